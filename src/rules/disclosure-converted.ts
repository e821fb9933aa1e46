import {defineRule} from '../base/define.ts'
import {valueAt} from '../base/pointer.ts'
import {calendarOf, workdaysBetween} from '../base/workdays.ts'
import {textOf} from './facts.ts'

/** The measure of art 26, for want of one in art 44. */
const limit = 20

export default defineRule({
  id: 'disclosure-converted',
  title: '依申请公开转为主动公开的写明日期和缘由并及时公开',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第四十四条'},
  confidence: 'P',
  why: '申请人认为公开的信息可以纳入主动公开的范围，行政机关审核后认为属于的，应当及时主动公开；多人申请的相同信息可以公开的，可以纳入主动公开。条例只说及时，没有规定天数，这里比照第二十六条的20个工作日提醒。写明转化日期和缘由，是为了让人看得出这项信息从何而来。',
  level: 'warn',
  kinds: '*',
  scope: 'entry',
  check(entry, report, {config}) {
    if (valueAt(entry.data, '/origin/type') !== 'convertedFromRequest') return
    const [date, note] = [valueAt(entry.data, '/origin/date'), valueAt(entry.data, '/origin/note')]
    const publishDate = textOf(entry, 'publishDate')
    if (note === undefined)
      report({
        at: '/origin/type',
        reason: '写的是依申请公开转主动公开，没有写缘由（origin.note）',
        level: 'info',
        note: '在 origin 里加一行 note，写何时收到申请、为什么转为主动公开；不写申请人的姓名',
      })
    if (typeof date !== 'string')
      report({
        at: '/origin/type',
        reason: '写的是依申请公开转主动公开，没有写转化日期（origin.date）',
        note: '在 origin 里加一行 date，写决定转为主动公开的日期',
      })
    else if (publishDate !== undefined && publishDate < date)
      report({
        at: '/origin/date',
        reason: `转化日期（origin.date）晚于发布日期（publishDate）${publishDate}`,
        actual: date,
        note: '核对两个日期：先决定转为主动公开，再在网站公开',
      })
    else if (publishDate !== undefined) {
      const {days} = workdaysBetween(date, publishDate, calendarOf(config))
      if (days > limit)
        report({
          at: '/publishDate',
          reason: `发布日期（publishDate）是决定转为主动公开后第${days}个工作日`,
          verdict: 'review',
          actual: publishDate,
          note: `核对转化日期（origin.date）${date}；转为主动公开的应当及时公开`,
        })
    }
  },
  examples: {
    pass: [
      {kind: 'policy', data: {origin: {type: 'convertedFromRequest', date: '2024-06-20', note: '2024年6月收到申请后审核转化'}}},
      {kind: 'policy', data: {origin: {type: 'convertedFromRequest', date: '2024-06-21', note: '当天公开'}}},
      {kind: 'policy', data: {origin: {type: 'reprint', source: '示范市人民政府网站'}}},
      {
        kind: 'notice',
        data: {publishDate: '2025-03-31', origin: {type: 'convertedFromRequest', date: '2025-03-03', note: '多人申请'}},
      },
    ],
    fail: [
      {kind: 'policy', data: {origin: {type: 'convertedFromRequest', note: '多人申请'}}, at: '/origin/type'},
      {kind: 'policy', data: {origin: {type: 'convertedFromRequest', date: '2024-06-20'}}, at: '/origin/type'},
      {
        kind: 'policy',
        data: {origin: {type: 'convertedFromRequest', date: '2024-06-24', note: '多人申请'}},
        at: '/origin/date',
      },
      {
        kind: 'notice',
        data: {publishDate: '2025-04-01', origin: {type: 'convertedFromRequest', date: '2025-03-03', note: '多人申请'}},
        at: '/publishDate',
      },
    ],
  },
})
