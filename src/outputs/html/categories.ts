/** 法定主动公开内容: the fifteen items of article 20 of the regulation, each with what is public under it. */
import type {Entry, Json, Site} from '../../base/types.ts'
import {isMadeOf} from '../address.ts'
import {type Card, card, present} from '../card.ts'
import {numberOf, recordsOf, textOf} from './fields.ts'
import {frame, type Page, page} from './frame.ts'
import {entriesOf, newestFirst} from './list.ts'
import {oncePerSite} from './memo.ts'
import {paginate} from './pagination.ts'
import {sectionTitle, sectionUrl} from './sections.ts'
import {say} from './words.ts'

/** The items of 第二十条, （一） to （十五）. */
export const categoryNumbers: readonly number[] = Array.from({length: 15}, (_, index) => index + 1)

export const categoryUrl = (number: number): string => `/disclosure/categories/${number}/`

/** Where all fifteen stand. */
export const categoriesUrl = '/disclosure/categories/'

export type Category = {
  readonly number: number
  /** 行政法规、规章和规范性文件 */
  readonly title: string
  /** 第二十条第（一）项 */
  readonly clause: string
  readonly url: string
  readonly count: number
}

/** The fifteen with how many entries each has. */
export const categoriesOf = (site: Site): Category[] =>
  categoryNumbers.map(number => ({
    number,
    title: say(site, `categories.titles.${number}`),
    clause: say(site, `categories.clauses.${number}`),
    url: categoryUrl(number),
    count: byCategory(site).get(number)?.length ?? 0,
  }))

/** Every entry with a page that says under which item it falls, newest first. */
export const filedEntries = (site: Site): readonly Entry[] => filed(site)

const filed = oncePerSite((site): readonly Entry[] =>
  site.entries
    .filter(entry => isMadeOf(site, entry, 'html') && categoryNumbers.includes(numberOf(entry.data, 'disclosureCategory') ?? 0))
    .sort(newestFirst(site)),
)

const byCategory = oncePerSite((site): ReadonlyMap<number, readonly Entry[]> => {
  const found = new Map<number, Entry[]>()
  for (const entry of filed(site)) {
    const number = numberOf(entry.data, 'disclosureCategory')!
    const entries = found.get(number)
    if (entries) entries.push(entry)
    else found.set(number, [entry])
  }
  return found
})

type Duty = {readonly title: string; readonly content: string; readonly department: string; readonly link?: string}

/** What the listings say must be public under an item. */
function dutiesOf(site: Site, number: number): Duty[] {
  return entriesOf(site, 'listing').flatMap(listing =>
    recordsOf(listing.data, 'items')
      .filter(item => numberOf(item, 'disclosureCategory') === number)
      .map(item =>
        present<Duty>({
          title: textOf(item, 'category') ?? '',
          content: textOf(item, 'content') ?? '',
          department: textOf(item, 'department') ?? '',
          link: textOf(item, 'link'),
        }),
      ),
  )
}

/** `/disclosure/categories/` and a page of each item, layouts `categories` and `category`; an item without anything says so. */
export function* categories(site: Site): Iterable<Page> {
  const title = say(site, 'categories.title')
  const top = {title: sectionTitle(site, 'disclosure'), url: sectionUrl('disclosure')}
  yield page(
    categoriesUrl,
    'categories',
    frame(site, {
      url: categoriesUrl,
      title,
      section: 'disclosure',
      crumbs: [top],
      description: say(site, 'categories.intro'),
      column: 'disclosure',
      dated: true,
    }),
    {title, intro: say(site, 'categories.intro'), categories: categoriesOf(site) as unknown as Json},
  )
  for (const category of categoriesOf(site)) yield* categoryPages(site, category, [top, {title, url: categoriesUrl}])
}

function* categoryPages(
  site: Site,
  category: Category,
  crumbs: readonly {readonly title: string; readonly url: string}[],
): Iterable<Page> {
  const {number, title, clause, url, count} = category
  const duties = dutiesOf(site, number)
  for (const slice of paginate(url, byCategory(site).get(number) ?? [])) {
    const name = slice.number === 1 ? title : say(site, 'lists.page', {title, page: slice.number})
    yield page(
      slice.url,
      'category',
      frame(site, {
        url: slice.url,
        title: name,
        section: 'disclosure',
        crumbs: slice.number === 1 ? crumbs : [...crumbs, {title, url}],
        here: slice.number === 1 ? clause : say(site, 'lists.here', {page: slice.number}),
        description: say(site, 'categories.description', {clause, title}),
        column: 'disclosure',
        dated: true,
      }),
      {
        title,
        clause: say(site, 'categories.basis', {clause}),
        lead: say(site, 'lists.count', {count}),
        cards: slice.items.map((entry): Card => withKind(site, entry)) as unknown as Json,
        duties: (slice.number === 1 ? duties : []) as unknown as Json,
        empty: say(site, duties.length > 0 ? 'categories.emptyWithDuties' : 'categories.empty'),
        ...(slice.pagination ? {pagination: slice.pagination as unknown as Json} : {}),
      },
    )
  }
}

/** Entries of many kinds stand together: each says which it is. */
export function withKind(site: Site, entry: Entry): Card {
  const known = card(site, entry)
  return {...known, form: known.kindTitle}
}
