/**
 * Makes one bundle of many shards, as Pagefind would have made it of all their pages: a visitor loads no more than before, and
 * counts, filters and ranks are those of the whole. Section by section, so that the words of a large site never lie in memory at once.
 */
import {promisify} from 'node:util'
import {gzip} from 'node:zlib'
import {digest} from '../base/digest.ts'
import {byCodePoint} from '../base/paths.ts'
import type {Digest} from '../base/types.ts'
import {type Filters, version} from './bundle.ts'
import {CborWriter} from './cbor.ts'
import type {PageFacts} from './fragment.ts'
import {joinPairs, unpackPairs} from './pairs.ts'
import {openPosting, type Posting, renumbered, type Section, sectionCount, unpackSection, type Variants} from './shard.ts'
import {type PairNames, tableOf} from './table.ts'

/** A shard as it is kept. */
export type IndexedShard = {
  readonly pages: readonly IndexedPage[]
  readonly fields: readonly string[]
  readonly filters: Filters
  readonly sections: readonly Digest[]
  /** Its pairs of characters. */
  readonly pairs: Digest
}
export type IndexedPage = {
  readonly hash: string
  readonly words: number
  readonly sorts: Readonly<Record<string, string>>
  readonly fragment: {readonly digest: Digest; readonly size: number}
  readonly facts: PageFacts
}
/** Bytes of the store, and files of the bundle that are made here. */
export interface Files {
  read(digest: Digest): Promise<Uint8Array>
  /** Whether there is such a file, made from the same `key`. */
  has(path: string, key: string): boolean
  write(path: string, bytes: Uint8Array, key: string): void
}
interface Chunk {
  readonly from: string
  readonly to: string
  readonly bytes: Buffer
}

const pack = promisify(gzip)
/** What a visitor loads at least for a word, before packing. */
const chunkSize = 40_000

/** Writes a bundle but for its fragments; answers its hash, by which its entry names it. */
export async function join(shards: readonly IndexedShard[], files: Files): Promise<string> {
  const fields = [...new Set(shards.flatMap(shard => shard.fields))].sort(byCodePoint)
  const offsets = offsetsOf(shards)
  const meta = new CborWriter()
  meta.array(6)
  meta.text(version)
  writeList(meta, namedFragments(shards), ({name, page}) => writeRecord(meta, name, page.words, ''))
  const chunks = bordered(await writeChunks(shards, fields, offsets, files))
  writeList(meta, chunks, ({from, to, hash}) => writeRecord(meta, from, to, hash))
  const filters = await writeFilters(shards, offsets, files)
  writeList(meta, filters, ([name, hash]) => writeRecord(meta, name, hash))
  writeList(meta, ordersOf(shards), ([name, pages]) => {
    meta.array(2)
    meta.text(name)
    meta.integers(pages)
  })
  writeList(meta, fields, field => meta.text(field))
  return save(files, 'pagefind.', '.pf_meta', meta.take())
}

/** Every page with the name of its fragment: short hashes that meet in two shards are drawn out. */
export function namedFragments(shards: readonly IndexedShard[]): {readonly name: string; readonly page: IndexedPage}[] {
  const pages = shards.flatMap(shard => shard.pages)
  const times = new Map<string, number>()
  for (const {hash} of pages) times.set(hash, (times.get(hash) ?? 0) + 1)
  return pages.map(page => ({
    page,
    name: times.get(page.hash) === 1 ? page.hash : `${page.hash}_${page.fragment.digest.slice(0, 12)}`,
  }))
}

/** The table of all pages, `pages.json`, and beside it the files of their pairs. */
export async function joinTable(shards: readonly IndexedShard[], files: Files): Promise<string> {
  const pages = namedFragments(shards)
  const parts = await Promise.all(shards.map(async ({pairs}) => unpackPairs(await files.read(pairs))))
  const names: [number, string][] = []
  for (const {first, bytes} of joinPairs(parts, offsetsOf(shards), pages.length)) names.push([first, keep(files, bytes)])
  return tableOf(
    pages.map(({name, page}) => ({name, facts: page.facts, size: page.fragment.size})),
    names satisfies PairNames,
  )
}

/** Keeps a file of pairs as it is: its steps are small numbers already, and bytes as they are need no browser that can unpack them. */
function keep(files: Files, bytes: Buffer): string {
  const key = digest(bytes)
  const name = key.slice(0, 10)
  const path = `pairs/${name}.bin`
  if (!files.has(path, key)) files.write(path, bytes, key)
  return name
}

/** The number of each shard's first page. */
function offsetsOf(shards: readonly IndexedShard[]): number[] {
  let next = 0
  return shards.map(({pages}) => {
    next += pages.length
    return next - pages.length
  })
}

async function writeChunks(shards: readonly IndexedShard[], fields: readonly string[], offsets: readonly number[], files: Files) {
  const named: {from: string; to: string; hash: string}[] = []
  for (let index = 0; index < sectionCount; index++) {
    const sections = await Promise.all(
      shards.map(async shard => sectionOf(await files.read(shard.sections[index]!), shard, fields)),
    )
    const chunks = [...joinSections(sections, offsets)]
    // Packing is most of the work and is done side by side.
    const hashes = await Promise.all(chunks.map(({bytes}) => save(files, 'index/', '.pf_index', bytes)))
    for (const [at, {from, to}] of chunks.entries()) named.push({from, to, hash: hashes[at]!})
  }
  return named
}

