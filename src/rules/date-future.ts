import {defineRule} from '../base/define.ts'
import {dated} from './facts.ts'

const labels: Readonly<Record<string, string>> = {writtenDate: '成文日期', publishDate: '发布日期'}

export default defineRule({
  id: 'date-future',
  title: '成文日期和发布日期不在将来',
  clause: {instrument: '政府网站与政务新媒体检查指标（国办秘函〔2019〕19号）', article: '单项否决指标：伪造发稿日期'},
  confidence: 'S',
  why: '网页上的发布日期晚于实际上网的日子，在政府网站检查中会被认为是伪造发稿日期。今天指网站的基准日（--as-of，不写就是当天）；用过去的日子重现网站时，之后发布的内容也会这样提示，所以只作提醒。',
  level: 'warn',
  kinds: '*',
  scope: 'entry',
  check(entry, report, {today}) {
    for (const {name, date} of dated(entry, Object.keys(labels))) {
      if (date <= today) continue
      report({
        at: `/${name}`,
        reason: `${labels[name]}（${name}）在将来，基准日是${today}`,
        verdict: 'review',
        actual: date,
        note: '核对年份和月份；还没到发布时间的，先写 draft: true',
      })
    }
  },
  examples: {
    pass: [
      {kind: 'policy', data: {effectiveDate: '2126-01-01'}},
      {kind: 'page', data: {publishDate: undefined}},
    ],
    fail: [
      {kind: 'notice', data: {writtenDate: undefined, publishDate: '2126-03-05'}, at: '/publishDate'},
      {kind: 'policy', data: {writtenDate: '2126-03-05'}, at: '/writtenDate'},
    ],
  },
})
