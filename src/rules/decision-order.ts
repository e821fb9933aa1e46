import {defineRule} from '../base/define.ts'
import type {Entry, Finding, IsoDate} from '../base/types.ts'
import {dayOf, isRegulated, regulation, type StageName, stageNames, stageOf} from './stages.ts'

/** What happens in a stage, by the field that dates it. */
const deeds: readonly (readonly [StageName, string, string])[] = [
  ['consultation', 'opens', '征集开始日期'],
  ['consultation', 'closes', '征集截止日期'],
  ['hearing', 'heldDate', '听证日期'],
  ['experts', 'heldDate', '论证日期'],
  ['risk', 'heldDate', '评估日期'],
  ['legality', 'submittedDate', '送审日期'],
  ['legality', 'reviewedDate', '审查完成日期'],
  ['attendance', 'meetingDate', '列席日期'],
  ['result', 'meetingDate', '审议日期'],
]
/** What comes before the review: its papers report on the whole procedure. */
const preparing = ['consultation', 'hearing', 'experts', 'risk']

const legality = {submittedDate: '2024-06-05', reviewedDate: '2024-06-17'}

export default defineRule({
  id: 'decision-order',
  title: '决策的各个环节按法定程序先后进行',
  clause: {instrument: regulation, article: '第二章、第三章'},
  confidence: 'P',
  why: '决策启动以后，先公众参与、专家论证、风险评估，再合法性审查，然后集体讨论决定，最后公布；送审时要提供履行法定程序的说明，审查以后再补前面的环节，等于程序倒置。公众参与、论证、评估三者之间谁先谁后，条例没有规定，不作检查。环节的公开日期不早于它办成的日期。',
  level: 'error',
  kinds: ['decision'],
  scope: 'entry',
  check(entry, report) {
    if (!isRegulated(entry)) return
    for (const finding of [...beforeStart(entry), ...afterReview(entry), ...afterMeeting(entry), ...earlyDisclosure(entry)])
      report(finding)
  },
  examples: {
    pass: [
      {
        kind: 'decision',
        data: {stages: {legality: {submittedDate: undefined}, risk: {heldDate: '2024-06-17', date: '2024-06-18'}}},
      },
      {kind: 'decision', data: {startedDate: '2024-04-08'}},
      {kind: 'decision', data: {stages: {risk: {heldDate: '2024-06-05', date: '2024-06-05'}}}},
      {kind: 'decision', data: {stages: {evaluation: {state: 'published', date: '2024-07-01'}}}},
      {kind: 'decision'},
      // 论证在征求意见期间进行。
      {kind: 'decision', data: {stages: {experts: {heldDate: '2024-04-20'}}}},
      {kind: 'decision', data: {historical: true, startedDate: '2024-06-20'}},
      {kind: 'decision', data: {startedDate: '2019-06-20', publishDate: '2019-07-01'}},
      {kind: 'decision', data: {startedDate: undefined, stages: {result: {meetingDate: undefined}}}},
    ],
    fail: [
      {kind: 'decision', data: {startedDate: '2024-04-09'}, at: '/stages/consultation/opens'},
      {kind: 'decision', data: {stages: {experts: {heldDate: '2024-02-01'}}}, at: '/stages/experts/heldDate'},
      {
        kind: 'decision',
        data: {stages: {risk: {heldDate: '2024-06-18', date: '2024-06-20'}}},
        at: '/stages/risk/heldDate',
        says: {verdict: 'fail'},
      },
      {
        kind: 'decision',
        data: {stages: {risk: {heldDate: '2024-06-10', date: '2024-06-12'}}},
        at: '/stages/risk/heldDate',
        says: {verdict: 'review'},
      },
      {
        kind: 'decision',
        data: {
          stages: {
            legality: {...legality, submittedDate: undefined, reviewedDate: undefined},
            risk: {heldDate: '2024-06-28', date: '2024-06-28'},
          },
        },
        at: '/stages/risk/heldDate',
      },
      {kind: 'decision', data: {stages: {result: {date: '2024-06-25'}}}, at: '/stages/result/date'},
      {kind: 'decision', data: {stages: {attendance: {date: '2024-06-20'}}}, at: '/stages/attendance/date'},
      {
        kind: 'decision',
        data: {stages: {evaluation: {state: 'published', date: '2024-06-28', evaluator: '示范大学商学院', conclusion: '略'}}},
        at: '/stages/evaluation/date',
      },
    ],
  },
})

