/** Which texts of a site are set side by side: an instrument and the one that replaces it, or an older and a newer text of one. */
import {normalTitle} from '../../base/titles.ts'
import type {Entry, EntryId, Site} from '../../base/types.ts'
import {isMadeOf} from '../address.ts'

export interface TextPair {
  readonly before: Entry
  readonly after: Entry
}

type Linked = Pick<Site, 'project' | 'entries' | 'byId' | 'graph'>

/** All pairs of a site, by the path of the newer one. */
export const textPairs = (site: Linked): TextPair[] => site.entries.flatMap(entry => pairsInto(site, entry))

/** Those of which an entry is the newer text. */
export function pairsInto(site: Linked, after: Entry): TextPair[] {
  const found = new Map<EntryId, TextPair>()
  const earlier = (site.graph.out.get(after.id) ?? []).filter(({rel}) => rel === 'replaces' || rel === 'amends')
  // Most entries have none, and need not be looked at.
  if (earlier.length === 0 || !isShown(site, after)) return []
  for (const {rel, to} of earlier) {
    const before = site.byId.get(to)
    if (!before || found.has(to) || !isShown(site, before)) continue
    if (rel === 'replaces' || isSameInstrument(before, after)) found.set(to, {before, after})
  }
  return [...found.values()]
}

const isShown = (site: Linked, entry: Entry): boolean =>
  entry.kind === 'policy' &&
  isMadeOf(site as Site, entry, 'html') &&
  isMadeOf(site as Site, entry, 'compare') &&
  entry.body.length > 0

/**
 * Whether what amends another document is its whole new text, and not a decision on what to change in it: that bears another title,
 * and to set it beside the text would show all as gone and all as new.
 */
export const isSameInstrument = (before: Entry, after: Entry): boolean => titleOf(before) === titleOf(after)

/** Without （2025年修正） and the like. */
const titleOf = ({data}: Entry): string => normalTitle(data.title).replaceAll(/（[^（）]*(?:修订|修正|修改)[^（）]*）/gu, '')

/** The page of a comparison: below the newer text, by the id of the older one. */
export const comparisonUrl = (after: Pick<Entry, 'url'>, before: Pick<Entry, 'id'>): string => `${after.url}compare/${before.id}/`
