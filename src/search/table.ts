/**
 * `pages.json` of a bundle: what the search knows of every page before it loads any text, in the order of the page numbers. Titles,
 * 发文字号, filters and clauses are looked up in it; words that come again are written once and named by their place.
 */
import type {PageFacts} from './fragment.ts'

export interface ListedPage {
  /** The name of its fragment. */
  readonly name: string
  readonly facts: PageFacts
  /** Of the fragment, in bytes. */
  readonly size: number
}
/** Where pairs lie: the first of each file, and the file's name. */
export type PairNames = readonly (readonly [first: number, name: string])[]

/** The table as JSON, a line a page. */
export function tableOf(pages: readonly ListedPage[], pairs: PairNames): string {
  const words = places()
  const kinds = places()
  const states = places()
  const rows = pages.map(({name, facts, size}) => {
    const {url, title, number, date, kind, state, filters, clauses} = facts
    const values = Object.entries(filters).flatMap(([filter, of]) =>
      of.map(value => words.placeOf(JSON.stringify([filter, value]))),
    )
    return JSON.stringify([
      name,
      url,
      title,
      number,
      date,
      kinds.placeOf(kind),
      states.placeOf(JSON.stringify(state)),
      values,
      clauses,
      Math.ceil(size / 1000),
    ])
  })
  const head = {
    kinds: kinds.all(),
    states: states.all().map(state => JSON.parse(state)),
    values: words.all().map(value => JSON.parse(value)),
    pairs,
  }
  return `${JSON.stringify(head).slice(0, -1)},"pages":[\n${rows.join(',\n')}\n]}\n`
}

function places() {
  const known = new Map<string, number>()
  return {
    placeOf(value: string): number {
      const place = known.get(value) ?? known.size
      known.set(value, place)
      return place
    },
    all: (): string[] => [...known.keys()],
  }
}
