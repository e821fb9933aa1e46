import {hash} from 'node:crypto'
import type {Digest, Json} from './types.ts'

/** The sha-256 of bytes or of a text in UTF-8. */
export const digest = (bytes: string | Uint8Array): Digest => hash('sha256', bytes)

/** How deep in a value constants are looked for. */
const levels = 8

/** The digest of plain JSON, members in the order they were made: the same program makes them in the same order. */
export const digestOf = (value: Json): Digest =>
  isConstant(value) ? digestOfConstant(value as object) : digest(written(value, levels))

/** Digests of constants, null until one is asked for. */
const constants = new WeakMap<object, Digest | null>()

/**
 * Marks a value that many values hold, such as the site's menu: it is frozen, and digested once instead of in each of them.
 * `digestOf` knows it again in members and in lists that begin with one.
 */
export function constant<Value extends object>(value: Value): Value {
  freeze(value)
  constants.set(value, null)
  return value
}

function freeze(value: object): void {
  if (Object.isFrozen(value)) return
  Object.freeze(value)
  for (const member of Object.values(value)) if (typeof member === 'object' && member !== null) freeze(member)
}

function digestOfConstant(value: object): Digest {
  let known = constants.get(value)
  if (!known) {
    known = digest(JSON.stringify(value))
    constants.set(value, known)
  }
  return known
}

const isConstant = (value: Json | undefined): boolean => typeof value === 'object' && value !== null && constants.has(value)

/** JSON, but `#` and a digest in place of each constant: no JSON has a `#` outside quotes, so nothing else reads the same. */
function written(value: Json, depth: number): string {
  if (isConstant(value)) return `#${digestOfConstant(value as object)}`
  if (!holdsConstant(value, depth)) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(item => written(item, depth - 1)).join(',')}]`
  const members = Object.entries(value as object) as [string, Json | undefined][]
  const given = members.filter((member): member is [string, Json] => member[1] !== undefined)
  return `{${given.map(([key, member]) => `${JSON.stringify(key)}:${written(member, depth - 1)}`).join(',')}}`
}

/** Of a list the first item tells: lists are long, and of one sort. */
function holdsConstant(value: Json | undefined, depth: number): boolean {
  if (depth === 0 || typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return isConstant(value[0]) || holdsConstant(value[0], depth - 1)
  for (const key in value) {
    const member = (value as {readonly [key: string]: Json | undefined})[key]
    if (isConstant(member) || holdsConstant(member, depth - 1)) return true
  }
  return false
}
