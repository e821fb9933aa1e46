import {createHash} from 'node:crypto'
import type {Digest, Json, JsonObject} from './types.ts'

/** The sha-256 of bytes or of a text in UTF-8. */
export function digest(bytes: string | Uint8Array): Digest {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The digest of plain JSON, whatever the order of its keys. */
export function digestOf(value: Json): Digest {
  return digest(canonical(value))
}

/** JSON with keys sorted by code unit and absent values left out: the spirit of RFC 8785, enough for a key. */
function canonical(value: Json | undefined): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const object = value as JsonObject
  const members = Object.keys(object)
    .filter(key => object[key] !== undefined)
    .sort()
    .map(key => `${JSON.stringify(key)}:${canonical(object[key])}`)
  return `{${members.join(',')}}`
}
