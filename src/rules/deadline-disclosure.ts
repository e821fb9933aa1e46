import {defineRule} from '../base/define.ts'
import {afterWorkdays, calendarOf, workdaysBetween} from '../base/workdays.ts'
import {isOwnRecent, textOf} from './facts.ts'

const limit = 20

export default defineRule({
  id: 'deadline-disclosure',
  title: '主动公开的政府信息自形成之日起20个工作日内公开',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第二十六条'},
  confidence: 'P',
  why: '属于主动公开范围的政府信息，应当自形成或者变更之日起20个工作日内公开；法律、法规对期限另有规定的，从其规定。成文当日不计入，周末和节假日按国务院办公厅每年的放假通知扣除，调休上班的周末计入；程序没有收录的年份，在配置的 workdays 中照通知写。条例2008年5月1日施行以前成文的，以及标为历史存量（historical）、转载、依申请转主动公开的，不作此项检查。',
  level: 'error',
  kinds: ['policy', 'catalogue', 'workplan', 'notice'],
  scope: 'entry',
  check(entry, report, {config}) {
    const [writtenDate, publishDate] = [textOf(entry, 'writtenDate'), textOf(entry, 'publishDate')]
    if (!writtenDate || !publishDate || !isOwnRecent(entry, writtenDate)) return
    const calendar = calendarOf(config)
    const taken = workdaysBetween(writtenDate, publishDate, calendar)
    if (taken.days <= limit) return
    const last = afterWorkdays(writtenDate, limit, calendar).date
    const reason = taken.provisional
      ? `发布日期（publishDate）暂按成文后第${taken.days}个工作日计，超过${limit}个工作日：所跨年份没有放假通知，请人工核对`
      : `发布日期（publishDate）是成文后第${taken.days}个工作日，超过${limit}个工作日`
    report({
      at: '/publishDate',
      reason,
      ...(taken.provisional && {verdict: 'review'}),
      actual: publishDate,
      expected: [last],
      note: `核对成文日期和发布日期，最迟应在${last}公开；法律、法规另有规定的，在 waivers 中写明理由`,
    })
  },
  examples: {
    pass: [
      {kind: 'policy', data: {writtenDate: '2025-03-03', publishDate: '2025-03-31'}},
      // 春节八天和一个调休的周六都在其中。
      {kind: 'policy', data: {writtenDate: '2026-02-10', publishDate: '2026-03-16'}},
      {kind: 'policy', data: {writtenDate: '2006-03-03', publishDate: '2018-06-30'}},
      // 中秋、国庆之间的周日上班，国庆放假。
      {kind: 'policy', data: {writtenDate: '2026-09-11', publishDate: '2026-10-15'}},
      // 放假通知公布以后写进配置的年份。
      {
        kind: 'policy',
        data: {writtenDate: '2026-12-20', publishDate: '2027-01-20'},
        config: {workdays: {2027: {off: ['01-01/01-05']}}},
      },
      {kind: 'policy', data: {writtenDate: '2025-03-03', publishDate: '2025-06-30', historical: true}},
      {
        kind: 'policy',
        data: {writtenDate: '2025-03-03', publishDate: '2025-06-30', origin: {type: 'reprint', source: '示范市人民政府'}},
      },
    ],
    fail: [
      {kind: 'policy', data: {writtenDate: '2025-03-03', publishDate: '2025-06-30'}, at: '/publishDate'},
      {kind: 'policy', data: {writtenDate: '2026-02-10', publishDate: '2026-03-17'}, at: '/publishDate'},
      {kind: 'notice', data: {writtenDate: '2025-03-03', publishDate: '2025-04-30'}, at: '/publishDate'},
      {kind: 'policy', data: {writtenDate: '2026-09-11', publishDate: '2026-10-16'}, at: '/publishDate'},
      // 2027年的放假通知尚未公布：结论暂定。
      {kind: 'policy', data: {writtenDate: '2026-12-20', publishDate: '2027-01-20'}, at: '/publishDate'},
    ],
  },
})
