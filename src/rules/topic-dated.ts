import {defineRule} from '../base/define.ts'
import {dated} from './facts.ts'

export default defineRule({
  id: 'topic-dated',
  title: '专题写明更新日期',
  clause: {instrument: '政府网站与政务新媒体检查指标（国办秘函〔2019〕19号）', article: '单项否决指标：不更新'},
  confidence: 'S',
  why: '检查时没有发布日期的内容按没有更新计算。其他各类内容的发布日期是必填项，专题可以不填：不填的，读者和检查的人都不知道它是不是还有人管。往专题里添内容后，把更新日期（updated）改成当天。',
  level: 'warn',
  kinds: ['topic'],
  scope: 'entry',
  check(entry, report) {
    if (dated(entry, ['updated', 'publishDate']).length > 0) return
    report({
      at: '/title',
      reason: '专题没有更新日期（updated），检查时按没有更新计算',
      note: '在开头加 updated，写最近一次增改内容的日期',
    })
  },
  examples: {
    pass: [
      {kind: 'topic', data: {updated: undefined, publishDate: '2026-03-02'}},
      {kind: 'topic', data: {publishDate: undefined, updated: '2026-03-02'}},
    ],
    fail: [{kind: 'topic', data: {publishDate: undefined, updated: undefined}, at: '/title'}],
  },
})
