/** Which interpretations name clauses of what they interpret: only those can stand beside the text. */
import type {Entry, EntryId, Site} from '../../base/types.ts'
import {isMadeOf} from '../address.ts'
import {oncePerSite} from './memo.ts'

export interface Explained {
  /** By policy, the interpretations that name its clauses. */
  readonly by: ReadonlyMap<EntryId, readonly EntryId[]>
  /** By interpretation, the policies whose clauses it names. */
  readonly of: ReadonlyMap<EntryId, readonly EntryId[]>
}
export type ExplainedPair = readonly [policy: EntryId, interpretation: EntryId]

/** It follows from what is tied to what, from citations and links, and from anchors. */
export const explained = oncePerSite((site): Explained => explainedBy(pairsIn(site)))

/** The same, of pairs that are known. */
export function explainedBy(pairs: readonly ExplainedPair[]): Explained {
  const by = new Map<EntryId, EntryId[]>()
  const of = new Map<EntryId, EntryId[]>()
  for (const [policy, interpretation] of pairs) {
    by.set(policy, [...(by.get(policy) ?? []), interpretation])
    of.set(interpretation, [...(of.get(interpretation) ?? []), policy])
  }
  return {by, of}
}

const pairsIn = (site: Site): ExplainedPair[] =>
  site.entries.flatMap(entry =>
    entry.kind !== 'interpretation'
      ? []
      : (site.graph.out.get(entry.id) ?? []).flatMap(({rel, to}): ExplainedPair[] => {
          const policy = site.byId.get(to)
          const isAsked = rel === 'interprets' && policy !== undefined && isMadeOf(site, policy, 'reading')
          return isAsked && namesClauses(site, entry, policy) ? [[to, entry.id]] : []
        }),
  )

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
