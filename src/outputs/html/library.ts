/**
 * The policy library: all policies newest first, and one list for every value of every classification: year, issuer, topic
 * (主题大类 and the office's own 特色主题), sort of document, state. All of them are plain pages, so that they work without script.
 */
import {constant} from '../../base/digest.ts'
import {byCodePoint} from '../../base/paths.ts'
import type {Entry, Json, Kind, Site} from '../../base/types.ts'
import {validityWords} from '../../base/validity.ts'
import {type Card, card} from '../card.ts'
import {listYear, textsOf} from './fields.ts'
import {type Crumb, frame, type Page, page} from './frame.ts'
import {organizationName} from './identity.ts'
import {entriesOf} from './list.ts'
import {oncePerSite} from './memo.ts'
import {paginate} from './pagination.ts'
import {issuerUrl, subjectsOf, topicsOf} from './policy.ts'
import {documentTypeOrder, documentTypeSlug, subjectOrder, subjectSlug} from './subjects.ts'
import {say} from './words.ts'

const base = '/policies/'

interface Facet {
  /** year, issuer, topic, feature, type, status: a key of `strings.library.facets`. */
  readonly key: string
  readonly title: string
  readonly choices: readonly FacetChoice[]
}
interface FacetChoice {
  readonly title: string
  readonly url: string
  /** The heading of its own page. */
  readonly heading: string
  /** What `policies/index.json` calls it. */
  readonly value: string
  readonly entries: readonly Entry[]
}
/** A card with what only the library says: who issued it, whether it is explained. */
type LibraryCard = Card & {readonly issuer?: string; readonly interpreted?: boolean}

/** All pages of the library. */
export function* library(site: Site, kind: Kind): Iterable<Page> {
  const all = entriesOf(site, kind.name)
  const title = say(site, 'library.title')
  yield* listOf(site, {url: base, title, entries: all, crumbs: [], here: title})
  for (const facet of facetsOf(site)) {
    for (const choice of facet.choices) {
      const crumbs = [{title, url: base}]
      yield* listOf(site, {url: choice.url, title: choice.heading, entries: choice.entries, crumbs, here: choice.title})
    }
  }
}

/** The classifications with their values, each with the policies it holds. Values without policies are not listed. */
export const facetsOf = oncePerSite((site: Site): readonly Facet[] => {
  const all = entriesOf(site, 'policy')
  const years = grouped(all, entry => [listYear(site, entry)]).sort(([a], [b]) => byCodePoint(b, a))
  const facet = (key: string, choices: readonly FacetChoice[]): Facet[] =>
    choices.length === 0 ? [] : [{key, title: say(site, `library.facets.${key}`), choices}]
  const choice = (
    key: string,
    name: string,
    value: string,
    url: string,
    entries: readonly Entry[],
    title = name,
  ): FacetChoice => ({
    title,
    url,
    value,
    heading: say(site, `library.headings.${key}`, {name}),
    entries,
  })
  return [
    ...facet(
      'status',
      ordered(
        grouped(all, entry => [site.validity.get(entry.id)?.state]),
        Object.keys(validityWords),
      ).map(([state, entries]) =>
        choice('status', say(site, `stamps.${state}.short-undated`), state, `${base}status/${state}/`, entries),
      ),
    ),
    ...facet(
      'year',
      years.map(([year, entries]) => choice('year', year, year, `${base}${year}/`, entries, say(site, 'frame.year', {year}))),
    ),
    ...facet(
      'issuer',
      grouped(all, entry => textsOf(entry.data, 'issuers')).map(([id, entries]) =>
        choice('issuer', organizationName(site, id), id, issuerUrl(site, id), entries),
      ),
    ),
    ...facet(
      'topic',
      ordered(grouped(all, subjectsOf), subjectOrder).flatMap(([subject, entries]) => {
        const slug = subjectSlug(subject)
        return slug === undefined ? [] : [choice('topic', subject, subject, `${base}topic/${slug}/`, entries)]
      }),
    ),
    ...facet(
      'feature',
      grouped(all, entry => topicsOf(site, entry).map(topic => topic.id)).map(([id, entries]) =>
        choice('feature', site.byId.get(id)!.data.title, id, `${base}topic/${id}/`, entries),
      ),
    ),
    ...facet('type', [
      ...normative(site, all, choice),
      ...ordered(
        grouped(all, entry => textsOf(entry.data, 'documentType')),
        documentTypeOrder,
      ).flatMap(([type, entries]) => {
        const slug = documentTypeSlug(type)
        return slug === undefined ? [] : [choice('type', type, type, `${base}type/${slug}/`, entries)]
      }),
    ]),
  ]
})

