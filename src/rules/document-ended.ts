import {defineRule} from '../base/define.ts'
import {relations} from '../base/relations.ts'
import type {Edge, Entry, Finding, IsoDate, Site} from '../base/types.ts'
import {edgesTo, isPartial, nameOf, placeOf, textOf} from './facts.ts'

export default defineRule({
  id: 'document-ended',
  title: '修改和废止的文件在此以前还有效',
  clause: {instrument: '党政机关公文处理工作条例（中办发〔2012〕14号）', article: '公文的撤销和废止'},
  confidence: 'M',
  why: '已经废止、失效的文件，不能再修改或者废止一次。出现这种情况，多半是登记错了文件、日期，或者同一件事登记了两处；有效性以最早失去效力的那一次为准，后面的登记在网页上不起作用。清理时对早已到期的文件再宣布废止的，确有其事，请人工核对。',
  level: 'warn',
  kinds: ['policy'],
  scope: 'site',
  check(site, report) {
    for (const target of site.entries) {
      const edges = edgesTo(site, target, 'amends', 'repeals', 'replaces')
      for (const edge of edges) {
        const by = site.byId.get(edge.from)!
        const finding = late(edge, {site, target, edges})
        if (finding) report(by.id, {...finding, at: placeOf(by, edge.rel, target), verdict: 'review'})
      }
      const whole = edges.find(isEnding)
      if (whole && isEndedOutside(target)) report(target.id, twice(site.byId.get(whole.from)!))
    }
  },
  examples: {
    pass: [
      {kind: 'policy', data: {expiryDate: '2029-07-31'}, others: [{kind: 'policy', data: {repeals: ['sswg-2024-3']}}]},
      // 到期当天废止，两份文件同一天废止。
      {
        kind: 'policy',
        data: {expiryDate: '2025-07-31'},
        others: [
          {kind: 'policy', data: {effectiveDate: '2025-07-31', repeals: ['sswg-2024-3']}},
          {kind: 'policy', data: {effectiveDate: '2025-07-31', repeals: ['sswg-2024-3']}},
        ],
      },
      // 旧办法到期以后才有新办法替代它。
      {
        kind: 'policy',
        data: {expiryDate: '2025-07-31'},
        others: [{kind: 'policy', data: {effectiveDate: '2025-10-01', replaces: ['sswg-2024-3']}}],
      },
      // 先修改，后废止。
      {
        kind: 'policy',
        others: [
          {kind: 'policy', data: {effectiveDate: '2025-01-01', amends: ['sswg-2024-3']}},
          {kind: 'policy', data: {effectiveDate: '2026-01-01', repeals: ['sswg-2024-3']}},
        ],
      },
      // 先废止一条，后废止全文。
      {
        kind: 'policy',
        others: [
          {kind: 'policy', data: {repeals: [{to: 'sswg-2024-3', date: '2025-01-01', clauses: ['第三条']}]}},
          {kind: 'policy', data: {repeals: [{to: 'sswg-2024-3', date: '2026-01-01'}]}},
        ],
      },
      {
        kind: 'policy',
        data: {repeal: {by: '示范市人民政府', clauses: ['第三条']}},
        others: [{kind: 'policy', data: {repeals: ['sswg-2024-3']}}],
      },
    ],
    fail: [
      {
        kind: 'policy',
        data: {expiryDate: '2025-07-31'},
        others: [{kind: 'policy', data: {effectiveDate: '2025-08-01', repeals: ['sswg-2024-3']}}],
        at: '/repeals/0',
      },
      {
        kind: 'policy',
        others: [
          {kind: 'policy', data: {effectiveDate: '2025-01-01', repeals: ['sswg-2024-3']}},
          {kind: 'policy', data: {effectiveDate: '2026-01-01', amends: ['sswg-2024-3']}},
        ],
        at: '/amends/0',
      },
      {
        kind: 'policy',
        others: [
          {kind: 'policy', data: {effectiveDate: '2026-01-01', repeals: ['sswg-2019-1', 'sswg-2024-3']}},
          {kind: 'policy', data: {effectiveDate: '2025-01-01', replaces: ['sswg-2024-3']}},
        ],
        at: '/repeals/1',
      },
      {
        kind: 'policy',
        data: {repeal: {date: '2025-12-31', by: '示范市人民政府'}},
        others: [{kind: 'policy', data: {effectiveDate: '2026-01-01', repeals: ['sswg-2024-3']}}],
        at: '/repeal',
      },
    ],
  },
})

interface Around {
  readonly site: Site
  readonly target: Entry
  /** All that changes or ends it. */
  readonly edges: readonly Edge[]
}

const isEnding = (edge: Edge): boolean => edge.rel !== 'amends' && !isPartial(edge)

const isEndedOutside = ({data}: Entry): boolean =>
  data['repeal'] !== undefined && !Object.hasOwn(data['repeal'] as object, 'clauses')

/** The day from which an act works, as validity counts it. */
function dayOfAct({more}: Edge, by: Entry): IsoDate {
  const date = more?.['date']
  return typeof date === 'string'
    ? date
    : (['effectiveDate', 'writtenDate', 'publishDate'].map(name => textOf(by, name)).find(Boolean) ?? '')
}

/** What is said of an act upon what has ended before. A new document may well replace one that has expired. */
function late(edge: Edge, {site, target, edges}: Around): Finding | null {
  const {forward} = relations[edge.rel]
  const date = dayOfAct(edge, site.byId.get(edge.from)!)
  const expiryDate = textOf(target, 'expiryDate')
  const note = `核对登记的文件和日期；原件确实如此的，可以不改，有效性以先失去效力的那次为准`
  if (expiryDate !== undefined && expiryDate < date && edge.rel !== 'replaces')
    return {reason: `${forward}的${nameOf(target)}有效期至${expiryDate}，在${date}以前已经失效`, actual: date, note}
  const earlier = edges
    .filter(other => other.from !== edge.from && isEnding(other))
    .map(other => ({by: site.byId.get(other.from)!, date: dayOfAct(other, site.byId.get(other.from)!), rel: other.rel}))
    .find(act => act.date < date)
  if (!earlier) return null
  return {
    reason: `${forward}的${nameOf(target)}在${earlier.date}已由${nameOf(earlier.by)}${relations[earlier.rel].forward}`,
    actual: date,
    note,
  }
}

const twice = (by: Entry): Finding => ({
  at: '/repeal',
  reason: `废止情况（repeal）是站外文件废止时写的，本站的${nameOf(by)}已经登记废止或者替代它`,
  verdict: 'review',
  note: '核对两处的日期，只留一处：由本站文件废止的，删去 repeal',
})
