import {defineRule} from '../base/define.ts'
import {blank, isPublished, isRegulated, regulation, stageOf} from './stages.ts'

export default defineRule({
  id: 'decision-meeting',
  title: '公开的决策结果写明由哪次会议集体讨论决定',
  clause: {instrument: regulation, article: '第三十条'},
  confidence: 'P',
  why: '决策草案应当经决策机关常务会议或者全体会议讨论，行政首长在集体讨论的基础上作出决定；部门参照执行。写明会议和日期，才看得出是集体讨论决定的。向同级党委请示报告的情况不公开，不作检查。',
  level: 'warn',
  kinds: ['decision'],
  scope: 'entry',
  check(entry, report) {
    const result = stageOf(entry, 'result')
    if (!isRegulated(entry) || !isPublished(result)) return
    const absent = blank(result, {meeting: '审议会议', meetingDate: '审议日期'})
    if (absent.length === 0) return
    report({
      at: '/stages/result',
      reason: `决策结果已经公开，没有写${absent.join('、')}`,
      note: `补写${absent.join('、')}，例如 meeting: 示范市商务局2024年第11次局长办公会议`,
    })
  },
  examples: {
    pass: [
      {kind: 'decision'},
      {kind: 'decision', data: {stages: {result: {state: 'planned', dueDate: '2027-01-01', meeting: undefined}}}},
      {kind: 'decision', data: {historical: true, stages: {result: {meeting: undefined}}}},
    ],
    fail: [
      {kind: 'decision', data: {stages: {result: {meeting: undefined}}}, at: '/stages/result'},
      {kind: 'decision', data: {stages: {result: {meetingDate: undefined}}}, at: '/stages/result'},
    ],
  },
})
