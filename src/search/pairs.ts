/**
 * Which pairs of neighbouring characters stand in which pages. Pagefind finds whole words as a dictionary cuts them, and that cuts
 * a part of a sentence in another way than the sentence; whoever has all pairs of a reader's words has all pages in which those can stand.
 *
 * A pair is two UTF-16 units as one number, the first times 65,536. Case, width and form of a character do not count (NFKC), nor does a
 * space beside a Chinese character; whatever is no letter or digit parts what stands before it from what comes after.
 * themes/default/search/pairs.js reads the files; a test holds the two to one another.
 */

/** The pairs of a shard by column: `ends` are where each pair's pages end in `pages`, written as steps from page to page. */
export interface PairShard {
  readonly pairs: Uint32Array
  readonly ends: Uint32Array
  readonly pages: Uint8Array
}
/** A file of pairs: from `first` to the first of the next. */
export interface PairFile {
  readonly first: number
  readonly bytes: Buffer
}

/** What a visitor loads at least for a pair. */
const fileSize = 12_000

/** The form in which texts are compared; what has no width is left in it, which costs less than to take it out. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

/** A sign parts; `unspaced` are letters that are written without spaces; what has no width is as if it were not there. */
export const kinds = {sign: 0, space: 1, letter: 2, unspaced: 3, nothing: 4}

function lookedUp(unit: number): number {
  if (unit >= 0xd800 && unit < 0xe000) return kinds.unspaced
  if ((unit >= 0x200b && unit <= 0x200d) || unit === 0x2060 || unit === 0xfeff) return kinds.nothing
  const character = String.fromCharCode(unit)
  if (/\s/.test(character)) return kinds.space
  if (!/[\p{L}\p{N}\p{M}]/u.test(character)) return kinds.sign
  return unit >= 0x2e80 ? kinds.unspaced : kinds.letter
}

const unknown = 0xff
/** Kinds of the units met so far. */
const known = new Uint8Array(0x10000).fill(unknown)

/** The kind of a UTF-16 unit. */
export function kindOf(unit: number): number {
  if (known[unit] === unknown) known[unit] = lookedUp(unit)
  return known[unit]!
}

/** Calls `found` with each pair of a folded text, as often as it occurs. */
export function eachPair(text: string, found: (pair: number) => void): void {
  let last = 0
  let isApart = false
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const kind = kindOf(unit)
    if (kind === kinds.sign) last = 0
    if (kind === kinds.space) isApart = true
    if (kind < kinds.letter || kind === kinds.nothing) continue
    if (last !== 0 && !(isApart && kind === kinds.letter && kindOf(last) === kinds.letter)) found(last * 0x10000 + unit)
    last = unit
    isApart = false
  }
}

/** The pairs of the pages of a shard, given as their texts, in order. */
export function pairsOf(texts: readonly string[]): PairShard {
  // By the same bits as a signed number: those are small integers to V8, and are found in half the time.
  const lists = new Map<number, number[]>()
  for (const [page, text] of texts.entries()) {
    eachPair(folded(text), found => {
      const pair = found | 0
      const list = lists.get(pair)
      if (list === undefined) lists.set(pair, [page])
      else if (list[list.length - 1] !== page) list.push(page)
    })
  }
  const pairs = Uint32Array.from(lists.keys()).sort()
  const ends = new Uint32Array(pairs.length)
  const pages = new Bytes()
  for (const [index, pair] of pairs.entries()) {
    let last = 0
    for (const page of lists.get(pair | 0)!) {
      pages.number(page - last)
      last = page
    }
    ends[index] = pages.length
  }
  return {pairs, ends, pages: pages.take()}
}

/** A shard's pairs as bytes: their number, the columns, the pages. */
export function packPairs({pairs, ends, pages}: PairShard): Buffer {
  const head = Uint32Array.of(pairs.length)
  return Buffer.concat(
    [head, pairs, ends, pages].map(({buffer, byteOffset, byteLength}) => Buffer.from(buffer, byteOffset, byteLength)),
  )
}

export function unpackPairs(bytes: Uint8Array): PairShard {
  // A copy begins where numbers of four bytes may begin.
  const {buffer} = Uint8Array.from(bytes)
  const count = new Uint32Array(buffer, 0, 1)[0]!
  return {
    pairs: new Uint32Array(buffer, 4, count),
    ends: new Uint32Array(buffer, 4 + 4 * count, count),
    pages: new Uint8Array(buffer, 4 + 8 * count),
  }
}

