/** Chinese labels as keys: 标题 for title, at every depth, places moved along. Only `check --fix` writes anything back. */
import {child} from '../base/pointer.ts'
import type {Diagnostic, Fix, Json, JsonObject, Pointer, Position} from '../base/types.ts'
import type {Field} from './fields.ts'
import {keyFix, type Lines} from './rewrite.ts'
import {at, say} from './say.ts'

type Places = Readonly<Record<Pointer, Position>>

export interface Renamed {
  readonly data: Json
  readonly positions: Places
  readonly keyPositions: Places
  readonly diagnostics: readonly Diagnostic[]
  /** The mends that write the English keys. */
  readonly fixes: readonly Fix[]
  /** Where what stood under a pointer stands now. */
  moved(pointer: Pointer): Pointer
}

/** What is known of the file besides its data. */
export interface Labelled {
  readonly positions: Places
  readonly keyPositions: Places
  readonly lines?: Lines
  readonly path: string
}

/** Data with every key that is a field's label turned into its English key. Both given is an error, and the English one stays. */
export function englishKeys(data: Json, form: Field, {positions, keyPositions, lines, path}: Labelled): Renamed {
  if (!hasLabel(data, form)) return {data, positions, keyPositions, diagnostics: [], fixes: [], moved: pointer => pointer}
  const moves = new Map<Pointer, Pointer>()
  const diagnostics: Diagnostic[] = []
  const fixes: Fix[] = []
  const renamed = rename(data, form, '', '')
  return {
    data: renamed,
    positions: moved(positions, moves),
    keyPositions: moved(keyPositions, moves),
    diagnostics,
    fixes,
    moved: pointer => target(pointer, moves),
  }

  function rename(value: Json, field: Field | null, from: Pointer, to: Pointer): Json {
    if (from !== to) moves.set(from, to)
    if (!field || typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) {
      return (value as readonly Json[]).map((item, index) => rename(item, field.item(), child(from, index), child(to, index)))
    }
    const {keys, keyOf} = namesOf(field)
    const result: {[key: string]: Json} = {}
    for (const [key, inner] of Object.entries(value as {readonly [key: string]: Json})) {
      const english = keys.has(key) ? key : (keyOf.get(key) ?? key)
      if (english !== key && (Object.hasOwn(value, english) || Object.hasOwn(result, english))) {
        twice(key, english, child(from, key))
        continue
      }
      if (english !== key) write(child(from, key), english)
      const renamedValue = rename(inner, field.property(english), child(from, key), child(to, english))
      Object.defineProperty(result, english, {value: renamedValue, enumerable: true, writable: true, configurable: true})
    }
    return result
  }

  function write(pointer: Pointer, key: string): void {
    const place = keyPositions[pointer]
    const fix = place && lines ? keyFix(place, key, lines) : null
    if (fix) fixes.push(fix)
  }

  function twice(label: string, key: string, pointer: Pointer): void {
    const place = keyPositions[pointer] ?? positions[pointer] ?? at(1, 1)
    moves.set(pointer, `${pointer}#`)
    diagnostics.push(
      say('yaml-duplicate-key', path, place, `“${label}”和“${key}”是同一个字段，写了两次`, {
        source: 'schema',
        actual: label,
        note: `只保留 ${key}，删去“${label}”`,
      }),
    )
  }
}

/** Whether any key is a field's label. Most files have none, and need no copy. */
function hasLabel(value: Json, field: Field | null): boolean {
  if (!field || typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some(item => typeof item === 'object' && hasLabel(item, field.item()))
  const {keys, keyOf} = namesOf(field)
  return Object.keys(value).some(key => {
    const inner = (value as JsonObject)[key]!
    return (!keys.has(key) && keyOf.has(key)) || (typeof inner === 'object' && hasLabel(inner, field.property(key)))
  })
}

interface Names {
  readonly keys: ReadonlySet<string>
  /** Labels that name exactly one field of a form. */
  readonly keyOf: ReadonlyMap<string, string>
}
const names = new WeakMap<Field, Names>()

function namesOf(field: Field): Names {
  const known = names.get(field) ?? {keys: new Set(field.keys), keyOf: uniqueLabels(field)}
  names.set(field, known)
  return known
}

function uniqueLabels(field: Field): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const shared = new Set<string>()
  for (const key of field.keys) {
    const title = field.property(key)?.title ?? ''
    if (found.has(title)) shared.add(title)
    else if (title !== '') found.set(title, key)
  }
  for (const title of shared) found.delete(title)
  return found
}

/** A pointer that has not moved itself lies below one that has not, or has been recorded on the way down. */
function moved(places: Places, moves: ReadonlyMap<Pointer, Pointer>): Places {
  return Object.fromEntries(Object.entries(places).map(([pointer, place]) => [target(pointer, moves), place]))
}

function target(pointer: Pointer, moves: ReadonlyMap<Pointer, Pointer>): Pointer {
  for (let head = pointer; head !== ''; head = head.slice(0, head.lastIndexOf('/'))) {
    const to = moves.get(head)
    if (to !== undefined) return to + pointer.slice(head.length)
  }
  return pointer
}
