import {defineRule} from '../base/define.ts'
import {valueAt} from '../base/pointer.ts'
import type {Entry, Finding, Pointer} from '../base/types.ts'
import {columns} from './reports.ts'

const parts = Object.keys(columns).filter(column => column !== 'total')
/** The rows of table 3, in the order of the form. */
const results: Readonly<Record<string, string>> = {
  granted: '予以公开',
  partlyGranted: '部分公开',
  'refused/stateSecret': '属于国家秘密',
  'refused/otherLaw': '其他法律行政法规禁止公开',
  'refused/security': '危及“三安全一稳定”',
  'refused/thirdParty': '保护第三方合法权益',
  'refused/internalAffairs': '属于三类内部事务信息',
  'refused/process': '属于四类过程性信息',
  'refused/enforcementFile': '属于行政执法案卷',
  'refused/administrativeQuery': '属于行政查询事项',
  'unavailable/notHeld': '本机关不掌握相关政府信息',
  'unavailable/needsCreation': '没有现成信息需要另行制作',
  'unavailable/unclear': '补正后申请内容仍不明确',
  'notProcessed/petition': '信访举报投诉类申请',
  'notProcessed/repeated': '重复申请',
  'notProcessed/publication': '要求提供公开出版物',
  'notProcessed/excessive': '无正当理由大量反复申请',
  'notProcessed/reconfirmation': '要求行政机关确认或重新出具已获取信息',
  'otherHandling/noCorrection': '申请人无正当理由逾期不补正',
  'otherHandling/noPayment': '申请人逾期未按收费通知要求缴纳费用',
  'otherHandling/other': '其他处理·其他',
}
const rows: Readonly<Record<string, string>> = {
  received: '本年新收政府信息公开申请数量',
  carriedOver: '上年结转政府信息公开申请数量',
  ...Object.fromEntries(Object.entries(results).map(([row, label]) => [`results/${row}`, label])),
  'results/total': '（七）总计',
  carriedForward: '结转下年度继续办理',
}
const cases: Readonly<Record<string, string>> = {
  review: '行政复议',
  litigationDirect: '未经复议直接起诉',
  litigationAfterReview: '复议后起诉',
}
const outcomes = ['upheld', 'corrected', 'other', 'pending']

export default defineRule({
  id: 'report-balance',
  title: '年度报告统计表的各项合计相等',
  clause: {instrument: '政府信息公开工作年度报告格式（国办公开办函〔2021〕30号）', article: '第三、四部分统计表'},
  confidence: 'P',
  why: '格式印着表三的勾稽关系：第一项加第二项之和，等于第三项加第四项之和；各列都要相等。办理结果的各行之和等于“（七）总计”，每行自然人与五类法人或其他组织之和等于总计；表四每类的四种结果之和等于总计。一处不平，汇总到市、省就对不上。',
  level: 'error',
  kinds: ['report'],
  scope: 'entry',
  check(entry, report) {
    for (const finding of [...rowFaults(entry), ...columnFaults(entry), ...caseFaults(entry)]) report(finding)
  },
  examples: {
    pass: [
      {kind: 'report'},
      {kind: 'report', data: {table3: {received: {natural: 7, total: 9}, carriedForward: {natural: 2, total: 2}}}},
    ],
    fail: [
      {kind: 'report', data: {table3: {results: {granted: {total: 6}}}}, at: '/table3/results/granted/total'},
      {kind: 'report', data: {table3: {results: {total: {natural: 7, total: 9}}}}, at: '/table3/results/total/natural'},
      // 新收多一件，没有去处。
      {kind: 'report', data: {table3: {received: {natural: 7, total: 9}}}, at: '/table3/carriedForward/natural'},
      {kind: 'report', data: {table4: {review: {total: 2}}}, at: '/table4/review/total'},
    ],
  },
})

const number = (entry: Entry, pointer: Pointer): number => Number(valueAt(entry.data, pointer) ?? 0)
const sum = (numbers: readonly number[]): number => numbers.reduce((total, item) => total + item, 0)

function fault(entry: Entry, at: Pointer, expected: number, reason: string): Finding[] {
  const actual = number(entry, at)
  if (actual === expected) return []
  return [{at, reason, actual: String(actual), expected: [String(expected)], note: '对照原表核对这一格和参加相加的各格'}]
}

/** R30: natural persons and the five sorts of organisations make the total of each row. */
const rowFaults = (entry: Entry): Finding[] =>
  Object.entries(rows).flatMap(([row, label]) => {
    const expected = sum(parts.map(column => number(entry, `/table3/${row}/${column}`)))
    return fault(entry, `/table3/${row}/total`, expected, `表三“${label}”一行的总计（total）与各列之和${expected}不相等`)
  })

/** R29, then R28 where R29 holds. The column 总计 follows from the rows and the other columns, and would only say things twice. */
const columnFaults = (entry: Entry): Finding[] =>
  parts.flatMap(column => {
    const resolved = resultFault(entry, column)
    return resolved.length > 0 ? resolved : mainFault(entry, column)
  })

/** The rows of results make （七）总计. */
function resultFault(entry: Entry, column: string): Finding[] {
  const expected = sum(Object.keys(results).map(row => number(entry, `/table3/results/${row}/${column}`)))
  const reason = `表三“（七）总计”的${columns[column]}（${column}）与办理结果各行之和${expected}不相等`
  return fault(entry, `/table3/results/total/${column}`, expected, reason)
}

/** What came in is what was dealt with or goes on. */
function mainFault(entry: Entry, column: string): Finding[] {
  const came = number(entry, `/table3/received/${column}`) + number(entry, `/table3/carriedOver/${column}`)
  const done = number(entry, `/table3/results/total/${column}`)
  const reason = `表三${columns[column]}（${column}）一列不平衡：新收与上年结转共${came}件，办理总计${done}件，应当结转下年度${came - done}件`
  return fault(entry, `/table3/carriedForward/${column}`, came - done, reason)
}

/** R31: four outcomes make the total, three times. */
const caseFaults = (entry: Entry): Finding[] =>
  Object.entries(cases).flatMap(([sort, label]) => {
    const expected = sum(outcomes.map(outcome => number(entry, `/table4/${sort}/${outcome}`)))
    return fault(entry, `/table4/${sort}/total`, expected, `表四“${label}”的总计（total）与四种结果之和${expected}不相等`)
  })
