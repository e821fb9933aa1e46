import {addDays, isDate} from '../base/dates.ts'
import {defineRule} from '../base/define.ts'
import type {Config, Entry, IsoDate} from '../base/types.ts'
import {isOwnNormative, textOf} from './facts.ts'

const usual = [3, 5]
const onTrial = [1, 2]

export default defineRule({
  id: 'normative-validity',
  title: '行政规范性文件写明施行日期和合乎规定的有效期',
  clause: {instrument: '各地关于行政规范性文件有效期的规定', article: '有效期'},
  confidence: 'm',
  why: '许多地方规定行政规范性文件应当写明施行日期和有效期，例如山东一般3至5年，标注“试行”“暂行”的1至2年，期满自动失效。没有全国统一的年限，年限写在配置的 normative.years 和 trialYears 里。只修改别的文件的，有效期随被修改的文件，不作此项检查。',
  level: 'warn',
  kinds: ['policy'],
  scope: 'entry',
  check(entry, report, {config}) {
    if (!isOwnNormative(entry) || entry.data['amends'] !== undefined) return
    const [effectiveDate, expiryDate] = [textOf(entry, 'effectiveDate'), textOf(entry, 'expiryDate')]
    if (!effectiveDate || !expiryDate) {
      const lacking = [!effectiveDate && '施行日期（effectiveDate）', !expiryDate && '有效期至（expiryDate）'].filter(Boolean)
      report({
        at: effectiveDate ? '/effectiveDate' : expiryDate ? '/expiryDate' : '/normative',
        reason: `标为行政规范性文件（normative），没有写${lacking.join('和')}`,
        note: '照正文写的施行日期和有效期填写；正文没有写有效期的，核对本地对有效期的规定',
      })
      return
    }
    // Dates in the wrong order are spoken of elsewhere.
    if (expiryDate <= effectiveDate) return
    const {isTrial, least, most} = yearsFor(entry, config)
    const isShort = expiryDate < addDays(after(effectiveDate, least), -1)
    if (!isShort && expiryDate <= after(effectiveDate, most)) return
    const limit = isShort ? addDays(after(effectiveDate, least), -1) : addDays(after(effectiveDate, most), -1)
    report({
      at: '/expiryDate',
      reason: `有效期至（expiryDate）${isShort ? `不到${least}年` : `超过${most}年`}，${isTrial ? '标注试行、暂行的' : '行政规范性文件'}一般${least}至${most}年`,
      actual: expiryDate,
      expected: [limit],
      note: `施行日期是${effectiveDate}，${isShort ? '最早' : '最晚'}一般到${limit}；正文确是这样写的，在 waivers 中写明理由，本地年限不同的改配置里的 normative`,
    })
  },
  examples: {
    pass: [
      {kind: 'policy', data: {effectiveDate: '2024-08-01', expiryDate: '2029-07-31'}},
      // 有的机关写到五年后的同一天。
      {kind: 'policy', data: {effectiveDate: '2024-08-01', expiryDate: '2029-08-01'}},
      {kind: 'policy', data: {effectiveDate: '2024-08-01', expiryDate: '2027-07-31'}},
      {kind: 'policy', data: {title: '示范市早市管理办法（试行）', effectiveDate: '2024-08-01', expiryDate: '2025-07-31'}},
      {kind: 'policy', data: {effectiveDate: '2024-02-29', expiryDate: '2029-02-28'}},
      {kind: 'policy', data: {expiryDate: undefined, amends: ['sswg-2021-2']}},
      {kind: 'policy', data: {expiryDate: '2034-07-31'}, config: {normative: {years: [3, 10]}}},
      {kind: 'policy', data: {normative: false, expiryDate: undefined}},
      {kind: 'policy', data: {effectiveDate: '2024-08-01', expiryDate: '2024-07-31'}},
    ],
    fail: [
      {kind: 'policy', data: {expiryDate: undefined}, at: '/effectiveDate'},
      {kind: 'policy', data: {effectiveDate: undefined}, at: '/expiryDate'},
      {kind: 'policy', data: {effectiveDate: undefined, expiryDate: undefined}, at: '/normative'},
      {kind: 'policy', data: {effectiveDate: '2024-08-01', expiryDate: '2029-08-02'}, at: '/expiryDate'},
      {kind: 'policy', data: {effectiveDate: '2024-08-01', expiryDate: '2027-07-30'}, at: '/expiryDate'},
      {
        kind: 'policy',
        data: {title: '示范市早市管理暂行办法', effectiveDate: '2024-08-01', expiryDate: '2026-08-02'},
        at: '/expiryDate',
      },
      {
        kind: 'policy',
        data: {title: '示范市早市管理办法（试行）', effectiveDate: '2024-08-01', expiryDate: '2025-01-31'},
        at: '/expiryDate',
      },
    ],
  },
})

function yearsFor({data}: Entry, {normative}: Config) {
  const isTrial = /试行|暂行/u.test(data.title)
  const [least = 0, most = 0] = (isTrial ? (normative?.trialYears ?? onTrial) : (normative?.years ?? usual)).toSorted(
    (a, b) => a - b,
  )
  return {isTrial, least, most}
}

/** The same day some years later; 28 February where there is no 29th. */
function after(date: IsoDate, years: number): IsoDate {
  const sameDay = `${Number(date.slice(0, 4)) + years}${date.slice(4)}`
  return isDate(sameDay) ? sameDay : `${sameDay.slice(0, 8)}28`
}
