/** 主动公开基本目录: what must be public, on which ground, by when, by whom, and where it is; and 政府信息公开目录 over all of it. */
import type {Entry, IsoDate, Json, Kind, Site} from '../../base/types.ts'
import {type Card, card, present} from '../card.ts'
import {categoryUrl, filedEntries} from './categories.ts'
import {entryPage, type Fact} from './entry.ts'
import {dateOf, numberOf, recordsOf, textOf} from './fields.ts'
import {frame, type Page, page} from './frame.ts'
import {entriesOf} from './list.ts'
import {paginate} from './pagination.ts'
import {listUrl, sectionTitle, sectionUrl} from './sections.ts'
import {say} from './words.ts'

type Fields = {readonly [key: string]: Json | undefined}
type Item = {
  readonly number: string
  readonly category: string
  readonly categoryUrl?: string
  readonly content: string
  readonly basis: string
  readonly deadline: string
  readonly department: string
  readonly channel?: string
  readonly link?: string
}

/** The page of a listing, layout `listing`. */
export function listing(site: Site, entry: Entry): Page {
  const items = recordsOf(entry.data, 'items').map(itemOf)
  return entryPage(site, entry, {
    crumbs: [
      {title: sectionTitle(site, 'disclosure'), url: sectionUrl('disclosure')},
      {title: say(site, 'catalog.title'), url: '/catalog/'},
    ],
    here: say(site, 'columns.listing.name'),
    facts: facts(site, entry),
    own: {items: items as unknown as Json, caption: say(site, 'listing.caption', {count: items.length})},
  })
}

function itemOf(item: Fields): Item {
  const number = numberOf(item, 'disclosureCategory')
  return present<Item>({
    number: textOf(item, 'number') ?? '',
    category: textOf(item, 'category') ?? '',
    categoryUrl: number === undefined ? undefined : categoryUrl(number),
    content: textOf(item, 'content') ?? '',
    basis: textOf(item, 'basis') ?? '',
    deadline: textOf(item, 'deadline') ?? '',
    department: textOf(item, 'department') ?? '',
    channel: textOf(item, 'channel'),
    link: textOf(item, 'link'),
  })
}

function facts(site: Site, {data}: Entry): Fact[] {
  return (['updated', 'publishDate'] as const).flatMap((key): Fact[] => {
    const date = dateOf(data, key)
    return date === undefined ? [] : [{label: say(site, `documentFacts.${key}`), values: [{date}]}]
  })
}

type Row = {
  readonly index?: string
  readonly title: string
  readonly url: string
  readonly summary?: string
  readonly date?: IsoDate
}

/** `/catalog/`, layout `catalog`: the listings, then every piece of information with 索引, 名称, 内容概述, 生成日期 (条例第十二条). */
export function* listings(site: Site, kind: Kind): Iterable<Page> {
  const url = listUrl(kind)
  if (url === null) return
  const title = say(site, 'catalog.title')
  const entries = filedEntries(site)
  const crumbs = [{title: sectionTitle(site, 'disclosure'), url: sectionUrl('disclosure')}]
  for (const slice of paginate(url, entries)) {
    const name = slice.number === 1 ? title : say(site, 'lists.page', {title, page: slice.number})
    yield page(
      slice.url,
      'catalog',
      frame(site, {
        url: slice.url,
        title: name,
        section: 'disclosure',
        crumbs: slice.number === 1 ? crumbs : [...crumbs, {title, url}],
        here: slice.number === 1 ? title : say(site, 'lists.here', {page: slice.number}),
        column: 'listing',
        dated: true,
      }),
      {
        title,
        intro: say(site, 'catalog.intro'),
        listings: slice.number === 1 ? listingCards(site) : [],
        caption: say(site, 'catalog.caption', {count: entries.length}),
        rows: slice.items.map(entry => rowOf(site, entry)) as unknown as Json,
        empty: say(site, 'catalog.empty'),
        ...(slice.pagination ? {pagination: slice.pagination as unknown as Json} : {}),
      },
    )
  }
}

const listingCards = (site: Site): Json =>
  entriesOf(site, 'listing').map((entry): Card & {note: string} => ({
    ...card(site, entry),
    note: say(site, 'catalog.items', {count: recordsOf(entry.data, 'items').length}),
  })) as unknown as Json

const rowOf = (site: Site, entry: Entry): Row =>
  present<Row>({
    index: textOf(entry.data, 'indexNumber'),
    title: entry.data.title,
    url: entry.url,
    summary: textOf(entry.data, 'summary'),
    date: dateOf(entry.data, 'writtenDate') ?? card(site, entry).date,
  })
