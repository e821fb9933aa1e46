import {defineRule} from '../base/define.ts'
import {blank, isPublished, isRegulated, regulation, stageOf} from './stages.ts'

export default defineRule({
  id: 'decision-experts',
  title: '公开的专家论证写明人数和结论',
  clause: {instrument: regulation, article: '第十九条、第二十条'},
  confidence: 'P',
  why: '专业性、技术性较强的事项应当组织专家论证；书面论证意见应当署名、盖章，不得选择有直接利害关系的专家。是否署名、有无利害关系机器看不出来，这里只看公开的内容有没有人数和结论：只写“已论证”，读者不知道论证了什么。',
  level: 'warn',
  kinds: ['decision'],
  scope: 'entry',
  check(entry, report) {
    const experts = stageOf(entry, 'experts')
    if (!isRegulated(entry) || !isPublished(experts)) return
    const said = experts.files === undefined ? {conclusion: '论证结论'} : {}
    const absent = blank(experts, {count: '专家人数', ...said})
    if (absent.length === 0) return
    report({
      at: '/stages/experts',
      reason: `专家论证已经公开，没有写${absent.join('、')}`,
      note: `补写${absent.join('、')}；论证意见也可以作为材料（files）公开，不写专家的联系方式`,
    })
  },
  examples: {
    pass: [
      {
        kind: 'decision',
        data: {stages: {experts: {conclusion: undefined, files: [{title: '论证意见', url: 'https://swj.example.gov.cn/a'}]}}},
      },
      {kind: 'decision', data: {stages: {experts: {state: 'planned', dueDate: '2027-01-01', count: undefined}}}},
      {kind: 'decision', data: {historical: true, stages: {experts: {count: undefined}}}},
    ],
    fail: [
      {kind: 'decision', data: {stages: {experts: {count: undefined}}}, at: '/stages/experts'},
      {kind: 'decision', data: {stages: {experts: {count: 0}}}, at: '/stages/experts'},
      {kind: 'decision', data: {stages: {experts: {conclusion: undefined}}}, at: '/stages/experts'},
    ],
  },
})
