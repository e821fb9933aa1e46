import {defineRule} from '../base/define.ts'
import {valueAt} from '../base/pointer.ts'
import type {Entry, Finding, Json, Pointer} from '../base/types.ts'

const places: Readonly<Record<string, string>> = {consultation: '/result', decision: '/stages/consultation'}
const treatments: Readonly<Record<string, string>> = {adopted: '采纳数', partlyAdopted: '部分采纳数', notAdopted: '未采纳数'}

export default defineRule({
  id: 'consultation-tally',
  title: '收到的意见数等于采纳、部分采纳、未采纳之和',
  clause: {instrument: '重大行政决策程序暂行条例（国令第713号）', article: '第十八条'},
  confidence: 'P',
  why: '条例要求对社会各方面提出的意见归纳整理、研究论证。公开采纳情况时，每一条意见都应有去处；数字加不起来，读者会问少了的意见去了哪里。没有收到意见的写0，不留空。较集中的意见（opinions）只是其中一部分，每种处理情况的条数一般不会多过它的总数，请人工核对。',
  level: 'error',
  kinds: ['consultation', 'decision'],
  scope: 'entry',
  check(entry, report) {
    const at = places[entry.kind]!
    const number = (field: string): number | undefined => {
      const value = valueAt(entry.data, `${at}/${field}`)
      return typeof value === 'number' ? value : undefined
    }
    const received = number('received')
    const treated = [number('adopted'), number('partlyAdopted'), number('notAdopted')]
    if (treated.every(count => count === undefined)) return
    const sum = treated.reduce<number>((total, count) => total + (count ?? 0), 0)
    for (const finding of overcounted(entry, at)) report(finding)
    if (received === sum) return
    report({
      at: received === undefined ? at : `${at}/received`,
      reason:
        received === undefined
          ? `填写了采纳情况，没有填写收到意见数（received）`
          : `收到意见数（received）与采纳、部分采纳、未采纳之和${sum}不相等`,
      ...(received !== undefined && {actual: String(received)}),
      expected: [String(sum)],
      note: '核对四个数字，每一条意见只计入一种处理情况',
    })
  },
  examples: {
    pass: [
      {kind: 'consultation', data: {result: {received: 12, adopted: 6, partlyAdopted: 3, notAdopted: 3}}},
      {kind: 'consultation', data: {result: {received: 0, adopted: 0, partlyAdopted: 0, notAdopted: 0, opinions: undefined}}},
      {kind: 'consultation', data: {result: undefined}},
      // 意见还在整理，只知道收到多少。
      {
        kind: 'decision',
        data: {stages: {consultation: {received: 37, adopted: undefined, partlyAdopted: undefined, notAdopted: undefined}}},
      },
    ],
    fail: [
      {kind: 'consultation', data: {result: {received: 12, adopted: 6, partlyAdopted: 3, notAdopted: 2}}, at: '/result/received'},
      {kind: 'decision', data: {stages: {consultation: {received: 36}}}, at: '/stages/consultation/received'},
      {kind: 'decision', data: {stages: {consultation: {received: undefined}}}, at: '/stages/consultation'},
      {
        kind: 'consultation',
        data: {result: {received: 10, partlyAdopted: 1}},
        at: '/result/partlyAdopted',
        says: {verdict: 'review'},
      },
      {
        kind: 'decision',
        data: {
          stages: {
            consultation: {
              opinions: [
                {opinion: '增加社区菜店', count: 12, treatment: 'adopted'},
                {opinion: '预留冷链用地', count: 9, treatment: 'adopted'},
              ],
            },
          },
        },
        at: '/stages/consultation/adopted',
      },
    ],
  },
})

/** Opinions gathered under one treatment that are more than all that were treated so. */
function overcounted(entry: Entry, at: Pointer): Finding[] {
  const opinions = (valueAt(entry.data, `${at}/opinions`) ?? []) as readonly {readonly count?: Json; readonly treatment?: Json}[]
  return Object.entries(treatments).flatMap(([treatment, label]): Finding[] => {
    const total = valueAt(entry.data, `${at}/${treatment}`)
    const counts = opinions.filter(opinion => opinion.treatment === treatment).map(({count}) => Number(count ?? 0))
    const sum = counts.reduce((all, count) => all + count, 0)
    if (typeof total !== 'number' || sum <= total) return []
    return [
      {
        at: `${at}/${treatment}`,
        verdict: 'review',
        reason: `${label}（${treatment}）少于较集中的意见（opinions）里这一类的条数之和${sum}`,
        actual: String(total),
        note: '核对各类意见的条数（count）；一条意见归入两类的，只在一类里计数',
      },
    ]
  })
}
