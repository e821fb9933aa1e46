/** One table in all its forms: each says all of it, reads well, and has the same bytes every time. */
import {HtmlValidate} from 'html-validate'
import {describe, expect, test} from 'vitest'
import {readAttached} from '../../../src/attached/read.ts'
import {tableOf} from '../../../src/comparison/index.ts'
import {comparisonCsv} from '../../../src/outputs/comparison/csv.ts'
import {comparisonDocx} from '../../../src/outputs/comparison/document-docx.ts'
import {comparisonHtml} from '../../../src/outputs/comparison/document-html.ts'
import {comparisonMarkdown} from '../../../src/outputs/comparison/markdown.ts'
import {comparisonMarkup} from '../../../src/outputs/comparison/markup.ts'
import {passages} from '../../comparison/material.ts'
import {goldenIn} from '../../golden.ts'

const golden = goldenIn(import.meta.dirname)

const before = `示范市夜市管理办法

第一章　总则

第一条　为了规范夜市经营，制定本办法。

第二条　夜市经营者应当遵守下列规定：

（一）不得占用消防通道；

（二）保持经营场所整洁。

第三条　商务局负责夜市的统筹协调。

第四条　夜市营业时间为每日18时至次日2时。

第五条　街道办事处应当配合做好日常巡查，发现问题及时报告。

第六条　违反本办法第二条规定的，处500元以上2000元以下的罚款。

第七条　本办法自2021年1月1日起施行。
`
const after = `示范市夜市管理办法

第一章　总 则

第一条　为了规范夜市经营,制定本办法。

第二条　鼓励夜市推行移动支付和明码标价。

第三条　夜市经营者应当遵守下列规定：

（一）不得占用消防通道；

（二）保持经营场所整洁，垃圾日产日清。

第四条　商务局负责夜市的统筹协调。

第五条　违反本办法第三条规定的，处1000元以上5000元以下的罚款。

第六条　街道办事处应当配合做好日常巡查，发现问题及时报告。

第七条　本办法自2026年1月1日起施行。
`
const [old, fresh] = [
  {name: '《示范市夜市管理办法》', detail: '示商务规〔2021〕1号'},
  {name: '《示范市夜市管理办法》', detail: '示商务规〔2026〕1号'},
]
const table = tableOf(passages(before), passages(after))
const all = {
  changed: table,
  new: tableOf([], passages(after)),
  gone: tableOf(passages(before), []),
  printed: tableOf(passages(before), passages(before.replaceAll('，', ',').replaceAll('　', ' '))),
  identical: tableOf(passages(before), passages(before)),
}

describe('Markdown', () => {
  test.each(Object.entries(all))('%s', (name, of) => golden(`${name}.md`, comparisonMarkdown(of, old!, fresh!, false)))

  test('with everything, what did not change is there, too', () => {
    const [short, whole] = [comparisonMarkdown(table, old!, fresh!, false), comparisonMarkdown(table, old!, fresh!, true)]
    expect(short).not.toContain('商务局负责夜市的统筹协调')
    expect(whole).toContain(
      '| ~~第三条~~　商务局负责夜市的统筹协调。 | **第四条**　商务局负责夜市的统筹协调。 | 序号变动。由第三条改为第四条 |',
    )
  })

  test('marks of Markdown in a text are only themselves', () => {
    const odd = tableOf(passages('第一条　甲|乙'), passages('第一条　丙丁戊\\*己*庚|辛'))
    expect(comparisonMarkdown(odd, old!, fresh!, false)).toContain('\\|')
    expect(
      comparisonMarkdown(odd, old!, fresh!, false)
        .split('\n')
        .filter(line => /(?<!\\)\|.*\| 修改/u.test(line)),
    ).toHaveLength(1)
  })
})

describe('csv', () => {
  test('every passage with its place in either text', () => golden('changed.csv', comparisonCsv(table).replaceAll('\r\n', '\n')))

  test('no cell is a formula', () => {
    expect(comparisonCsv(tableOf([], passages('=HYPERLINK(1)')))).toContain("'=HYPERLINK")
  })
})

describe('html', () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {'doctype-style': 'off', 'no-inline-style': 'off', 'long-title': 'off'},
  })
  test.each(Object.entries(all))('%s is valid, and readable', async (name, of) => {
    const html = comparisonHtml(of, old!, fresh!, false)
    const report = await validator.validateString(html)
    expect(report.results.flatMap(({messages}) => messages.map(({message, line}) => `${line}: ${message}`))).toEqual([])
    golden(`${name}.html`, comparisonMarkup(of, {whole: false}).replaceAll(/<(?=tr|tbody|table|details|\/table)/gu, '\n<'))
  })

  test('clauses lead to their texts', () => {
    const html = comparisonMarkup(table, {whole: false, urls: {before: '/a/', after: '/b/'}})
    expect(html).toContain('<a class="clause" href="/b/#tiao-2">第二条</a>')
    expect(html).toContain('<a class="clause" href="/a/#tiao-4">第四条</a>')
  })

  test('a text that would be a tag is a text', () => {
    const html = comparisonHtml(tableOf([], passages('第一条　`<script>alert(1)</script>`')), old!, fresh!, false)
    expect(html).not.toContain('<script')
  })
})

describe('docx', () => {
  const lines = async (of: typeof table, whole = false): Promise<readonly string[]> => {
    const {
      lines: read,
      unread,
      revisions,
      comments,
      properties,
    } = await readAttached('a.docx', await comparisonDocx(of, old!, fresh!, whole))
    expect([unread, revisions, comments]).toEqual([undefined, [], []])
    // Nobody's name, and no clock of the machine.
    expect(JSON.stringify(properties)).not.toMatch(/Un-named|20\d\d-/u)
    return read
  }

  test.each(Object.entries(all))('%s, read back', async (name, of) =>
    golden(`${name}.docx.txt`, `${(await lines(of)).join('\n')}\n`),
  )

  test('with everything', async () => {
    expect((await lines(table, true)).join('\n')).toContain('商务局负责夜市的统筹协调')
  })

  test('the same bytes every time, in every time zone', async () => {
    const zone = process.env.TZ
    try {
      const made = []
      for (const one of ['Asia/Shanghai', 'America/Los_Angeles']) {
        process.env.TZ = one
        made.push(Buffer.from(await comparisonDocx(table, old!, fresh!, false)).toString('base64'))
      }
      expect(made[0]).toBe(made[1])
    } finally {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    }
  })
})
