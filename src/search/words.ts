/** The words of many shards as the chunks of one bundle: a word's postings in one shard after those in another, copied as they are. */
import {byCodePoint} from '../base/paths.ts'
import {CborWriter, writeList} from './cbor.ts'
import {openPosting, type Posting, type Section} from './shard.ts'

export interface Chunk {
  readonly from: string
  readonly to: string
  readonly bytes: Buffer
}

/** What a visitor loads at least for a word, before packing. */
const chunkSize = 40_000

/** A word's postings in one shard. */
interface Part {
  readonly section: Section
  readonly offset: number
  readonly word: number
}

/** Joins sections that follow one another, each given by shard. `offsets` are the numbers of each shard's first page. */
export function* joinSections(sections: Iterable<readonly Section[]>, offsets: readonly number[]): Generator<Chunk> {
  const writer = new CborWriter()
  let words: string[] = []
  const taken = (): Chunk => {
    const head = new CborWriter(8)
    head.array(1)
    head.array(words.length)
    const chunk = {from: words[0]!, to: words.at(-1)!, bytes: Buffer.concat([head.take(), writer.take()])}
    words = []
    return chunk
  }
  for (const ofShards of sections) {
    const parts = partsByWord(ofShards, offsets)
    for (const word of [...parts.keys()].sort(byCodePoint)) {
      writeWord(writer, word, parts.get(word)!)
      words.push(word)
      if (writer.length >= chunkSize) yield taken()
    }
  }
  if (words.length > 0) yield taken()
}

function partsByWord(sections: readonly Section[], offsets: readonly number[]): Map<string, Part[]> {
  const parts = new Map<string, Part[]>()
  for (const [shard, section] of sections.entries()) {
    const offset = offsets[shard]!
    for (const [index, word] of section.words.entries()) {
      const part = {section, offset, word: index}
      const others = parts.get(word)
      if (others) others.push(part)
      else parts.set(word, [part])
    }
  }
  return parts
}

function writeWord(writer: CborWriter, word: string, parts: readonly Part[]): void {
  writer.array(3)
  writer.text(word)
  writer.array(parts.reduce((sum, {section, word}) => sum + section.counts[word]!, 0))
  let page = 0
  for (const {section, offset, word} of parts) {
    if (section.counts[word] === 0) continue
    openPosting(writer, offset + section.firsts[word]! - page)
    writer.raw(section.postings, word === 0 ? 0 : section.ends[word - 1]!, section.ends[word]!)
    page = offset + section.lasts[word]!
  }
  if (parts.some(({section, word}) => section.variants.has(word))) writeVariants(writer, parts)
  else writer.array(0)
}

function writeVariants(writer: CborWriter, parts: readonly Part[]): void {
  const forms = new Map<string, Posting[]>()
  for (const {section, offset, word} of parts) {
    for (const [form, postings] of section.variants.get(word) ?? []) {
      const moved = postings.map(([page, ...places]): Posting => [offset + page, ...places])
      forms.set(form, [...(forms.get(form) ?? []), ...moved])
    }
  }
  writeList(
    writer,
    [...forms].sort(([a], [b]) => byCodePoint(a, b)),
    ([form, postings]) => {
      writer.array(2)
      writer.text(form)
      writeList(writer, postings, ([page, text, facts], index) => {
        openPosting(writer, page - (postings[index - 1]?.[0] ?? 0))
        writer.integers(text)
        writer.integers(facts)
      })
    },
  )
}

/** A bundle tells a word's chunk by borders no longer than needed: of two neighbours, the first characters up to where they differ. */
export function bordered<C extends {from: string; to: string}>(chunks: readonly C[]): C[] {
  const named = chunks.map(chunk => ({...chunk}))
  for (const [index, chunk] of named.entries()) {
    const next = named[index + 1]
    if (!next) break
    const [before, after] = [[...chunk.to], [...next.from]]
    const alike = before.findIndex((character, at) => character !== after[at])
    const length = (alike < 0 ? before.length : alike) + 1
    const to = before.slice(0, length).join('')
    if (byCodePoint(to, chunk.from) >= 0) chunk.to = to
    next.from = after.slice(0, length).join('')
  }
  return named
}
