/**
 * One shard's index in a form that joins without being read again: the words in sections by their first character, and in each
 * section the postings of a word in one piece, so that joining copies bytes.
 *
 * A posting is `[distance to the last page, places in the text, places in the facts]`.
 */
import {CborReader, CborWriter} from './cbor.ts'

/** First characters at which sections begin: sixty-four of like weight in Chinese law, in order of code points. */
export const borders: readonly number[] = [
  ...'5七与东主二享们传你停六册切功勤升又右吗咨回场外官容层布并废引必我抬措故施明朋机柴此河漏璃电益短礼等箱结而草表览评账跑适野闲顶',
].map(character => character.codePointAt(0)!)
export const sectionCount = borders.length + 1

/** A word's postings as page, places, places; decoded, since words with diacritics are few. */
export type Posting = readonly [page: number, places: readonly number[], factPlaces: readonly number[]]
export type Variants = readonly (readonly [form: string, postings: readonly Posting[]])[]

/** The words of one section, by column; the postings lie behind one another, each word's without the head of its first. */
export interface Section {
  readonly words: readonly string[]
  readonly counts: Uint32Array
  readonly firsts: Uint32Array
  readonly lasts: Uint32Array
  /** Where the postings of each word end. */
  readonly ends: Uint32Array
  /** By the place of their word among the words. */
  readonly variants: ReadonlyMap<number, Variants>
  readonly postings: Buffer
}

/** The sections of a shard. `places` says where each of Pagefind's pages stands among ours. */
export function sectionsOf(chunks: readonly Buffer[], places: readonly number[]): Section[] {
  const sections = Array.from({length: sectionCount}, () => new SectionWriter())
  const postings = new Postings()
  for (const chunk of chunks) {
    const reader = new CborReader(chunk)
    reader.array()
    for (let left = reader.array(); left > 0; left--) {
      reader.array()
      const word = reader.text()
      postings.read(reader, places)
      const variants = reader.list(() => variantOf(reader, places))
      sections[sectionOf(word)]!.add(word, postings, variants)
    }
  }
  return sections.map(section => section.done())
}

function sectionOf(word: string): number {
  const first = word.codePointAt(0) ?? 0
  const section = borders.findIndex(border => first < border)
  return section < 0 ? borders.length : section
}

/** The postings of one word: where each lies in its chunk, without its page. Used again for every word, of which there are many. */
class Postings {
  chunk: Buffer = Buffer.alloc(0)
  readonly pages: number[] = []
  readonly starts: number[] = []
  readonly ends: number[] = []
  /** Postings by our own order of pages. */
  order: readonly number[] = []
  #ascending: number[] = []

  read(reader: CborReader, places: readonly number[]): void {
    this.chunk = reader.bytes
    const count = reader.array()
    let page = 0
    let isSorted = true
    for (let index = 0; index < count; index++) {
      reader.array()
      page += reader.unsigned()
      this.pages[index] = places[page]!
      this.starts[index] = reader.at
      reader.skipIntegers()
      reader.skipIntegers()
      this.ends[index] = reader.at
      isSorted &&= index === 0 || this.pages[index - 1]! < this.pages[index]!
    }
    while (this.#ascending.length < count) this.#ascending.push(this.#ascending.length)
    const order = this.#ascending.slice(0, count)
    this.order = isSorted ? order : order.sort((a, b) => this.pages[a]! - this.pages[b]!)
  }
}

function variantOf(reader: CborReader, places: readonly number[]): [string, Posting[]] {
  reader.array()
  const form = reader.text()
  const integers = (): number[] => reader.list(() => reader.integer())
  let page = 0
  const postings = reader.list((): Posting => {
    reader.array()
    page += reader.unsigned()
    return [places[page]!, integers(), integers()]
  })
  return [form, postings.sort(([a], [b]) => a - b)]
}

class SectionWriter {
  #words: string[] = []
  #counts: number[] = []
  #firsts: number[] = []
  #lasts: number[] = []
  #ends: number[] = []
  #variants = new Map<number, Variants>()
  #postings = new CborWriter(1 << 13)

