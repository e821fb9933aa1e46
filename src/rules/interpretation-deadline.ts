import {defineRule} from '../base/define.ts'
import {valueAt} from '../base/pointer.ts'
import type {Entry, Finding} from '../base/types.ts'
import {afterWorkdays, type Calendar, calendarOf, workdaysBetween} from '../base/workdays.ts'
import {nameOf, textOf} from './facts.ts'
import {deadlineDays, interpretedIn, isToBeInterpreted} from './interpreted.ts'

export default defineRule({
  id: 'interpretation-deadline',
  title: '解读与文件同时或者在规定的工作日内公开',
  clause: {instrument: '各地关于政策解读的规定', article: '解读的时限'},
  confidence: 'm',
  why: '解读材料与文件同时公开最好；来不及的，各地规定在文件公开后若干个工作日内公开，有的3个，有的5个，没有全国统一的天数，写在配置的 interpretation.deadlineWorkdays 里，不写按3个算。这里看最早的一件解读；之后陆续补充的问答、媒体解读不受限制。',
  level: 'warn',
  kinds: ['policy', 'interpretation'],
  scope: 'site',
  check(site, report) {
    const {config} = site.project
    const [limit, calendar] = [deadlineDays(config), calendarOf(config)]
    for (const {policy, interpretations} of interpretedIn(site)) {
      const finding = outOfTime(policy, interpretations[0], {limit, calendar})
      if (finding) report(interpretations[0].id, finding)
    }
    for (const entry of site.entries) {
      const finding = entry.kind === 'policy' ? wrongDue(entry, {limit, calendar}) : null
      if (finding) report(entry.id, finding)
    }
  },
  examples: {
    pass: [
      {kind: 'policy', others: [{kind: 'interpretation', data: {publishDate: '2024-06-26'}}]},
      // 最早的一件按时，后来的不限。
      {
        kind: 'policy',
        others: [
          {kind: 'interpretation', data: {publishDate: '2024-09-02'}},
          {kind: 'interpretation', data: {publishDate: '2024-06-21'}},
        ],
      },
      {
        kind: 'policy',
        data: {interpretation: {dueDate: '2024-06-28'}},
        others: [{kind: 'interpretation', data: {publishDate: '2024-06-28'}}],
        config: {interpretation: {deadlineWorkdays: 5}},
      },
      {
        kind: 'policy',
        data: {normative: false, interpretation: undefined},
        others: [{kind: 'interpretation', data: {publishDate: '2024-09-02'}}],
      },
      {kind: 'policy', data: {historical: true, interpretation: {dueDate: '2024-09-02'}}},
      {kind: 'policy', data: {interpretation: {dueDate: '2024-06-21'}}},
    ],
    fail: [
      {kind: 'policy', others: [{kind: 'interpretation', data: {publishDate: '2024-06-27'}}], at: '/publishDate'},
      {kind: 'policy', others: [{kind: 'interpretation', data: {publishDate: '2024-06-20'}}], at: '/publishDate'},
      {kind: 'policy', data: {interpretation: {dueDate: '2024-06-27'}}, at: '/interpretation/dueDate'},
      {kind: 'policy', data: {interpretation: {dueDate: '2024-06-20'}}, at: '/interpretation/dueDate'},
      {
        kind: 'policy',
        data: {interpretation: undefined},
        others: [{kind: 'interpretation', data: {publishDate: '2024-07-01'}}],
        config: {interpretation: {deadlineWorkdays: 5}},
        at: '/publishDate',
      },
    ],
  },
})

interface Clock {
  readonly limit: number
  readonly calendar: Calendar
}

function outOfTime(policy: Entry, first: Entry, {limit, calendar}: Clock): Finding | null {
  const [from, to] = [textOf(policy, 'publishDate'), textOf(first, 'publishDate')]
  if (from === undefined || to === undefined) return null
  if (to < from)
    return {
      at: '/publishDate',
      reason: `发布日期（publishDate）早于所解读的${nameOf(policy)}的发布日期${from}`,
      verdict: 'review',
      actual: to,
      note: `核对两个日期，另一份是 ${policy.path}`,
    }
  const {days, provisional} = workdaysBetween(from, to, calendar)
  if (days <= limit) return null
  const last = afterWorkdays(from, limit, calendar).date
  return {
    at: '/publishDate',
    reason: `发布日期（publishDate）${provisional ? '暂按' : '是'}${nameOf(policy)}公开后第${days}个工作日${provisional ? '计' : ''}，超过${limit}个工作日`,
    ...(provisional && {verdict: 'review' as const}),
    actual: to,
    expected: [last],
    note: `核对日期；以后解读与文件同步报批，最迟在文件公开后${limit}个工作日内公开（这一份是${last}）`,
  }
}

/** The day that a document itself sets for its interpretation. */
function wrongDue(policy: Entry, {limit, calendar}: Clock): Finding | null {
  const [due, from] = [valueAt(policy.data, '/interpretation/dueDate'), textOf(policy, 'publishDate')]
  if (typeof due !== 'string' || from === undefined || policy.data['historical'] === true || !isToBeInterpreted(policy))
    return null
  const last = afterWorkdays(from, limit, calendar)
  if (due >= from && due <= last.date) return null
  return {
    at: '/interpretation/dueDate',
    reason:
      due < from
        ? `解读截止日期（interpretation.dueDate）早于发布日期（publishDate）${from}`
        : `解读截止日期（interpretation.dueDate）晚于公开后第${limit}个工作日`,
    ...((due < from || last.provisional) && {verdict: 'review' as const}),
    actual: due,
    expected: [last.date],
    note: `公开后第${limit}个工作日是${last.date}；本地的天数不同的，改配置里的 interpretation.deadlineWorkdays`,
  }
}