function sectionOf(bytes: Uint8Array, shard: IndexedShard, fields: readonly string[]): Section {
  const section = unpackSection(bytes)
  const numbers = shard.fields.map(field => fields.indexOf(field))
  return numbers.every((number, index) => number === index) ? section : renumbered(section, numbers)
}

/** A word's postings in one shard. */
interface Part {
  readonly section: Section
  readonly offset: number
  readonly word: number
  readonly start: number
}

function* joinSections(sections: readonly Section[], offsets: readonly number[]): Generator<Chunk> {
  const parts = partsByWord(sections, offsets)
  const words = [...parts.keys()].sort(byCodePoint)
  const writer = new CborWriter()
  let first = 0
  for (const [index, word] of words.entries()) {
    writeWord(writer, word, parts.get(word)!)
    if (writer.length < chunkSize && index < words.length - 1) continue
    const head = new CborWriter()
    head.array(1)
    head.array(index + 1 - first)
    yield {from: words[first]!, to: word, bytes: Buffer.concat([head.take(), writer.take()])}
    first = index + 1
  }
}

function partsByWord(sections: readonly Section[], offsets: readonly number[]): Map<string, Part[]> {
  const parts = new Map<string, Part[]>()
  for (const [shard, section] of sections.entries()) {
    let start = 0
    for (const [index, word] of section.words.entries()) {
      const part = {section, offset: offsets[shard]!, word: index, start}
      start += section.sizes[index]!
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
  for (const {section, offset, word, start} of parts) {
    if (section.counts[word] === 0) continue
    openPosting(writer, offset + section.firsts[word]! - page)
    writer.raw(section.postings, start, start + section.sizes[word]!)
    page = offset + section.lasts[word]!
  }
  writeVariants(writer, parts)
}

function writeVariants(writer: CborWriter, parts: readonly Part[]): void {
  const forms = new Map<string, Posting[]>()
  for (const {section, offset, word} of parts) {
    for (const [form, postings] of variantsOf(section, word)) {
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

const variantsOf = ({variants}: Section, word: number): Variants => variants.find(([index]) => index === word)?.[1] ?? []

/** A bundle tells a word's chunk by borders no longer than needed: of two neighbours, the first characters up to where they differ. */
function bordered<C extends {from: string; to: string}>(chunks: readonly C[]): C[] {
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

async function writeFilters(
  shards: readonly IndexedShard[],
  offsets: readonly number[],
  files: Files,
): Promise<[string, string][]> {
  const filters = new Map<string, Map<string, number[]>>()
  for (const [shard, {filters: own}] of shards.entries()) {
    for (const [name, values] of own) {
      const all = filters.get(name) ?? new Map<string, number[]>()
      filters.set(name, all)
      for (const [value, pages] of values) {
        all.set(value, [...(all.get(value) ?? []), ...pages.map(page => offsets[shard]! + page)])
      }
    }
  }
  const named: [string, string][] = []
  for (const [name, values] of [...filters].sort(([a], [b]) => byCodePoint(a, b))) {
    const writer = new CborWriter()
    writer.array(2)
    writer.text(name)
    writeList(
      writer,
      [...values].sort(([a], [b]) => byCodePoint(a, b)),
      ([value, pages]) => {
        writer.array(2)
        writer.text(value)
        writer.integers(pages)
      },
    )
    named.push([name, await save(files, 'filter/', '.pf_filter', writer.take())])
  }
  return named
}

/** The pages in every order that some of them have a value for: numbers by size, texts by code point. */
function ordersOf(shards: readonly IndexedShard[]): [string, number[]][] {
  const pages = shards.flatMap(shard => shard.pages)
  const names = [...new Set(pages.flatMap(({sorts}) => Object.keys(sorts)))].sort(byCodePoint)
  return names.map(name => {
    const values = pages.flatMap(({sorts}, page) => (sorts[name] === undefined ? [] : [{page, value: sorts[name]}]))
    const areNumbers = values.every(({value}) => /^[+-]?\d+(?:\.\d+)?$/.test(value))
    values.sort((a, b) => (areNumbers ? Number(a.value) - Number(b.value) : byCodePoint(a.value, b.value)))
    return [name, values.map(({page}) => page)]
  })
}

function writeList<T>(writer: CborWriter, items: readonly T[], write: (item: T, index: number) => void): void {
  writer.array(items.length)
  for (const [index, item] of items.entries()) write(item, index)
}

function writeRecord(writer: CborWriter, ...values: readonly (string | number)[]): void {
  writer.array(values.length)
  for (const value of values) {
    if (typeof value === 'string') writer.text(value)
    else writer.unsigned(value)
  }
}

/** Keeps a file under the hash of what is in it, which it answers. One that is there already need not be packed again. */
async function save(files: Files, before: string, ending: string, bytes: Buffer): Promise<string> {
  const key = digest(bytes)
  const hash = `zh-cn_${key.slice(0, 10)}`
  const path = `${before}${hash}${ending}`
  if (files.has(path, key)) return hash
  const packed = await pack(Buffer.concat([Buffer.from('pagefind_dcd'), bytes]), {level: 4})
  // The byte that names the system: the same bytes everywhere.
  packed[9] = 255
  files.write(path, packed, key)
  return hash
}
