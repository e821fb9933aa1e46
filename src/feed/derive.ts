/**
 * What happened since the last feed: the documents that are there now, held against the rows and tombstones of before. One revision and
 * one event for each document that changed, whatever and however much of it did. Pure: no clock, no disk.
 */
import {digest} from '../base/digest.ts'
import {byCodePoint} from '../base/paths.ts'
import type {EntryId, IsoDate} from '../base/types.ts'
import {canonical} from './canonical.ts'
import {digestOfJson} from './digests.ts'
import type {Correction, Draft, Life} from './draft.ts'
import {type ChangeClass, type FeedEvent, type FullRow, type Op, type RecordLink, spec, type Tombstone} from './types.ts'

/** An entry that says that a document was taken away. */
export type Withdrawal = {
  readonly id: EntryId
  readonly path: string
  readonly reasonClass: string
  readonly publicNote: string
  readonly title: string
  readonly successor: RecordLink | null
}
/** The state that the last feed left. */
export type Previous = {
  readonly rows: ReadonlyMap<EntryId, FullRow>
  /** The latest of each id. */
  readonly tombstones: ReadonlyMap<EntryId, Tombstone>
  /** The last event of each id, which tells what its record says of its last change. */
  readonly last: ReadonlyMap<EntryId, FeedEvent>
}
export const nothing: Previous = {rows: new Map(), tombstones: new Map(), last: new Map()}

/** What is to be told of one document: an event but for its place in the sequence. */
export type Change = {
  readonly id: EntryId
  readonly op: Op
  readonly rev: number
  readonly prevRev: number | null
  readonly prevDigest: string | null
  readonly class: ChangeClass | null
  readonly reason: string | null
  readonly basis: string | null
  readonly effectiveOn: IsoDate | null
  readonly url: string | null
  readonly tombstone: Tombstone | null
  /** Whether its validity became another one. */
  readonly isFlip: boolean
}
/** A document that stays, in the revision that it has now. */
export type Living = {readonly draft: Draft; readonly life: Life; readonly row: FullRow | null}
export type Fault =
  | {readonly fault: 'vanished'; readonly row: FullRow}
  | {readonly fault: 'uncorrected'; readonly draft: Draft; readonly part: 'text' | 'files'}
export type Derived = {
  /** By id. */
  readonly changes: readonly Change[]
  readonly living: readonly Living[]
  readonly faults: readonly Fault[]
}

export function derive(
  previous: Previous,
  drafts: readonly Draft[],
  withdrawals: readonly Withdrawal[],
  {today, reason = null}: {readonly today: IsoDate; readonly reason?: string | null},
): Derived {
  const changes: Change[] = []
  const living: Living[] = []
  const faults: Fault[] = []
  const there = new Set<EntryId>()
  for (const draft of drafts.toSorted((a, b) => byCodePoint(a.id, b.id))) {
    there.add(draft.id)
    const row = previous.rows.get(draft.id) ?? null
    const part = row && uncorrected(draft, row)
    if (part) faults.push({fault: 'uncorrected', draft, part})
    const change = row ? changeOf(draft, row, reason) : arrivalOf(draft, previous.tombstones.get(draft.id))
    if (change) changes.push(change)
    living.push({draft, row, life: lifeOf(draft, row, change, previous.last.get(draft.id), today)})
  }
  const taken = new Map(withdrawals.map(one => [one.id, one]))
  for (const row of previous.rows.values()) {
    const withdrawal = taken.get(row.id)
    if (there.has(row.id)) continue
    if (withdrawal) changes.push(removalOf(withdrawal, {...row, digest: row.digest}, today))
    else faults.push({fault: 'vanished', row})
  }
  for (const tombstone of previous.tombstones.values()) {
    const withdrawal = taken.get(tombstone.id)
    if (withdrawal && isGraver(withdrawal, tombstone) && !there.has(tombstone.id) && !previous.rows.has(tombstone.id))
      changes.push(removalOf(withdrawal, {...tombstone, url: previous.last.get(tombstone.id)?.url ?? null}, today))
  }
  return {changes: changes.sort((a, b) => byCodePoint(a.id, b.id)), living, faults}
}

