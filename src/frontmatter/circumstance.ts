/** The condition of a schema's branch, in words. */
import type {Json, JsonObject} from '../base/types.ts'
import type {Condition} from './conditions.ts'
import {glosses, worded} from './copyable.ts'
import {type Field, named} from './fields.ts'

/**
 * `环节状态（state）为 planned（待公开）时，`; empty when there is no condition or it cannot be said in words.
 * `fields` are the field complained of and the ones around it, innermost first: the condition speaks of the first that has its keys.
 */
export function circumstance(conditions: readonly Condition[], fields: readonly (Field | null)[]): string {
  const said = conditions.map(condition => words(condition, ownerOf(condition, fields))).filter(text => text !== '')
  return said.length === 0 ? '' : `${said.join('、')}时，`
}

function ownerOf({test}: Condition, fields: readonly (Field | null)[]): Field | null {
  const keys = [...Object.keys((test['properties'] ?? {}) as JsonObject), ...((test['required'] ?? []) as string[])]
  return fields.find(field => keys.every(key => field?.keys.includes(key))) ?? null
}

function words({test, negated}: Condition, field: Field | null): string {
  const properties = (test['properties'] ?? {}) as JsonObject
  const values = Object.entries(properties).flatMap(([key, schema]) => valueWords(key, schema, negated, field))
  if (values.length > 0) return values.join('、')
  const keys = ((test['required'] ?? []) as string[]).map(key => named(key, field?.property(key)))
  return keys.length === 0 ? '' : `${negated ? '没有写' : '写了'}${keys.join('、')}`
}

function valueWords(key: string, schema: Json | undefined, negated: boolean, field: Field | null): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const {const: only, enum: some} = schema as JsonObject
  const values = only === undefined ? ((some ?? []) as Json[]) : [only]
  if (values.length === 0) return []
  const inner = field?.property(key)
  const list = values.map(value => worded(value, inner ? glosses(inner) : new Map())).join(' 或 ')
  return [`${named(key, field?.property(key))}${negated ? '不是' : '为'} ${list}${list.endsWith('）') ? '' : ' '}`]
}
