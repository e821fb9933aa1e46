/** Which condition a piece of schema stands under, and where it can be found: so that “必须写” can say “…时必须写”. */
import {isObject} from '../base/json.ts'
import type {Json, JsonObject, JsonSchema} from '../base/types.ts'

export interface Condition {
  readonly test: JsonObject
  /** It stands under `else`. */
  readonly negated: boolean
}

export interface Conditions {
  /** Conditions of a piece of schema, outermost first. */
  of(node: object): readonly Condition[]
  /** Conditions at an address; of a `false` schema only the address is known. */
  at(address: string): readonly Condition[]
  /** The address of a piece for ajv: `policy.schema.json#/allOf/0`. */
  address(node: object): string | null
}

/** Walks all schemas once. Pieces reached by `$ref` stand under the conditions of where they are written, not of who refers to them. */
export function conditionsOf(schemas: ReadonlyMap<string, JsonSchema>): Conditions {
  const conditions = new WeakMap<object, readonly Condition[]>()
  const addresses = new WeakMap<object, string>()
  const byAddress = new Map<string, readonly Condition[]>()
  for (const [name, schema] of schemas) visit(schema, `${schema['$id'] ?? `${name}.schema.json`}#`, [])
  return {
    of: node => conditions.get(node) ?? [],
    at: address => byAddress.get(address) ?? [],
    address: node => addresses.get(node) ?? null,
  }

  function visit(value: Json | undefined, address: string, under: readonly Condition[]): void {
    if (typeof value !== 'object' || value === null) return
    conditions.set(value, under)
    addresses.set(value, address)
    if (under.length > 0) byAddress.set(address, under)
    const test = Array.isArray(value) ? undefined : (value as JsonObject)['if']
    for (const [key, inner] of Object.entries(value as JsonObject)) {
      const isBranch = (key === 'then' || key === 'else') && isObject(test)
      const below = isBranch ? [...under, {test, negated: key === 'else'}] : under
      visit(inner, `${address}/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`, below)
    }
  }
}
