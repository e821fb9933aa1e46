import type {Element, Root} from 'hast'
import rehypeParse from 'rehype-parse'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import {describe, expect, it} from 'vitest'
import {pagesOf} from '../site.ts'
import {entryOf, partOf, textOf} from './affairs.ts'

const parts = ['一、总体情况', '二、主动公开', '三、收到和处理', '四、复议诉讼', '五、主要问题', '六、其他事项']
const body = {
  html: `<p>前言</p>${parts.map((title, index) => `<h2 id="s${index + 1}">${title}</h2><p>第${index + 1}部分的话</p>`).join('')}`,
  toc: parts.map((title, index) => ({id: `s${index + 1}`, title, children: []})),
}
const at = 'reports/2025/index.html'
const report = entryOf('report', 'report-2025', {tableNotes: ['数据截至2025年12月31日。']}, body)
const earlier = entryOf('report', 'report-2024', {year: 2024, title: '2024年年度报告'}, body)
const page = (await pagesOf([report, earlier])).get(at)!

const place = (text: string): number => {
  const found = page.indexOf(text, page.indexOf('id="text"'))
  expect(found, text).toBeGreaterThan(0)
  return found
}
const tableOf = (id: string): string => partOf(page, `<section class="scroll stat" tabindex="0" aria-labelledby="${id}"`)

describe('the statutory tables', () => {
  it('stand at the end of the parts they belong to', () => {
    const order = ['第1部分', 'id="s2"', '第2部分', 'id="table-2"', 'id="s3"', '第3部分', 'id="table-3"', 'id="s4"', '第4部分']
    const rest = ['id="table-4"', 'id="s5"', '第6部分', 'id="notes"']
    const places = [...order, ...rest].map(place)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  it('come after the text when the body has no such parts', async () => {
    const html = (await pagesOf([entryOf('report', 'report-2025', {}, {html: '<p>全文</p>'})])).get(at)!
    for (const id of ['table-2', 'table-3', 'table-4']) expect(html.indexOf('全文')).toBeLessThan(html.indexOf(`id="${id}"`))
  })

  it('have the rows of the form, in its words and order', () => {
    const rows = [...tableOf('table-3').matchAll(/<tr>(.*?)<\/tr>/gs)].map(match => textOf(match[1]!).trim())
    const body = rows.slice(3).map(row => row.replace(/( \d+){7}$/, ''))
    expect(body).toEqual([
      '一、本年新收政府信息公开申请数量',
      '二、上年结转政府信息公开申请数量',
      '三、本年度办理结果 （一）予以公开',
      '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
      '（三）不予公开 1.属于国家秘密',
      '2.其他法律行政法规禁止公开',
      '3.危及“三安全一稳定”',
      '4.保护第三方合法权益',
      '5.属于三类内部事务信息',
      '6.属于四类过程性信息',
      '7.属于行政执法案卷',
      '8.属于行政查询事项',
      '（四）无法提供 1.本机关不掌握相关政府信息',
      '2.没有现成信息需要另行制作',
      '3.补正后申请内容仍不明确',
      '（五）不予处理 1.信访举报投诉类申请',
      '2.重复申请',
      '3.要求提供公开出版物',
      '4.无正当理由大量反复申请',
      '5.要求行政机关确认或重新出具已获取信息',
      '（六）其他处理 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
      '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
      '3.其他',
      '（七）总计',
      '四、结转下年度继续办理',
    ])
    expect(rows[3]).toMatch(/ 6 2 0 0 0 0 8$/)
    expect(textOf(tableOf('table-4'))).toContain(
      '行政复议 行政诉讼 未经复议直接起诉 复议后起诉 结果维持 结果纠正 其他结果 尚未审结 总计',
    )
    expect(textOf(tableOf('table-2'))).toMatch(
      /行政规范性文件 0 0 1 .*行政许可 126 .*行政处罚 9 行政强制 0 .*（单位：万元） 行政事业性收费 0/,
    )
  })

  it('are rectangles, and every number names headers that are there', () => {
    const tree = unified().use(rehypeParse).parse(page) as Root
    const tables: Element[] = []
    visit(tree, 'element', (node: Element) => {
      if (node.tagName === 'table') tables.push(node)
    })
    expect(tables).toHaveLength(3)
    for (const table of tables) {
      const cells: {column: number; row: number; node: Element}[] = []
      const taken = new Map<string, boolean>()
      const ids = new Set<string>()
      let row = 0
      visit(table, 'element', (node: Element) => {
        if (node.tagName !== 'tr') return
        let column = 0
        for (const child of node.children) {
          if (child.type !== 'element') continue
          while (taken.has(`${row},${column}`)) column++
          const [wide, high] = [Number(child.properties['colSpan'] ?? 1), Number(child.properties['rowSpan'] ?? 1)]
          for (let y = 0; y < high; y++)
            for (let x = 0; x < wide; x++) {
              expect(taken.has(`${row + y},${column + x}`)).toBe(false)
              taken.set(`${row + y},${column + x}`, true)
            }
          cells.push({column, row, node: child})
          if (child.properties['id'] !== undefined) ids.add(String(child.properties['id']))
        }
        row++
      })
      const widths = Array.from({length: row}, (_, y) => [...taken.keys()].filter(key => key.startsWith(`${y},`)).length)
      expect(new Set(widths).size).toBe(1)
      for (const {node} of cells) {
        if (node.tagName === 'th') expect(node.properties['scope']).toBeDefined()
        if (node.tagName !== 'td') continue
        const headers = node.properties['headers'] as string[]
        expect(headers.length).toBeGreaterThan(1)
        for (const id of headers) expect(ids).toContain(id)
      }
    }
  })
})

describe('an annual report', () => {
  it('leads to the reports of other years', () => {
    const years = partOf(page, '<nav class="choices"')
    expect(years).toContain('<a href="/reports/2025/" aria-current="page">2025年</a>')
    expect(years).toContain('<a href="/reports/2024/">2024年</a>')
  })

  it('is a Report to machines', () => {
    expect(page).toContain('"@type":"Report"')
    expect(page).toContain('"temporalCoverage":"2025-01-01/2025-12-31"')
  })
})
