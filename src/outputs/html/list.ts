/** A list of entries, newest first, by pages and by years: what every kind has that has no list of its own making. */
import {byCodePoint} from '../../base/paths.ts'
import type {Entry, Json, Kind, Site} from '../../base/types.ts'
import {isMadeOf} from '../address.ts'
import {type Card, card} from '../card.ts'
import {listYear} from './fields.ts'
import {type Crumb, frame, type Link, type Page, page} from './frame.ts'
import {oncePerSite} from './memo.ts'
import {paginate} from './pagination.ts'
import {listUrl, sectionOf, sectionTitle, sectionUrl} from './sections.ts'
import {say, sayIfKnown} from './words.ts'

/** A choice of a list: a year, an issuer, a state, with how many entries it holds. */
export type Choice = Link & {readonly count: number; readonly current?: boolean}

/** The entries of a kind that have pages, newest first; same day: by id, backwards, so that 3号 stands before 2号. */
export function entriesOf(site: Site, kind: string): Entry[] {
  const known = lists(site)
  const found =
    known.get(kind) ?? site.entries.filter(entry => entry.kind === kind && isMadeOf(site, entry, 'html')).sort(byAge(site))
  known.set(kind, found)
  return [...found]
}

/** By kind, as far as somebody has asked: a page of a small kind need not look at the dates of a large one. */
const lists = oncePerSite(() => new Map<string, Entry[]>())

/** By date of the list, newest first; what has no date comes last. `sswg-2024-10` is newer than `sswg-2024-9`: digits are numbers. */
function byAge(site: Site): (a: Entry, b: Entry) => number {
  const known = ages(site)
  const ageOf = (entry: Entry): string => {
    let age = known.get(entry)
    if (age === undefined) {
      age = `${card(site, entry).date ?? ''} ${entry.id.replace(/\d+/g, digits => digits.padStart(8, '0'))}`
      known.set(entry, age)
    }
    return age
  }
  return (a, b) => byCodePoint(ageOf(b), ageOf(a))
}

const ages = oncePerSite(() => new Map<Entry, string>())

/** The same for entries of all kinds, sorted once for all lists. */
export function newestFirst(site: Site): (a: Entry, b: Entry) => number {
  const places = placesByAge(site)
  return (a, b) => places.get(a)! - places.get(b)!
}

const placesByAge = oncePerSite(
  (site): ReadonlyMap<Entry, number> => new Map(site.entries.toSorted(byAge(site)).map((entry, place) => [entry, place])),
)

const entryUrls = oncePerSite(
  (site): ReadonlySet<string> => new Set(site.entries.filter(entry => isMadeOf(site, entry, 'html')).map(entry => entry.url)),
)

/** The list of a kind at its own url, and one of each year where its readers look by year. */
export function* listPages(site: Site, kind: Kind): Iterable<Page> {
  const base = listUrl(kind)
  const taken = entryUrls(site)
  if (base === null || taken.has(base)) return
  const entries = entriesOf(site, kind.name)
  const years = kind.list === 'years' ? yearsOf(site, entries, base) : []
  const heading = sayIfKnown(site, `lists.${kind.name}.title`) ?? kind.title
  yield* listOf(site, {kind, url: base, title: heading, entries, choices: years, crumbs: parents(site, kind, base)})
  for (const year of years) {
    // `/decisions/2024/` may be the year's own catalogue: an entry's page goes before a list.
    if (taken.has(year.url)) continue
    const own = entries.filter(entry => listYear(site, entry) === year.year)
    const choices = years.map(choice => ({...choice, current: choice.year === year.year}))
    const title = say(site, 'lists.year', {title: heading, year: year.year})
    const crumbs = [...parents(site, kind, base), {title: heading, url: base}]
    yield* listOf(site, {kind, url: year.url, title, here: year.title, entries: own, choices, crumbs})
  }
}

/** The years of entries, newest first, with their pages and counts. */
export function yearsOf(site: Site, entries: readonly Entry[], base: string): (Choice & {readonly year: string})[] {
  const counts = new Map<string, number>()
  for (const entry of entries) {
    const year = listYear(site, entry)
    if (year !== undefined) counts.set(year, (counts.get(year) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a], [b]) => byCodePoint(b, a))
    .map(([year, count]) => ({year, title: say(site, 'frame.year', {year}), url: `${base}${year}/`, count}))
}

interface ListRequest {
  readonly kind: Kind
  readonly url: string
  readonly title: string
  readonly here?: string
  readonly entries: readonly Entry[]
  readonly choices: readonly Choice[]
  readonly crumbs: readonly Crumb[]
}

/** A list's pages with the layout `list`. */
function* listOf(site: Site, {kind, url, title, here, entries, choices, crumbs}: ListRequest): Iterable<Page> {
  const key = kind.name
  const column = sayIfKnown(site, `columns.${key}.name`) === undefined ? 'notice' : key
  const first = {title: here ?? title, url}
  for (const slice of paginate(url, entries)) {
    const name = slice.number === 1 ? title : say(site, 'lists.page', {title, page: slice.number})
    yield page(
      slice.url,
      'list',
      frame(site, {
        url: slice.url,
        title: name,
        section: sectionOf(key),
        crumbs: slice.number === 1 ? crumbs : [...crumbs, first],
        here: slice.number === 1 ? (here ?? title) : say(site, 'lists.here', {page: slice.number}),
        column,
        dated: true,
      }),
      {
        title,
        lead: say(site, 'lists.count', {count: entries.length}),
        cards: slice.items.map(entry => card(site, entry)) as readonly Card[],
        choices: choices.map(({title, url, count, current}) => ({title, url, count, current: current ?? false})),
        empty: sayIfKnown(site, `lists.${key}.empty`) ?? say(site, 'lists.empty', {title: kind.title}),
        ...(slice.pagination ? {pagination: slice.pagination as unknown as Json} : {}),
      } as unknown as Json,
    )
  }
}

function parents(site: Site, kind: Kind, base: string): Crumb[] {
  const section = sectionOf(kind.name)
  return section === null || sectionUrl(section) === base ? [] : [{title: sectionTitle(site, section), url: sectionUrl(section)}]
}
