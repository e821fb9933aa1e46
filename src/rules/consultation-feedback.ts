import {daysBetween} from '../base/dates.ts'
import {defineRule} from '../base/define.ts'
import {valueAt} from '../base/pointer.ts'
import type {Entry, Finding, IsoDate, Json} from '../base/types.ts'
import {dayOf, isPublished, isStopped, regulation, stageOf} from './stages.ts'

/** No law names a number of days; a month is what offices promise. */
const soon = 30

export default defineRule({
  id: 'consultation-feedback',
  title: '征求意见结束后公布采纳情况',
  clause: {instrument: regulation, article: '第十八条、第三十二条'},
  confidence: 'P',
  why: '对社会各方面提出的意见应当归纳整理、研究论证；公布重大行政决策时，对社会公众普遍关心的，应当说明公众意见的采纳情况。条例没有规定多少天内公布，这里在结束30日以后提醒；决策结果已经公开而没有采纳情况的，还没有截止就公布采纳情况的，是错误。',
  level: 'error',
  kinds: ['consultation', 'decision'],
  scope: 'entry',
  check(entry, report, {today}) {
    if (entry.data.historical === true) return
    const finding = entry.kind === 'consultation' ? callFault(entry, today) : stageFault(entry, today)
    if (finding) report(finding)
  },
  examples: {
    pass: [
      {kind: 'consultation', data: {result: {publishDate: '2024-05-10'}}},
      {kind: 'decision', data: {stages: {consultation: {date: '2024-05-08'}}}},
      {kind: 'consultation', data: {closes: '2026-10-24', result: undefined}},
      {kind: 'consultation', data: {result: undefined, historical: true}},
      {kind: 'decision', data: {stages: {consultation: {state: 'planned', dueDate: '2027-01-01', received: undefined}}}},
      {
        kind: 'decision',
        data: {
          stages: {
            consultation: {state: 'underway', closes: '2026-11-10', received: undefined},
            result: {state: 'planned', dueDate: '2027-01-01'},
          },
        },
      },
      {
        kind: 'decision',
        data: {
          stages: {consultation: {state: 'underway', received: undefined}, result: {state: 'planned', dueDate: '2027-01-01'}},
          terminated: {date: '2024-06-01', reason: '规划调整'},
        },
      },
    ],
    fail: [
      {kind: 'consultation', data: {closes: '2026-10-23', result: undefined}, at: '/closes', says: {level: 'warn'}},
      {kind: 'consultation', data: {result: {publishDate: '2024-05-09'}}, at: '/result/publishDate'},
      {
        kind: 'decision',
        data: {
          stages: {consultation: {state: 'underway', received: undefined}, result: {state: 'planned', dueDate: '2027-01-01'}},
        },
        at: '/stages/consultation/closes',
      },
      {
        kind: 'decision',
        data: {stages: {consultation: {received: undefined}}},
        at: '/stages/consultation',
        says: {level: 'error'},
      },
      {kind: 'decision', data: {stages: {consultation: {date: '2024-05-07'}}}, at: '/stages/consultation/date'},
    ],
  },
})

const text = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined)

function callFault({data}: Entry, today: IsoDate): Finding | null {
  const [closes, told] = [text(data.closes), text(valueAt(data, '/result/publishDate'))]
  if (!closes) return null
  if (!told) return overdue('/closes', closes, today, '没有公布采纳情况（result）')
  return told < closes ? early('/result/publishDate', '反馈日期（publishDate）', told, closes) : null
}

function stageFault(entry: Entry, today: IsoDate): Finding | null {
  const stage = stageOf(entry, 'consultation')
  const closes = dayOf(stage, 'closes')
  if (!closes || (stage.state !== 'published' && stage.state !== 'underway')) return null
  const told = dayOf(stage, 'date')
  if (stage.received !== undefined) {
    return told && told < closes ? early('/stages/consultation/date', '征求公众意见的公开日期（date）', told, closes) : null
  }
  if (isPublished(stageOf(entry, 'result'))) {
    return {
      at: '/stages/consultation',
      reason: '决策结果已经公开，没有写征求意见收到意见数（received）和采纳情况',
      note: '补写 received、adopted、partlyAdopted、notAdopted；没有收到的写0',
    }
  }
  return isStopped(entry) ? null : overdue('/stages/consultation/closes', closes, today, '没有写收到意见数（received）和采纳情况')
}

function overdue(at: string, closes: IsoDate, today: IsoDate, lack: string): Finding | null {
  const days = daysBetween(closes, today)
  if (days <= soon) return null
  return {
    at,
    level: 'warn',
    reason: `征求意见已经结束${days}天，${lack}`,
    actual: closes,
    note: '公布收到、采纳、部分采纳、未采纳的条数，对较集中而没有采纳的意见说明理由；没有收到意见的也写明',
  }
}

const early = (at: string, label: string, told: IsoDate, closes: IsoDate): Finding => ({
  at,
  reason: `${label}早于征集截止日期（closes）${closes}，已经写了采纳情况`,
  actual: told,
  note: '核对两个日期；采纳情况在截止以后公布',
})
