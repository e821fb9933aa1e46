/**
 * Makes one bundle of many shards, as Pagefind would have made it of all their pages: a visitor loads no more than before, and
 * counts, filters and ranks are those of the whole. Stretch by stretch of the words, so that those of a large site never lie in memory
 * at once, and a stretch in which no shard has changed is not joined again.
 */
import {promisify} from 'node:util'
import {gzip} from 'node:zlib'
import {digest, digestOf} from '../base/digest.ts'
import {byCodePoint} from '../base/paths.ts'
import type {Digest} from '../base/types.ts'
import {bandSize, type Part, unpackBand, unpackPart} from './band.ts'
import {type Filters, named, version} from './bundle.ts'
import {CborWriter, writeList, writeRecord} from './cbor.ts'
import type {PageFacts} from './fragment.ts'
import {joinPairs, linkPairs} from './pairs.ts'
import {renumbered, sectionCount} from './shard.ts'
import {type PairNames, tableOf} from './table.ts'
import {bordered, type Chunk, joinSections} from './words.ts'

/** A shard as it is kept. What lies under a digest is only read when something of it is joined. */
export type IndexedShard = {
  readonly fragments: readonly IndexedFragment[]
  readonly fields: readonly string[]
  /** Of each section, words and pairs. */
  readonly sections: readonly Digest[]
  /** The same as bytes, some sections in each. */
  readonly bands: readonly Digest[]
  /** JSON of its `ShardFacts`. */
  readonly facts: Digest
}
export type IndexedFragment = {
  readonly hash: string
  readonly digest: Digest
  /** In bytes. */
  readonly size: number
}
export interface ShardFacts {
  readonly pages: readonly IndexedPage[]
  readonly filters: Filters
}
export interface IndexedPage {
  readonly words: number
  readonly sorts: Readonly<Record<string, string>>
  readonly facts: PageFacts
}
/** Bytes of the store, files of the bundle that are made here, and what is remembered of them. */
export interface Files {
  read(digest: Digest): Promise<Uint8Array>
  /** Whether there is such a file, made from the same `key`. */
  has(path: string, key: string): boolean
  write(path: string, bytes: Uint8Array, key: string): void
  recall<Value>(name: string, key: Digest): Value | null
  keep(name: string, key: Digest, value: unknown): void
}
export interface Bundle {
  readonly shards: readonly IndexedShard[]
  /** `pagefind-entry.json` as Pagefind wrote it. */
  readonly entry: string
  /** Digest of the program. */
  readonly program: Digest
  /** Of fewer pages the stretches are whole bands: sixty-four would make as many small files. */
  readonly fewPages?: number | undefined
}

/** Where a stretch of words lies, and its pairs. */
type Joined = {
  readonly chunks: readonly {readonly from: string; readonly to: string; readonly hash: string}[]
  readonly pairs: PairNames
}

const pack = promisify(gzip)

/** Writes a bundle but for its fragments and the program that reads it. */
export async function join({shards, entry, program, fewPages = 2_000}: Bundle, files: Files): Promise<void> {
  const fields = [...new Set(shards.flatMap(shard => shard.fields))].sort(byCodePoint)
  const stretches = await joinStretches({shards, fields, program, fewPages}, files)
  const key = digestOf([program, entry, stretches, fields, shards.map(({facts, fragments}) => [facts, fragments])])
  if (placed('search-head', key, files)) return
  const noted = noting(files)
  await writeHead({shards, entry, fields}, stretches, noted.files)
  noted.keep('search-head', key, null)
}

export type NamedFragment = IndexedFragment & {readonly name: string}

const known = new WeakMap<readonly IndexedShard[], readonly NamedFragment[]>()

/** Every page with the name of its fragment: short hashes that meet in two shards are drawn out. */
export function namedFragments(shards: readonly IndexedShard[]): readonly NamedFragment[] {
  const found = known.get(shards) ?? nameFragments(shards)
  known.set(shards, found)
  return found
}

function nameFragments(shards: readonly IndexedShard[]): NamedFragment[] {
  const fragments = shards.flatMap(shard => shard.fragments)
  const times = new Map<string, number>()
  for (const {hash} of fragments) times.set(hash, (times.get(hash) ?? 0) + 1)
  return fragments.map(fragment => ({
    ...fragment,
    name: times.get(fragment.hash) === 1 ? fragment.hash : `${fragment.hash}_${fragment.digest.slice(0, 12)}`,
  }))
}

