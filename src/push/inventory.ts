/** What a library holds, compared by digests of buckets first: when all is equal, ten thousand entries cost a few kilobytes. */
import {digest} from '../base/digest.ts'
import {isObject} from '../base/json.ts'
import {byCodePoint} from '../base/paths.ts'
import type {Digest, EntryId, Json} from '../base/types.ts'

/** An entry as a library holds it: `state` is that of its validity, or `withdrawn`, `removed`. */
export interface InventoryRow {
  readonly id: EntryId
  readonly rev: number
  readonly state: string | null
  readonly digest: Digest
}

/** The bucket of an entry: the first byte of the sha-256 of its id. */
export const bucketOf = (id: EntryId): string => digest(id).slice(0, 2)

/** The digest of each bucket that has something in it: sha-256 of its lines, by id, each `id rev state digest`. */
export function bucketsOf(rows: Iterable<InventoryRow>): Readonly<Record<string, Digest>> {
  const lines = new Map<string, string[]>()
  for (const row of rows) {
    const bucket = bucketOf(row.id)
    const line = `${row.id} ${row.rev} ${row.state ?? '-'} ${row.digest}\n`
    const own = lines.get(bucket)
    if (own) own.push(line)
    else lines.set(bucket, [line])
  }
  const sorted = [...lines].sort(([a], [b]) => byCodePoint(a, b))
  return Object.fromEntries(sorted.map(([bucket, own]) => [bucket, digest(own.sort(byCodePoint).join(''))]))
}

/** A row in what a library has answered, or null when it is none. */
export function inventoryRowIn(value: Json | undefined): InventoryRow | null {
  if (!isObject(value)) return null
  const {id, rev, state = null, digest: held} = value
  const isWhole = typeof id === 'string' && typeof held === 'string' && /^[0-9a-f]{64}$/u.test(held)
  if (!isWhole || !Number.isSafeInteger(rev) || !(state === null || typeof state === 'string')) return null
  return {id, rev: rev as number, state, digest: held}
}
