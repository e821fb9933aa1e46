import {addDays} from '../base/dates.ts'
import {defineRule} from '../base/define.ts'
import type {IsoDate} from '../base/types.ts'
import {type Column, columnsOf, isRunning, lastUpdate} from './columns.ts'

/** At this many the site as a whole fails. */
const limit = 10
const halfYear = 183
const year = 366

export default defineRule({
  id: 'site-columns-fresh',
  title: '栏目按时更新',
  clause: {instrument: '政府网站与政务新媒体检查指标（国办秘函〔2019〕19号）', article: '单项否决指标：不更新'},
  confidence: 'S',
  why: '监测时间点前两周内的动态、要闻类，六个月内的通知公告、政策文件类一级栏目，累计5个以上未更新的，或者应更新但长期未更新的栏目10个以上的，单项否决。本程序的网站里前一种只有工作动态、通知公告、政策文件三个；其他栏目多久算长期没有写明，这里按一年提示。空白栏目另算。政府信息公开专栏一项也还没有的网站不检查。急需发布而来不及补的，可以在 levels 里写 site-columns-fresh: warn。',
  level: 'error',
  kinds: ['policy', 'notice'],
  scope: 'site',
  lacking: true,
  check(site, report) {
    if (!isRunning(site)) return
    const {today} = site.project
    const since: Readonly<Record<Sort, IsoDate>> = {
      news: addDays(today, -14),
      notices: addDays(today, -halfYear),
      other: addDays(today, -year),
    }
    const stale = columnsOf(site).flatMap(({title, url, sort, entries}) => {
      // What stands and is only kept up to date: of these another rule speaks.
      if (entries.length === 0 || sort === 'way' || url === '/rules/' || url === '/catalog/') return []
      const last = lastUpdate(entries, today)
      return last !== null && last >= since[sort]
        ? []
        : [`${title}（${last === null ? '没有日期' : `最近${last}`}，${terms[sort]}）`]
    })
    if (stale.length === 0) return
    const isOver = stale.length >= limit
    report(
      {path: 'gzgk.config.yml'},
      {
        at: '/site/title',
        reason: `${stale.length}个栏目长期没有更新${isOver ? '，达到单项否决的10个' : ''}：${stale.join('、')}`,
        ...(!isOver && {level: 'warn'}),
        note: '有新的内容就发布；没有必要单独设的，把内容并到别的栏目',
      },
    )
  },
  examples: {
    pass: [
      {kind: 'policy', data: {publishDate: '2026-05-24'}, others: [{kind: 'guide'}]},
      {kind: 'notice', data: {category: 'news', column: undefined, publishDate: '2026-11-09'}, others: [{kind: 'guide'}]},
      {kind: 'policy', data: {publishDate: '2015-01-01'}},
    ],
    fail: [
      {kind: 'policy', data: {publishDate: '2026-05-23'}, others: [{kind: 'guide'}], at: '/site/title'},
      {
        kind: 'notice',
        data: {category: 'news', column: undefined, publishDate: '2026-11-08'},
        others: [{kind: 'guide'}],
        at: '/site/title',
      },
      {
        kind: 'policy',
        data: {publishDate: '2026-11-20'},
        others: [{kind: 'guide'}, {kind: 'response', data: {publishDate: '2025-11-01', updates: undefined}}],
        at: '/site/title',
      },
    ],
  },
})

type Sort = Exclude<Column['sort'], 'way'>

const terms: Readonly<Record<Sort, string>> = {news: '应两周内更新', notices: '应六个月内更新', other: '已超过一年'}
