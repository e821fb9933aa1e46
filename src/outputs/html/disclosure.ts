/**
 * 政府信息公开专栏 (国办公开办函〔2019〕61号): its four parts, the way to apply, and, set apart from them, what else the office makes
 * public; and what was made public because somebody had asked for it (条例第四十四条).
 */
import {inChinese} from '../../base/dates.ts'
import type {Entry, Json, Site} from '../../base/types.ts'
import {isMadeOf} from '../address.ts'
import {card} from '../card.ts'
import {categoriesOf, categoriesUrl, withKind} from './categories.ts'
import {dateOf, numberOf, recordOf, textOf, textsOf} from './fields.ts'
import {frame, type Link, type Page, page} from './frame.ts'
import {applicationUrl} from './guide.ts'
import {entriesOf, newestFirst} from './list.ts'
import {paginate} from './pagination.ts'
import {ruleGroups} from './rule.ts'
import {listUrl, sectionTitle, sectionUrl} from './sections.ts'
import {say} from './words.ts'

export const convertedUrl = '/disclosure/converted/'

/** `/disclosure/`, layout `disclosure`, and the list of what was converted. */
export function* disclosure(site: Site): Iterable<Page> {
  const url = sectionUrl('disclosure')
  const title = say(site, 'disclosure.title')
  yield page(
    url,
    'disclosure',
    frame(site, {url, title, section: 'disclosure', within: null, column: 'disclosure', dated: true}),
    {
      title,
      intro: say(site, 'disclosure.intro'),
      guide: guidePart(site),
      rules: ruleGroups(site).map(group => ({
        title: group.title,
        count: group.items.length,
        links: group.items.slice(0, 4).map(({title, url}) => ({title, url})),
      })),
      categories: categoriesOf(site) as unknown as Json,
      categoriesUrl,
      reports: reportLinks(site),
      application: applicationPart(site),
      listings: entriesOf(site, 'listing').map(entry => ({title: entry.data.title, url: entry.url})),
      others: others(site) as unknown as Json,
    },
  )
  yield* converted(site)
}

function guidePart(site: Site): Json {
  const guide = entriesOf(site, 'guide')[0]
  if (!guide) return null
  const updated = dateOf(guide.data, 'updated')
  return {
    title: guide.data.title,
    url: guide.url,
    updated: updated === undefined ? '' : say(site, 'disclosure.updated', {date: inChinese(updated)}),
    summary: textOf(guide.data, 'summary') ?? '',
  }
}

/** Newest first; six years on the page, the list has all. */
function reportLinks(site: Site): Json {
  const yearOf = (entry: Entry) => numberOf(entry.data, 'year') ?? 0
  return entriesOf(site, 'report')
    .sort((a, b) => yearOf(b) - yearOf(a))
    .slice(0, 6)
    .map(entry => ({title: say(site, 'disclosure.report', {year: yearOf(entry)}), url: entry.url}))
}

function applicationPart(site: Site): Json {
  const guide = entriesOf(site, 'guide')[0]
  const given = guide ? recordOf(guide.data, 'application') : {}
  return {
    steps: textsOf(given, 'steps'),
    terms: textOf(given, 'terms') ?? '',
    url: applicationUrl(guide) ?? '',
    converted: {url: convertedUrl, count: convertedEntries(site).length},
  }
}

/** Lists that stand beside the column because the column itself is kept to what the law names. */
function others(site: Site): (Link & {readonly count: number})[] {
  return ['workplan', 'proposal', 'openDay', 'response'].flatMap(name => {
    const kind = site.project.kinds.get(name)
    const url = kind ? listUrl(kind) : null
    const count = entriesOf(site, name).length
    return kind && url !== null && count > 0 ? [{title: say(site, `columns.${name}.name`), url, count}] : []
  })
}

function convertedEntries(site: Site): Entry[] {
  return site.entries
    .filter(entry => isMadeOf(site, entry, 'html') && textOf(recordOf(entry.data, 'origin'), 'type') === 'convertedFromRequest')
    .sort(newestFirst(site))
}

/** `/disclosure/converted/`: 依申请公开转为主动公开, layout `list`. */
function* converted(site: Site): Iterable<Page> {
  const title = say(site, 'disclosure.converted')
  const crumbs = [{title: sectionTitle(site, 'disclosure'), url: sectionUrl('disclosure')}]
  const entries = convertedEntries(site)
  for (const slice of paginate(convertedUrl, entries)) {
    const name = slice.number === 1 ? title : say(site, 'lists.page', {title, page: slice.number})
    yield page(
      slice.url,
      'list',
      frame(site, {
        url: slice.url,
        title: name,
        section: 'disclosure',
        crumbs: slice.number === 1 ? crumbs : [...crumbs, {title, url: convertedUrl}],
        here: slice.number === 1 ? title : say(site, 'lists.here', {page: slice.number}),
        description: say(site, 'disclosure.convertedIntro'),
        column: 'disclosure',
        dated: true,
      }),
      {
        title,
        lead: say(site, 'lists.count', {count: entries.length}),
        cards: slice.items.map(entry => ({...withKind(site, entry), ...noteOf(site, entry)})) as unknown as Json,
        choices: [],
        empty: say(site, 'disclosure.convertedEmpty'),
        ...(slice.pagination ? {pagination: slice.pagination as unknown as Json} : {}),
      },
    )
  }
}

function noteOf(site: Site, entry: Entry): {readonly note?: string} {
  const date = dateOf(recordOf(entry.data, 'origin'), 'date') ?? card(site, entry).date
  return date === undefined ? {} : {note: say(site, 'disclosure.convertedOn', {date: inChinese(date)})}
}
