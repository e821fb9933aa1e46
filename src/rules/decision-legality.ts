import {defineRule} from '../base/define.ts'
import type {Finding} from '../base/types.ts'
import {afterWorkdays, workdaysBetween} from '../base/workdays.ts'
import {dayOf, isPublished, isRegulated, regulation, type Stage, stageOf} from './stages.ts'

const least = 7

export default defineRule({
  id: 'decision-legality',
  title: '集体讨论以前完成合法性审查且审查时间一般不少于7个工作日',
  clause: {instrument: regulation, article: '第二十五条、第二十六条'},
  confidence: 'P',
  why: '决策草案没有经过合法性审查或者经审查不合法的，不得提交决策机关讨论，也不得以征求意见等方式代替合法性审查。送请审查应当保证必要的时间，一般不少于7个工作日：从送审的次日数到讨论的当日，周末和节假日按放假通知扣除。',
  level: 'error',
  kinds: ['decision'],
  scope: 'entry',
  check(entry, report) {
    if (!isRegulated(entry)) return
    const [review, result] = [stageOf(entry, 'legality'), stageOf(entry, 'result')]
    for (const finding of [
      ...skipped(review, result),
      ...disordered(review, result),
      ...hurried(review, result),
      ...undated(review),
    ])
      report(finding)
  },
  examples: {
    pass: [
      {kind: 'decision', data: {stages: {legality: {reviewedDate: '2024-06-26'}}}},
      {kind: 'decision', data: {stages: {legality: {submittedDate: '2024-06-17', reviewedDate: '2024-06-17'}}}},
      {
        kind: 'decision',
        data: {stages: {legality: {state: 'planned', dueDate: '2024-07-01'}, result: {state: 'planned', dueDate: '2024-08-01'}}},
      },
      {kind: 'decision', data: {stages: {result: {meetingDate: undefined}}}},
      {kind: 'decision', data: {historical: true, stages: {legality: {state: 'planned', dueDate: '2024-07-01'}}}},
    ],
    fail: [
      // 6月17日送审，到26日讨论是7个工作日；18日送审就少一天。
      {
        kind: 'decision',
        data: {stages: {legality: {submittedDate: '2024-06-18', reviewedDate: '2024-06-20'}}},
        at: '/stages/legality/submittedDate',
      },
      {kind: 'decision', data: {stages: {legality: {reviewedDate: '2024-06-27'}}}, at: '/stages/legality/reviewedDate'},
      {kind: 'decision', data: {stages: {legality: {reviewedDate: '2024-06-04'}}}, at: '/stages/legality/reviewedDate'},
      {
        kind: 'decision',
        data: {
          stages: {
            legality: {state: 'notApplicable', reason: '已征求各部门意见', submittedDate: undefined, reviewedDate: undefined},
          },
        },
        at: '/stages/legality/state',
      },
      {kind: 'decision', data: {stages: {legality: {state: 'underway'}}}, at: '/stages/legality/state'},
      {kind: 'decision', data: {stages: {legality: {reviewedDate: undefined}}}, at: '/stages/legality', says: {level: 'warn'}},
      // 放假通知还没有。
      {
        kind: 'decision',
        data: {
          stages: {legality: {submittedDate: '2031-06-05', reviewedDate: '2031-06-06'}, result: {meetingDate: '2031-06-09'}},
        },
        at: '/stages/legality/submittedDate',
        says: {verdict: 'review'},
      },
    ],
  },
})

/** Decided without a review. */
function skipped(review: Stage, result: Stage): Finding[] {
  if (!isPublished(result) || isPublished(review)) return []
  const word = review.state === 'notApplicable' ? '不适用' : '还没有公开'
  return [
    {
      at: '/stages/legality/state',
      reason: `决策结果（result）已经公开，合法性审查的状态（state）是${word}`,
      ...(typeof review.state === 'string' && {actual: review.state}),
      expected: ['published'],
      note: '审查过的，写 state: published 和送审、审查完成日期；没有审查的，不得提交讨论',
    },
  ]
}

function disordered(review: Stage, result: Stage): Finding[] {
  const [submitted, reviewed] = [dayOf(review, 'submittedDate'), dayOf(review, 'reviewedDate')]
  const meeting = dayOf(result, 'meetingDate')
  const wrong = (reason: string): Finding[] => [
    {at: '/stages/legality/reviewedDate', reason, actual: reviewed!, note: '核对两个日期；先审查，后讨论'},
  ]
  if (reviewed && submitted && reviewed < submitted)
    return wrong(`审查完成日期（reviewedDate）早于送审日期（submittedDate）${submitted}`)
  if (reviewed && meeting && reviewed > meeting)
    return wrong(`审查完成日期（reviewedDate）晚于集体讨论的审议日期（meetingDate）${meeting}`)
  return []
}

function hurried(review: Stage, result: Stage): Finding[] {
  const [submitted, meeting] = [dayOf(review, 'submittedDate'), dayOf(result, 'meetingDate')]
  if (!submitted || !meeting || meeting < submitted) return []
  const given = workdaysBetween(submitted, meeting)
  if (given.days >= least) return []
  return [
    {
      at: '/stages/legality/submittedDate',
      ...(given.provisional && {verdict: 'review'}),
      reason: `送审日期（submittedDate）到审议日期（meetingDate）${meeting}只有${given.days}个工作日，不足${least}个工作日`,
      actual: submitted,
      note: `核对两个日期；按送审日期，审议不早于${afterWorkdays(submitted, least).date}；情况紧急的，在 waivers 里写明理由`,
    },
  ]
}

function undated(review: Stage): Finding[] {
  const absent = [
    ['submittedDate', '送审日期'],
    ['reviewedDate', '审查完成日期'],
  ].filter(([field]) => !dayOf(review, field!))
  if (!isPublished(review) || absent.length === 0) return []
  const names = absent.map(([field, label]) => `${label}（${field}）`).join('、')
  return [{at: '/stages/legality', level: 'warn', reason: `合法性审查已经公开，没有写${names}`, note: `补写${names}`}]
}