const noChange = {
  prevRev: null,
  prevDigest: null,
  class: null,
  reason: null,
  basis: null,
  effectiveOn: null,
  tombstone: null,
  isFlip: false,
} as const

/** A document that was not there: new, or back again, in a revision above its tombstone. */
function arrivalOf({id, url}: Draft, tombstone: Tombstone | undefined): Change {
  if (!tombstone) return {...noChange, id, op: 'publish', rev: 1, url}
  return {...noChange, id, op: 'restore', rev: tombstone.rev + 1, prevRev: tombstone.rev, prevDigest: tombstone.digest, url}
}

/** What became of a document that stays; null when nothing did. What concerns the text goes before what concerns its standing. */
function changeOf(draft: Draft, row: FullRow, reason: string | null): Change | null {
  const {id, url, validity, parts} = draft
  const differs = (part: keyof FullRow['parts']): boolean => parts[part] !== row.parts[part]
  const isFlip = row.state !== (validity?.state ?? null)
  const next = {...noChange, id, rev: row.rev + 1, prevRev: row.rev, prevDigest: row.digest, url, isFlip}
  const correction = newestOf(draft, row)
  if (differs('text') || differs('files') || differs('elements') || differs('markup'))
    return {...next, op: 'update', class: classOf(draft, row, correction), reason: correction?.reason ?? null}
  if (differs('validity'))
    return {
      ...next,
      op: 'status',
      reason: isFlip ? reason : null,
      basis: validity?.basis ?? null,
      effectiveOn: validity?.since ?? null,
    }
  if (differs('links')) return {...next, op: 'links'}
  return url === row.url ? null : {...next, op: 'locate'}
}

/** Of a new text or file the office itself says what the change means. */
function classOf({parts}: Draft, row: FullRow, correction: Correction | null): ChangeClass {
  if (parts.text !== row.parts.text || parts.files !== row.parts.files) return correction?.class ?? 'amend'
  return parts.elements !== row.parts.elements ? 'metadata' : 'minor'
}

/** The latest of the corrections that were not there before. */
function newestOf({corrections}: Draft, row: FullRow): Correction | null {
  if (corrections.length <= row.corrections) return null
  return corrections.reduce((latest, one) => (one.date >= latest.date ? one : latest))
}

/** What of a document changed though no correction says so; null when all is in order. */
function uncorrected(draft: Draft, row: FullRow): 'text' | 'files' | null {
  if (draft.corrections.length > row.corrections) return null
  if (draft.parts.text !== row.parts.text) return 'text'
  return draft.parts.files === row.parts.files ? null : 'files'
}

/** What the record says of its history. Of one that did not change, what the last feed said: its bytes shall be the same. */
function lifeOf(draft: Draft, row: FullRow | null, change: Change | null, last: FeedEvent | undefined, today: IsoDate): Life {
  const first = row?.first_published ?? draft.published ?? today
  if (change) {
    const updated = change.op === 'publish' ? (draft.updated ?? first) : today
    return {
      rev: change.rev,
      lifecycle: {first_published: first, updated: updated > today ? today : updated, change: change.class, note: change.reason},
    }
  }
  const {rev, updated} = row!
  return {rev, lifecycle: {first_published: first, updated, change: last?.class ?? null, note: last?.reason ?? null}}
}

type Gone = Pick<FullRow, 'id' | 'type' | 'rev' | 'digest'> & {readonly url: string | null}

function removalOf(withdrawal: Withdrawal, gone: Gone, today: IsoDate): Change {
  const tombstone = tombstoneOf(withdrawal, gone, today)
  return {
    ...noChange,
    id: gone.id,
    op: tombstone.op,
    rev: tombstone.rev,
    prevRev: gone.rev,
    prevDigest: gone.digest,
    reason: withdrawal.publicNote,
    url: gone.url,
    tombstone,
  }
}

