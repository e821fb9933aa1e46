import {addDays, daysBetween} from '../base/dates.ts'
import {defineRule} from '../base/define.ts'
import {valueAt} from '../base/pointer.ts'

const shortest = 30
/** The day on which the regulation came into force. */
const since = '2019-09-01'
const places: Readonly<Record<string, string>> = {consultation: '', decision: '/stages/consultation'}

export default defineRule({
  id: 'consultation-length',
  title: '公开征求意见的期限一般不少于30日',
  clause: {instrument: '重大行政决策程序暂行条例（国令第713号）', article: '第十五条'},
  confidence: 'P',
  why: '重大行政决策公开征求意见的期限一般不少于30日；因情况紧急等原因需要缩短的，公开征求意见时应当予以说明，写在 shortReason 中。开始当日不计入。不属于重大行政决策的征求意见没有这一统一期限，期限较短时只提示核对。',
  level: 'error',
  kinds: ['consultation', 'decision'],
  scope: 'entry',
  check(entry, report) {
    const at = places[entry.kind]!
    const text = (field: string): string | undefined => {
      const value = valueAt(entry.data, `${at}/${field}`)
      return typeof value === 'string' ? value : undefined
    }
    const [opens, closes] = [text('opens'), text('closes')]
    if (!opens || !closes || text('shortReason') || entry.data.historical === true) return
    const days = daysBetween(opens, closes)
    if (days >= shortest) return
    const isDecision = (entry.kind === 'decision' || entry.data.isPartOf !== undefined) && opens >= since
    const from = addDays(opens, shortest)
    report({
      at: `${at}/closes`,
      reason:
        days < 0
          ? '征集截止日期（closes）早于征集开始日期（opens）'
          : `征集截止日期（closes）距开始${days}日，不足${shortest}日，也没有说明理由（shortReason）`,
      ...(days >= 0 && !isDecision && {verdict: 'review'}),
      actual: closes,
      expected: [from],
      note: `截止日期不早于${from}，或者填写 shortReason 说明缩短期限的理由`,
    })
  },
  examples: {
    pass: [
      {kind: 'consultation', data: {opens: '2024-04-10', closes: '2024-05-10'}},
      {kind: 'consultation', data: {opens: '2024-04-10', closes: '2024-04-20', shortReason: '汛期前须完成，情况紧急'}},
      {kind: 'decision', data: {stages: {consultation: {opens: '2024-04-08', closes: '2024-05-08'}}}},
      {kind: 'consultation', data: {opens: '2024-04-10', closes: '2024-04-17', historical: true}},
    ],
    fail: [
      {
        kind: 'consultation',
        data: {opens: '2024-04-10', closes: '2024-05-09'},
        at: '/closes',
        says: {level: 'error', verdict: 'fail'},
      },
      {
        kind: 'consultation',
        data: {opens: '2024-04-10', closes: '2024-04-17', isPartOf: undefined},
        at: '/closes',
        says: {verdict: 'review'},
      },
      {kind: 'consultation', data: {opens: '2018-04-10', closes: '2018-04-17'}, at: '/closes', says: {verdict: 'review'}},
      {
        kind: 'consultation',
        data: {opens: '2024-04-10', closes: '2024-04-01', isPartOf: undefined},
        at: '/closes',
        says: {verdict: 'fail'},
      },
      {
        kind: 'decision',
        data: {stages: {consultation: {opens: '2024-04-08', closes: '2024-04-28'}}},
        at: '/stages/consultation/closes',
      },
    ],
  },
})
