/**
 * JSON Schema as plain functions, for the keywords that our schemas use. They only say whether data is valid, and need no compiling: ajv,
 * which knows what is wrong with the rest, takes a quarter of a second to get ready.
 */
import {isDeepStrictEqual} from 'node:util'
import {isObject} from '../base/json.ts'
import {steps, valueAt} from '../base/pointer.ts'
import type {Json, JsonObject, JsonSchema} from '../base/types.ts'
import {formats} from './formats.ts'

export type Accepts = (value: Json) => boolean

/** Keywords that say something to editors and nothing to a validator: our clause, and those of VS Code. */
export const annotations = [
  'x-clause',
  'markdownDescription',
  'enumDescriptions',
  'markdownEnumDescriptions',
  'defaultSnippets',
  'errorMessage',
  'patternErrorMessage',
  'deprecationMessage',
  'doNotSuggest',
  'suggestSortText',
]
const silent: ReadonlySet<string> = new Set([
  ...annotations,
  ...['$schema', '$id', '$defs', '$comment', 'title', 'description', 'examples', 'default', 'then', 'else'],
])

class Unknown extends Error {}

/** Whether data is valid against a schema, as ajv would say; null when the schema has a keyword that is not known here. */
export function acceptsOf(schema: JsonSchema, schemas: ReadonlyMap<string, JsonSchema>): Accepts | null {
  const files = new Map([...schemas].map(([name, file]) => [String(file['$id'] ?? `${name}.schema.json`), file]))
  const known = new Map<Json, {accepts: Accepts}>()
  try {
    return accept(schema, schema)
  } catch (error) {
    if (error instanceof Unknown) return null
    throw error
  }

  function accept(node: Json | undefined, file: JsonSchema): Accepts {
    if (typeof node === 'boolean') return () => node
    if (!isObject(node)) throw new Unknown()
    const begun = known.get(node)
    // A schema may refer to one that it stands in.
    if (begun) return value => begun.accepts(value)
    const made = {accepts: (_: Json) => true}
    known.set(node, made)
    made.accepts = allOf(Object.keys(node).flatMap(keyword => (silent.has(keyword) ? [] : keywordOf(keyword, node, file))))
    return made.accepts
  }

  function keywordOf(keyword: string, node: JsonObject, file: JsonSchema): Accepts {
    const below = (schema: Json | undefined): Accepts => accept(schema, file)
    const made = keyword === '$ref' ? referred(String(node['$ref']), file) : keywords[keyword]?.(node, below)
    if (!made) throw new Unknown()
    return made
  }

  function referred(ref: string, file: JsonSchema): Accepts | undefined {
    const [name, fragment = ''] = ref.split('#')
    const target = name ? files.get(name) : file
    const node = target && valueAt(target, decodeURIComponent(fragment))
    return target && (steps(fragment).length > 0 || fragment === '') ? accept(node, target) : undefined
  }
}

function allOf(all: readonly Accepts[]): Accepts {
  if (all.length === 1) return all[0]!
  return value => {
    for (const accepts of all) if (!accepts(value)) return false
    return true
  }
}

type Keyword = (node: JsonObject, below: (schema: Json | undefined) => Accepts) => Accepts

const isScalar = (value: Json): boolean => typeof value !== 'object' || value === null

const types: Readonly<Record<string, Accepts>> = {
  string: value => typeof value === 'string',
  boolean: value => typeof value === 'boolean',
  integer: value => Number.isInteger(value),
  number: value => Number.isFinite(value),
  null: value => value === null,
  array: value => Array.isArray(value),
  object: isObject,
}

const listOf = (value: Json | undefined): readonly Json[] => {
  if (!Array.isArray(value)) throw new Unknown()
  return value
}
const numberOf = (value: Json | undefined): number => {
  if (typeof value !== 'number') throw new Unknown()
  return value
}

/** What stands under a keyword that is about values of one type; all others pass. */
const ofText =
  (passes: (text: string) => boolean): Accepts =>
  value =>
    typeof value !== 'string' || passes(value)
