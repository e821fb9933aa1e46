/**
 * Rows of bytes that each begin with a key, as they lie in a file, and an index to find them by it. A hundred thousand documents have half a
 * million of them in the store, and every thread knows them all: an object and a string for each would take ten times the memory.
 */

/** Bytes of a key: half a sha-256, so any four of them are as good as random. */
export const keySize = 16

export interface Rows {
  readonly count: number
  /** All rows, one behind the other. */
  bytes(): Buffer
  /** Where the row with a key begins, the last if there are several; negative when there is none. */
  find(key: Buffer): number
  /** Adds a row of this key, and zeros; gives where it begins. */
  add(key: Buffer): number
}

/** 32 hexadecimal digits as bytes. What is no key is never found. */
export const bytesOfKey = (key: string): Buffer => Buffer.from(key, 'hex')

/** Rows of `size` bytes: those in `given`, and what will be added. */
export function rowsOf(size: number, given: Buffer = Buffer.alloc(0)): Rows {
  let bytes = given
  let count = given.length / size
  // A row number and one, at the first free place from where its key points to; 0: nothing there.
  let places = placesFor(count)

  const placeOf = (key: Buffer, from: number): number => {
    const mask = places.length - 1
    let place = key.readUInt32LE(from) & mask
    for (let row = places[place]!; row !== 0; row = places[place]!) {
      if (isSame(bytes, (row - 1) * size, key, from)) break
      place = (place + 1) & mask
    }
    return place
  }
  const index = (): void => {
    for (let row = 0; row < count; row++) places[placeOf(bytes, row * size)] = row + 1
  }
  const grow = (): void => {
    bytes = Buffer.concat([bytes], Math.max(64, count * 2) * size)
    places = placesFor(count * 2)
    index()
  }
  index()
  return {
    get count() {
      return count
    },
    bytes: () => bytes.subarray(0, count * size),
    find: key => (key.length === keySize ? (places[placeOf(key, 0)]! - 1) * size : -size),
    add(key) {
      if ((count + 1) * size > bytes.length) grow()
      const at = count++ * size
      key.copy(bytes, at)
      places[placeOf(key, 0)] = count
      return at
    },
  }
}

/** A power of two, at least a third of it free. */
const placesFor = (count: number): Uint32Array => new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(64, count) * 1.5)))

function isSame(one: Buffer, at: number, other: Buffer, from: number): boolean {
  for (let byte = 0; byte < keySize; byte++) if (one[at + byte] !== other[from + byte]) return false
  return true
}
