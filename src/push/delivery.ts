/** An event made ready to be sent: the same bytes whichever way they go. */
import {digest} from '../base/digest.ts'
import {isObject} from '../base/json.ts'
import type {Json, JsonObject} from '../base/types.ts'
import {canonical} from '../feed/canonical.ts'
import type {FeedEvent} from '../feed/types.ts'
import {mapped, type Profile} from './profile.ts'
import {heldDigest} from './proof.ts'
import type {Delivery, Request} from './types.ts'

/** The feed's files contradict each other. */
export class DamagedFeed extends Error {
  override readonly name = 'DamagedFeed'
}

export const isTombstone = ({op}: Pick<FeedEvent, 'op'>): boolean => op === 'withdraw' || op === 'remove'

/** Throws `DamagedFeed` when the body is not the one the event speaks of, `Unmappable` when the profile cannot express it. */
export function deliveryOf(event: FeedEvent, bytes: Uint8Array, library: string, profile: Profile): Delivery {
  const record = recordIn(bytes)
  if (record?.['id'] !== event.id || record['rev'] !== event.rev || heldDigest(record) !== event.digest)
    throw new DamagedFeed(`${event.id} 第 ${event.rev} 版的内容与变更记录不符`)
  const body = bodyFor(record, bytes, event, profile)
  const {source, type} = record
  return {
    event,
    key: digest([library, event.id, event.rev, event.op, event.digest].join('|')),
    body,
    bodyDigest: digest(body),
    media: isTombstone(event) ? profile.media.tombstone : profile.media.record,
    source: isObject(source) && typeof source['path'] === 'string' ? source['path'] : null,
    type: typeof type === 'string' ? type : null,
  }
}

function recordIn(bytes: Uint8Array): JsonObject | null {
  try {
    const value = JSON.parse(Buffer.from(bytes).toString('utf8')) as Json
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

/** In the library's own fields, with what a receipt must name; or the very bytes that are published. */
function bodyFor(record: JsonObject, bytes: Uint8Array, event: FeedEvent, {map, codes}: Profile): Uint8Array {
  if (!map) return bytes
  const {id, rev, op, digest: held} = event
  const feed = {id, rev, op, digest: held, state: stateOf(record)}
  const fields = mapped({...record, feed}, isTombstone(event) ? map.tombstone : map.record, codes)
  return Buffer.from(canonical({feed, ...fields}))
}

/** What an inventory calls its state: that of its validity, or how it was taken away. */
export function stateOf({op, validity}: JsonObject): string | null {
  if (op === 'withdraw') return 'withdrawn'
  if (op === 'remove') return 'removed'
  return isObject(validity) && typeof validity['state'] === 'string' ? validity['state'] : null
}

/** RFC 9530: `sha-256=:…:`. */
export const digestField = (hex: string): string => `sha-256=:${Buffer.from(hex, 'hex').toString('base64')}:`

/** `have` is the revision that the library holds: it refuses when it holds another. */
export function putOf({event, key, body, bodyDigest, media}: Delivery, have: number | null, {paths}: Profile): Request {
  return {
    method: 'PUT',
    path: paths.record.replace('{id}', encodeURIComponent(event.id)).replace('{rev}', String(event.rev)),
    headers: {
      'Content-Type': media,
      'Content-Digest': digestField(bodyDigest),
      'Repr-Digest': digestField(bodyDigest),
      ...(have === null ? {'If-None-Match': '*'} : {'If-Match': `"${have}"`}),
      'Idempotency-Key': `"${key}"`,
      'Feed-Seq': String(event.seq),
      'Feed-Op': event.op,
    },
    body,
  }
}

/** A line of a batch. The body is canonical JSON, so a receiver can write its bytes again and prove them. */
export function batchLine({event, key, body, bodyDigest}: Delivery, have: number | null): Buffer {
  const {seq, op, id, rev} = event
  const head = canonical({seq, op, id, rev, have, key, digest: bodyDigest})
  return Buffer.concat([Buffer.from(`${head.slice(0, -1)},"body":`), body, Buffer.from('}\n')])
}

export function batchOf(lines: readonly Buffer[], profile: Profile): Request {
  const body = Buffer.concat(lines)
  const hex = digest(body)
  return {
    method: 'POST',
    path: profile.paths.batches!,
    headers: {'Content-Type': profile.media.batch, 'Content-Digest': digestField(hex), 'Repr-Digest': digestField(hex)},
    body,
  }
}
