/** Citations in running text become links when they are certain: when exactly one entry can be meant. */
import {nearestAnchor} from '../base/anchors.ts'
import type {Citation, Edge, Entry, EntryId, ResolvedCitation, Validity} from '../base/types.ts'
import type {Names} from './names.ts'

export interface CitationSurroundings {
  readonly names: Names
  readonly incoming: ReadonlyMap<EntryId, readonly Edge[]>
  readonly validity: ReadonlyMap<EntryId, Validity>
}

/** In the order of `entry.citations`; null where the text stays plain. */
export function resolveCitations(entry: Entry, around: CitationSurroundings): (ResolvedCitation | null)[] {
  return entry.citations.map(citation => {
    const target = citation.self ? entry : certain(citation, entry, around)
    return target ? linkTo(target, citation, entry) : null
  })
}

function certain(citation: Citation, entry: Entry, around: CitationSurroundings): Entry | null {
  const byNumber = citation.number === undefined ? null : around.names.byNumber(citation.number)
  const byTitle = citation.title === undefined ? null : around.names.byTitle(citation.title)
  if (byNumber && byTitle) {
    // Number and title must name the same thing: else one of them is a slip, and a link would hide it.
    const both = byNumber.filter(found => byTitle.includes(found))
    return both.length === 1 ? both[0]! : byNumber.length === 1 && byTitle.length === 0 ? byNumber[0]! : null
  }
  const found = byNumber ?? versionInForce(byTitle ?? [], around)
  return found.length === 1 && found[0]!.id !== entry.id ? found[0]! : null
}

/** Several versions of one instrument, each replacing the one before: the title means the one in force, if just one is. */
function versionInForce(found: readonly Entry[], {incoming, validity}: CitationSurroundings): readonly Entry[] {
  if (found.length < 2) return found
  const isReplaced = (entry: Entry): boolean =>
    (incoming.get(entry.id) ?? []).some(({rel, from}) => rel === 'replaces' && found.some(({id}) => id === from))
  const heads = found.filter(entry => !isReplaced(entry))
  if (heads.length !== 1) return found
  const valid = found.filter(({id}) => ['in-force', 'amended', 'partial'].includes(validity.get(id)?.state ?? ''))
  return valid.length === 1 ? valid : found
}

function linkTo(target: Entry, citation: Citation, from: Entry): ResolvedCitation | null {
  const anchor = citation.clause === undefined ? null : nearestAnchor(citation.clause, new Set(target.anchors))
  if (target.id === from.id) return anchor ? {to: target.id, href: `#${anchor}`} : null
  return {to: target.id, href: anchor ? `${target.url}#${anchor}` : target.url}
}