function normative(
  site: Site,
  all: readonly Entry[],
  choice: (key: string, name: string, value: string, url: string, entries: readonly Entry[]) => FacetChoice,
): FacetChoice[] {
  const entries = all.filter(entry => entry.data['normative'] === true)
  return entries.length === 0
    ? []
    : [choice('type', say(site, 'policy.normative'), 'normative', `${base}type/normative/`, entries)]
}

/** Entries under each of their values; values in the order of their first appearance. */
function grouped(entries: readonly Entry[], valuesOf: (entry: Entry) => readonly (string | undefined)[]): [string, Entry[]][] {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const values = valuesOf(entry)
    for (const value of values.length < 2 ? values : new Set(values)) {
      if (value === undefined) continue
      const group = groups.get(value)
      if (group) group.push(entry)
      else groups.set(value, [entry])
    }
  }
  return [...groups]
}

const ordered = (groups: [string, Entry[]][], order: readonly string[]): [string, Entry[]][] =>
  groups.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))

interface ListRequest {
  readonly url: string
  readonly title: string
  readonly here: string
  readonly entries: readonly Entry[]
  readonly crumbs: readonly Crumb[]
}

function* listOf(site: Site, {url, title, here, entries, crumbs}: ListRequest): Iterable<Page> {
  const facets = constant(facetViews(site, url))
  for (const slice of paginate(url, entries)) {
    const first = slice.number === 1
    yield page(
      slice.url,
      'library',
      frame(site, {
        url: slice.url,
        title: first ? title : say(site, 'lists.page', {title, page: slice.number}),
        section: 'policies',
        crumbs: first ? crumbs : [...crumbs, {title: here, url}],
        here: first ? here : say(site, 'lists.here', {page: slice.number}),
        within: url === base ? null : say(site, 'sections.policies'),
        column: 'policy',
        feeds: [{title: say(site, 'feeds.policies'), url: '/policies/feed.xml'}],
        dated: true,
      }),
      {
        title,
        lead: say(site, 'library.count', {count: entries.length}),
        cards: slice.items.map(entry => libraryCard(site, entry)),
        facets,
        ...(url === base ? {filter: first && entries.length > 0} : {all: base}),
        ...(slice.pagination ? {pagination: slice.pagination as unknown as Json} : {}),
      } as unknown as Json,
    )
  }
}

function facetViews(site: Site, url: string): readonly Json[] {
  return facetsOf(site).map(({key, title, choices}) => ({
    key,
    title,
    current: choices.some(choice => choice.url === url),
    choices: choices.map(choice => ({
      title: choice.title,
      url: choice.url,
      value: choice.value,
      count: choice.entries.length,
      current: choice.url === url,
    })),
  }))
}

/** Policies that something interprets. */
const interpreted = oncePerSite((site): ReadonlySet<string> => {
  const edges = [...site.graph.in.values()].flat()
  return new Set(edges.filter(edge => edge.rel === 'interprets').map(edge => edge.to))
})

const libraryCards = oncePerSite(() => new Map<string, LibraryCard>())

/** Made once: an entry stands in half a dozen lists. */
function libraryCard(site: Site, entry: Entry): LibraryCard {
  const known = libraryCards(site).get(entry.id)
  if (known) return known
  const made = constant(makeLibraryCard(site, entry))
  libraryCards(site).set(entry.id, made)
  return made
}

function makeLibraryCard(site: Site, entry: Entry): LibraryCard {
  const [issuer] = textsOf(entry.data, 'issuers')
  return {
    ...card(site, entry),
    ...(issuer === undefined ? {} : {issuer: organizationName(site, issuer)}),
    ...(interpreted(site).has(entry.id) ? {interpreted: true} : {}),
  }
}
