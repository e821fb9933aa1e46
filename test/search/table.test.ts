/** The table of pages: what the build writes, the browser reads. */
import {expect, test} from 'vitest'
import {clausesOf, type PageFacts} from '../../src/search/fragment.ts'
import {tableOf} from '../../src/search/table.ts'
import {hasClause, readTable} from '../../themes/default/search/table.js'

const facts: PageFacts = {
  url: '/policies/2026/sswg-2026-2/',
  title: '示范市预付卡管理办法',
  kind: '政策文件',
  number: '示商务规〔2026〕2号',
  date: '2026-07-24',
  state: ['现行有效', 'ok'],
  filters: {年份: ['2026'], 机构: ['示范市商务局', '示范市财政局']},
  clauses: '1-12,12-1z',
}
const other: PageFacts = {
  ...facts,
  url: '/pages/a/',
  number: '',
  date: '',
  state: ['', ''],
  filters: {年份: ['2026']},
  clauses: '',
}

test('comes back as it was, page by page', () => {
  const table = JSON.parse(
    tableOf(
      [
        {name: 'zh-cn_1', facts, size: 3100},
        {name: 'zh-cn_2', facts: other, size: 0},
      ],
      [[5, 'a']],
    ),
  )
  expect(table.pairs).toEqual([[5, 'a']])
  const pages = readTable(table, 300)
  expect(pages[0]).toMatchObject({
    index: 300,
    name: 'zh-cn_1',
    url: facts.url,
    title: facts.title,
    number: facts.number,
    numbers: ['示商务规', '2026', '2'],
    date: facts.date,
    kind: '政策文件',
    size: 4,
    state: '现行有效',
    tone: 'ok',
    values: [
      ['年份', '2026'],
      ['机构', '示范市商务局'],
      ['机构', '示范市财政局'],
    ],
  })
  expect(pages[1]).toMatchObject({index: 301, number: '', numbers: null, state: '', tone: '', values: [['年份', '2026']]})
})

test('names clauses in spans', () => {
  expect(clausesOf(['zhang-1', 'tiao-1', 'tiao-2', 'tiao-4', 'tiao-3', 'tiao-12-1z', 'tiao-3-k2', 'tiao-7--2'])).toBe('1-4,12-1z')
  expect(clausesOf(['s1'])).toBe('')
  const page = readTable(JSON.parse(tableOf([{name: 'x', facts, size: 1}], [])))[0]!
  expect(['1', '12', '12-1z', '13', '0', '2-1z'].map(name => hasClause(page, name))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ])
})
