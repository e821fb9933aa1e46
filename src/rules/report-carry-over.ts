import {defineRule} from '../base/define.ts'
import {valueAt} from '../base/pointer.ts'
import {columns, consecutive, isExplained, yearOf} from './reports.ts'

const last = {natural: 1, business: 0, research: 0, publicWelfare: 0, legalService: 0, other: 0, total: 1}
/** The sample is of 2025, and carries one application over. */
const year2024 = {year: 2024, publishDate: '2025-01-20', table3: {carriedForward: last}}

export default defineRule({
  id: 'report-carry-over',
  title: '上年结转数等于上一年度报告的结转下年度数',
  clause: {instrument: '政府信息公开工作年度报告格式（国办公开办函〔2021〕30号）', article: '第三部分统计表'},
  confidence: 'P',
  why: '上年没有办完的申请，就是今年的“上年结转”，每一类申请人都应当相同；不同的，两年的报告至少有一年错了。机构改革并入、更正上年数据等原因造成的，在统计说明（tableNotes）里写明“结转”的来由，就只提示核对。',
  level: 'error',
  kinds: ['report'],
  scope: 'site',
  check(site, report) {
    for (const [entry, before] of consecutive(site)) {
      if (entry.data.historical === true) continue
      const differing = Object.entries(columns).flatMap(([column, label]) => {
        const [own, then] = [entry, before].map(({data}, index) =>
          Number(valueAt(data, `/table3/${index === 0 ? 'carriedOver' : 'carriedForward'}/${column}`)),
        ) as [number, number]
        return own === then ? [] : [{column, label, own, then}]
      })
      const [first] = differing
      if (!first) continue
      const detail = differing.map(({label, own, then}) => `${label}${own}件，上年${then}件`).join('；')
      report(entry.id, {
        at: `/table3/carriedOver/${first.column}`,
        ...(isExplained(entry, /结转/u) && {verdict: 'review'}),
        reason: `上年结转（carriedOver）与${yearOf(before)}年度报告的结转下年度（carriedForward）不一致：${detail}`,
        actual: String(first.own),
        expected: [String(first.then)],
        note: `核对两年的原表，上一年的是 ${before.path}；确有原因的，在 tableNotes 里写明`,
      })
    }
  },
  examples: {
    pass: [
      {
        kind: 'report',
        data: {historical: true},
        others: [{kind: 'report', data: {...year2024, table3: {carriedForward: {natural: 5, total: 5}}}}],
      },
      {kind: 'report', others: [{kind: 'report', data: year2024}]},
      {
        kind: 'report',
        others: [{kind: 'report', data: {...year2024, year: 2023, table3: {carriedForward: {natural: 5, total: 5}}}}],
      },
      {
        kind: 'report',
        others: [{kind: 'report', data: {...year2024, issuers: ['czj'], table3: {carriedForward: {natural: 5, total: 5}}}}],
      },
    ],
    fail: [
      {
        kind: 'report',
        others: [{kind: 'report', data: {...year2024, table3: {carriedForward: {...last, natural: 0, business: 1}}}}],
        at: '/table3/carriedOver/natural',
        says: {level: 'error'},
      },
      {
        kind: 'report',
        data: {tableNotes: ['上年结转数含机构改革并入的1件。']},
        others: [{kind: 'report', data: {...year2024, table3: {carriedForward: {...last, total: 0}}}}],
        at: '/table3/carriedOver/total',
        says: {verdict: 'review'},
      },
    ],
  },
})
