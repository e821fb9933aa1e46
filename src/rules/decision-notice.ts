import {defineRule} from '../base/define.ts'
import {blank, dayOf, isPublished, isRegulated, regulation, type StageName, stageNames, stageOf} from './stages.ts'

const materials: readonly StageName[] = ['draft', 'explanation']

export default defineRule({
  id: 'decision-notice',
  title: '征求意见时同时公布决策草案及其说明和提意见的方式',
  clause: {instrument: regulation, article: '第十五条'},
  confidence: 'P',
  why: '向社会公开征求意见，应当公布决策草案及其说明等材料，明确提出意见的方式和期限。没有草案和说明，公众不知道对什么提意见；草案公布得比征求意见还晚，期限就打了折扣。期限本身由 consultation-length 检查。',
  level: 'error',
  kinds: ['decision'],
  scope: 'entry',
  check(entry, report) {
    const consultation = stageOf(entry, 'consultation')
    if (!isRegulated(entry) || (consultation.state !== 'published' && consultation.state !== 'underway')) return
    const opens = dayOf(consultation, 'opens')
    if (blank(consultation, {channels: ''}).length > 0) {
      report({
        at: '/stages/consultation',
        reason: '正在或者已经征求意见，没有写意见渠道（channels）',
        note: '补写 channels，例如：- {kind: email, value: swj@example.gov.cn}',
      })
    }
    for (const name of materials) {
      const stage = stageOf(entry, name)
      const day = dayOf(stage, 'date')
      const label = stageNames[name]
      if (!isPublished(stage)) {
        report({
          at: `/stages/${name}/state`,
          reason: `正在或者已经征求意见，${label}还没有公开`,
          ...(typeof stage.state === 'string' && {actual: stage.state}),
          expected: ['published'],
          note: `公开${label}，写 state: published 和公开日期`,
        })
      } else if (opens && day && day > opens) {
        report({
          at: `/stages/${name}/date`,
          reason: `${label}的公开日期（date）晚于征集开始日期（opens）${opens}`,
          actual: day,
          expected: [opens],
          note: '核对两个日期；草案和说明应当与征求意见的公告同时公布',
        })
      }
    }
  },
  examples: {
    pass: [
      {kind: 'decision', data: {stages: {draft: {date: '2024-04-01'}}}},
      {
        kind: 'decision',
        data: {
          stages: {consultation: {state: 'planned', dueDate: '2024-06-01'}, draft: {state: 'planned', dueDate: '2024-06-01'}},
        },
      },
      {kind: 'decision', data: {historical: true, stages: {consultation: {channels: undefined}}}},
    ],
    fail: [
      {kind: 'decision', data: {stages: {consultation: {channels: undefined}}}, at: '/stages/consultation'},
      {kind: 'decision', data: {stages: {draft: {date: '2024-04-10'}}}, at: '/stages/draft/date'},
      {
        kind: 'decision',
        data: {stages: {consultation: {state: 'underway'}, explanation: {state: 'planned', dueDate: '2024-05-01'}}},
        at: '/stages/explanation/state',
      },
    ],
  },
})
