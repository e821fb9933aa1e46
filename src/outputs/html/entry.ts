/**
 * The page of one entry: the scaffold that every kind's page stands on, and the page itself for kinds that have no planner of
 * their own. The layout `entry` draws it; a kind's layout extends that one and fills its blocks.
 */
import {inChinese} from '../../base/dates.ts'
import type {Entry, IsoDate, Json, Site} from '../../base/types.ts'
import {absolute, isMadeOf} from '../address.ts'
import {hasAkomaNtoso} from '../akoma-ntoso/made.ts'
import {bodyContents, bodyView} from '../body.ts'
import {card, present} from '../card.ts'
import type {Stamp} from '../stamp.ts'
import {quotation} from './cite.ts'
import {type ContactLine, contactLines} from './contact.ts'
import {dateOf, listDate, listYear, textOf, textsOf} from './fields.ts'
import {type FileItem, filesUnder} from './files.ts'
import {type Crumb, type Findable, type FrameRequest, frame, type Link, type Page, page} from './frame.ts'
import {identity, organizationName} from './identity.ts'
import {oncePerSite} from './memo.ts'
import {type RelatedGroup, relatedGroups} from './related.ts'
import {listUrl, sectionOf, sectionTitle, sectionUrl} from './sections.ts'
import {mainSubject} from './subjects.ts'
import {say, sayIfKnown} from './words.ts'

/** A line of the table of facts: a label, and texts, links or dates. */
export type Fact = {
  readonly label: string
  readonly values: readonly {readonly text?: string; readonly url?: string; readonly date?: IsoDate}[]
  /** Takes two of the three columns, or the whole width. */
  readonly span?: 'two' | 'wide'
}
export type Banner = {
  readonly tone: Stamp['tone']
  readonly title: string
  readonly text?: string
  readonly links?: readonly Link[]
}
/** What a kind's own planner may say of its entry; everything has a default. */
export interface EntryParts {
  /** Words before the stamp, joined by a dot: 行政规范性文件 · 通知. The kind's title unless given. */
  readonly kindLine?: readonly string[]
  readonly facts?: readonly Fact[]
  readonly banner?: Banner | undefined
  readonly files?: readonly FileItem[]
  readonly related?: readonly RelatedGroup[]
  /** Members of `page` besides those of `EntryContent`, for the kind's own layout. */
  readonly own?: {readonly [member: string]: Json | undefined}
  /** Steps of the breadcrumb between 首页 and the page. */
  readonly crumbs?: readonly Crumb[]
  /** The last step of the breadcrumb; 正文 unless given. */
  readonly here?: string
  /** A layout other than the kind's. */
  readonly layout?: string
  readonly jsonld?: readonly Json[]
  readonly feeds?: readonly Link[]
  /** Filters of the search besides 类别 and 年份. */
  readonly filters?: Findable['filters']
  readonly image?: string | undefined
}
/** `page` of every entry's page. */
export type EntryContent = {
  readonly title: string
  readonly kindLine: readonly string[]
  readonly documentNumber?: string
  readonly summary?: string
  readonly stamp?: Stamp
  readonly banner?: Banner
  readonly draft: boolean
  readonly facts: readonly Fact[]
  readonly body: boolean
  readonly toc: Json
  readonly files: readonly FileItem[]
  readonly related: readonly RelatedGroup[]
  readonly data: readonly Link[]
  /** How to quote the page. */
  readonly cite: string
  readonly contact: readonly ContactLine[]
}

/** The page of an entry of any kind; a kind's planner hands over what is its own. */
export function entryPage(site: Site, entry: Entry, parts: EntryParts = {}): Page {
  const {stamp} = card(site, entry)
  const content = present<EntryContent>({
    title: entry.data.title,
    kindLine: parts.kindLine ?? [kindTitle(site, entry)],
    documentNumber: textOf(entry.data, 'documentNumber'),
    summary: textOf(entry.data, 'summary'),
    stamp,
    banner: parts.banner,
    draft: entry.data.draft === true,
    facts: filled(parts.facts ?? genericFacts(site, entry)),
    body: entry.body.length > 0,
    toc: bodyContents(entry),
    files: parts.files ?? filesUnder(site, entry, '/attachments'),
    related: parts.related ?? relatedGroups(site, entry),
    data: dataLinks(site, entry),
    cite: quotation(site, entry),
    contact: contactLines(site, entry),
  })
  return page(
    entry.url,
    parts.layout ?? layoutFor(site, entry),
    frame(site, {
      url: entry.url,
      title: entry.data.title,
      distinction: distinctionOf(site, entry),
      section: sectionOf(entry.kind),
      within: withinOf(site, entry),
      crumbs: parts.crumbs ?? crumbsOf(site, entry),
      here: parts.here ?? say(site, 'frame.here'),
      description: descriptionOf(entry),
      column: columnKey(site, entry.kind),
      article: present<NonNullable<FrameRequest['article']>>({
        date: dateOf(entry.data, 'publishDate') ?? listDate(site, entry),
        source: sourceOf(site, entry),
        keywords: keywordsOf(entry),
        image: parts.image,
      }),
      feeds: parts.feeds ?? [],
      alternates: [
        ...(isMadeOf(site, entry, 'json') ? [{type: 'application/json', href: 'index.json', title: say(site, 'data.json')}] : []),
        ...(hasAkomaNtoso(site, entry) ? [{type: 'application/akn+xml', href: 'akn.xml', title: say(site, 'data.akn')}] : []),
      ],
      jsonld: parts.jsonld ?? [genericJsonld(site, entry)],
      search: findable(site, entry, stamp, parts.filters ?? {}),
    }),
    {...content, ...present(parts.own ?? {})} as unknown as Json,
    bodyView(site, entry),
  )
}

