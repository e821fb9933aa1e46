import {daysBetween} from '../base/dates.ts'
import {defineRule} from '../base/define.ts'
import {isOwnNormative, textOf} from './facts.ts'

/** 规章制定程序条例 art 32 says so of rules; some provinces say the same of what is below them. */
const usual = 30

export default defineRule({
  id: 'normative-commencement',
  title: '行政规范性文件公布以后留出时间再施行',
  clause: {instrument: '各地关于行政规范性文件制定程序的规定', article: '施行日期'},
  confidence: 'm',
  why: '《规章制定程序条例》第三十二条规定规章自公布之日起30日后施行，有的地方对行政规范性文件也有同样要求，好让群众和企业有时间了解和准备；没有全国统一的规定，天数写在配置的 normative.effectiveAfterDays 里，没有要求的写 0。涉及国家安全、汇率、货币政策，或者公布后不立即施行有碍施行的，可以自公布之日起施行，请人工核对。',
  level: 'warn',
  kinds: ['policy'],
  scope: 'entry',
  check(entry, report, {config}) {
    const [publishDate, effectiveDate] = [textOf(entry, 'publishDate'), textOf(entry, 'effectiveDate')]
    // What works before it is published is spoken of by the order of dates.
    if (!publishDate || !effectiveDate || effectiveDate < publishDate || !isOwnNormative(entry)) return
    const [days, least] = [daysBetween(publishDate, effectiveDate), config.normative?.effectiveAfterDays ?? usual]
    if (days >= least) return
    report({
      at: '/effectiveDate',
      reason:
        days === 0 ? '施行日期（effectiveDate）就是发布日期' : `施行日期（effectiveDate）在发布后第${days}日，不到${least}日`,
      verdict: 'review',
      actual: effectiveDate,
      note: '核对施行日期；确需尽快施行的，在 waivers 中写明理由，本地没有这一要求的，在配置中写 normative: {effectiveAfterDays: 0}',
    })
  },
  examples: {
    pass: [
      {kind: 'policy', data: {publishDate: '2024-06-21', effectiveDate: '2024-07-21'}},
      {kind: 'policy', data: {publishDate: '2024-06-21', effectiveDate: '2024-06-20'}},
      {kind: 'policy', data: {normative: false, effectiveDate: '2024-06-21'}},
      {
        kind: 'policy',
        data: {publishDate: '2024-06-21', effectiveDate: '2024-06-21'},
        config: {normative: {effectiveAfterDays: 0}},
      },
    ],
    fail: [
      {kind: 'policy', data: {publishDate: '2024-06-21', effectiveDate: '2024-07-20'}, at: '/effectiveDate'},
      {kind: 'policy', data: {publishDate: '2024-06-21', effectiveDate: '2024-06-21'}, at: '/effectiveDate'},
      {
        kind: 'policy',
        data: {publishDate: '2024-06-21', effectiveDate: '2024-07-21'},
        config: {normative: {effectiveAfterDays: 60}},
        at: '/effectiveDate',
      },
    ],
  },
})