/** The number of each shard's first page. */
function offsetsOf(shards: readonly IndexedShard[]): number[] {
  let next = 0
  return shards.map(({fragments}) => {
    next += fragments.length
    return next - fragments.length
  })
}

async function joinStretches(
  {shards, fields, program, fewPages}: Omit<Bundle, 'entry'> & {readonly fields: readonly string[]; readonly fewPages: number},
  files: Files,
): Promise<Joined[]> {
  const offsets = offsetsOf(shards)
  const count = shards.reduce((sum, {fragments}) => sum + fragments.length, 0)
  const numbering = digestOf([program, fields, shards.map(shard => shard.fields), offsets, count])
  const partsOf = bandReader(shards, fields, files.read)
  const joined: Promise<Joined>[] = []
  for (const sections of stretchesOf(count < fewPages ? bandSize : 1)) {
    const key = digestOf([numbering, ...sections.map(section => shards.map(shard => shard.sections[section]!))])
    const known = placed<Joined>('search-stretch', key, files)
    if (known) {
      joined.push(Promise.resolve(known.value))
      continue
    }
    const parts: Part[][] = []
    for (const section of sections) parts.push(await partsOf(section))
    const chunks = [
      ...joinSections(
        parts.map(of => of.map(({words}) => words)),
        offsets,
      ),
    ]
    const pairs = shards.map((_, shard) => linkPairs(parts.map(of => of[shard]!.pairs)))
    // Packing is much of the work, and is done beside the joining of the next.
    await joined.at(-1)
    joined.push(saveStretch(key, chunks, [...joinPairs(pairs, offsets, count)], files))
  }
  return Promise.all(joined)
}

/** Sections that are joined together, `length` of them each time. */
const stretchesOf = (length: number): number[][] =>
  Array.from({length: sectionCount / length}, (_, at) => Array.from({length}, (_, index) => at * length + index))

/** Reads a section of all shards. They are asked for in order, and lie in the store by band. */
function bandReader(shards: readonly IndexedShard[], fields: readonly string[], read: Files['read']) {
  let at = -1
  let bands: Uint8Array[][] = []
  return async (section: number): Promise<Part[]> => {
    const band = Math.floor(section / bandSize)
    if (band !== at) {
      bands = []
      // A copy: what the store gives may be a small part of a large piece of memory.
      for (const shard of shards) bands.push(unpackBand(Uint8Array.from(await read(shard.bands[band]!))))
      at = band
    }
    return shards.map((shard, index) => withFields(unpackPart(bands[index]![section % bandSize]!), shard.fields, fields))
  }
}

function withFields(part: Part, own: readonly string[], fields: readonly string[]): Part {
  const numbers = own.map(field => fields.indexOf(field))
  return numbers.every((number, index) => number === index) ? part : {...part, words: renumbered(part.words, numbers)}
}

async function saveStretch(
  key: Digest,
  chunks: readonly Chunk[],
  pairs: readonly {readonly first: number; readonly bytes: Buffer}[],
  files: Files,
): Promise<Joined> {
  const noted = noting(files)
  const hashes = await Promise.all(chunks.map(({bytes}) => save(noted.files, 'index/', '.pf_index', bytes)))
  const joined: Joined = {
    chunks: chunks.map(({from, to}, index) => ({from, to, hash: hashes[index]!})),
    pairs: pairs.map(({first, bytes}) => [first, savePairs(noted.files, bytes)]),
  }
  noted.keep('search-stretch', key, joined)
  return joined
}

/** What else a bundle has: what it consists of, its filters, and the table of its pages. */
async function writeHead(
  {shards, entry, fields}: Pick<Bundle, 'shards' | 'entry'> & {readonly fields: readonly string[]},
  stretches: readonly Joined[],
  files: Files,
): Promise<void> {
  const facts: ShardFacts[] = []
  for (const shard of shards) facts.push(JSON.parse(Buffer.from(await files.read(shard.facts)).toString()) as ShardFacts)
  const pages = facts.flatMap(({pages}) => pages)
  const fragments = namedFragments(shards)
  const meta = new CborWriter()
  meta.array(6)
  meta.text(version)
  writeList(meta, fragments, ({name}, index) => writeRecord(meta, name, pages[index]!.words, ''))
  const chunks = bordered(stretches.flatMap(({chunks}) => chunks))
  writeList(meta, chunks, ({from, to, hash}) => writeRecord(meta, from, to, hash))
  const filters = await writeFilters(facts, offsetsOf(shards), files)
  writeList(meta, filters, ([name, hash]) => writeRecord(meta, name, hash))
  writeList(meta, ordersOf(pages), ([name, pages]) => {
    meta.array(2)
    meta.text(name)
    meta.integers(pages)
  })
  writeList(meta, fields, field => meta.text(field))
  const hash = await save(files, 'pagefind.', '.pf_meta', meta.take())
  put('pagefind-entry.json', entryOf(entry, hash, pages.length), files)
  const rows = fragments.map(({name, size}, index) => ({name, size, facts: pages[index]!.facts}))
  const pairs = stretches.flatMap(({pairs}) => pairs)
  put('pages.json', tableOf(rows, pairs), files)
}

