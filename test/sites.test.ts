/** Whole sites, each a folder under `sites/`: what is said of them, and what becomes of them. */
import {cpSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {fileOfUrl} from '../src/base/paths.ts'
import {kinds} from '../src/kinds/index.ts'
import {check} from '../src/pipeline/index.ts'
import {urlOf} from '../src/stages/load.ts'
import {brokenLinks} from './sites/crawl.ts'
import {
  buildOf,
  expectedOf,
  expectGolden,
  folderOf,
  open,
  reportOf,
  saidOf,
  siteNames,
  spotOf,
  temporary,
} from './sites/fixture.ts'
import {writeSamples} from './sites/samples.ts'

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
    expect(report.diagnostics.filter(({ruleId}) => ruleId !== 'number-brackets')).toEqual([])
    for (const path of [
      'policies/2026/sswg-2026-1',
      'policies/2023/sswg-2023-2',
      'policies/2024/sswz-2024-7',
      'notices/2026/duijie',
    ]) {
      const {body} = JSON.parse(read(`${path}/index.json`))
      expect(read(`${path}/index.html`)).toContain(body.html)
      const paragraphs = [...body.html.matchAll(/<(p|td|th)\b[^>]*>.*?<\/\1>/gsu)].map(([paragraph]) => paragraph)
      expectGolden('citations', `${path.replace(/^.*\//u, '')}.html`, `${paragraphs.join('\n')}\n`)
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

describe('what is lacking', () => {
  test('is not said while a file cannot be read: it may be that one', async () => {
    const folder = temporary()
    cpSync(folderOf('normative'), folder, {recursive: true})
    const file = (serial: number): string => join(folder, `content/policies/2024/sswg-2024-${serial}.md`)
    const text = (serial: number): string => readFileSync(file(2), 'utf8').replace('2024〕2号', `2024〕${serial}号`)
    const gaps = async () => {
      const {diagnostics, assessment} = await check(await open(folder), {cache: false})
      const {checked} = assessment.results.find(({id}) => id === 'document-number-gap')!
      return {found: diagnostics.filter(({ruleId}) => ruleId === 'document-number-gap').map(({actual}) => actual), checked}
    }
    writeFileSync(file(4), text(4))
    expect(await gaps()).toEqual({found: ['3'], checked: 6})
    writeFileSync(file(3), text(3).replace('2024-03-06', '2024-02-30'))
    expect(await gaps()).toEqual({found: [], checked: null})
    writeFileSync(file(3), text(3))
    expect(await gaps()).toEqual({found: [], checked: 7})
  })
})

describe('labels', () => {
  test('are the English keys under another name, at every depth', async () => {
    const folder = temporary()
    cpSync(folderOf('labels'), folder, {recursive: true})
    rmSync(join(folder, 'content', 'notices'), {recursive: true})
    const {report, read} = await buildOf(folder)
    expect(report.diagnostics).toEqual([])
    const dataOf = (path: string): unknown => JSON.parse(read(`${path}/index.json`)).data
    expect(dataOf('policies/2026/sswg-2026-1')).toEqual({
      title: '示范市夜市管理办法',
      documentNumber: '示商务规〔2026〕1号',
      indexNumber: '11379900MB2600122R/2026-00001',
      registrationNumber: 'SFCR-2026-0130001',
      issuers: ['swj', 'czj'],
      documentType: '通知',
      normative: true,
      writtenDate: '2026-03-02',
      publishDate: '2026-03-04',
      effectiveDate: '2026-04-01',
      expiryDate: '2031-03-31',
      basedOn: [{title: '示范市商品流通条例', documentNumber: '示政发〔2019〕8号'}],
      attachments: [{file: 'sswg-2026-1-annex-1.csv', title: '夜市名单'}],
    })
    expect(dataOf('interpretations/2026/sswg-2026-1-text')).toMatchObject({interprets: [{to: 'sswg-2026-1'}], form: 'text'})
  })
})

describe('every kind', () => {
  test('builds a site without findings and without broken links', async () => {
    const folder = temporary()
    writeSamples(folder)
    const {report, read, files} = await buildOf(folder)
    expect(report.diagnostics).toEqual([])
    const paths = files.map(({path}) => path)
    expect(brokenLinks(paths, read)).toEqual([])
    for (const kind of kinds) {
      const page = fileOfUrl(urlOf(kind, kind.sample.path, kind.sample.data))
      expect(paths).toContain(page)
      expect(read(page), page).toContain(kind.sample.data.title)
    }
  })

  test('with no more than it must have builds, too, and no page shows what is not there', async () => {
    const folder = temporary()
    writeSamples(folder)
    const {schemas} = await open(folder)
    writeSamples(folder, ({name, sample}) => {
      const required = schemas.get(name)!['required'] as readonly string[]
      const data = Object.fromEntries(Object.entries(sample.data).filter(([key]) => required.includes(key)))
      return {data: data as typeof sample.data, body: ''}
    })
    // The library of the city wants more of a policy than its schema does.
    const config = join(folder, 'gzgk.config.yml')
    writeFileSync(config, readFileSync(config, 'utf8').replace(/^feed:\n(?: .*\n)+/mu, ''))
    const {report, read, files} = await buildOf(folder)
    expect(report.diagnostics.filter(({level}) => level === 'error')).toEqual([])
    const paths = files.map(({path}) => path)
    expect(brokenLinks(paths, read)).toEqual([])
    for (const path of paths.filter(name => /\.(?:html|json|xml|csv|txt)$/u.test(name))) {
      expect(read(path), path).not.toMatch(/\bundefined\b|\[object|\bNaN\b|（）|《》|〔〕/u)
      if (path.endsWith('.html'))
        expect(read(path), path).not.toMatch(/>null<|<(?:h1|h2|h3|dt|dd|li|a)(?: [^>]*)?>\s*<\/(?:h1|h2|h3|dt|dd|li|a)>/u)
    }
  })
})
