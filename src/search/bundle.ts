/** Pagefind's own bundle of one shard, taken apart: what it lists, and the files that are passed on as they are. */
import {gunzipSync} from 'node:zlib'
import {CborReader} from './cbor.ts'
import {uncut} from './cut.ts'
import {type Fragment, readFragment} from './fragment.ts'

/** The format that is read and written here; another one must be looked at first. */
export const version = '1.6.0'
const signature = 'pagefind_dcd'
/** What the bundle is written in, as far as a visitor can see: by this the browser knows how to cut a query. */
export const named = 'zh-cn'

export interface BundlePage {
  readonly fragment: Fragment
  /** Names its fragment, `zh-cn_4e1dc66`. */
  readonly hash: string
  readonly words: number
}
export interface PagefindBundle {
  readonly pages: readonly BundlePage[]
  /** Names of the facts beside a hit; a posting names them by their place here. */
  readonly fields: readonly string[]
  /** The postings of all words, in order. */
  readonly chunks: readonly Buffer[]
  /** Pages by value by filter. */
  readonly filters: ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>
}

export function readBundle(files: ReadonlyMap<string, Buffer>): PagefindBundle {
  const unpacked = unpack(new Map([...files].filter(([path]) => /\.pf_\w+$/.test(path))))
  const file = (path: string): Buffer => {
    const bytes = unpacked.get(path)
    if (!bytes) throw new Error(`pagefind wrote no ${path}`)
    return bytes
  }
  const read = (path: string): CborReader => new CborReader(file(path))
  const meta = read([...files.keys()].find(path => path.endsWith('.pf_meta')) ?? '*.pf_meta')
  meta.array()
  const made = meta.text()
  if (made !== version) throw new Error(`pagefind ${made} instead of ${version}`)
  const pages = meta.list(() => {
    meta.array()
    const [hash, words, group] = [meta.text(), meta.unsigned(), meta.text()]
    if (group !== '') throw new Error('fragments in groups')
    return {fragment: readFragment(file(`fragment/${hash}.pf_fragment`).toString()), hash: hash.replace(/^[^_]*/, named), words}
  })
  const chunks = meta.list(() => {
    meta.array()
    meta.text()
    meta.text()
    return file(`index/${meta.text()}.pf_index`)
  })
  const filters = new Map(
    meta.list(() => {
      meta.array()
      meta.text()
      return filterOf(read(`filter/${meta.text()}.pf_filter`))
    }),
  )
  // Orders are made of the pages' own values, when shards are joined.
  meta.list(() => {
    meta.array()
    meta.text()
    meta.skipIntegers()
  })
  return {pages, chunks, filters, fields: meta.list(() => meta.text())}
}

export type Filters = readonly (readonly [
  name: string,
  values: readonly (readonly [value: string, pages: readonly number[]])[],
])[]

/**
 * Pagefind lists pages as the disk lists files; here they stand as they were given. `places` says where each of Pagefind's pages stands
 * now. Pages without a word are not listed.
 */
export function inOrder({pages, filters}: PagefindBundle, urls: readonly string[]) {
  const numbers = new Map(pages.map(({fragment}, number) => [fragment.facts.url, number]))
  const listed = urls.flatMap(url => pages[numbers.get(url) ?? -1] ?? [])
  const places: number[] = []
  for (const [place, {fragment}] of listed.entries()) places[numbers.get(fragment.facts.url)!] = place
  const moved = (of: readonly number[]): number[] => of.map(page => places[page]!).sort((a, b) => a - b)
  const values = (of: ReadonlyMap<string, readonly number[]>) => [...of].map(([value, pages]) => [value, moved(pages)] as const)
  return {pages: listed, places, filters: [...filters].map(([name, of]) => [name, values(of)] as const) satisfies Filters}
}

function filterOf(reader: CborReader): [string, Map<string, number[]>] {
  reader.array()
  const name = reader.text()
  const values = reader.list((): [string, number[]] => {
    reader.array()
    return [uncut(reader.text()), reader.list(() => reader.unsigned())]
  })
  return [name, new Map(values)]
}

/** What is in Pagefind's files. Hundreds of small ones: members of one gzip file (RFC 1952, 2.2), since most of the cost is that of a call. */
function unpack(files: ReadonlyMap<string, Buffer>): Map<string, Buffer> {
  const all = gunzipSync(Buffer.concat([...files.values()]))
  const unpacked = new Map<string, Buffer>()
  let from = 0
  for (const [path, bytes] of files) {
    const to = from + sizeOf(bytes)
    if (all.toString('latin1', from, from + signature.length) !== signature) throw new Error(`not a file of Pagefind: ${path}`)
    unpacked.set(path, all.subarray(from + signature.length, to))
    from = to
  }
  if (from !== all.length) throw new Error('not files of Pagefind')
  return unpacked
}

/** How many bytes are packed in a gzip file (RFC 1952, 2.3.1, ISIZE). */
const sizeOf = (bytes: Buffer): number => bytes.readUInt32LE(bytes.length - 4)
