import {defineRule} from '../base/define.ts'
import {valueAt} from '../base/pointer.ts'
import type {Entry} from '../base/types.ts'
import {consecutive, isExplained, yearOf} from './reports.ts'

const kindsOfText: Readonly<Record<string, string>> = {regulations: '规章', normative: '行政规范性文件'}
const counts = (inForce: number) => ({year: 2024, publishDate: '2025-01-20', table2: {normative: {inForce}}})

export default defineRule({
  id: 'report-valid-chain',
  title: '现行有效件数与上年的件数和本年制发废止件数相衔接',
  clause: {instrument: '政府信息公开工作年度报告格式（国办公开办函〔2021〕30号）', article: '第二部分统计表'},
  // 格式没有这一条：只是核对数字的办法。
  confidence: 'm',
  why: '一般说来，上年的现行有效件数，加本年制发、减本年废止，等于本年的现行有效件数。年度报告格式没有规定这一关系，统计口径调整、清理、有效期届满都会使它不等，所以只提示核对；在统计说明（tableNotes）里写明“现行有效”件数怎样来的，就不再提示。',
  level: 'warn',
  kinds: ['report'],
  scope: 'site',
  check(site, report) {
    for (const [entry, before] of consecutive(site)) {
      if (entry.data.historical === true || isExplained(entry, /现行有效|有效件数/u)) continue
      for (const [name, label] of Object.entries(kindsOfText)) {
        const [was, issued, repealed, now] = [
          number(before, name, 'inForce'),
          number(entry, name, 'issued'),
          number(entry, name, 'repealed'),
          number(entry, name, 'inForce'),
        ]
        const sum = was + issued - repealed
        if (now === sum) continue
        report(entry.id, {
          at: `/table2/${name}/inForce`,
          verdict: 'review',
          reason: `${label}现行有效件数（inForce）与上年不衔接：${yearOf(before)}年${was}件，加本年制发${issued}件，减本年废止${repealed}件，是${sum}件`,
          actual: String(now),
          note: '核对两年的数字；口径不同的，在 tableNotes 里写明现行有效件数怎样统计',
        })
      }
    }
  },
  examples: {
    pass: [
      {
        kind: 'report',
        data: {table2: {normative: {issued: 2, repealed: 1, inForce: 4}}},
        others: [{kind: 'report', data: counts(3)}],
      },
      {
        kind: 'report',
        data: {table2: {normative: {issued: 2, repealed: 1, inForce: 9}}, tableNotes: ['现行有效件数含清理后继续有效的5件。']},
        others: [{kind: 'report', data: counts(3)}],
      },
      {kind: 'report', data: {table2: {normative: {inForce: 9}}}},
    ],
    fail: [
      {
        kind: 'report',
        data: {table2: {normative: {issued: 2, repealed: 1, inForce: 5}}},
        others: [{kind: 'report', data: counts(3)}],
        at: '/table2/normative/inForce',
        says: {verdict: 'review'},
      },
      {
        kind: 'report',
        data: {
          table2: {regulations: {issued: 1}, normative: {issued: 0, repealed: 2, inForce: 1}},
          tableNotes: ['收费金额含代收部分。'],
        },
        others: [{kind: 'report', data: counts(3)}],
        at: '/table2/regulations/inForce',
      },
    ],
  },
})

const number = ({data}: Entry, name: string, count: string): number => Number(valueAt(data, `/table2/${name}/${count}`))
