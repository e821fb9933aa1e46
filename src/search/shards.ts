/**
 * Which pages are indexed together. The answer depends on the pages alone, never on the build before, and a page that comes or goes
 * changes only the shard it stands in: as in content-defined chunking, the name of a page says whether a shard ends with it.
 */
import {digest} from '../base/digest.ts'
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
  /** Pages in a shard, on average and at most. */
  readonly shard: number
  readonly largestShard: number
  /** Pages that a visitor searches in one bundle; with more, the newest get a bundle of their own. */
  readonly oneBundle: number
  /** Pages of the newest, at most. */
  readonly newest: number
}
export const limits: Limits = {shard: 192, largestShard: 256, oneBundle: 4_000, newest: 300}

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
export function bundlesOf(pages: readonly FoundPage[], {oneBundle, newest, ...sizes}: Limits = limits): Bundle[] {
  const sorted = [...pages].sort(newestFirst)
  const count = sorted.length > oneBundle ? newestOf(sorted, newest) : 0
  const bundle = (folder: string, part: readonly FoundPage[]): Bundle => ({folder, shards: shardsOf(part, sizes)})
  if (count === 0) return sorted.length === 0 ? [] : [bundle('pagefind/', sorted)]
  return [bundle('pagefind/', sorted.slice(0, count)), bundle('pagefind/older/', sorted.slice(count))]
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

function shardsOf(pages: readonly FoundPage[], sizes: Pick<Limits, 'shard' | 'largestShard'>): FoundPage[][] {
  const shards: FoundPage[][] = []
  let open: FoundPage[] = []
  for (const page of pages) {
    open.push(page)
    if (open.length < sizes.largestShard && Number.parseInt(digest(page.url).slice(0, 8), 16) % sizes.shard !== 0) continue
    shards.push(open)
    open = []
  }
  return open.length > 0 ? [...shards, open] : shards
}
