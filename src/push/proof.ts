/** The digest that a body carries, and the one that it must carry. */
import {isObject} from '../base/json.ts'
import type {Digest, Json, JsonObject} from '../base/types.ts'
import {digestOfJson} from '../feed/digests.ts'

/** Of a record or a tombstone: of itself, without the member that holds it. */
export function ownDigest(body: JsonObject): Digest {
  const {digest: held, ...rest} = body
  if (!isObject(held)) return digestOfJson(rest)
  const {record: _record, ...others} = held
  return digestOfJson({...rest, digest: others})
}

/** What a record or a tombstone says its digest is. */
export function heldDigest({digest: held}: JsonObject): Json | undefined {
  return isObject(held) ? held['record'] : held
}
