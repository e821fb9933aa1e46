import {defineRule} from '../base/define.ts'
import {isOfForm, yearOf} from './reports.ts'
import {sentencesIn} from './sentences.ts'

/** 2024年1月1日至(2024年)12月31日 */
const period = /(\d{4})年1月1日[^，,]{0,6}?(?:(\d{4})年)?12月31日/u

export default defineRule({
  id: 'report-period',
  title: '年度报告写明的统计期限是本年度',
  clause: {instrument: '政府信息公开工作年度报告格式（国办公开办函〔2021〕30号）', article: '报告内容'},
  confidence: 'P',
  why: '报告的数据统计到当年12月31日。沿用上年的文稿时，统计期限最容易忘了改；没有写明的，读者不知道数字算到哪一天。',
  level: 'warn',
  kinds: ['report'],
  scope: 'body',
  check(body, report, entry) {
    // Of a report without any text report-sections speaks.
    if (!isOfForm(entry) || body.children.length === 0) return
    const year = yearOf(entry)
    const expected = `${year}年1月1日至${year}年12月31日`
    const stated = sentencesIn(body, /12\s*月\s*31\s*日|统计/u).map(({text, place}) => ({text: text.replace(/\s/gu, ''), place}))
    const others: ((typeof stated)[number] & {readonly words: string})[] = []
    for (const {text, place} of stated) {
      const match = period.exec(text)
      if (match ? isOf(match, year) : isCutOff(text, year)) return
      if (match) others.push({text, place, words: match[0]})
    }
    const [other] = others
    report({
      at: other ? other.place : '/year',
      verdict: 'review',
      reason: other ? `统计期限写的是“${other.words}”，报告年度（year）是${year}` : `正文没有写明数据的统计期限`,
      ...(other && {actual: other.words}),
      expected: [expected],
      note: `在报告开头写：本报告所列数据的统计期限为${expected}`,
    })
  },
  examples: {
    pass: [
      {kind: 'report', data: {year: 2024}, body: '本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。'},
      {kind: 'report', data: {year: 2024}, body: '数据统计时限为 2024 年 1 月 1 日至 12 月 31 日。'},
      {kind: 'report', data: {year: 2024}, body: '统计数据截至2024年12月31日。'},
      {kind: 'report', data: {year: 2019}, body: '略。'},
      {kind: 'report', body: ''},
    ],
    fail: [
      {kind: 'report', data: {year: 2024}, body: '前言。\n\n统计期限为2023年1月1日至2023年12月31日。', at: 3},
      {kind: 'report', data: {year: 2024}, body: '统计期限为2024年1月1日至2023年12月31日。', at: 1, says: {verdict: 'review'}},
      {kind: 'report', data: {year: 2024}, body: '本报告按照条例编制。', at: '/year'},
      {kind: 'report', data: {year: 2024}, body: '2024年召开会议，部署12月31日前的统计工作。', at: '/year'},
    ],
  },
})

const isOf = ([, from, to]: RegExpExecArray, year: number): boolean => Number(from) === year && Number(to ?? from) === year

/** 数据截至2024年12月31日, or a year of statistics without its days, says as much. */
const isCutOff = (text: string, year: number): boolean =>
  text.includes(`${year}年12月31日`) || (text.includes(`${year}年`) && /统计(?:期限|时限|时间|区间|周期)/u.test(text))
