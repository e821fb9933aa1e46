/** Schemas, read as an editor's form: which fields there are, what they are called, what may stand in them. */
import {isObject} from '../base/json.ts'
import {steps} from '../base/pointer.ts'
import type {Json, JsonObject, JsonSchema, Pointer} from '../base/types.ts'

/** One field of a form: all the schemas that apply to it, seen together. The first that says something is believed. */
export interface Field {
  /** 成文日期; empty when no schema says. */
  readonly title: string
  readonly description: string
  readonly examples: readonly Json[]
  /** What `enum` or `const` allows; empty when anything goes. */
  readonly values: readonly Json[]
  readonly types: readonly string[]
  readonly format: string | null
  readonly pattern: string | null
  /** What asks for it, `政府信息公开条例第十二条`; null when no schema says. */
  readonly clause: string | null
  readonly required: readonly string[]
  readonly keys: readonly string[]
  /** The field under a key; null when the form has none. */
  property(key: string): Field | null
  /** The field that every item of a list is. */
  item(): Field | null
}

export type Schemas = ReadonlyMap<string, JsonSchema>

/** The form of one schema. `$ref` is followed into the other schemas by `$id`, or by name with `.schema.json`. */
export function formOf(schema: JsonSchema, schemas: Schemas): Field {
  const files = new Map<string, JsonObject>()
  for (const [name, node] of schemas) {
    files.set(`${name}.schema.json`, node)
    if (typeof node['$id'] === 'string') files.set(node['$id'], node)
  }
  const fields = new Map<JsonObject, Field>()
  return fieldOf([{node: schema, file: schema, certain: true}])

  interface Facet {
    readonly node: JsonObject
    /** The schema file it stands in, for `#/…` references. */
    readonly file: JsonObject
    /** Applies always, not under a condition. */
    readonly certain: boolean
  }

  function fieldOf(heads: readonly Facet[]): Field {
    const only = heads.length === 1 ? heads[0]!.node : null
    const known = only && fields.get(only)
    if (known) return known
    const made = describe(facetsOf(heads))
    if (only) fields.set(only, made)
    return made
  }

  /** The schemas themselves, what they refer to, and their branches, in this order. */
  function facetsOf(heads: readonly Facet[]): Facet[] {
    const found = new Map<JsonObject, Facet>()
    const visit = (facet: Facet): void => {
      if (found.has(facet.node)) return
      found.set(facet.node, facet)
      const target = refTarget(facet)
      if (target) visit(target)
      for (const {node, certain} of branches(facet.node)) visit({node, file: facet.file, certain: facet.certain && certain})
    }
    for (const head of heads) visit(head)
    return [...found.values()]
  }

  function refTarget({node, file, certain}: Facet): Facet | null {
    const ref = node['$ref']
    if (typeof ref !== 'string') return null
    const [name, fragment = ''] = ref.split('#')
    const target = name ? files.get(name) : file
    let found: Json | undefined = target
    for (const step of steps(decodeURIComponent(fragment))) found = isObject(found) ? found[step] : undefined
    return target && isObject(found) ? {node: found, file: target, certain} : null
  }

  function describe(facets: readonly Facet[]): Field {
    const first = <T>(pick: (node: JsonObject) => T | undefined): T | undefined => {
      for (const {node} of facets) {
        const value = pick(node)
        if (value !== undefined) return value
      }
      return undefined
    }
    const text = (key: string) => first(node => (typeof node[key] === 'string' ? (node[key] as string) : undefined))
    const list = (key: string) => first(node => (Array.isArray(node[key]) ? (node[key] as readonly Json[]) : undefined)) ?? []
    const below = (pick: (node: JsonObject) => Json | undefined): Field | null => {
      const heads = facets.flatMap(({node, file}) => {
        const value = pick(node)
        return isObject(value) ? [{node: value, file, certain: true}] : []
      })
      return heads.length > 0 ? fieldOf(heads) : null
    }
    const property = (key: string): Field | null =>
      below(node =>
        isObject(node['properties']) && Object.hasOwn(node['properties'], key) ? node['properties'][key] : undefined,
      )
    const properties = new Map<string, Field | null>()
    let item: Field | null | undefined
    let other: Field | null | undefined
    const keys = [...new Set(facets.flatMap(({node}) => (isObject(node['properties']) ? Object.keys(node['properties']) : [])))]
    return {
      title: text('title') ?? '',
      description: text('description') ?? '',
      examples: list('examples'),
      values: first(node => (Array.isArray(node['enum']) ? (node['enum'] as readonly Json[]) : undefined)) ?? constants(facets),
      types: [...new Set(facets.flatMap(({node}) => [node['type'] ?? []].flat() as string[]))],
      format: text('format') ?? null,
      pattern: text('pattern') ?? null,
      clause: text('x-clause') ?? null,
      required: facets.flatMap(({node, certain}) => (certain ? ((node['required'] as string[] | undefined) ?? []) : [])),
      keys,
      property: key => {
        if (!keys.includes(key)) {
          if (other === undefined) other = below(node => node['additionalProperties'])
          return other
        }
        if (!properties.has(key)) properties.set(key, property(key))
        return properties.get(key) ?? null
      },
      item: () => {
        if (item === undefined) item = below(node => node['items'])
        return item
      },
    }
  }

  function constants(facets: readonly Facet[]): Json[] {
    return facets.flatMap(({node}) => (node['const'] === undefined ? [] : [node['const']]))
  }
}

/** Subschemas that apply to the same value. `if` is left out: it asks, it does not say. */
function branches(node: JsonObject): {node: JsonObject; certain: boolean}[] {
  const list = (key: string) => (Array.isArray(node[key]) ? (node[key] as readonly Json[]) : []).filter(isObject)
  const certain = list('allOf').map(branch => ({node: branch, certain: true}))
  const others = [...list('anyOf'), ...list('oneOf'), ...[node['then'], node['else']].filter(isObject)]
  return [...certain, ...others.map(branch => ({node: branch, certain: false}))]
}

/** The field that a pointer leads to; null when the form has none. */
export function fieldAt(form: Field, pointer: Pointer): Field | null {
  let field: Field | null = form
  for (const step of steps(pointer))
    field = field && (/^\d+$/.test(step) ? (field.item() ?? field.property(step)) : field.property(step))
  return field
}

/** 附件第2项的文件路径（file）: label first, key in brackets. */
export function labelAt(form: Field, pointer: Pointer): string {
  const names: string[] = []
  let field: Field | null = form
  const path = steps(pointer)
  for (const [index, step] of path.entries()) {
    const item: Field | null = /^\d+$/.test(step) ? (field?.item() ?? null) : null
    field = item ?? field?.property(step) ?? null
    if (item) names.push(`${withoutKey(names.pop() ?? '')}第${Number(step) + 1}项`)
    else names.push(index === path.length - 1 ? named(step, field) : field?.title || step)
  }
  return names.slice(-2).join('的')
}

/** 成文日期（writtenDate）; the key alone where the form has no title for it. */
export const named = (key: string, field: Field | null | undefined): string => (field?.title ? `${field.title}（${key}）` : key)

/** 附件（attachments） -> 附件 */
export const withoutKey = (label: string): string => label.replace(/（[^（）]*）$/u, '')