/** Pagefind's entry of one shard, said of the whole bundle. */
function entryOf(one: string, hash: string, pages: number): string {
  const entry = JSON.parse(one) as {languages: Record<string, object>}
  const [language] = Object.values(entry.languages)
  return JSON.stringify({...entry, languages: {[named]: {...language, hash, page_count: pages}}})
}

async function writeFilters(facts: readonly ShardFacts[], offsets: readonly number[], files: Files): Promise<[string, string][]> {
  const filters = new Map<string, Map<string, number[]>>()
  for (const [shard, {filters: own}] of facts.entries()) {
    for (const [name, values] of own) {
      const all = filters.get(name) ?? new Map<string, number[]>()
      filters.set(name, all)
      for (const [value, pages] of values) {
        const numbers = all.get(value) ?? []
        all.set(value, numbers)
        for (const page of pages) numbers.push(offsets[shard]! + page)
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
function ordersOf(pages: readonly IndexedPage[]): [string, number[]][] {
  const names = [...new Set(pages.flatMap(({sorts}) => Object.keys(sorts)))].sort(byCodePoint)
  return names.map(name => {
    const values = pages.flatMap(({sorts}, page) => (sorts[name] === undefined ? [] : [{page, value: sorts[name]}]))
    const areNumbers = values.every(({value}) => /^[+-]?\d+(?:\.\d+)?$/.test(value))
    values.sort((a, b) => (areNumbers ? Number(a.value) - Number(b.value) : byCodePoint(a.value, b.value)))
    return [name, values.map(({page}) => page)]
  })
}

/** Keeps a file of pairs as it is: its steps are small numbers already, and bytes as they are need no browser that can unpack them. */
function savePairs(files: Files, bytes: Buffer): string {
  const key = digest(bytes)
  const name = key.slice(0, 10)
  const path = `pairs/${name}.bin`
  if (!files.has(path, key)) files.write(path, bytes, key)
  return name
}

/** Keeps a file under the hash of what is in it, which it answers. One that is there already need not be packed again. */
async function save(files: Files, before: string, ending: string, bytes: Buffer): Promise<string> {
  const key = digest(bytes)
  const hash = `${named}_${key.slice(0, 10)}`
  const path = `${before}${hash}${ending}`
  if (files.has(path, key)) return hash
  const packed = await pack(Buffer.concat([Buffer.from('pagefind_dcd'), bytes]), {level: 4})
  // The byte that names the system: the same bytes everywhere.
  packed[9] = 255
  files.write(path, packed, key)
  return hash
}

export function put(path: string, text: string, {has, write}: Files): void {
  const key = digest(text)
  if (!has(path, key)) write(path, Buffer.from(text), key)
}

/** What was made under a key, and the files that came of it. */
interface Noted<Value> {
  readonly value: Value
  readonly files: readonly (readonly [path: string, key: string])[]
}

/** What an earlier build made under a key, if all files that came of it are there. */
function placed<Value>(name: string, key: Digest, files: Files): Noted<Value> | null {
  const known = files.recall<Noted<Value>>(name, key)
  return known?.files.every(([path, key]) => files.has(path, key)) ? known : null
}

/** Notes the files of a piece, so that it need not be made again. */
function noting(files: Files) {
  const noted: [string, string][] = []
  const own: Files = {
    ...files,
    has(path, key) {
      const isThere = files.has(path, key)
      if (isThere) noted.push([path, key])
      return isThere
    },
    write(path, bytes, key) {
      files.write(path, bytes, key)
      noted.push([path, key])
    },
  }
  const keep = (name: string, key: Digest, value: unknown): void => files.keep(name, key, {value, files: noted})
  return {files: own, keep}
}
