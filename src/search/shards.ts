/**
 * Which pages are looked at and indexed together. The answer depends on the pages alone, never on the build before, and a page that
 * comes or goes changes only the part it stands in: as in content-defined chunking, the name of a page says whether a part ends with it.
 */
import {byCodePoint} from '../base/paths.ts'
import type {Digest} from '../base/types.ts'

/** A page as `searchable` leaves it. */
export type FoundPage = {
  /** `/policies/2025/sswg-2025-1/` */
  readonly url: string
  readonly date: string | null
  readonly sorts: Readonly<Record<string, string>>
  /** Of the html that Pagefind reads. */
  readonly digest: Digest
}
export interface Limits {
  /** Pages in a shard: each costs a run of Pagefind, and an edit has one shard indexed again. */
  readonly shard: Size
  /** In a shard of the newest pages, which are edited most. */
  readonly newestShard: Size
  /** Pages that a visitor searches in one bundle; with more, the newest get a bundle of their own. */
  readonly oneBundle: number
  /** Pages of the newest, at most. */
  readonly newest: number
}
/** How many things stand together, but for the last: nearer to the least than to the most on average. */
export interface Size {
  readonly least: number
  readonly most: number
}
export const limits: Limits = {
  shard: {least: 56, most: 104},
  newestShard: {least: 8, most: 20},
  oneBundle: 4_000,
  newest: 300,
}
/** Pages whose facts for the search are looked up together. */
const groupSize: Size = {least: 24, most: 48}

/** Pages in groups, by their path: one look-up each for tens of pages of which an edit changes none. */
export const groupsOf = <Page extends {readonly path: string}>(pages: readonly Page[]): Page[][] =>
  partsOf(
    pages.toSorted((a, b) => byCodePoint(a.path, b.path)),
    ({path}) => path,
    groupSize,
  )

/** A bundle of its own for search.js, made of shards. */
export interface Bundle {
  /** The folder in the site: `pagefind/`. */
  readonly folder: string
  readonly shards: readonly (readonly FoundPage[])[]
}

/**
 * The newest first. Where pages are many, an edit of a new document costs only the small bundle of the newest, which search.js asks
 * together with the large one.
 */
export function bundlesOf(pages: readonly FoundPage[], {oneBundle, newest, shard, newestShard}: Limits = limits): Bundle[] {
  const sorted = [...pages].sort(newestFirst)
  const count = sorted.length > oneBundle ? newestOf(sorted, newest) : 0
  const bundle = (folder: string, part: readonly FoundPage[], size: Size): Bundle => ({
    folder,
    shards: partsOf(part, ({url}) => url, size),
  })
  if (count === 0) return sorted.length === 0 ? [] : [bundle('pagefind/', sorted, shard)]
  return [bundle('pagefind/', sorted.slice(0, count), newestShard), bundle('pagefind/older/', sorted.slice(count), shard)]
}

/** By date; what has none comes last, and equal dates stand by address. */
const newestFirst = (a: FoundPage, b: FoundPage): number => byCodePoint(b.date ?? '', a.date ?? '') || byCodePoint(a.url, b.url)

/** How many are the newest: whole months as long as they fit, or else whole days, so that the border seldom moves. */
function newestOf(sorted: readonly FoundPage[], most: number): number {
  for (const length of ['2026-01'.length, '2026-01-01'.length]) {
    const span = (index: number): string => (sorted[index]?.date ?? '').slice(0, length)
    let count = Math.min(most, sorted.length - 1)
    while (count > 0 && span(count - 1) === span(count)) count--
    if (count > 0) return count
  }
  return 0
}

function partsOf<Item>(items: readonly Item[], nameOf: (item: Item) => string, {least, most}: Size): Item[][] {
  const step = Math.ceil((most - least) / 2)
  const parts: Item[][] = []
  let open: Item[] = []
  for (const item of items) {
    open.push(item)
    if (open.length < least || (open.length < most && scattered(nameOf(item)) % step !== 0)) continue
    parts.push(open)
    open = []
  }
  return open.length > 0 ? [...parts, open] : parts
}

/** A number that any change of a name changes (FNV-1a, its bits mixed): ten thousand digests would cost more than all else here. */
function scattered(name: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  return (hash ^ (hash >>> 16)) >>> 0
}
