/** What a library holds against what it should hold. Each entry is equal or falls into exactly one class of drift; what falls into none is a fault, too. */
import type {EntryId, Json} from '../base/types.ts'
import type {FeedEvent, FullRow} from '../feed/types.ts'
import {isTombstone, stateOf} from './delivery.ts'
import {bucketOf, bucketsOf, type InventoryRow, inventoryRowIn} from './inventory.ts'
import type {ReceiptLine, Requeue} from './types.ts'

export const driftWords = {
  zombie: '已撤下的还在库里',
  missing: '库里没有',
  stale: '库里是旧版',
  state_drift: '状态不同',
  digest_mismatch: '同一版内容不同',
  ahead: '库里的版次更新',
  orphan: '本站从未发布',
} as const
export type Drift = keyof typeof driftWords
/** Those that sending again can mend; the others are for people. */
const mendable: ReadonlySet<Drift> = new Set(['zombie', 'missing', 'stale', 'state_drift'])

export interface Difference {
  readonly id: EntryId
  readonly drift: Drift
  readonly ours: InventoryRow | null
  readonly theirs: InventoryRow | null
}

/** What a library must hold: the full list, and a tombstone for what was taken away. */
export function expectedRows(events: readonly FeedEvent[], rows: readonly FullRow[]): ReadonlyMap<EntryId, InventoryRow> {
  const expected = new Map<EntryId, InventoryRow>()
  for (const {id, rev, op, digest} of events) {
    if (isTombstone({op})) expected.set(id, {id, rev, state: stateOf({op}), digest})
    else expected.delete(id)
  }
  for (const {id, rev, state, digest} of rows) expected.set(id, {id, rev, state, digest})
  return expected
}

const isGone = ({state}: InventoryRow): boolean => state === 'withdrawn' || state === 'removed'

/** Null when they are equal. */
function driftOf(ours: InventoryRow | undefined, theirs: InventoryRow | undefined): Drift | null {
  if (!ours) return 'orphan'
  if (!theirs) return 'missing'
  if (isGone(ours) && !isGone(theirs)) return 'zombie'
  if (theirs.rev < ours.rev) return 'stale'
  if (theirs.rev > ours.rev) return 'ahead'
  if (theirs.digest !== ours.digest) return 'digest_mismatch'
  return theirs.state === ours.state ? null : 'state_drift'
}

/** By class, the worst first, then by id. */
export function differences(
  expected: ReadonlyMap<EntryId, InventoryRow>,
  held: ReadonlyMap<EntryId, InventoryRow>,
): Difference[] {
  const order = Object.keys(driftWords)
  return [...new Set([...expected.keys(), ...held.keys()])]
    .sort()
    .flatMap(id => {
      const [ours, theirs] = [expected.get(id), held.get(id)]
      const drift = driftOf(ours, theirs)
      return drift === null ? [] : [{id, drift, ours: ours ?? null, theirs: theirs ?? null}]
    })
    .sort((a, b) => order.indexOf(a.drift) - order.indexOf(b.drift))
}

/** What a library has said of itself; `unknown` are lines that say nothing certain, or say it twice. */
export interface Held {
  readonly rows: ReadonlyMap<EntryId, InventoryRow>
  readonly unknown: number
}

export function heldIn(values: readonly (Json | undefined)[]): Held {
  const rows = new Map<EntryId, InventoryRow>()
  let unknown = 0
  for (const value of values) {
    const row = inventoryRowIn(value)
    if (row === null || rows.has(row.id)) unknown++
    else rows.set(row.id, row)
  }
  return {rows, unknown}
}

/** Asks for the digests of the buckets, and lists only those that differ; what is equal is taken from our own side. */
export async function heldBy(
  expected: ReadonlyMap<EntryId, InventoryRow>,
  buckets: Json | undefined,
  list: (bucket: string) => Promise<readonly (Json | undefined)[]>,
): Promise<Held & {readonly listed: number}> {
  const ours = bucketsOf(expected.values())
  const theirs = (buckets ?? {}) as Readonly<Record<string, string>>
  const differing = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].filter(bucket => ours[bucket] !== theirs[bucket])
  const isListed = new Set(differing)
  const values: (Json | undefined)[] = []
  for (const bucket of differing.sort()) {
    if (/^[0-9a-f]{2}$/u.test(bucket)) values.push(...(await list(bucket)))
    else values.push(undefined)
  }
  const {rows, unknown} = heldIn(values)
  const strays = [...rows.keys()].filter(id => !isListed.has(bucketOf(id))).length
  const equal = [...expected].filter(([id]) => !isListed.has(bucketOf(id)))
  return {rows: new Map([...rows, ...equal]), unknown: unknown + strays, listed: differing.length}
}

/** Orders to send again: nothing is ever deleted at the library because it is lacking here. */
export const requeuesOf = (found: readonly Difference[], at: string): ReceiptLine[] =>
  found
    .filter(({drift, ours}) => mendable.has(drift) && ours !== null)
    .map(({id, drift, ours, theirs}): Requeue => {
      // What only stands there in a wrong state must be sent once more in the revision it has.
      const have = theirs === null ? null : Math.min(theirs.rev, ours!.rev - 1)
      return {requeue: id, have: have === 0 ? null : have, drift, at}
    })

export const isMendable = ({drift}: Difference): boolean => mendable.has(drift)
