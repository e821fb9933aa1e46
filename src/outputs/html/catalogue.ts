/** A year's catalogue of major decisions: every item with who does it, by when, where it stands and how much of it is public. */
import type {Entry, IsoDate, Json, Site} from '../../base/types.ts'
import {absolute} from '../address.ts'
import {present} from '../card.ts'
import {type Stamp, stampOf} from '../stamp.ts'
import {progressWords} from './decision.ts'
import {declaring, listedIn} from './decision-links.ts'
import {monthWords} from './decision-panel.ts'
import {entryPage, type Fact} from './entry.ts'
import {dateOf, numberOf, recordsOf, textOf, textsOf} from './fields.ts'
import type {Link, Page} from './frame.ts'
import {organizationName} from './identity.ts'
import {entriesOf} from './list.ts'
import {relatedGroups} from './related.ts'
import {sectionTitle, sectionUrl} from './sections.ts'
import {say} from './words.ts'

type Fields = {readonly [key: string]: Json | undefined}

/** An item of a catalogue with its dossier, as far as there is one. */
export type CatalogueRow = {
  readonly number: number
  readonly title: string
  readonly url?: string
  readonly organizer: string
  readonly procedures?: string
  readonly maker?: string
  readonly due?: string
  readonly stamp?: Stamp
  /** 8 / 11项 */
  readonly progress?: string
}
type Adjustment = {readonly date: IsoDate; readonly item: string; readonly change: string; readonly reason: string}

/** The page of a catalogue, layout `catalogue`. */
export function catalogue(site: Site, entry: Entry): Page {
  const {data} = entry
  const year = yearOf(entry)
  const rows = rowsOf(site, entry)
  return entryPage(site, entry, {
    kindLine: [say(site, 'catalogue.kind'), say(site, 'frame.year', {year})],
    facts: facts(site, entry),
    crumbs: [{title: sectionTitle(site, 'decisions'), url: sectionUrl('decisions')}],
    here: say(site, 'catalogue.short', {year}),
    related: relatedGroups(site, entry, ['in.isPartOf']),
    feeds: [{title: say(site, 'feeds.decisions'), url: '/decisions/feed.xml'}],
    jsonld: [jsonld(site, entry, rows)],
    own: {
      year,
      caption: say(site, 'catalogue.caption', {year}),
      adjustmentsCaption: say(site, 'catalogue.adjustmentsCaption', {year}),
      lead: leadOf(site, rows),
      empty: rows.length === 0 ? say(site, 'catalogue.empty', {year}) : undefined,
      rows: rows as unknown as Json,
      adjustments: recordsOf(data, 'adjustments').map(item => adjustment(site, rows, item)) as unknown as Json,
      years: years(site, entry) as unknown as Json,
    },
  })
}

const yearOf = (entry: Entry): number => numberOf(entry.data, 'year') ?? 0

/** The items in their order, each with the decision that says it is this item. */
export function rowsOf(site: Site, entry: Entry): CatalogueRow[] {
  const dossiers = new Map<number, Entry>()
  for (const decision of declaring(site, entry, 'isPartOf', 'decision')) {
    const number = listedIn(site, decision)?.number
    if (number !== undefined) dossiers.set(number, decision)
  }
  return recordsOf(entry.data, 'items').map(item => rowOf(site, item, dossiers.get(numberOf(item, 'number') ?? 0)))
}

function rowOf(site: Site, item: Fields, dossier: Entry | undefined): CatalogueRow {
  const procedures = textsOf(item, 'procedures')
  const maker = textOf(item, 'decisionMaker')
  const planned = textOf(item, 'plannedCompletion')
  return present<CatalogueRow>({
    number: numberOf(item, 'number') ?? 0,
    title: textOf(item, 'title') ?? '',
    url: dossier?.url,
    organizer: textOf(item, 'organizer') ?? '',
    procedures: procedures.length === 0 ? undefined : say(site, 'catalogue.procedures', {procedures: procedures.join('、')}),
    maker: maker === undefined ? undefined : say(site, 'catalogue.maker', {maker: organizationName(site, maker)}),
    due: planned === undefined ? undefined : monthWords(site, planned),
    stamp: dossier && stampOf(site, dossier),
    progress: dossier && progressWords(site, dossier),
  })
}

/** 共4项：已作出决定2项，征求意见中1项，材料尚未公开1项。 */
export function leadOf(site: Site, rows: readonly CatalogueRow[]): string | undefined {
  if (rows.length === 0) return undefined
  const counts = new Map<string, number>()
  for (const row of rows) {
    const state = row.stamp?.short ?? say(site, 'catalogue.unpublished')
    counts.set(state, (counts.get(state) ?? 0) + 1)
  }
  const states = [...counts].map(([state, count]) => say(site, 'catalogue.state', {state, count})).join('，')
  return say(site, 'catalogue.lead', {count: rows.length, states})
}

function facts(site: Site, {data}: Entry): Fact[] {
  const issuers = textsOf(data, 'issuers').map(id => ({text: organizationName(site, id)}))
  const date = (key: string): Fact[] => {
    const value = dateOf(data, key)
    return value === undefined ? [] : [{label: say(site, `documentFacts.${key}`), values: [{date: value}]}]
  }
  return [
    ...(issuers.length > 0 ? [{label: say(site, 'documentFacts.issuers'), values: issuers}] : []),
    ...date('writtenDate'),
    ...date('publishDate'),
    ...date('updated'),
  ]
}

/** The adjusted item is called by its title: numbers of removed items are no longer in the table. */
function adjustment(site: Site, rows: readonly CatalogueRow[], item: Fields): Adjustment {
  const number = numberOf(item, 'item') ?? 0
  const title = rows.find(row => row.number === number)?.title
  return {
    date: dateOf(item, 'date') ?? '',
    item: title ?? say(site, 'catalogue.whole', {item: number}),
    change: textOf(item, 'change') ?? '',
    reason: textOf(item, 'reason') ?? '',
  }
}

/** All catalogues, newest first. */
function years(site: Site, entry: Entry): (Link & {readonly current: boolean})[] {
  return entriesOf(site, 'catalogue')
    .sort((a, b) => yearOf(b) - yearOf(a))
    .map(other => ({
      title: say(site, 'frame.year', {year: yearOf(other)}),
      url: other.url,
      current: other.id === entry.id,
    }))
}

function jsonld(site: Site, entry: Entry, rows: readonly CatalogueRow[]): Json {
  return present<{[key: string]: Json}>({
    '@type': 'ItemList',
    name: entry.data.title,
    url: absolute(site.project, entry.url),
    numberOfItems: rows.length,
    itemListElement: rows.map(row => ({
      '@type': 'ListItem',
      position: row.number,
      name: row.title,
      ...(row.url === undefined ? {} : {url: absolute(site.project, row.url)}),
    })),
  })
}
