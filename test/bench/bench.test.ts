import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {corpus, frontmatterOf, han} from '../../bench/corpus.js'
import {phasesIn} from '../../bench/measure.js'
import {keepIn, machine, markdown} from '../../bench/report.js'
import {fileOf, writeSite} from '../../bench/sites.js'
import {buildOf, reportOf, saidOf, temporary} from '../sites/fixture.ts'

const textOf = (options: Parameters<typeof corpus>[0]): string => {
  const {metas, bodyOf} = corpus(options)
  return metas.map((meta: Parameters<typeof frontmatterOf>[0]) => frontmatterOf(meta) + bodyOf(meta)).join('\n')
}

describe('the generated corpus', () => {
  test('is the same for the same seed, and another for another', () => {
    const options = {documents: 80, bytes: 3000, seed: 4}
    expect(textOf(options)).toBe(textOf(options))
    expect(textOf({...options, seed: 5})).not.toBe(textOf(options))
  })

  test('has bodies of the size asked for', () => {
    const {metas, bodyOf} = corpus({documents: 40, bytes: 6000, style: 'thick'})
    const sizes = metas.map((meta: {index: number}) => Buffer.byteLength(bodyOf(meta)))
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(6000)
    expect(Math.max(...sizes)).toBeLessThan(8500)
  })

  test('has titles of its own for every document', () => {
    const titles = corpus({documents: 20_000}).metas.map(({title}: {title: string}) => title)
    expect(new Set(titles).size).toBe(20_000)
  })

  test.each(['prose', 'thick'] as const)('gives gzgk nothing to say: %s', async style => {
    const folder = temporary()
    writeSite('gzgk-full', corpus({documents: 60, bytes: 3000, style}), folder)
    expect(reportOf(await saidOf(folder)).trim()).toBe('')
  })
})

test('the theme that makes what the peers make draws every page', async () => {
  const folder = temporary()
  const texts = corpus({documents: 16, bytes: 3000, style: 'thick'})
  writeSite('gzgk', texts, folder)
  const {read} = await buildOf(folder)
  const [{url, title}] = texts.metas
  expect(read(join(url, 'index.html'))).toContain(`<h1>${title}</h1>`)
  expect(read(join(url, 'index.html'))).toMatch(/<table>[\s\S]*<strong>/u)
  expect(read('policies/index.html')).toContain(title)
})

test('the peers get the same bodies', () => {
  const folder = temporary()
  const texts = corpus({documents: 4, bytes: 3000})
  for (const generator of ['gzgk', 'hugo', 'eleventy', 'astro']) writeSite(generator, texts, join(folder, generator))
  for (const meta of texts.metas) {
    for (const generator of ['gzgk', 'hugo', 'eleventy', 'astro'])
      expect(readFileSync(join(folder, generator, fileOf(meta)), 'utf8').endsWith(`---\n\n${texts.bodyOf(meta)}`)).toBe(true)
  }
})

test('counts articles in Chinese', () => {
  expect([1, 10, 11, 20, 45, 100, 101, 110, 219].map(han)).toEqual(
    '一 十 十一 二十 四十五 一百 一百零一 一百一十 二百一十九'.split(' '),
  )
})

test('finds the phases in what gzgk prints', () => {
  expect(
    phasesIn('读取内容   1 000 个文件              12.1 秒\n生成文件   3227 个                  0.3 秒\n完成 dist/ 共 1.0 秒\n'),
  ).toEqual({
    读取内容: 12.1,
    生成文件: 0.3,
  })
})

describe('the report', () => {
  const times = (seconds: number) => ({cold: [seconds, 2 * seconds, seconds], unchanged: [seconds, seconds, seconds]})
  const row = (name: string, seconds: number) => ({
    name,
    times: times(seconds),
    phases: {},
    peak: 3000,
    files: 10,
    pages: 5,
    bytes: 2 ** 20,
  })
  const results = {
    machine: machine(),
    options: {cases: 'cold,unchanged,check', runs: '3', style: 'prose', bytes: '6000', seed: '1'},
    versions: {gzgk: '1', hugo: '2'},
    missing: ['astro is left out: no Node'],
    start: {node: [0.1], gzgk: [0.12], ratio: 1.2},
    sizes: [10_000, 100_000].map(documents => ({
      documents,
      missing: [],
      rows: [row('gzgk', documents / 10_000), row('hugo', 4)],
      check: {cold: [2], unchanged: [0.5]},
    })),
  }

  test('says of each target whether it is met, and what is left out', () => {
    const report = markdown(results)
    expect(report).toContain('gzgk / hugo, cold: 0.25, wanted at most 0.7: met')
    expect(report).toContain('gzgk / hugo, unchanged: 0.25, wanted at most 0.15: not met')
    expect(report).toContain('gzgk: peak 3,000 MB, wanted at most 2048: not met')
    expect(report).toContain('at 100000 1.00 × of that at 10000')
    expect(report).toContain('astro is left out: no Node')
  })

  test('takes the place of the last one in the file', () => {
    const file = join(temporary(), 'README.md')
    writeFileSync(file, 'before\n<!-- last table -->\nold\n<!-- /last table -->\nafter\n')
    keepIn(file, 'new\n')
    expect(readFileSync(file, 'utf8')).toBe('before\n<!-- last table -->\n\nnew\n\n<!-- /last table -->\nafter\n')
  })
})
