/** `Range: bytes=…`, RFC 9110 §14: without it no browser lets a reader jump in a video. */

/** Both ends belong to it, from 0. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

/** Null: send all (no range, or a form that may be ignored, such as several ranges). */
export function rangeOf(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/u.exec(header ?? '')
  if (!match) return null
  const [, from = '', to = ''] = match
  if (from === '' && to === '') return null
  if (from === '')
    return Number(to) === 0 || size === 0 ? 'unsatisfiable' : {first: Math.max(0, size - Number(to)), last: size - 1}
  if (to !== '' && Number(to) < Number(from)) return null
  if (Number(from) >= size) return 'unsatisfiable'
  return {first: Number(from), last: to === '' ? size - 1 : Math.min(Number(to), size - 1)}
}
