import {defineRule} from '../base/define.ts'
import {valueAt} from '../base/pointer.ts'
import type {Entry, EntryId, Site} from '../base/types.ts'
import {stageOf} from './stages.ts'

/** The fields of a call for opinions, and what a decision's stage calls the same. */
const fields: readonly (readonly [string, string, string])[] = [
  ['/opens', 'opens', '征集开始日期'],
  ['/closes', 'closes', '征集截止日期'],
  ['/result/received', 'received', '收到意见数'],
  ['/result/adopted', 'adopted', '采纳数'],
  ['/result/partlyAdopted', 'partlyAdopted', '部分采纳数'],
  ['/result/notAdopted', 'notAdopted', '未采纳数'],
]
const call = {isPartOf: 'other-1'}
const answered = {received: 12, adopted: 6, partlyAdopted: 3, notAdopted: 3}
const dossier = (consultation: Readonly<Record<string, string | number>>) => ({
  kind: 'decision',
  data: {stages: {consultation: {opens: '2024-04-10', closes: '2024-05-10', ...answered, ...consultation}}},
})

export default defineRule({
  id: 'decision-consultation',
  title: '意见征集的日期和数字与决策事项页面的一致',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第六条'},
  confidence: 'M',
  why: '同一次征求意见，在意见征集和决策事项两个页面上都有日期和采纳情况，应当一样；改了一处忘了另一处，读者不知道信哪一个。一个事项征求过几次意见的，不作比较。',
  level: 'warn',
  kinds: ['consultation'],
  scope: 'site',
  check(site, report) {
    for (const [consultation, decision] of singleCalls(site)) {
      const stage = stageOf(decision, 'consultation')
      for (const [at, field, label] of fields) {
        const [own, other] = [valueAt(consultation.data, at), stage[field]]
        if (own === undefined || other === undefined || own === other) continue
        report(consultation.id, {
          at,
          reason: `${label}（${field}）与决策事项页面的不一致，那里是${String(other)}`,
          actual: String(own),
          expected: [String(other)],
          note: `核对两处，另一处是 ${decision.path} 的 stages.consultation`,
        })
      }
    }
  },
  examples: {
    pass: [
      {kind: 'consultation', data: call, others: [dossier({})]},
      {kind: 'consultation', data: {...call, result: undefined}, others: [dossier({received: 40})]},
      // 征求过两次意见。
      {kind: 'consultation', data: call, others: [dossier({closes: '2024-05-20'}), {kind: 'consultation', data: call}]},
      {kind: 'consultation', data: {isPartOf: 'other-1'}, others: [{kind: 'policy'}]},
    ],
    fail: [
      {kind: 'consultation', data: call, others: [dossier({closes: '2024-05-20'})], at: '/closes'},
      {kind: 'consultation', data: call, others: [dossier({received: 13})], at: '/result/received'},
    ],
  },
})

/** Calls for opinions on a decision, where it is the only one. */
function singleCalls(site: Site): (readonly [Entry, Entry])[] {
  const calls = site.entries.flatMap(entry => {
    const target = entry.kind === 'consultation' ? entry.refs.find(({at}) => at === '/isPartOf')?.to : null
    const decision = target ? site.byId.get(target) : undefined
    return decision?.kind === 'decision' ? [[entry, decision] as const] : []
  })
  const counts = new Map<EntryId, number>()
  for (const [, {id}] of calls) counts.set(id, (counts.get(id) ?? 0) + 1)
  return calls.filter(([, {id}]) => counts.get(id) === 1)
}