  add(word: string, {chunk, pages, starts, ends, order}: Postings, variants: Variants): void {
    let last = -1
    for (const index of order) {
      if (last >= 0) openPosting(this.#postings, pages[index]! - last)
      this.#postings.raw(chunk, starts[index], ends[index])
      last = pages[index]!
    }
    if (variants.length > 0) this.#variants.set(this.#words.length, variants)
    this.#words.push(word)
    this.#counts.push(order.length)
    this.#firsts.push(order.length > 0 ? pages[order[0]!]! : 0)
    this.#lasts.push(Math.max(last, 0))
    this.#ends.push(this.#postings.length)
  }

  done(): Section {
    return {
      words: this.#words,
      counts: Uint32Array.from(this.#counts),
      firsts: Uint32Array.from(this.#firsts),
      lasts: Uint32Array.from(this.#lasts),
      ends: Uint32Array.from(this.#ends),
      variants: this.#variants,
      postings: this.#postings.take(),
    }
  }
}

/** The head of a posting; its places follow. */
export function openPosting(writer: CborWriter, distance: number): void {
  writer.array(3)
  writer.unsigned(distance)
}

/** A section as bytes: how many words there are, the lengths of the two texts, the columns, the words, the variants as JSON, the postings. */
export function packSection({words, counts, firsts, lasts, ends, variants, postings}: Section): Buffer {
  const texts = [Buffer.from(words.join(' ')), Buffer.from(JSON.stringify([...variants]))]
  const head = Uint32Array.of(words.length, ...texts.map(({length}) => length))
  const columns = [head, counts, firsts, lasts, ends].map(({buffer, byteOffset, byteLength}) =>
    Buffer.from(buffer, byteOffset, byteLength),
  )
  return Buffer.concat([...columns, ...texts, postings])
}

export function unpackSection(bytes: Uint8Array): Section {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [count, wordsSize, variantsSize] = [raw.readUInt32LE(0), raw.readUInt32LE(4), raw.readUInt32LE(8)]
  const from = 12 + 16 * count
  // A copy begins where numbers of four bytes may begin.
  const {buffer} = Uint8Array.from(raw.subarray(12, from))
  const column = (place: number): Uint32Array => new Uint32Array(buffer, 4 * count * place, count)
  const words = raw.toString('utf8', from, from + wordsSize)
  return {
    words: count === 0 ? [] : words.split(' '),
    counts: column(0),
    firsts: column(1),
    lasts: column(2),
    ends: column(3),
    variants: new Map(JSON.parse(raw.toString('utf8', from + wordsSize, from + wordsSize + variantsSize))),
    postings: raw.subarray(from + wordsSize + variantsSize),
  }
}

/** The same section with the facts numbered in another way: `numbers[old]` is the new number. */
export function renumbered(section: Section, numbers: readonly number[]): Section {
  const reader = new CborReader(section.postings)
  const writer = new CborWriter()
  const ends = section.counts.map(count => {
    for (let left = count; left > 0; left--) {
      if (left < count) {
        reader.array()
        openPosting(writer, reader.unsigned())
      }
      const start = reader.at
      reader.skipIntegers()
      writer.raw(section.postings, start, reader.at)
      const facts = reader.list(() => reader.integer())
      writer.integers(renumber(facts, numbers))
    }
    return writer.length
  })
  const variants = [...section.variants].map(([word, forms]): [number, Variants] => [
    word,
    forms.map(([form, postings]) => [form, postings.map(([page, text, facts]) => [page, text, renumber(facts, numbers)])]),
  ])
  return {...section, ends, variants: new Map(variants), postings: writer.take()}
}

/** Places in the facts: a negative number says of which fact those that follow are. */
const renumber = (places: readonly number[], numbers: readonly number[]): number[] =>
  places.map(place => (place < 0 ? -1 - numbers[-1 - place]! : place))
