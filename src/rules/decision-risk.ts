import {defineRule} from '../base/define.ts'
import {blank, isPublished, isRegulated, regulation, stageOf} from './stages.ts'

export default defineRule({
  id: 'decision-risk',
  title: '公开的风险评估写明等级和结论且高风险不径行决策',
  clause: {instrument: regulation, article: '第二十二条、第二十三条、第二十四条'},
  confidence: 'P',
  why: '可能对社会稳定、公共安全等造成不利影响的，应当评估风险可控性，形成评估报告，结果作为决策的重要依据；认为风险不可控的，采取措施确保可控后才可以作出决策。高风险而作出决定的，请人工核对采取了什么措施。',
  level: 'warn',
  kinds: ['decision'],
  scope: 'entry',
  check(entry, report) {
    const risk = stageOf(entry, 'risk')
    if (!isRegulated(entry) || !isPublished(risk)) return
    const said = risk.files === undefined ? {conclusion: '评估结论'} : {}
    const absent = blank(risk, {level: '风险等级', ...said})
    if (absent.length > 0) {
      report({
        at: '/stages/risk',
        reason: `风险评估已经公开，没有写${absent.join('、')}`,
        note: `补写${absent.join('、')}；评估报告也可以作为材料（files）公开`,
      })
    }
    if (risk.level !== 'high' || !isPublished(stageOf(entry, 'result'))) return
    report({
      at: '/stages/risk/level',
      verdict: 'review',
      reason: '风险等级（level）是高风险，决策结果（result）已经公开',
      actual: 'high',
      note: '核对等级；采取措施后风险可控的，在评估结论（conclusion）里写明措施和重新评估的等级',
    })
  },
  examples: {
    pass: [
      {
        kind: 'decision',
        data: {stages: {risk: {conclusion: undefined, files: [{title: '评估报告', url: 'https://swj.example.gov.cn/a'}]}}},
      },
      {kind: 'decision', data: {stages: {risk: {level: 'high'}, result: {state: 'planned', dueDate: '2027-01-01'}}}},
      {kind: 'decision', data: {stages: {risk: {state: 'planned', dueDate: '2027-01-01', level: undefined}}}},
      {kind: 'decision', data: {historical: true, stages: {risk: {level: undefined}}}},
    ],
    fail: [
      {kind: 'decision', data: {stages: {risk: {level: undefined}}}, at: '/stages/risk'},
      {kind: 'decision', data: {stages: {risk: {conclusion: undefined}}}, at: '/stages/risk'},
      {kind: 'decision', data: {stages: {risk: {level: 'high'}}}, at: '/stages/risk/level', says: {verdict: 'review'}},
    ],
  },
})
