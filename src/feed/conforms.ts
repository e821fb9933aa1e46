/** Whether what was read has the shape that its schema says: the few keywords that the feed's own schemas use. */
import {isObject} from '../base/json.ts'
import {child} from '../base/pointer.ts'
import type {Json, JsonObject, Pointer} from '../base/types.ts'

/** The pointer of the first member that is not as it should be; null when all is well. */
export function nonconforming(value: Json | undefined, schema: JsonObject, at: Pointer = ''): Pointer | null {
  if (!isOfType(value, schema['type']) || !isAllowed(value, schema)) return at === '' ? '/' : at
  if (Array.isArray(value)) return firstOf(value as readonly Json[], schema['items'], at)
  if (!isObject(value)) return null
  const properties = isObject(schema['properties']) ? schema['properties'] : {}
  for (const name of (schema['required'] ?? []) as readonly string[]) if (!Object.hasOwn(value, name)) return child(at, name)
  for (const [name, member] of Object.entries(value)) {
    const own = Object.hasOwn(properties, name) ? properties[name] : schema['additionalProperties']
    const fault = isObject(own) ? nonconforming(member, own, child(at, name)) : null
    if (fault) return fault
  }
  return null
}

function firstOf(values: readonly Json[], schema: Json | undefined, at: Pointer): Pointer | null {
  if (!isObject(schema)) return null
  for (const [index, item] of values.entries()) {
    const fault = nonconforming(item, schema, child(at, index))
    if (fault) return fault
  }
  return null
}

function isOfType(value: Json | undefined, type: Json | undefined): boolean {
  if (type === undefined) return value !== undefined
  return (Array.isArray(type) ? type : [type]).some(name => isA(value, String(name)))
}

function isA(value: Json | undefined, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'array':
      return Array.isArray(value)
    case 'object':
      return isObject(value)
    case 'integer':
      return Number.isSafeInteger(value)
    default:
      return typeof value === type
  }
}

function isAllowed(value: Json | undefined, schema: JsonObject): boolean {
  const allowed = schema['enum']
  if (schema['const'] !== undefined && value !== schema['const']) return false
  if (Array.isArray(allowed) && !(allowed as readonly Json[]).includes(value as Json)) return false
  if (typeof value === 'number') return value >= Number(schema['minimum'] ?? value)
  if (typeof value !== 'string') return true
  if (value.length > Number(schema['maxLength'] ?? value.length)) return false
  return typeof schema['pattern'] !== 'string' || patternOf(schema['pattern']).test(value)
}

const patterns = new Map<string, RegExp>()

/** Made once: a list of a hundred thousand rows is held against a handful of patterns. */
function patternOf(source: string): RegExp {
  let pattern = patterns.get(source)
  if (!pattern) {
    pattern = new RegExp(source, 'u')
    patterns.set(source, pattern)
  }
  return pattern
}