const ofNumber =
  (passes: (number: number) => boolean): Accepts =>
  value =>
    typeof value !== 'number' || passes(value)
const ofList =
  (passes: (list: readonly Json[]) => boolean): Accepts =>
  value =>
    !Array.isArray(value) || passes(value)
const ofMap =
  (passes: (map: JsonObject) => boolean): Accepts =>
  value =>
    !isObject(value) || passes(value)

/** In code points, as JSON Schema counts. */
const lengthOf = (text: string): number => (/[\ud800-\udbff]/.test(text) ? Array.from(text).length : text.length)

const areUnique = (list: readonly Json[]): boolean =>
  list.length < 2 ||
  (list.every(isScalar)
    ? new Set(list).size === list.length
    : !list.some((item, index) => list.slice(0, index).some(other => isDeepStrictEqual(item, other))))

const keywords: Readonly<Record<string, Keyword>> = Object.assign(Object.create(null), {
  type: node => {
    const allowed = [node['type'] ?? null].flat().map(name => types[String(name)])
    if (allowed.includes(undefined)) throw new Unknown()
    const [only] = allowed
    return allowed.length === 1 ? only! : value => allowed.some(accepts => accepts!(value))
  },
  const: node => oneOf([node['const'] ?? null]),
  enum: node => oneOf(listOf(node['enum'])),
  minLength: node => {
    const limit = numberOf(node['minLength'])
    return ofText(text => lengthOf(text) >= limit)
  },
  maxLength: node => {
    const limit = numberOf(node['maxLength'])
    return ofText(text => lengthOf(text) <= limit)
  },
  pattern: node => {
    const pattern = new RegExp(String(node['pattern']), 'u')
    return ofText(text => pattern.test(text))
  },
  format: node => {
    const format = formats[String(node['format'])]
    if (!format) throw new Unknown()
    return ofText(text => format.passes(text))
  },
  minimum: node => {
    const limit = numberOf(node['minimum'])
    return ofNumber(number => number >= limit)
  },
  maximum: node => {
    const limit = numberOf(node['maximum'])
    return ofNumber(number => number <= limit)
  },
  minItems: node => {
    const limit = numberOf(node['minItems'])
    return ofList(list => list.length >= limit)
  },
  maxItems: node => {
    const limit = numberOf(node['maxItems'])
    return ofList(list => list.length <= limit)
  },
  uniqueItems: node => (node['uniqueItems'] === true ? ofList(areUnique) : () => true),
  items: (node, below) => {
    const item = below(node['items'])
    return ofList(list => list.every(item))
  },
  required: node => {
    const keys = listOf(node['required']).map(String)
    return ofMap(map => keys.every(key => Object.hasOwn(map, key)))
  },
  properties: (node, below) => {
    const fields = new Map(Object.entries(node['properties'] as JsonObject).map(([key, schema]) => [key, below(schema)]))
    return ofMap(map => Object.keys(map).every(key => fields.get(key)?.(map[key]!) ?? true))
  },
  additionalProperties: (node, below) => {
    const named = new Set(Object.keys((node['properties'] ?? {}) as JsonObject))
    const other = below(node['additionalProperties'])
    return ofMap(map => Object.keys(map).every(key => named.has(key) || other(map[key]!)))
  },
  propertyNames: (node, below) => {
    const name = below(node['propertyNames'])
    return ofMap(map => Object.keys(map).every(name))
  },
  allOf: (node, below) => {
    return allOf(listOf(node['allOf']).map(below))
  },
  if: (node, below) => {
    const test = below(node['if'])
    const [yes, no] = [below(node['then'] ?? true), below(node['else'] ?? true)]
    return value => (test(value) ? yes(value) : no(value))
  },
} satisfies Readonly<Record<string, Keyword>>)

function oneOf(values: readonly Json[]): Accepts {
  if (!values.every(isScalar)) throw new Unknown()
  const allowed = new Set(values)
  return value => allowed.has(value)
}