const columns = 3
const width = ({span}: Fact): number => (span === 'wide' ? columns : span === 'two' ? 2 : 1)

/** Facts whose last row has no hole: the last one takes what is left of it. */
export function filled(facts: readonly Fact[]): readonly Fact[] {
  let used = 0
  for (const fact of facts) used = used + width(fact) > columns ? width(fact) : used + width(fact)
  const last = facts.at(-1)
  const left = columns - used
  if (last === undefined || left <= 0) return facts
  return [...facts.slice(0, -1), {...last, span: width(last) + left >= columns ? 'wide' : 'two'}]
}

const kindTitle = (site: Site, entry: Entry): string => site.project.kinds.get(entry.kind)?.title ?? entry.kind

/** The kind's layout; the general one where neither the theme nor a planner has made a special one. */
function layoutFor(site: Site, entry: Entry): string {
  const named = site.project.kinds.get(entry.kind)?.layout ?? 'entry'
  return site.project.theme.templates.has(`layouts/${named}.njk`) ? named : 'entry'
}

/** Kinds of the office's own are described like notices. */
const columnKey = (site: Site, kind: string): string => (sayIfKnown(site, `columns.${kind}.name`) === undefined ? 'notice' : kind)

function withinOf(site: Site, entry: Entry): string | null {
  if (sectionOf(entry.kind) !== null) return say(site, `columns.${columnKey(site, entry.kind)}.name`)
  return entry.kind === 'page' ? null : kindTitle(site, entry)
}

/** 首页 › section › list › year: each step that has a page of its own. */
export function crumbsOf(site: Site, entry: Entry): Crumb[] {
  const kind = site.project.kinds.get(entry.kind)
  const section = sectionOf(entry.kind)
  const list = kind ? listUrl(kind) : null
  const steps: Crumb[] = section === null ? [] : [{title: sectionTitle(site, section), url: sectionUrl(section)}]
  if (kind && list !== null && !steps.some(step => step.url === list)) steps.push({title: kind.title, url: list})
  const year = listYear(site, entry)
  if (kind?.list === 'years' && list !== null && year !== undefined)
    steps.push({title: say(site, 'frame.year', {year}), url: `${list}${year}/`})
  return steps
}

/** The issuing organisation's name, or the office's own. */
export function sourceOf(site: Site, entry: Entry): string {
  const [first] = textsOf(entry.data, 'issuers')
  return first === undefined ? (textOf(entry.data, 'source') ?? identity(site).office) : organizationName(site, first)
}

const keywordsOf = (entry: Entry): string[] => [
  ...new Set([...textsOf(entry.data, 'keywords'), ...textsOf(entry.data, 'subjects').map(mainSubject)]),
]

/** The summary, else how the text begins: at most 80 characters, whole ones. */
function descriptionOf(entry: Entry): string {
  const written = textOf(entry.data, 'summary') ?? entry.body.excerpt
  const text = written.replace(/\s+/gu, ' ').trim()
  if (text === '') return entry.data.title
  if (text.length <= 80) return text
  // A character takes two units at most.
  const characters = Array.from(text.slice(0, 162))
  return characters.length > 80 ? `${characters.slice(0, 79).join('')}…` : text
}

function genericFacts(site: Site, entry: Entry): Fact[] {
  const date = listDate(site, entry)
  return [
    {label: say(site, 'facts.source'), values: [{text: sourceOf(site, entry)}]},
    ...(date === undefined ? [] : [{label: say(site, 'facts.publishDate'), values: [{date}]}]),
  ]
}

function dataLinks(site: Site, entry: Entry): Link[] {
  return [
    ...(isMadeOf(site, entry, 'json') ? [{title: say(site, 'data.json'), url: `${entry.url}index.json`}] : []),
    ...(isMadeOf(site, entry, 'text') ? [{title: say(site, 'data.text'), url: `${entry.url}text.txt`}] : []),
    ...(hasAkomaNtoso(site, entry) ? [{title: say(site, 'data.akn'), url: `${entry.url}akn.xml`}] : []),
  ]
}

function genericJsonld(site: Site, entry: Entry): Json {
  return present<{[key: string]: Json}>({
    '@type': 'Article',
    headline: entry.data.title,
    url: absolute(site.project, entry.url),
    datePublished: listDate(site, entry),
    publisher: publisher(site),
    inLanguage: 'zh-CN',
  })
}

/** The office, for JSON-LD. */
export const publisher = (site: Site): Json => ({'@type': 'GovernmentOrganization', name: identity(site).office})

function findable(site: Site, entry: Entry, stamp: Stamp | undefined, filters: Findable['filters']): Findable {
  const year = listYear(site, entry)
  const date = listDate(site, entry)
  return {
    filters: {类别: [kindTitle(site, entry)], ...(year === undefined ? {} : {年份: [year]}), ...filters},
    facts: present<Record<string, string>>({
      kind: kindTitle(site, entry),
      documentNumber: textOf(entry.data, 'documentNumber') as string,
      date: date as string,
      state: stamp?.short as string,
      tone: stamp?.tone as string,
    }),
  }
}

/** Titles that several entries bear, as versions of one instrument do. */
export const sharedTitles = oncePerSite((site): ReadonlySet<string> => {
  const seen = new Set<string>()
  return new Set(site.entries.map(({data}) => data.title).filter(title => seen.size === seen.add(title).size))
})

function distinctionOf(site: Site, entry: Entry): string | undefined {
  if (!sharedTitles(site).has(entry.data.title)) return undefined
  const date = listDate(site, entry)
  return textOf(entry.data, 'documentNumber') ?? (date === undefined ? entry.id : inChinese(date))
}
