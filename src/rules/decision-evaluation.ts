import {defineRule} from '../base/define.ts'
import {blank, isPublished, isRegulated, regulation, stageNames, stageOf} from './stages.ts'

const done = {state: 'published', date: '2026-07-31', evaluator: '示范大学商学院', conclusion: '网点覆盖率达到规划目标的86%'}
/** Whoever did the work before the decision may not judge it afterwards. */
const before = ['experts', 'risk'] as const

export default defineRule({
  id: 'decision-evaluation',
  title: '效果评估写明由谁评估且不是原来的论证评估单位',
  clause: {instrument: regulation, article: '第三十六条'},
  confidence: 'P',
  why: '决策后评估可以委托专业机构、社会组织等第三方进行，但决策作出前承担主要论证评估工作的单位除外。这里看专家论证、风险评估两个环节的文字里有没有出现评估单位的名称，是不是同一家请人工核对。',
  level: 'warn',
  kinds: ['decision'],
  scope: 'entry',
  check(entry, report) {
    const evaluation = stageOf(entry, 'evaluation')
    if (!isRegulated(entry) || !isPublished(evaluation)) return
    const absent = blank(evaluation, {evaluator: '评估单位', conclusion: '后评估结论'})
    if (absent.length > 0) {
      report({
        at: '/stages/evaluation',
        reason: `效果评估已经公开，没有写${absent.join('、')}`,
        note: `补写${absent.join('、')}`,
      })
    }
    const evaluator = String(evaluation.evaluator ?? '')
    const same = before.find(name => evaluator.length > 3 && JSON.stringify(stageOf(entry, name)).includes(evaluator))
    if (!same) return
    report({
      at: '/stages/evaluation/evaluator',
      verdict: 'review',
      reason: `评估单位（evaluator）的名称也出现在${stageNames[same]}里`,
      actual: evaluator,
      note: '决策作出前承担主要论证评估工作的单位，不得承担后评估；不是同一回事的，在 waivers 里写明',
    })
  },
  examples: {
    pass: [
      {kind: 'decision', data: {stages: {evaluation: done}}},
      {kind: 'decision', data: {stages: {evaluation: done, risk: {summary: '由示范市风险评估中心评估。'}}}},
      {kind: 'decision', data: {historical: true, stages: {evaluation: {...done, evaluator: undefined}}}},
    ],
    fail: [
      {kind: 'decision', data: {stages: {evaluation: {...done, evaluator: undefined}}}, at: '/stages/evaluation'},
      {kind: 'decision', data: {stages: {evaluation: {...done, conclusion: undefined}}}, at: '/stages/evaluation'},
      {
        kind: 'decision',
        data: {stages: {evaluation: done, risk: {summary: '委托示范大学商学院评估。'}}},
        at: '/stages/evaluation/evaluator',
      },
      {
        kind: 'decision',
        data: {stages: {evaluation: done, experts: {summary: '示范大学商学院组织论证。'}}},
        at: '/stages/evaluation/evaluator',
        says: {verdict: 'review'},
      },
    ],
  },
})
