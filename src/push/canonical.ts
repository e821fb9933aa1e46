/** Canonical JSON, RFC 8785: one value, one text, so that a digest means the value. */
import {digest} from '../base/digest.ts'
import {isObject} from '../base/json.ts'
import type {Digest, Json, JsonObject} from '../base/types.ts'

/** Members in the order of their UTF-16 units, as the RFC asks; JavaScript writes numbers and strings as the RFC does. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(canonical).join(',')}]`
  if (!isObject(value)) return JSON.stringify(value)
  const members = Object.keys(value)
    .filter(key => value[key] !== undefined)
    .sort()
  return `{${members.map(key => `${JSON.stringify(key)}:${canonical(value[key]!)}`).join(',')}}`
}

/** The digest that a record or a tombstone must carry: of itself, without the member that holds it. */
export function ownDigest(body: JsonObject): Digest {
  const {digest: held, ...rest} = body
  if (!isObject(held)) return digest(canonical(rest))
  const {record: _record, ...others} = held
  return digest(canonical({...rest, digest: others}))
}

/** The digest that a record or a tombstone says it has. */
export function heldDigest({digest: held}: JsonObject): Json | undefined {
  return isObject(held) ? held['record'] : held
}
