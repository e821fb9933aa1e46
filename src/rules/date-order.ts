import {defineRule} from '../base/define.ts'
import {dated} from './facts.ts'

const labels: Readonly<Record<string, string>> = {
  writtenDate: '成文日期',
  printedDate: '印发日期',
  publishDate: '发布日期',
  effectiveDate: '施行日期',
  expiryDate: '有效期至',
}
const named = (name: string): string => `${labels[name]}（${name}）`

export default defineRule({
  id: 'date-order',
  title: '成文、印发、发布、施行、失效的日期先后合理',
  clause: {instrument: '党政机关公文处理工作条例（中办发〔2012〕14号）', article: '第九条、第二十五条'},
  confidence: 'M',
  why: '公文先签发成文，再印发、公开，有效期在施行之后届满；成文和发布都不会在将来。先后颠倒多半是填错了一个日期，网站上错误的发稿日期还会在检查中被认为是伪造。施行日期早于成文日期、规范性文件的施行日期早于发布日期的，不一定是错，请人工核对。',
  level: 'error',
  kinds: ['policy', 'catalogue', 'workplan', 'notice'],
  scope: 'entry',
  check(entry, report, today) {
    const steps = dated(entry, ['writtenDate', 'printedDate', 'publishDate'])
    for (const [index, later] of steps.entries()) {
      const earlier = steps[index - 1]
      if (earlier && later.date < earlier.date) {
        report({
          at: `/${later.name}`,
          reason: `${named(later.name)}早于${named(earlier.name)}`,
          actual: later.date,
          note: `核对两个日期：${labels[earlier.name]}写的是${earlier.date}`,
        })
      }
      if (later.date > today) {
        report({
          at: `/${later.name}`,
          reason: `${named(later.name)}在将来，今天是${today}`,
          actual: later.date,
          note: '核对年份和月份；还没到发布时间的，先写 draft: true',
        })
      }
    }
    const [effective] = dated(entry, ['effectiveDate'])
    const [expiry] = dated(entry, ['expiryDate'])
    if (effective && expiry && expiry.date <= effective.date) {
      report({
        at: '/expiryDate',
        reason: `${named('expiryDate')}不晚于${named('effectiveDate')}`,
        actual: expiry.date,
        note: `有效期从施行之日起算，${labels.effectiveDate}写的是${effective.date}`,
      })
    }
    const before =
      effective && steps.find(({name, date}) => isMilestone(name, entry.data.normative === true) && effective.date < date)
    if (before) {
      report({
        at: '/effectiveDate',
        reason: `${named('effectiveDate')}早于${named(before.name)}`,
        verdict: 'review',
        actual: effective.date,
        note: `核对正文中的施行日期；${labels[before.name]}写的是${before.date}`,
      })
    }
  },
  examples: {
    pass: [
      {
        kind: 'policy',
        data: {
          writtenDate: '2025-03-03',
          printedDate: '2025-03-03',
          publishDate: '2025-03-05',
          effectiveDate: '2025-03-05',
          expiryDate: '2030-03-04',
        },
      },
      // 自印发之日起施行、几天后才上网的一般通知。
      {
        kind: 'policy',
        data: {
          normative: false,
          writtenDate: '2025-03-03',
          printedDate: '2025-03-03',
          publishDate: '2025-03-05',
          effectiveDate: '2025-03-03',
        },
      },
      {kind: 'notice', data: {writtenDate: undefined, publishDate: '2025-03-05'}},
    ],
    fail: [
      {
        kind: 'policy',
        data: {
          writtenDate: '2025-03-03',
          printedDate: undefined,
          publishDate: '2025-03-01',
          effectiveDate: undefined,
          expiryDate: undefined,
        },
        at: '/publishDate',
      },
      {
        kind: 'policy',
        data: {
          writtenDate: '2025-03-03',
          printedDate: '2025-03-01',
          publishDate: '2025-03-05',
          effectiveDate: '2025-05-01',
          expiryDate: undefined,
        },
        at: '/printedDate',
      },
      {kind: 'policy', data: {effectiveDate: '2025-07-01', expiryDate: '2025-06-30'}, at: '/expiryDate'},
      {
        kind: 'policy',
        data: {
          writtenDate: '2025-03-03',
          printedDate: undefined,
          publishDate: '2025-03-05',
          effectiveDate: '2024-05-01',
          expiryDate: undefined,
        },
        at: '/effectiveDate',
      },
      {
        kind: 'policy',
        data: {
          writtenDate: '2025-03-03',
          printedDate: undefined,
          publishDate: '2025-03-05',
          effectiveDate: '2025-03-04',
          expiryDate: undefined,
        },
        at: '/effectiveDate',
      },
      {kind: 'notice', data: {publishDate: '2126-03-05'}, at: '/publishDate'},
    ],
  },
})

/** 未经公布不得作为行政管理的依据: a normative document ought not to work before it is published. */
const isMilestone = (name: string, normative: boolean): boolean => name === 'writtenDate' || (normative && name === 'publishDate')
