/**
 * The versions of a policy in the site: which texts are set side by side, what each page honestly says of them, and that a build which
 * remembers makes the same as one that does not.
 */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {HtmlValidate} from 'html-validate'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {readAttached} from '../../src/attached/read.ts'
import {build} from '../../src/pipeline/index.ts'
import {makeOffice, type Office} from '../office.ts'
import {open} from '../sites/fixture.ts'

interface Facts {
  readonly title?: string
  readonly effectiveDate: string
  readonly more?: string
}
const policy = (number: string, {title = '示范市夜市管理办法', effectiveDate, more = ''}: Facts, body: string): string => `---
title: ${title}
documentNumber: 示商务规〔${effectiveDate.slice(0, 4)}〕${number}号
indexNumber: 11379900MB2600122R/${effectiveDate.slice(0, 4)}-0000${number}
registrationNumber: SFCR-${effectiveDate.slice(0, 4)}-013000${number}
issuers: [swj]
documentType: 通知
normative: true
writtenDate: ${effectiveDate}
publishDate: ${effectiveDate}
effectiveDate: ${effectiveDate}
subjects:
  - 商贸、海关、旅游\\国内贸易（含供销）
summary: 规范夜市经营。
access: 主动公开
disclosureCategory: 1
historical: true
${more}---

${body}
`

const text = (hours: string, last = ''): string => `## 示范市夜市管理办法

第一条　为了规范夜市经营，根据有关规定，制定本办法。

第二条　夜市经营者应当遵守下列规定：

（一）不得占用消防通道；

（二）保持经营场所整洁。

第三条　夜市营业时间为每日${hours}。

第四条　商务局负责夜市的统筹协调。

第五条　街道办事处应当配合做好日常巡查。${last}
`

const paths = {
  first: 'content/policies/2021/sswg-2021-1.md',
  second: 'content/policies/2024/sswg-2024-1.md',
  decision: 'content/policies/2025/sswg-2025-1.md',
  whole: 'content/policies/2025/sswg-2025-2.md',
}
const files = {
  [paths.first]: policy('1', {effectiveDate: '2021-05-01'}, text('18时至次日2时').replaceAll('，', ',')),
  [paths.second]: policy(
    '1',
    {effectiveDate: '2024-05-01', more: 'replaces:\n  - to: sswg-2021-1\n    date: 2024-05-01\n'},
    text('18时至次日1时'),
  ),
  [paths.decision]: policy(
    '1',
    {
      title: '示范市商务局关于修改《示范市夜市管理办法》的通知',
      effectiveDate: '2025-03-01',
      more: 'amends: [sswg-2024-1]\n',
    },
    '将《示范市夜市管理办法》第三条中的“1时”修改为“零时”。',
  ),
  [paths.whole]: policy(
    '2',
    {title: '示范市夜市管理办法（2025年修正）', effectiveDate: '2025-03-01', more: 'amends: [sswg-2024-1]\n'},
    text('18时至次日零时', '发现问题的，应当及时报告。'),
  ),
}

let office: Office
beforeAll(async () => {
  office = makeOffice(files)
  // Nothing else is looked at here.
  const config = readFileSync(join(office.folder, 'gzgk.config.yml'), 'utf8')
  office.put('gzgk.config.yml', `${config}\noutputs: [html, compare, csv, sitemap, text]\n`)
  await make()
})
afterAll(() => office.remove())

const make = async (options: {readonly cache?: boolean; readonly out?: string} = {}) => {
  const report = await build(await open(office.folder, {today: '2026-11-23'}), {search: false, ...options})
  expect(report.diagnostics.flatMap(({level, path, reason}) => (level === 'error' ? [`${path} ${reason}`] : []))).toEqual([])
  return report
}
const file = (path: string, out = 'dist'): string => readFileSync(join(office.folder, out, path), 'utf8')
const names = (): string[] =>
  (JSON.parse(file('files.json')) as {files: {path: string}[]}).files
    .map(({path}) => path)
    .filter(path => path.includes('/compare/'))
const page = (path: string): string => file(`${path}/index.html`)
const sentences = (html: string): string =>
  html
    .replaceAll(/<span class="nb">([^<]*)<\/span>/gu, '$1')
    .replaceAll(/<[^>]+>/gu, ' ')
    .replaceAll(/\s+/gu, ' ')

describe('which texts are set side by side', () => {
  test('what replaces another, and a whole text of the same title; not a decision on what to change', () => {
    expect(names()).toEqual(
      ['2024/sswg-2024-1/compare/sswg-2021-1', '2025/sswg-2025-2/compare/sswg-2024-1'].flatMap(path =>
        ['compare.csv', 'compare.docx', 'index.html'].map(name => `policies/${path}/${name}`),
      ),
    )
  })
})

