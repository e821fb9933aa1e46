/** Citations in running text become links when they are certain: when exactly one entry can be meant. */
import {nearestAnchor} from '../base/anchors.ts'
import type {Citation, Edge, Entry, EntryId, IsoDate, ResolvedCitation, Validity} from '../base/types.ts'
import {isInForce, spanAt} from '../base/validity.ts'
import type {Names} from './names.ts'

export interface CitationSurroundings {
  readonly names: Names
  readonly byId: ReadonlyMap<EntryId, Entry>
  readonly incoming: ReadonlyMap<EntryId, readonly Edge[]>
  readonly outgoing: ReadonlyMap<EntryId, readonly Edge[]>
  readonly validity: ReadonlyMap<EntryId, Validity>
  readonly today: IsoDate
}

/** In the order of `entry.citations`; null where nobody can be sure, and the text stays plain. */
export const entriesMeant = (entry: Entry, around: CitationSurroundings): (EntryId | null)[] =>
  entry.citations.map(citation => (citation.self ? entry.id : (certain(citation, entry, around)?.id ?? null)))

/** The clause of the entry that is meant, or the nearest that there is above it. */
export const addressesOf = (
  entry: Entry,
  meant: readonly (EntryId | null)[],
  byId: ReadonlyMap<EntryId, Entry>,
): (ResolvedCitation | null)[] =>
  meant.map((id, index) => (id === null ? null : linkTo(byId.get(id)!, entry.citations[index]!, entry)))

function certain(citation: Citation, entry: Entry, around: CitationSurroundings): Entry | null {
  const byNumber = citation.number === undefined ? null : around.names.byNumber(citation.number)
  const byTitle = citation.title === undefined ? null : around.names.byTitle(citation.title)
  if (byNumber && byTitle) {
    // Number and title must name the same thing: else one of them is a slip, and a link would hide it.
    const both = byNumber.filter(found => byTitle.includes(found))
    return both.length === 1 ? both[0]! : byNumber.length === 1 && byTitle.length === 0 ? byNumber[0]! : null
  }
  // Which of the earlier texts is meant, only a 文号 tells.
  if (byNumber === null && citation.former) return null
  const found = byNumber ?? named(byTitle ?? [], citation, entry, around)
  return found.length === 1 && found[0]!.id !== entry.id ? found[0]! : null
}

/** By its title; in an interpretation also by the last words of it: what 《办法》 means there need not be said. */
function named(byTitle: readonly Entry[], citation: Citation, citing: Entry, around: CitationSurroundings): readonly Entry[] {
  if (byTitle.length > 0) return versionMeant(byTitle, citation, citing, around)
  const subject = subjectOf(citing, around)
  return subject && citation.title !== undefined && isShortFor(citation.title, subject.data.title) ? [subject] : []
}

/** 办法 is short for 示范市夜市管理办法, and for 关于印发《示范市夜市管理办法》的通知. */
function isShortFor(short: string, title: string): boolean {
  const issued = /《([^《》]+)》的通知$/u.exec(title)?.[1]
  return title.endsWith(short) || (issued?.endsWith(short) ?? false)
}

/** The one document that an entry interprets; undefined where it interprets none or several. */
function subjectOf(citing: Entry, {outgoing, byId}: CitationSurroundings): Entry | undefined {
  const interpreted = (outgoing.get(citing.id) ?? []).filter(({rel}) => rel === 'interprets')
  return interpreted.length === 1 ? byId.get(interpreted[0]!.to) : undefined
}

/**
 * Several versions of one instrument, each replacing the one before. Its title alone means the one in force today. A clause of it
 * means the one that was in force when the citing text was written: articles are numbered anew, and 第八条 may have become 第十一条.
 */
function versionMeant(
  found: readonly Entry[],
  citation: Citation,
  citing: Entry,
  around: CitationSurroundings,
): readonly Entry[] {
  if (found.length < 2 || !areVersions(found, around)) return found
  const day = citation.clause === undefined ? around.today : dateOf(citing)
  if (day === undefined) return found
  const valid = found.filter(({id}) => {
    const timeline = around.validity.get(id)?.timeline
    return timeline !== undefined && isInForce(spanAt(timeline, day).state)
  })
  return valid.length === 1 ? valid : found
}

/** Whether all but one are replaced by another of them. */
function areVersions(found: readonly Entry[], {incoming}: CitationSurroundings): boolean {
  const isReplaced = (entry: Entry): boolean =>
    (incoming.get(entry.id) ?? []).some(({rel, from}) => rel === 'replaces' && found.some(({id}) => id === from))
  return found.filter(entry => !isReplaced(entry)).length === 1
}

function dateOf({data}: Entry): IsoDate | undefined {
  const date = data['writtenDate'] ?? data['publishDate']
  return typeof date === 'string' ? date : undefined
}

function linkTo(target: Entry, citation: Citation, from: Entry): ResolvedCitation | null {
  const anchor = citation.clause === undefined ? null : nearestAnchor(citation.clause, new Set(target.anchors))
  if (target.id === from.id) return anchor ? {to: target.id, href: `#${anchor}`} : null
  return {to: target.id, href: anchor ? `${target.url}#${anchor}` : target.url}
}
