/** What encoding bytes are written in, in the order of hazards.md §1.6: mark, zero bytes, and whether they can be read so at all. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32' | 'gb18030'

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  // Before UTF-16, whose mark it begins with.
  ['utf-32', [0xff, 0xfe, 0, 0]],
  ['utf-32', [0, 0, 0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
]

/** The encoding that a byte order mark tells, and the bytes that the mark takes; null when there is none. */
export function markOf(bytes: Uint8Array): {readonly encoding: Encoding; readonly length: number} | null {
  const found = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))
  return found ? {encoding: found[0], length: found[1].length} : null
}

/** UTF-16 without a mark: line ends, digits and ASCII letters leave zero bytes, nearly all of them on one side of each pair. */
export function wideOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 65_536)
  let [even, odd] = [0, 0]
  for (let index = sample.indexOf(0); index >= 0; index = sample.indexOf(0, index + 1)) index % 2 === 0 ? even++ : odd++
  const total = even + odd
  if (bytes.length % 2 !== 0 || total === 0 || total < sample.length / 50) return null
  const wide = even <= total / 10 ? 'utf-16le' : odd <= total / 10 ? 'utf-16be' : null
  return wide !== null && fits(bytes, wide) ? wide : null
}

/** Whether bytes can be read in an encoding from end to end; with `isCut` the last character may be broken off. */
export function fits(bytes: Uint8Array, encoding: Encoding, isCut = false): boolean {
  try {
    new TextDecoder(encoding, {fatal: true}).decode(bytes, {stream: isCut})
    return true
  } catch {
    return false
  }
}
