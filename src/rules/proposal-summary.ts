import {defineRule} from '../base/define.ts'
import type {Entry} from '../base/types.ts'
import {textOf} from './facts.ts'

/** Offices sum up the year in its first months; before that nothing is late. */
const from = '04-01'
const reply = {publishDate: '2025-08-26', replyDate: '2025-08-20'}

export default defineRule({
  id: 'proposal-summary',
  title: '每年公开建议提案办理的总体情况',
  clause: {
    instrument: '国务院办公厅关于做好全国人大代表建议和全国政协委员提案办理结果公开工作的通知（国办发〔2014〕46号）',
    article: '办理总体情况',
  },
  confidence: 'M',
  why: '除了逐件公开答复，还要公开办理的总体情况：收到多少、办结多少、采纳了什么。地方的建议提案参照办理。通知没有规定哪一天以前公开，这里从次年4月起提示；只看标题里有没有写明年份和建议提案办理情况，请人工核对。',
  level: 'warn',
  kinds: ['proposal'],
  scope: 'site',
  lacking: true,
  check(site, report) {
    const {today} = site.project
    if (today.slice(5) < from) return
    const year = String(Number(today.slice(0, 4)) - 1)
    const replies = site.entries.filter(
      entry =>
        entry.kind === 'proposal' && entry.data.historical !== true && textOf(entry, 'publishDate')?.startsWith(`${year}-`),
    )
    if (replies.length === 0 || site.entries.some(entry => isSummary(entry, year))) return
    report(replies.at(-1)!.id, {
      at: '/publishDate',
      verdict: 'review',
      reason: `${year}年公开了${replies.length}件建议提案答复，没有看到这一年办理的总体情况`,
      note: `发一条通知公告，标题写明“${year}年”和“建议提案办理情况”`,
    })
  },
  examples: {
    pass: [
      {kind: 'proposal', data: reply, others: [{kind: 'notice', data: {title: '示范市商务局2025年建议提案办理情况'}}]},
      {kind: 'proposal', data: reply, others: [{kind: 'page', data: {title: '2025年人大代表建议办理工作总结'}}]},
      {kind: 'proposal'},
      {kind: 'proposal', data: {...reply, historical: true}},
    ],
    fail: [
      {kind: 'proposal', data: reply, at: '/publishDate', says: {verdict: 'review'}},
      {kind: 'proposal', data: reply, others: [{kind: 'notice', data: {title: '2024年建议提案办理情况'}}], at: '/publishDate'},
      {
        kind: 'proposal',
        data: reply,
        others: [{kind: 'proposal', data: {title: '2025年第1号建议的办理情况'}}],
        at: '/publishDate',
      },
      {
        kind: 'proposal',
        data: reply,
        others: [{kind: 'notice', data: {title: '2025年行政许可办理情况'}}],
        at: '/publishDate',
      },
    ],
  },
})

const isSummary = ({kind, data}: Entry, year: string): boolean =>
  kind !== 'proposal' && data.title.includes(year) && /建议|提案/u.test(data.title) && /办理/u.test(data.title)
