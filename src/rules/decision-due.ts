import {daysBetween} from '../base/dates.ts'
import {defineRule} from '../base/define.ts'
import {dayOf, isStopped, type StageName, stageNames, stageOf} from './stages.ts'

export default defineRule({
  id: 'decision-due',
  title: '决策环节到了计划公开日期就公开',
  clause: {instrument: '关于全面推进政务公开工作的意见（中办发〔2016〕8号）', article: '推进决策公开'},
  confidence: 'M',
  why: '待公开的环节写了计划公开日期（dueDate），读者看得到；过了这一天还写着待公开、进行中，要么是办了没有公开，要么是推迟了没有说明。推迟的，改成新的日期，并在目录的调整（adjustments）里说明理由；已经暂缓、终止的事项不作此项检查。',
  level: 'warn',
  kinds: ['decision'],
  scope: 'entry',
  check(entry, report, {today}) {
    if (entry.data.historical === true || isStopped(entry)) return
    for (const [name, label] of Object.entries(stageNames)) {
      const stage = stageOf(entry, name as StageName)
      const due = dayOf(stage, 'dueDate')
      if (!due || due >= today || (stage.state !== 'planned' && stage.state !== 'underway')) continue
      report({
        at: `/stages/${name}/dueDate`,
        reason: `${label}的计划公开日期（dueDate）已经过了${daysBetween(due, today)}天，状态（state）还是${stage.state === 'planned' ? '待公开' : '进行中'}`,
        actual: due,
        note: '已经办成的，写 state: published 和公开日期；推迟的，改成新的日期',
      })
    }
  },
  examples: {
    pass: [
      {kind: 'decision'},
      {kind: 'decision', data: {stages: {evaluation: {dueDate: '2026-11-23'}}}},
      {
        kind: 'decision',
        data: {stages: {evaluation: {dueDate: '2026-06-30'}}, terminated: {date: '2026-06-01', reason: '规划调整'}},
      },
      {
        kind: 'decision',
        data: {stages: {evaluation: {dueDate: '2026-06-30'}}, suspended: {date: '2026-06-01', reason: '规划调整'}},
      },
      {kind: 'decision', data: {stages: {evaluation: {dueDate: '2026-06-30'}}, historical: true}},
      {kind: 'decision', data: {stages: {risk: {dueDate: '2024-05-30'}}}},
    ],
    fail: [
      {kind: 'decision', data: {stages: {evaluation: {dueDate: '2026-11-22'}}}, at: '/stages/evaluation/dueDate'},
      {
        kind: 'decision',
        data: {stages: {evaluation: {state: 'underway', dueDate: '2026-06-30'}}},
        at: '/stages/evaluation/dueDate',
      },
    ],
  },
})
