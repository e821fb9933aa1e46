import {defineRule} from '../base/define.ts'
import {columnsOf, isRunning} from './columns.ts'

/** At this many the site as a whole fails. */
const limit = 5

export default defineRule({
  id: 'site-columns-empty',
  title: '没有空白栏目',
  clause: {instrument: '政府网站与政务新媒体检查指标（国办秘函〔2019〕19号）', article: '单项否决指标：空白栏目'},
  confidence: 'S',
  why: '空白栏目5个以上的，单项否决；1个也会扣分。栏目指网站地图里列出的每一个列表，通知公告按“通知公告”“工作动态”分别算；五公开的分类空着也会列出，但不计入5个。标为草稿的、不公开的不算内容。政府信息公开专栏（指南、制度、目录、年报）一项也还没有的网站不检查。还在一步步搭建的，可以在 levels 里先写 site-columns-empty: warn。',
  level: 'error',
  kinds: ['policy', 'notice'],
  scope: 'site',
  lacking: true,
  check(site, report) {
    if (!isRunning(site)) return
    const empty = columnsOf(site).filter(({entries}) => entries.length === 0)
    if (empty.length === 0) return
    const isOver = empty.filter(({sort}) => sort !== 'way').length >= limit
    report(
      {path: 'gzgk.config.yml'},
      {
        at: '/site/title',
        reason: `${empty.length}个空白栏目${isOver ? '，达到单项否决的5个' : ''}：${empty.map(({title, url}) => `${title}（${url}）`).join('、')}`,
        ...(!isOver && {level: 'warn'}),
        note: '给每个栏目写一篇内容；暂时确实没有的，写一篇说明目前没有的理由',
      },
    )
  },
  examples: {
    pass: [{kind: 'policy'}, {kind: 'notice'}],
    fail: [
      {kind: 'policy', others: [{kind: 'guide'}], at: '/site/title'},
      {
        kind: 'policy',
        others: [
          ...['rule', 'listing', 'report', 'interpretation', 'decision', 'consultation', 'workplan', 'topic'],
          ...['proposal', 'openDay'],
        ].map(kind => ({kind})),
        at: '/site/title',
      },
    ],
  },
})
