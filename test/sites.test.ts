/** Whole sites, each a folder under `sites/`: what is said of them, and what becomes of them. */
import {describe, expect, test} from 'vitest'
import {buildOf, expectedOf, expectGolden, folderOf, reportOf, saidOf, siteNames, spotOf} from './sites/fixture.ts'

describe.each(siteNames)('%s', name => {
  test('says what its files call for, and nothing else', async () => {
    const said = await saidOf(folderOf(name))
    expect(said.map(spotOf).sort()).toEqual(expectedOf(folderOf(name)))
    if (said.length > 0) expectGolden(name, 'report.txt', reportOf(said))
  })
})

describe('citations', () => {
  test('are links where exactly one entry, and a clause that it has, can be meant', async () => {
    const {report, read} = await buildOf(folderOf('citations'))
    expect(report.diagnostics).toEqual([])
    for (const path of ['policies/2026/sswg-2026-1', 'policies/2023/sswg-2023-2', 'policies/2024/sswz-2024-7', 'notices/2026/duijie']) {
      const {body} = JSON.parse(read(`${path}/index.json`))
      expect(read(`${path}/index.html`)).toContain(body.html)
      expectGolden('citations', `${path.replace(/^.*\//u, '')}.html`, `${body.html.replaceAll(/(?<=<\/(?:h[2-6]|p|li|tr|blockquote)>)\s*/gu, '\n')}\n`)
    }
  })
})

describe('validity', () => {
  test.each(['2021-08-31', '2023-09-30', '2026-11-23', '2027-01-01'])('at %s', async today => {
    const {report, read, files} = await buildOf(folderOf('validity'), {today})
    // What is of a later day than the one asked about is pointed out, and nothing else.
    expect(report.diagnostics.filter(({ruleId}) => ruleId !== 'date-future')).toEqual([])
    expect(report.written).toBe(true)
    const rows = files
      .filter(({path}) => /^policies\/\d{4}\/[^/]+\/index\.json$/u.test(path))
      .map(({path}) => {
        const {title, data, validity} = JSON.parse(read(path))
        const {label, since, until, by, evidence} = validity
        // The page says the same.
        expect(read(path.replace('.json', '.html'))).toContain(label)
        return `《${title}》（${data.documentNumber}）\n  ${label}，${since ?? '—'} 起，${until ?? '—'} 变\n  ${by?.title ?? '—'}\n  ${evidence}\n`
      })
    expectGolden('validity', `${today}.txt`, rows.join('\n'))
  })
})
