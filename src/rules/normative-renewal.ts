import {daysBetween} from '../base/dates.ts'
import {defineRule} from '../base/define.ts'
import {valueAt} from '../base/pointer.ts'
import type {Entry, IsoDate, Site} from '../base/types.ts'
import {isInForce} from '../base/validity.ts'
import {edgesTo, isPartial, textOf} from './facts.ts'

/** Six months. */
const ahead = 180

export default defineRule({
  id: 'normative-renewal',
  title: '有效期将满的行政规范性文件已经评估或者有了接续',
  clause: {instrument: '各地关于行政规范性文件有效期的规定', article: '期满评估'},
  confidence: 'm',
  why: '许多地方规定，行政规范性文件有效期届满前6个月应当评估，需要继续实施的重新登记、编号、公布，有效期重新计算；到期没有接续的自动失效，网页会标明已失效。有文件替代、修改它，或者近期有评估、修订、征求意见的内容引用它（cites、isPartOf 等）的，不再提醒。这是各地的做法，不是全国统一的规定。',
  level: 'warn',
  kinds: ['policy'],
  scope: 'site',
  check(site, report) {
    const {today} = site.project
    for (const entry of site.entries) {
      const expiryDate = textOf(entry, 'expiryDate')
      if (!expiryDate || !isOwnInForce(site, entry)) continue
      const days = daysBetween(today, expiryDate)
      if (days < 0 || days > ahead || isInHand(site, entry, today)) continue
      report(entry.id, {
        at: '/expiryDate',
        reason: `有效期至（expiryDate）${days === 0 ? '今天' : `还有${days}天`}届满，没有看到评估、修订或者接续的文件`,
        verdict: 'review',
        actual: expiryDate,
        note: `需要继续实施的，评估后重新登记、编号、公布，在新文件里写 replaces: [${entry.id}]；评估或者修订的公告已经发布的，在公告里写 cites: [${entry.id}]；不再需要的，到期自动失效`,
      })
    }
  },
  examples: {
    pass: [
      // 2026年11月23日起第181天。
      {kind: 'policy', data: {expiryDate: '2027-05-23'}},
      {kind: 'policy', data: {expiryDate: '2026-11-22'}},
      {kind: 'policy', data: {normative: false, expiryDate: '2026-12-31'}},
      {kind: 'policy', data: {expiryDate: '2026-12-31', origin: {type: 'reprint', source: '示范市人民政府网站'}}},
      {
        kind: 'policy',
        data: {expiryDate: '2026-12-31'},
        others: [{kind: 'policy', data: {effectiveDate: '2027-01-01', replaces: ['sswg-2024-3']}}],
      },
      {
        kind: 'policy',
        data: {expiryDate: '2026-12-31'},
        others: [
          {kind: 'notice', data: {title: '关于开展《示范市夜间消费集聚区认定办法》实施评估的公告', publishDate: '2026-10-12'}},
        ],
      },
      {kind: 'policy', data: {expiryDate: '2026-12-31', revocation: {by: '示范市人民政府'}}},
    ],
    fail: [
      {kind: 'policy', data: {expiryDate: '2027-05-22'}, at: '/expiryDate'},
      {kind: 'policy', data: {expiryDate: '2026-11-23', historical: true}, at: '/expiryDate'},
      {
        kind: 'policy',
        data: {expiryDate: '2026-12-31'},
        others: [{kind: 'policy', data: {repeals: [{to: 'sswg-2024-3', clauses: ['第三条']}]}}],
        at: '/expiryDate',
      },
      // 引用它的只是一般公告，或者是几年前的评估。
      {
        kind: 'policy',
        data: {expiryDate: '2026-12-31'},
        others: [
          {kind: 'notice', data: {publishDate: '2026-10-12'}},
          {kind: 'notice', data: {title: '关于开展政策评估的公告', publishDate: '2025-10-12'}},
        ],
        at: '/expiryDate',
      },
    ],
  },
})

function isOwnInForce({validity}: Site, entry: Entry): boolean {
  const isOwn = valueAt(entry.data, '/origin/type') !== 'reprint'
  return entry.data['normative'] === true && isOwn && isInForce(validity.get(entry.id)!.state)
}

/** Whether something takes its place, or is said of late to be under way. */
function isInHand(site: Site, entry: Entry, today: IsoDate): boolean {
  if (edgesTo(site, entry, 'replaces', 'repeals').some(edge => !isPartial(edge))) return true
  return (site.graph.in.get(entry.id) ?? []).some(({rel, from}) => {
    const other = site.byId.get(from)!
    const publishDate = textOf(other, 'publishDate') ?? ''
    const isRecent = publishDate <= today && daysBetween(publishDate, today) <= 2 * ahead
    return rel !== 'interprets' && publishDate !== '' && isRecent && isAboutIt(other)
  })
}

const isAboutIt = ({kind, data}: Entry): boolean =>
  kind === 'consultation' ||
  /评估|修订|修改|延续|延长|续期|重新(?:公布|发布|印发)|征求意见|继续(?:有效|实施|施行)/u.test(data.title)
