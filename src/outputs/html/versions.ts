/** The texts that one instrument has had, each with the days for which it stood: 各版本. */
import {addDays, inChinese} from '../../base/dates.ts'
import {lazyMap} from '../../base/lazy-map.ts'
import type {Entry, EntryId, IsoDate, Site, ValiditySpan} from '../../base/types.ts'
import {present} from '../card.ts'
import {comparisonUrl, isSameInstrument, pairsInto} from '../comparison/pairs.ts'
import {type Tone, toneOf} from '../stamp.ts'
import {dateOf, textOf} from './fields.ts'
import type {Link} from './frame.ts'
import {oncePerSite} from './memo.ts'
import {say} from './words.ts'

export type Version = {
  readonly id: EntryId
  readonly title: string
  readonly documentNumber?: string
  readonly url: string
  /** 2021年9月1日—2026年8月31日, as far as it is known. */
  readonly range: string
  readonly tone: Tone
  /** 现行有效 */
  readonly state: string
  /** What the range alone would hide: it was changed meanwhile, and how it read then is not to be had here. */
  readonly note?: string
  /** Its comparisons with the texts before it. */
  readonly compare: readonly Link[]
}

/** Of each entry that has other texts beside it, all of them, the newest first. */
export const versions = oncePerSite((site): ReadonlyMap<EntryId, readonly Version[]> => {
  const lines = new Map<ReadonlySet<EntryId>, readonly Version[]>()
  return lazyMap(families(site), family => {
    const known = lines.get(family) ?? linesOf(site, family)
    lines.set(family, known)
    return known
  })
})

function linesOf(site: Site, family: ReadonlySet<EntryId>): readonly Version[] {
  const entries = [...family].map(id => site.byId.get(id)!)
  return entries.sort((a, b) => latestFirst(site, a, b)).map(entry => versionOf(site, entry, family))
}

/** Groups of entries that replace one another, or are whole texts of one instrument, by each of their members. */
function families(site: Site): ReadonlyMap<EntryId, ReadonlySet<EntryId>> {
  const groups = new Map<EntryId, Set<EntryId>>()
  for (const entry of site.entries) {
    if (entry.kind !== 'policy') continue
    for (const {rel, to} of site.graph.out.get(entry.id) ?? []) {
      const other = site.byId.get(to)
      if (other?.kind !== 'policy' || !(rel === 'replaces' || (rel === 'amends' && isSameInstrument(other, entry)))) continue
      const joined = new Set([entry.id, to, ...(groups.get(entry.id) ?? []), ...(groups.get(to) ?? [])])
      for (const id of joined) groups.set(id, joined)
    }
  }
  return groups
}

/** By the day from which it stands; what begins later, or nobody knows when, comes first. */
function latestFirst(site: Site, a: Entry, b: Entry): number {
  const [one, other] = [beginningOf(site, a) ?? '9999', beginningOf(site, b) ?? '9999']
  return one < other ? 1 : one > other ? -1 : a.path < b.path ? 1 : -1
}

const timelineOf = (site: Site, {id}: Entry): readonly ValiditySpan[] => site.validity.get(id)?.timeline ?? []
const beginningOf = (site: Site, entry: Entry): IsoDate | null =>
  timelineOf(site, entry).find(({state}) => state === 'in-force')?.from ?? null

function versionOf(site: Site, entry: Entry, family: ReadonlySet<EntryId>): Version {
  const state = site.validity.get(entry.id)?.state ?? 'unknown'
  return present<Version>({
    id: entry.id,
    title: entry.data.title,
    documentNumber: textOf(entry.data, 'documentNumber'),
    url: entry.url,
    range: rangeOf(site, entry, family),
    tone: toneOf(state),
    state: say(site, `stamps.${state}.short-undated`),
    note: noteOf(site, entry, family),
    compare: pairsInto(site, entry).map(({before}) => ({
      title: say(site, 'versions.compare', {other: textOf(before.data, 'documentNumber') ?? before.data.title}),
      url: comparisonUrl(entry, before),
    })),
  })
}

interface Ending {
  /** The first day on which it is not the text any more; null: nobody says. */
  readonly from: IsoDate | null
  readonly isRevoked: boolean
}

/** When it ended: void, or no longer the text in force because a later whole text of it took over; whichever came first. */
function endOf(site: Site, entry: Entry, family: ReadonlySet<EntryId>): Ending | null {
  const timeline = timelineOf(site, entry)
  const final = timeline.find(({state}) => state === 'repealed' || state === 'expired' || state === 'revoked')
  const taken = takenOver(site, entry, family)
  if (taken !== null && (!final?.from || taken < final.from) && final?.state !== 'revoked') return {from: taken, isRevoked: false}
  return final ? {from: final.from, isRevoked: final.state === 'revoked'} : null
}

/** The first day of the next whole text of it. */
function takenOver(site: Site, {id}: Entry, family: ReadonlySet<EntryId>): IsoDate | null {
  const days = (site.graph.in.get(id) ?? []).flatMap(({rel, from, more}) => {
    if (rel !== 'amends' || !family.has(from)) return []
    const {data} = site.byId.get(from)!
    const named = more?.['date']
    return (typeof named === 'string' ? named : undefined) ?? dateOf(data, 'effectiveDate') ?? dateOf(data, 'writtenDate') ?? []
  })
  return days.sort()[0] ?? null
}

function rangeOf(site: Site, entry: Entry, family: ReadonlySet<EntryId>): string {
  const from = beginningOf(site, entry)
  const end = endOf(site, entry, family)
  if (end?.isRevoked) return say(site, 'versions.range.revoked')
  if (from === null) return say(site, 'versions.range.unknown')
  const values = {from: inChinese(from), to: end?.from ? inChinese(addDays(end.from, -1)) : undefined}
  if (!end) return say(site, 'versions.range.open', values)
  // What ends on the day on which it was to begin has never stood.
  if (end.from !== null && end.from <= from) return say(site, 'versions.range.never')
  return say(site, end.from === null ? 'versions.range.undated' : 'versions.range.closed', values)
}

/** Changed, or void in part, before it ended: how it read from then on is not to be had here. */
function noteOf(site: Site, entry: Entry, family: ReadonlySet<EntryId>): string | undefined {
  const end = endOf(site, entry, family)
  const meanwhile = timelineOf(site, entry).find(({state}) => state === 'amended' || state === 'partial')
  if (!meanwhile?.from || (end?.from && meanwhile.from >= end.from)) return undefined
  return say(site, `versions.${meanwhile.state}`, {date: inChinese(meanwhile.from)})
}