/** Private or secret: the library must not only hide it, it must have no copy left. */
const isToBeDeleted = (reasonClass: string): boolean => reasonClass === 'privacy' || reasonClass === 'lawful'

/** Hidden before, to be deleted now. */
const isGraver = ({reasonClass}: Withdrawal, {op}: Tombstone): boolean => op === 'withdraw' && isToBeDeleted(reasonClass)

function tombstoneOf({reasonClass, publicNote, title, successor}: Withdrawal, gone: Gone, today: IsoDate): Tombstone {
  const isDeleted = isToBeDeleted(reasonClass)
  const bare: Omit<Tombstone, 'digest'> = {
    spec,
    id: gone.id,
    type: gone.type,
    rev: gone.rev + 1,
    op: isDeleted ? 'remove' : 'withdraw',
    at: midnight(today),
    reason_class: reasonClass,
    public_note: publicNote,
    // The very title may say what must not be said.
    ...(!isDeleted && {title}),
    basis: null,
    successor,
    last_digest: gone.digest,
  }
  return {...bare, digest: digestOfJson(bare)}
}

/** The digest of a tombstone as it should be. */
export const tombstoneDigest = ({digest: _, ...bare}: Tombstone): string => digestOfJson(bare)

export const midnight = (day: IsoDate): string => `${day}T00:00:00+08:00`

/** How many changes at once are too many to be meant, unless somebody says that they are. */
export function massOf(
  {changes}: Derived,
  rows: number,
): {readonly removals: number; readonly flips: number; readonly most: number} {
  const removals = changes.filter(({tombstone}) => tombstone !== null).length
  const flips = changes.filter(({isFlip, op}) => isFlip && op !== 'publish').length
  return {removals, flips, most: Math.min(50, Math.max(3, Math.floor(rows * 0.05)))}
}

/** What the records became: their digests and their lengths. */
export type Made = {readonly digest: string; readonly len: number}

/** Changes as events, chained to the last one before them. */
export function eventsOf(
  changes: readonly Change[],
  made: ReadonlyMap<EntryId, Made>,
  {head, today}: {readonly head: {readonly seq: number; readonly digest: string}; readonly today: IsoDate},
): FeedEvent[] {
  let prev = head.digest
  return changes.map((change, index) => {
    const event: FeedEvent = {
      seq: head.seq + index + 1,
      at: midnight(today),
      op: change.op,
      id: change.id,
      rev: change.rev,
      prev_rev: change.prevRev,
      digest: change.tombstone?.digest ?? made.get(change.id)!.digest,
      prev_digest: change.prevDigest,
      class: change.class,
      reason: change.reason,
      basis: change.basis,
      effective_on: change.effectiveOn,
      url: change.url,
      prev,
    }
    prev = digest(canonical(event))
    return event
  })
}

/** The rows of the documents that are there, by id. */
export const rowsOf = (living: readonly Living[], made: ReadonlyMap<EntryId, Made>): FullRow[] =>
  living.map(({draft, life, row}) => {
    if (row && row.rev === life.rev) return row
    const record = made.get(draft.id)!
    return {
      id: draft.id,
      type: draft.type,
      rev: life.rev,
      state: draft.validity?.state ?? null,
      digest: record.digest,
      len: record.len,
      url: draft.url,
      first_published: life.lifecycle.first_published,
      updated: life.lifecycle.updated,
      parts: draft.parts,
      corrections: draft.corrections.length,
    }
  })

/** Tombstones for ever, in the order of their events. One that demands deletion leaves none of its elder ones, which may name a title. */
export function tombstonesOf(before: readonly Tombstone[], changes: readonly Change[]): Tombstone[] {
  const added = changes.flatMap(({tombstone}) => tombstone ?? [])
  const deleted = new Set(added.filter(({op}) => op === 'remove').map(({id}) => id))
  return [...before.filter(({id}) => !deleted.has(id)), ...added]
}
