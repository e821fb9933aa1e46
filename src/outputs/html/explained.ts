/** Which interpretations name clauses of what they interpret: only those can stand beside the text. */
import type {Entry, EntryId, Site} from '../../base/types.ts'
import {isMadeOf} from '../address.ts'
import {oncePerSite} from './memo.ts'

/** By policy, the interpretations that name its clauses; by interpretation, the policies whose clauses it names. */
export const explained = oncePerSite((site): Record<'by' | 'of', ReadonlyMap<EntryId, readonly EntryId[]>> => {
  const by = new Map<EntryId, EntryId[]>()
  const of = new Map<EntryId, EntryId[]>()
  for (const entry of site.entries) {
    if (entry.kind !== 'interpretation') continue
    for (const {rel, to} of site.graph.out.get(entry.id) ?? []) {
      const policy = site.byId.get(to)
      if (rel !== 'interprets' || policy === undefined || !isMadeOf(site, policy, 'reading')) continue
      if (!namesClauses(site, entry, policy)) continue
      by.set(to, [...(by.get(to) ?? []), entry.id])
      of.set(entry.id, [...(of.get(entry.id) ?? []), to])
    }
  }
  return {by, of}
})

/** Where text and interpretations of a policy stand side by side. */
export const readingUrl = (policy: Entry): string => `${policy.url}reading/`

function namesClauses(site: Site, entry: Entry, policy: Entry): boolean {
  const cited = (site.citations.get(entry.id) ?? []).flatMap(found => found?.href ?? [])
  const linked = Object.values(site.hrefs.get(entry.id) ?? {})
  const clauses = new Set(policy.anchors)
  return [...cited, ...linked].some(href => {
    const [page, anchor] = href.split('#')
    return page === policy.url && anchor !== undefined && clauses.has(decodeURIComponent(anchor))
  })
}
