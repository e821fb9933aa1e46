import {daysBetween} from '../base/dates.ts'
import {defineRule} from '../base/define.ts'
import type {Entry} from '../base/types.ts'
import {isRunning, lastUpdate} from './columns.ts'
import {textOf} from './facts.ts'

const limit = 14
const kinds = ['policy', 'interpretation', 'decision', 'consultation', 'notice']

export default defineRule({
  id: 'site-home-fresh',
  title: '首页两周内有更新',
  clause: {instrument: '政府网站与政务新媒体检查指标（国办秘函〔2019〕19号）', article: '单项否决指标：不更新'},
  confidence: 'S',
  why: '监测时间点前两周内首页没有更新的，网站直接判为不合格。首页显示最新的政策文件、解读、重大行政决策、意见征集和通知公告；工作动态不在首页，只发工作动态不算首页更新。今天指网站的基准日（--as-of，不写就是当天）。政府信息公开专栏（指南、制度、目录、年报）一项也还没有的网站不检查。',
  level: 'warn',
  kinds: ['policy', 'notice'],
  scope: 'site',
  lacking: true,
  check(site, report) {
    if (!isRunning(site)) return
    const {today} = site.project
    const last = lastUpdate(site.entries.filter(isOnHome), today)
    const days = last === null ? null : daysBetween(last, today)
    if (days !== null && days <= limit) return
    report(
      {path: 'gzgk.config.yml'},
      {
        at: '/site/title',
        reason:
          days === null
            ? `首页没有一条写了日期的内容，检查时算没有更新`
            : `首页最近一次更新是${last}，到今天（${today}）${days}天，超过两周`,
        ...(last !== null && {actual: last}),
        note: '发布新的政策文件、解读、决策、征集或者通知公告；没有可发的，核对是不是有应当公开而没有公开的',
      },
    )
  },
  examples: {
    pass: [{kind: 'notice', data: {publishDate: '2026-11-09'}, others: [{kind: 'guide'}]}, {kind: 'policy'}],
    fail: [
      {kind: 'notice', data: {publishDate: '2026-11-08'}, others: [{kind: 'guide'}], at: '/site/title'},
      // 工作动态不在首页，将来的日子还没有到。
      {
        kind: 'notice',
        data: {publishDate: '2026-12-01'},
        others: [{kind: 'guide'}, {kind: 'notice', data: {category: 'news', publishDate: '2026-11-20'}}],
        at: '/site/title',
      },
    ],
  },
})

const isOnHome = (entry: Entry): boolean =>
  kinds.includes(entry.kind) && !(entry.kind === 'notice' && textOf(entry, 'category') === 'news')
