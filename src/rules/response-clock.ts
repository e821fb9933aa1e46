import {dayNumber} from '../base/dates.ts'
import {defineRule} from '../base/define.ts'
import {valueAt} from '../base/pointer.ts'
import type {Entry, Finding, Json} from '../base/types.ts'

/** In hours. */
const [first, conference, other] = [5, 24, 48]
const major = {occurred: '2025-07-02 09:20', level: 'major'}

export default defineRule({
  id: 'response-clock',
  title: '突发事件5小时内发布权威信息24小时内开新闻发布会且其他舆情48小时内回应',
  clause: {
    instrument:
      '《关于全面推进政务公开工作的意见》实施细则（国办发〔2016〕80号）、关于在政务公开工作中进一步做好政务舆情回应的通知（国办发〔2016〕61号）',
    article: '政务舆情回应的时限',
  },
  confidence: 'S',
  why: '特别重大、重大突发事件的政务舆情，要在5小时内发布权威信息，最迟24小时内举行新闻发布会；其他政务舆情在48小时内回应。从事件发生或者发现舆情的时间（occurred）算起。新闻发布会由上级召开、本站没有记录的，请人工核对。标为历史存量（historical）的不检查。',
  level: 'error',
  kinds: ['response'],
  scope: 'entry',
  check(entry, report) {
    const occurred = minutesOf(valueAt(entry.data, '/event/occurred'))
    if (occurred === null || entry.data.historical === true) return
    for (const finding of [...answerFaults(entry, occurred), ...conferenceFaults(entry, occurred), ...updateFaults(entry)])
      report(finding)
  },
  examples: {
    pass: [
      {kind: 'response', data: {event: major, firstResponse: '2025-07-02 14:20', pressConference: '2025-07-03 09:20'}},
      {kind: 'response', data: {firstResponse: '2025-07-04 09:20'}},
      {kind: 'response', data: {firstResponse: '2025-07-02 09:20', updates: [{time: '2025-07-02 09:20', summary: '略'}]}},
      {kind: 'response', data: {firstResponse: '2025-07-12 09:20', historical: true}},
    ],
    fail: [
      {kind: 'response', data: {firstResponse: '2025-07-04 09:21', updates: undefined}, at: '/firstResponse'},
      {
        kind: 'response',
        data: {event: major, firstResponse: '2025-07-02 14:21', pressConference: '2025-07-03 09:20'},
        at: '/firstResponse',
      },
      {
        kind: 'response',
        data: {event: major, firstResponse: '2025-07-02 14:20', pressConference: '2025-07-03 09:21'},
        at: '/pressConference',
      },
      {
        kind: 'response',
        data: {event: major, firstResponse: '2025-07-02 14:20'},
        at: '/event/level',
        says: {verdict: 'review'},
      },
      {kind: 'response', data: {firstResponse: '2025-07-02 08:00'}, at: '/firstResponse'},
      {kind: 'response', data: {pressConference: '2025-07-02 08:00'}, at: '/pressConference'},
      {
        kind: 'response',
        data: {updates: [{time: '2025-07-02 10:00', summary: '略'}]},
        at: '/updates/0/time',
        says: {level: 'warn'},
      },
    ],
  },
})

/** A civil time as minutes; null when there is none. */
function minutesOf(value: Json | undefined): number | null {
  const match = typeof value === 'string' ? /^(\d{4}-\d{2}-\d{2})[ T](\d{2}):(\d{2})/u.exec(value) : null
  return match ? (dayNumber(match[1]!) * 24 + Number(match[2])) * 60 + Number(match[3]) : null
}

/** 13小时30分 */
const duration = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return rest === 0 ? `${hours}小时` : `${hours}小时${rest}分`
}

interface Deed {
  readonly at: string
  readonly label: string
  /** Hours. */
  readonly limit: number
}

function lateOrEarly(entry: Entry, occurred: number, {at, label, limit}: Deed): Finding[] {
  const value = valueAt(entry.data, at)
  const done = minutesOf(value)
  if (done === null) return []
  const taken = done - occurred
  if (taken >= 0 && taken <= limit * 60) return []
  return [
    {
      at,
      reason: taken < 0 ? `${label}早于事件发生时间（occurred）` : `${label}在事件发生后${duration(taken)}，超过${limit}小时`,
      actual: String(value),
      note: taken < 0 ? '核对两个时间' : '核对两个时间和事件等级（level）；确实逾期的，在 waivers 里写明理由',
    },
  ]
}

function answerFaults(entry: Entry, occurred: number): Finding[] {
  const limit = valueAt(entry.data, '/event/level') === 'major' ? first : other
  return lateOrEarly(entry, occurred, {at: '/firstResponse', label: '首次回应时间（firstResponse）', limit})
}

function conferenceFaults(entry: Entry, occurred: number): Finding[] {
  const isMajor = valueAt(entry.data, '/event/level') === 'major'
  if (entry.data.pressConference !== undefined) {
    const limit = isMajor ? conference : Number.POSITIVE_INFINITY
    return lateOrEarly(entry, occurred, {at: '/pressConference', label: '新闻发布会时间（pressConference）', limit})
  }
  if (!isMajor) return []
  return [
    {
      at: '/event/level',
      verdict: 'review',
      reason: '事件等级（level）是特别重大或重大，没有写新闻发布会时间（pressConference）',
      actual: 'major',
      note: `补写 pressConference，最迟在事件发生后${conference}小时内；由上级召开的，也写上时间`,
    },
  ]
}

/** What was told afterwards is not older than the first answer. */
function updateFaults(entry: Entry): Finding[] {
  const answered = minutesOf(entry.data.firstResponse)
  const updates = (entry.data.updates ?? []) as readonly {readonly time?: Json}[]
  return updates.flatMap(({time}, index): Finding[] => {
    const told = minutesOf(time)
    if (answered === null || told === null || told >= answered) return []
    return [
      {
        at: `/updates/${index}/time`,
        level: 'warn',
        reason: '后续进展的发布时间（time）早于首次回应时间（firstResponse）',
        actual: String(time),
        note: '核对两个时间；更早的那一次才是首次回应',
      },
    ]
  })
}
