import {inChinese} from '../base/dates.ts'
import {defineRule} from '../base/define.ts'
import {dated} from './facts.ts'

const names: Readonly<Record<string, string>> = {guide: '公开指南', listing: '主动公开基本目录'}

export default defineRule({
  id: 'guide-fresh',
  title: '公开指南和公开目录一年内核对更新过',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第十二条、第五十三条'},
  confidence: 'P',
  why: '条例要求编制、公布公开指南和公开目录，并及时更新；不及时更新的，由上级机关责令改正。条例没有写明多久，一年是各地政务公开工作要点的通行做法：机构、地址、电话、收费有没有变，每年至少核对一遍，核对后把更新日期（updated）改成当天。',
  level: 'warn',
  kinds: ['guide', 'listing'],
  scope: 'entry',
  check(entry, report, {today}) {
    const [updated] = dated(entry, ['updated'])
    if (!updated) return
    const until = `${Number(updated.date.slice(0, 4)) + 1}${updated.date.slice(4)}`
    if (today <= until) return
    report({
      at: '/updated',
      reason: `${names[entry.kind]}的更新日期（updated）已超过一年，到今天（${today}）应当重新核对`,
      actual: updated.date,
      note: `逐项核对后改成核对的日期，如 ${today}；页面上会显示“更新于${inChinese(today)}”`,
    })
  },
  examples: {
    pass: [
      {kind: 'guide', data: {updated: '2025-11-23'}},
      {kind: 'listing', data: {updated: '2026-01-05'}},
    ],
    fail: [
      {kind: 'guide', data: {updated: '2025-11-22'}, at: '/updated'},
      {kind: 'listing', data: {updated: '2024-03-01'}, at: '/updated'},
    ],
  },
})