interface Deed {
  readonly stage: StageName
  readonly at: string
  readonly label: string
  readonly date: IsoDate
}

const deedsOf = (entry: Entry): Deed[] =>
  deeds.flatMap(([stage, field, label]) => {
    const date = dayOf(stageOf(entry, stage), field)
    return date ? [{stage, at: `/stages/${stage}/${field}`, label: `${stageNames[stage]}的${label}（${field}）`, date}] : []
  })

/** The first thing, stage by stage, that is dated before the decision to begin. */
function beforeStart(entry: Entry): Finding[] {
  const {startedDate} = entry.data
  if (typeof startedDate !== 'string') return []
  const early = deedsOf(entry).filter(({date}) => date < startedDate)
  return early
    .filter(({stage}, index) => early.findIndex(other => other.stage === stage) === index)
    .map(({at, label, date}) => ({
      at,
      reason: `${label}早于启动日期（startedDate）${startedDate}`,
      actual: date,
      note: '核对两个日期；启动以前的调研不是决策程序的环节，写在 background 里',
    }))
}

/** Done after the review had ended; while it was going on, it may have been taken in. */
function afterReview(entry: Entry): Finding[] {
  const review = stageOf(entry, 'legality')
  const [submitted, reviewed] = [dayOf(review, 'submittedDate'), dayOf(review, 'reviewedDate')]
  const meeting = dayOf(stageOf(entry, 'result'), 'meetingDate')
  return deedsOf(entry)
    .filter(({stage}) => preparing.includes(stage))
    .flatMap(({at, label, date}): Finding[] => {
      const note = '核对日期；合法性审查以后又做的，应当重新送审'
      if (reviewed && date > reviewed)
        return [{at, reason: `${label}晚于合法性审查完成日期（reviewedDate）${reviewed}`, actual: date, note}]
      if (submitted && date > submitted)
        return [
          {at, verdict: 'review', reason: `${label}晚于合法性审查送审日期（submittedDate）${submitted}`, actual: date, note},
        ]
      if (meeting && date > meeting)
        return [{at, reason: `${label}晚于集体讨论的审议日期（meetingDate）${meeting}`, actual: date, note: '核对两个日期'}]
      return []
    })
}

/** What follows the meeting: the disclosure of the result, and its evaluation after that. */
function afterMeeting(entry: Entry): Finding[] {
  const [result, evaluation] = [stageOf(entry, 'result'), stageOf(entry, 'evaluation')]
  const [published, evaluated] = [dayOf(result, 'date'), dayOf(evaluation, 'date')]
  if (!published || !evaluated || evaluated >= published) return []
  return [
    {
      at: '/stages/evaluation/date',
      reason: `效果评估的公开日期（date）早于决策结果的公开日期${published}`,
      actual: evaluated,
      note: '核对两个日期；决策以前的评估写在 risk 或 experts 里',
    },
  ]
}

/** Disclosed before it was done. */
const earlyDisclosure = (entry: Entry): Finding[] =>
  deedsOf(entry).flatMap(({stage, at, label, date}): Finding[] => {
    const disclosed = dayOf(stageOf(entry, stage), 'date')
    // A call for opinions is published when it opens; how it closes, consultation-feedback looks at.
    if (!disclosed || disclosed >= date || stage === 'consultation' || at.endsWith('/submittedDate')) return []
    return [
      {
        at: `/stages/${stage}/date`,
        reason: `${stageNames[stage]}的公开日期（date）早于${label.replace(/^.*的/u, '')}${date}`,
        actual: disclosed,
        note: '核对两个日期；还没有办成的，写 state: planned',
      },
    ]
  })
