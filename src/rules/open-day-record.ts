import {defineRule} from '../base/define.ts'
import type {Finding, IsoDate} from '../base/types.ts'
import {afterWorkdays} from '../base/workdays.ts'
import {textOf} from './facts.ts'

/** As for any information that the organ makes. */
const limit = 20
const coming = {recordDate: undefined, participants: undefined, questions: undefined, suggestions: undefined}

export default defineRule({
  id: 'open-day-record',
  title: '政府开放活动结束后公布活动情况和意见采纳情况',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第二十六条'},
  confidence: 'M',
  why: '政府开放活动要有预告、有现场答疑、有反馈，收到的意见建议和采纳情况向社会公布，这是政务公开工作的要求。活动情况多少天内公布没有专门规定，这里按主动公开的一般期限，在活动后20个工作日提醒。',
  level: 'warn',
  kinds: ['openDay'],
  scope: 'entry',
  check(entry, report, {today}) {
    const [date, recorded] = [textOf(entry, 'date'), textOf(entry, 'recordDate')]
    if (!date || entry.data.historical === true) return
    const finding = recorded
      ? recordFault({date, recorded, isAnswered: entry.data.suggestions !== undefined})
      : missingFault(date, today)
    if (finding) report(finding)
  },
  examples: {
    pass: [
      {kind: 'openDay', data: {recordDate: '2024-09-20'}},
      {kind: 'openDay', data: {...coming, date: '2026-10-26'}},
      {kind: 'openDay', data: {...coming, date: '2026-11-28'}},
      {kind: 'openDay', data: {...coming, historical: true}},
      {kind: 'openDay', data: {questions: undefined}},
      {kind: 'openDay', data: {suggestions: []}},
    ],
    fail: [
      {kind: 'openDay', data: {...coming, date: '2026-10-25'}, at: '/date'},
      {kind: 'openDay', data: {recordDate: '2024-09-19'}, at: '/recordDate'},
      {kind: 'openDay', data: {suggestions: undefined}, at: '/recordDate'},
    ],
  },
})

function missingFault(date: IsoDate, today: IsoDate): Finding | null {
  const last = afterWorkdays(date, limit).date
  if (today <= last) return null
  return {
    at: '/date',
    reason: `活动（date）已经过了${limit}个工作日，没有公布活动情况（recordDate）`,
    actual: date,
    note: '补写 recordDate、participants、questions、suggestions；活动取消的，在正文里写明，并加 historical: true',
  }
}

interface Recorded {
  readonly date: IsoDate
  readonly recorded: IsoDate
  /** Whether it says what came of the suggestions. */
  readonly isAnswered: boolean
}

function recordFault({date, recorded, isAnswered}: Recorded): Finding | null {
  if (recorded < date) {
    return {
      at: '/recordDate',
      reason: `活动情况发布日期（recordDate）早于活动日期（date）${date}`,
      actual: recorded,
      note: '核对两个日期',
    }
  }
  if (isAnswered) return null
  return {
    at: '/recordDate',
    reason: '已经公布活动情况（recordDate），没有写意见建议及采纳（suggestions）',
    note: '补写 suggestions；没有收到意见建议的，写 suggestions: []',
  }
}
