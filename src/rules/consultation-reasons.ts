import {defineRule} from '../base/define.ts'
import {valueAt} from '../base/pointer.ts'
import type {Json} from '../base/types.ts'
import {regulation} from './stages.ts'

const places: Readonly<Record<string, string>> = {consultation: '/result', decision: '/stages/consultation'}

export default defineRule({
  id: 'consultation-reasons',
  title: '有未采纳的意见时说明较集中的意见为什么不采纳',
  clause: {instrument: regulation, article: '第三十二条'},
  confidence: 'P',
  why: '对社会公众普遍关心的重大行政决策，应当说明公众意见的采纳情况。只写未采纳多少条，提意见的人不知道为什么；把较集中的归并成几类，逐类写明理由。意见都很分散、没有较集中的，请人工核对后写一类“其他零散意见”。',
  level: 'warn',
  kinds: ['consultation', 'decision'],
  scope: 'entry',
  check(entry, report) {
    const at = places[entry.kind]!
    const count = valueAt(entry.data, `${at}/notAdopted`)
    if (typeof count !== 'number' || count === 0 || entry.data.historical === true) return
    const opinions = (valueAt(entry.data, `${at}/opinions`) ?? []) as readonly {readonly treatment?: Json}[]
    if (opinions.some(({treatment}) => treatment === 'notAdopted')) return
    report({
      at: `${at}/notAdopted`,
      reason: `未采纳数（notAdopted）是${count}，较集中的意见（opinions）里没有一类写明为什么不采纳`,
      actual: String(count),
      note: '在 opinions 里加一项：opinion 写归并后的意见，treatment: notAdopted，reason 写理由',
    })
  },
  examples: {
    pass: [
      {kind: 'consultation'},
      {kind: 'consultation', data: {result: {received: 9, notAdopted: 0, opinions: undefined}}},
      {kind: 'decision', data: {historical: true, stages: {consultation: {opinions: undefined}}}},
    ],
    fail: [
      {kind: 'consultation', data: {result: {opinions: undefined}}, at: '/result/notAdopted'},
      {
        kind: 'decision',
        data: {stages: {consultation: {opinions: [{opinion: '增加社区菜店', count: 12, treatment: 'adopted'}]}}},
        at: '/stages/consultation/notAdopted',
      },
    ],
  },
})