describe('the page of a comparison', () => {
  const path = 'policies/2025/sswg-2025-2/compare/sswg-2024-1'

  test('is valid html, out of the index and the map, and leads to both texts', async () => {
    const html = page(path)
    const report = await new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: {'long-title': 'off', 'doctype-style': 'off'},
    }).validateString(html)
    expect(report.results.flatMap(({messages}) => messages.map(({message, line}) => `${line}: ${message}`))).toEqual([])
    expect(html).toContain('<meta name="robots" content="noindex,follow">')
    expect(html).not.toContain('data-pagefind-body')
    expect(file('sitemap.xml')).not.toContain('/compare/')
    expect(html).toContain('href="/policies/2025/sswg-2025-2/#tiao-3"')
    expect(html).toContain('href="/policies/2024/sswg-2024-1/"')
    expect(html).toMatch(/次日<del>1[^<]*<\/del>/u)
  })

  test('says when only printing differs, beside what really does', () => {
    expect(sentences(page('policies/2024/sswg-2024-1/compare/sswg-2021-1'))).toContain(
      '修改1处。另有1处只有标点、空格等排版不同。',
    )
  })

  test('has the same table as a Word document and as data', async () => {
    const docx = await readAttached('a.docx', readFileSync(join(office.folder, 'dist', path, 'compare.docx')))
    expect(docx.lines.join('\n')).toContain('修改。涉及')
    expect(file(`${path}/compare.csv`)).toContain('修改,第三条,')
  })
})

describe('the page of a policy', () => {
  test('lists all versions, each with the days for which it stood', () => {
    for (const path of ['2021/sswg-2021-1', '2024/sswg-2024-1', '2025/sswg-2025-2']) {
      const html = page(`policies/${path}`)
      const list = html.slice(html.indexOf('id="versions"'), html.indexOf('id="history"'))
      expect(sentences(list)).toMatch(
        /2025年3月1日起 .*2025〕2号.*与示商务规〔2024〕1号对照.*2024年5月1日—2025年2月28日 .*2024〕1号.*已修改.*与示商务规〔2021〕1号对照.*2021年5月1日—2024年4月30日 .*2021〕1号.*已废止/u,
      )
    }
    // The decision is no text of the instrument.
    expect(page('policies/2025/sswg-2025-1')).not.toContain('id="versions"')
  })

  test('of an older one leads to what was changed', () => {
    const html = page('policies/2021/sswg-2021-1')
    const banner = html.slice(html.indexOf('class="banner'), html.indexOf('class="facts'))
    expect(banner).toContain('href="/policies/2024/sswg-2024-1/compare/sswg-2021-1/"')
  })

  test('of a newer one says what changed, and marks the articles that did, no others', () => {
    const html = page('policies/2025/sswg-2025-2')
    expect(sentences(html)).toContain('与《示范市夜市管理办法》（示商务规〔2024〕1号）相比：修改2处。')
    expect(
      [...html.matchAll(/<p class="seen"[^>]*><a href="([^"]*)">([^<]*)/gu)].map(([, href, words]) => `${words} ${href}`),
    ).toEqual([
      '第三条有修改，见对照 /policies/2025/sswg-2025-2/compare/sswg-2024-1/#d-tiao-3',
      '第五条有修改，见对照 /policies/2025/sswg-2025-2/compare/sswg-2024-1/#d-tiao-5',
    ])
    expect(page('policies/2025/sswg-2025-2/compare/sswg-2024-1')).toContain('id="d-tiao-3"')
  })

  test('does not mark an article whose commas alone are others', () => {
    expect(page('policies/2024/sswg-2024-1')).not.toMatch(/第一条有修改/u)
    expect(page('policies/2024/sswg-2024-1')).toMatch(/第三条有修改/u)
  })
})

describe('a build that remembers', () => {
  const edits: readonly (readonly [string, string, string])[] = [
    [paths.second, '统筹协调', '统筹协调和指导'],
    [paths.second, 'title: 示范市夜市管理办法', 'title: 示范市夜间市集管理办法'],
  ]
  test('makes the same as one that does not, after each of some edits', async () => {
    for (const [path, from, to] of edits) {
      const before = readFileSync(join(office.folder, path), 'utf8')
      expect(before).toContain(from)
      office.put(path, before.replace(from, to))
      await make()
      await make({cache: false, out: 'cold'})
      expect(file('files.json')).toBe(file('files.json', 'cold'))
    }
    // Of another title, the whole text is no whole text of it any more.
    expect(names().some(path => path.includes('sswg-2025-2/compare'))).toBe(false)
  })
})
