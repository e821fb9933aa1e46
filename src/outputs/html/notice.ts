/** A notice or news item, and the lists of them: by sort, by the five columns of 五公开, by year. */

import type {Entry, Json, Kind, Site} from '../../base/types.ts'
import {card} from '../card.ts'
import {entryPage, type Fact, sourceOf} from './entry.ts'
import {dateOf, textOf} from './fields.ts'
import {frame, type Page, page} from './frame.ts'
import {type Choice, entriesOf} from './list.ts'
import {paginate} from './pagination.ts'
import {relist} from './relist.ts'
import {listUrl, sectionTitle, sectionUrl} from './sections.ts'
import {say} from './words.ts'
import {yearChoices} from './years.ts'

/** The five columns with their words in addresses. */
const columns = [
  ['决策公开', 'decision'],
  ['执行公开', 'execution'],
  ['管理公开', 'management'],
  ['服务公开', 'service'],
  ['结果公开', 'result'],
] as const
const categories = ['notice', 'news'] as const

/** The page of a notice. */
export function notice(site: Site, entry: Entry): Page {
  const category = categoryOf(entry)
  const column = columns.find(([name]) => name === textOf(entry.data, 'column'))
  return entryPage(site, entry, {
    kindLine: [say(site, `notice.categories.${category}`), ...(column ? [column[0]] : [])],
    facts: facts(site, entry, column?.[1]),
    filters: column ? {栏目: [column[0]]} : {},
  })
}

const categoryOf = (entry: Entry): (typeof categories)[number] => (textOf(entry.data, 'category') === 'news' ? 'news' : 'notice')

function facts(site: Site, entry: Entry, column: string | undefined): Fact[] {
  const {data} = entry
  const published = dateOf(data, 'publishDate')
  const written = dateOf(data, 'writtenDate')
  const fact = (key: string, value: Fact['values'][number] | undefined): Fact[] =>
    value === undefined ? [] : [{label: say(site, `documentFacts.${key}`), values: [value]}]
  const text = (key: string) => {
    const value = textOf(data, key)
    return value === undefined ? undefined : {text: value}
  }
  return [
    ...fact('source', {text: sourceOf(site, entry)}),
    ...fact('publishDate', published === undefined ? undefined : {date: published}),
    ...fact('department', text('department')),
    ...fact('writtenDate', written === undefined ? undefined : {date: written}),
    ...fact('column', column === undefined ? undefined : {text: textOf(data, 'column')!, url: columnUrl(column)}),
    ...fact('indexNumber', text('indexNumber')),
  ]
}

const columnUrl = (slug: string): string => `/notices/column/${slug}/`
const categoryUrl = (slug: string): string => `/notices/category/${slug}/`

type Group = {readonly title: string; readonly choices: readonly Choice[]}

/** `/notices/`, its years, its columns and its two sorts, layout `notices`. */
export function* notices(site: Site, kind: Kind): Iterable<Page> {
  const base = listUrl(kind)
  if (base === null) return
  const all = [...entriesOf(site, kind.name)].sort(urgentFirst(site))
  const groups = groupsOf(site, kind, all)
  for (const made of relist(site, kind, entries => ({cards: cardsOf(site, entries)}), 'notices')) {
    const [, year] = /\/(\d{4})\//.exec(made.path) ?? []
    const known = made.view.page as {readonly [member: string]: Json}
    const open = year === undefined ? base : `${base}${year}/`
    yield {...made, view: {...made.view, page: {...known, groups: withOpen(groups, open)}}}
  }
  for (const [name, slug] of columns) {
    yield* narrowed(site, groups, all, {url: columnUrl(slug), title: name, keep: entry => textOf(entry.data, 'column') === name})
  }
  for (const category of categories) {
    const title = say(site, `notice.categories.${category}`)
    yield* narrowed(site, groups, all, {url: categoryUrl(category), title, keep: entry => categoryOf(entry) === category})
  }
}

/** What is urgent stands above what is new. */
const urgentFirst =
  (site: Site) =>
  (a: Entry, b: Entry): number =>
    Number(card(site, b).stamp?.state === 'urgent') - Number(card(site, a).stamp?.state === 'urgent')

const cardsOf = (site: Site, entries: readonly Entry[]): Json =>
  entries.map(entry => ({...card(site, entry), form: say(site, `notice.categories.${categoryOf(entry)}`)})) as unknown as Json

interface Narrowing {
  readonly url: string
  readonly title: string
  readonly keep: (entry: Entry) => boolean
}

function* narrowed(site: Site, groups: readonly Group[], all: readonly Entry[], {url, title, keep}: Narrowing): Iterable<Page> {
  const entries = all.filter(keep)
  const crumbs = [{title: sectionTitle(site, 'notices'), url: sectionUrl('notices')}]
  for (const slice of paginate(url, entries)) {
    const name = slice.number === 1 ? title : say(site, 'lists.page', {title, page: slice.number})
    yield page(
      slice.url,
      'notices',
      frame(site, {
        url: slice.url,
        title: name,
        section: 'notices',
        crumbs: slice.number === 1 ? crumbs : [...crumbs, {title, url}],
        here: slice.number === 1 ? title : say(site, 'lists.here', {page: slice.number}),
        description: say(site, 'notice.narrowed', {title, count: entries.length}),
        column: 'notice',
        dated: true,
      }),
      {
        title,
        lead: say(site, 'lists.count', {count: entries.length}),
        cards: cardsOf(site, slice.items),
        groups: withOpen(groups, url),
        empty: say(site, 'notice.empty', {title}),
        ...(slice.pagination ? {pagination: slice.pagination as unknown as Json} : {}),
      },
    )
  }
}

/** The choices with their counts, none of them open yet: made once, whatever the number of pages. */
function groupsOf(site: Site, kind: Kind, all: readonly Entry[]): Group[] {
  const choice = (title: string, url: string, keep: (entry: Entry) => boolean): Choice => ({
    title,
    url,
    count: all.filter(keep).length,
  })
  const years = yearChoices(site, kind)
  return [
    {
      title: say(site, 'notice.groups.category'),
      choices: categories.map(key =>
        choice(say(site, `notice.categories.${key}`), categoryUrl(key), entry => categoryOf(entry) === key),
      ),
    },
    {
      title: say(site, 'notice.groups.column'),
      choices: columns.map(([name, slug]) => choice(name, columnUrl(slug), entry => textOf(entry.data, 'column') === name)),
    },
    ...(years.length > 0 ? [{title: say(site, 'notice.groups.year'), choices: years}] : []),
  ]
}

/** The same with the choice at a url marked as open. */
const withOpen = (groups: readonly Group[], url: string): Json =>
  groups.map(({title, choices}) => ({
    title,
    choices: choices.map(choice => ({...choice, current: choice.url === url})),
  })) as unknown as Json
