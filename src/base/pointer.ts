/** JSON pointers, RFC 6901, with `*` as a step that stands for every item. */
import {isObject} from './json.ts'
import type {Json, Pointer} from './types.ts'

const encode = (step: string): string =>
  step.includes('~') || step.includes('/') ? step.replaceAll('~', '~0').replaceAll('/', '~1') : step
const decode = (step: string): string => (step.includes('~') ? step.replaceAll('~1', '/').replaceAll('~0', '~') : step)

/** The pointer one step below. */
export const child = (pointer: Pointer, step: string | number): Pointer => `${pointer}/${encode(String(step))}`

/** The pointer one step above; the root's parent is the root. */
export const parent = (pointer: Pointer): Pointer => pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')))

export const steps = (pointer: Pointer): string[] => (pointer === '' ? [] : pointer.slice(1).split('/').map(decode))

/** The value at a pointer; undefined when there is none. */
export function valueAt(data: Json | undefined, pointer: Pointer): Json | undefined {
  let value = data
  for (const step of steps(pointer)) {
    if (Array.isArray(value)) value = (value as readonly Json[])[Number(step)]
    else if (isObject(value) && Object.hasOwn(value, step)) value = value[step]
    else return undefined
  }
  return value
}

/** Every value that a pattern such as `/tasks/(all)/evidence/(all)`, written with stars, names, with its own pointer, in order. */
export function valuesAt(data: Json | undefined, pattern: Pointer): {pointer: Pointer; value: Json}[] {
  let found: {pointer: Pointer; value: Json | undefined}[] = [{pointer: '', value: data}]
  for (const step of steps(pattern)) {
    found = found.flatMap(({pointer, value}) => {
      if (step !== '*') return [{pointer: child(pointer, step), value: valueAt(value, child('', step))}]
      if (Array.isArray(value))
        return (value as readonly Json[]).map((item, index) => ({pointer: child(pointer, index), value: item}))
      if (isObject(value)) return Object.keys(value).map(key => ({pointer: child(pointer, key), value: value[key]}))
      return []
    })
  }
  return found.filter((hit): hit is {pointer: Pointer; value: Json} => hit.value !== undefined)
}