/** The pairs of a shard in as many parts as there are borders and one more: by their first character. */
export function cutPairs({pairs, ends, pages}: PairShard, borders: readonly number[]): PairShard[] {
  let [from, start] = [0, 0]
  return [...borders, 0x10000].map(border => {
    const begin = from
    while (from < pairs.length && pairs[from]! < border * 0x10000) from++
    const shift = start
    start = from === 0 ? 0 : ends[from - 1]!
    return {
      pairs: pairs.slice(begin, from),
      ends: ends.slice(begin, from).map(end => end - shift),
      pages: pages.subarray(shift, start),
    }
  })
}

/** Parts of a shard's pairs that follow one another as one. */
export function linkPairs(parts: readonly PairShard[]): PairShard {
  let shift = 0
  const ends = parts.map(part => {
    const moved = part.ends.map(end => end + shift)
    shift += part.pages.length
    return moved
  })
  return {
    pairs: linked(parts.map(({pairs}) => pairs)),
    ends: linked(ends),
    pages: Buffer.concat(parts.map(({pages}) => pages)),
  }
}

function linked(columns: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(columns.reduce((sum, {length}) => sum + length, 0))
  let at = 0
  for (const column of columns) {
    all.set(column, at)
    at += column.length
  }
  return all
}

/** The pairs of all shards in files. `offsets` are the numbers of each shard's first page among all `count` of them. */
export function* joinPairs(shards: readonly PairShard[], offsets: readonly number[], count: number): Generator<PairFile> {
  const places = shards.map(() => 0)
  const file = new Bytes()
  let first = 0
  let last = 0
  for (let pair = leastOf(shards, places); pair !== Infinity; pair = leastOf(shards, places)) {
    if (file.length === 0) last = first = pair
    file.number(pair - last)
    last = pair
    writePages(file, pagesOf(pair, shards, places, offsets), count)
    if (file.length < fileSize) continue
    yield {first, bytes: file.take()}
  }
  if (file.length > 0) yield {first, bytes: file.take()}
}

/** The next pair of all; infinity when there is none. */
function leastOf(shards: readonly PairShard[], places: readonly number[]): number {
  let least = Number.POSITIVE_INFINITY
  for (let shard = 0; shard < shards.length; shard++) {
    const pair = shards[shard]!.pairs[places[shard]!]
    if (pair !== undefined && pair < least) least = pair
  }
  return least
}

/** The pages of a pair in all shards, which step on where they have it. */
function pagesOf(pair: number, shards: readonly PairShard[], places: number[], offsets: readonly number[]): number[] {
  const found: number[] = []
  for (const [shard, {pairs, ends, pages}] of shards.entries()) {
    const place = places[shard]!
    if (pairs[place] !== pair) continue
    places[shard] = place + 1
    let page = offsets[shard]!
    let at = place === 0 ? 0 : ends[place - 1]!
    while (at < ends[place]!) {
      let step = 0
      for (let shift = 0; ; shift += 7) {
        const byte = pages[at++]!
        step += (byte & 0x7f) << shift
        if (byte < 0x80) break
      }
      page += step
      found.push(page)
    }
  }
  return found
}

/** As steps, or as a bit for each page where that is shorter; before it twice its length, and one more if it is bits. */
function writePages(file: Bytes, pages: readonly number[], count: number): void {
  const bits = Math.ceil(count / 8)
  if (pages.length > bits) {
    const bytes = new Uint8Array(bits)
    for (const page of pages) bytes[page >> 3]! |= 1 << (page & 7)
    file.number(bits * 2 + 1)
    file.all(bytes)
    return
  }
  const steps = new Bytes(pages.length * 2 + 8)
  let last = 0
  for (const page of pages) {
    steps.number(page - last)
    last = page
  }
  const bytes = steps.take()
  file.number(bytes.length * 2)
  file.all(bytes)
}

/** Bytes that grow; numbers in them seven bits at a time, the least first (LEB128). */
class Bytes {
  #bytes: Uint8Array
  length = 0
  constructor(room = 1 << 12) {
    this.#bytes = new Uint8Array(room)
  }

  number(value: number): void {
    this.#room(5)
    let rest = value
    for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) this.#bytes[this.length++] = (rest % 0x80) | 0x80
    this.#bytes[this.length++] = rest
  }

  all(bytes: Uint8Array): void {
    this.#room(bytes.length)
    this.#bytes.set(bytes, this.length)
    this.length += bytes.length
  }

  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.length))
    this.length = 0
    return taken
  }

  #room(bytes: number): void {
    if (this.length + bytes <= this.#bytes.length) return
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + bytes))
    larger.set(this.#bytes)
    this.#bytes = larger
  }
}
