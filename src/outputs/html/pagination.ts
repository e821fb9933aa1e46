/** Long lists, cut into pages of fifty. */
import type {Link} from './frame.ts'

export const pageSize = 50

export type Pagination = {
  readonly current: number
  readonly total: number
  readonly previous?: string
  readonly next?: string
  /** The first, the last, and those around the current one; null is a gap. */
  readonly pages: readonly ((Link & {readonly current: boolean}) | null)[]
}
export interface Slice<Item> {
  readonly url: string
  readonly number: number
  readonly items: readonly Item[]
  /** Absent when one page holds everything. */
  readonly pagination?: Pagination
}

/** The pages of a list: the first at `base`, the others at `base` + `page/2/`. An empty list has one page too. */
export function paginate<Item>(base: string, items: readonly Item[], size = pageSize): Slice<Item>[] {
  const total = Math.max(1, Math.ceil(items.length / size))
  return Array.from({length: total}, (_, index) => {
    const number = index + 1
    const slice = {url: urlOf(base, number), number, items: items.slice(index * size, number * size)}
    return total === 1 ? slice : {...slice, pagination: paginationOf(base, number, total)}
  })
}

const urlOf = (base: string, number: number): string => (number === 1 ? base : `${base}page/${number}/`)

function paginationOf(base: string, current: number, total: number): Pagination {
  const around = [current - 2, current - 1, current, current + 1, current + 2].filter(number => number > 1 && number < total)
  const shown = [1, ...around, total]
  const pages = shown.flatMap((number, index) => {
    const link = {title: String(number), url: urlOf(base, number), current: number === current}
    return index > 0 && number - shown[index - 1]! > 1 ? [null, link] : [link]
  })
  return {
    current,
    total,
    pages,
    ...(current > 1 ? {previous: urlOf(base, current - 1)} : {}),
    ...(current < total ? {next: urlOf(base, current + 1)} : {}),
  }
}
