/** ajv's errors, thinned: of the branches of `oneOf` and `anyOf` only the one that was meant speaks, and repetition is silent. */
import type {ErrorObject, ValidateFunction} from 'ajv/dist/2020.js'
import {valueAt} from '../base/pointer.ts'
import type {Json} from '../base/types.ts'
import type {Conditions} from './conditions.ts'

type Compile = (address: string) => ValidateFunction | null

/** Errors that each stand for one mistake, as far as ajv can tell. `data` is what was checked. */
export function settle(errors: readonly ErrorObject[], data: Json, conditions: Conditions, compile: Compile): ErrorObject[] {
  // `if` repeats its branch, `propertyNames` the error that carries the name.
  let kept = errors.filter(({keyword}) => keyword !== 'if' && keyword !== 'propertyNames')
  for (const union of kept.filter(isUnion).reverse()) {
    if (!kept.includes(union)) continue
    const value = valueAt(data, union.instancePath)
    const tried = branches(union, value, conditions, compile)
    if (!tried) continue
    const spoken = tried.flatMap(({errors}) =>
      errors.map(error => mark({...error, instancePath: union.instancePath + error.instancePath})),
    )
    kept = without(kept, spoken)
    const best = meant(tried)
    if (!best) continue
    const inner = best.errors.map(error => ({...error, instancePath: union.instancePath + error.instancePath}))
    kept = kept.flatMap(error => (error === union ? settle(inner, data, conditions, compile) : [error]))
  }
  return kept
}

const isUnion = ({keyword}: ErrorObject): boolean => keyword === 'oneOf' || keyword === 'anyOf'

interface Tried {
  readonly errors: readonly ErrorObject[]
}

function branches(union: ErrorObject, value: Json | undefined, conditions: Conditions, compile: Compile): Tried[] | null {
  const schemas = union.schema as readonly object[]
  const tried: Tried[] = []
  for (const schema of schemas) {
    const address = conditions.address(schema)
    const check = address === null ? null : compile(address)
    if (!check) return null
    check(value)
    tried.push({errors: check.errors ?? []})
  }
  return tried
}

/** The branch whose type fits and that lacks least; null when none fits, or when branches differ only in which keys they want. */
function meant(tried: readonly Tried[]): Tried | null {
  const fitting = tried.filter(
    ({errors}) => errors.length > 0 && !errors.some(({keyword, instancePath}) => keyword === 'type' && instancePath === ''),
  )
  if (fitting.length === 0) return null
  const discriminated = fitting.filter(({errors}) => !errors.some(({keyword}) => keyword === 'const'))
  const candidates = discriminated.length > 0 ? discriminated : fitting
  if (
    candidates.length > 1 &&
    candidates.every(({errors}) => errors.every(({keyword, instancePath}) => keyword === 'required' && instancePath === ''))
  )
    return null
  return candidates.toSorted((a, b) => a.errors.length - b.errors.length)[0]!
}

const mark = ({instancePath, keyword, parentSchema, params}: ErrorObject): string =>
  `${instancePath} ${keyword} ${identity(parentSchema)} ${JSON.stringify(params)}`

const identities = new WeakMap<object, number>()
let count = 0
function identity(schema: unknown): number {
  if (typeof schema !== 'object' || schema === null) return 0
  const known = identities.get(schema)
  if (known === undefined) identities.set(schema, ++count)
  return known ?? count
}

/** `kept` less one error for each mark. */
function without(kept: readonly ErrorObject[], marks: readonly string[]): ErrorObject[] {
  const open = new Map<string, number>()
  for (const one of marks) open.set(one, (open.get(one) ?? 0) + 1)
  return kept.filter(error => {
    const left = open.get(mark(error)) ?? 0
    if (left > 0) open.set(mark(error), left - 1)
    return left === 0
  })
}
