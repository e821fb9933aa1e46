/**
 * What every page has around its content: head, header, navigation, breadcrumb, footer. A planner asks for it with `frame`, puts
 * its own content beside it as `page`, and the layout of that name finds both. See `PageView`.
 */
import {fileOfUrl} from '../../base/paths.ts'
import type {Digest, IsoDate, Json, Route, Site} from '../../base/types.ts'
import {absolute} from '../address.ts'
import {present} from '../card.ts'
import {identity} from './identity.ts'
import {oncePerSite} from './memo.ts'
import {type Section, sections, sectionTitle, sectionUrl} from './sections.ts'
import {say} from './words.ts'

/** All that a template may see: `frame`, `page`, `strings` (of the theme) and `slots` (sanitised html, by the digests given here). */
export type PageView = {
  readonly layout: string
  readonly frame: Frame
  readonly page: Json
  /** Names of slots and the digests of their html: `{body: digest}`. */
  readonly slots?: {readonly [slot: string]: Digest}
  /** Ids of headings before which the slot `body` is cut into `body-0`, `body-1`, …: an annual report puts its tables between. */
  readonly cuts?: readonly string[]
}
/** A page as planners yield it. */
export type Page = Pick<Route<PageView>, 'path' | 'view' | 'status'>

export type Crumb = {readonly title: string; readonly url?: string}
export type Link = {readonly title: string; readonly url: string}

export interface FrameRequest {
  /** The URL path of the page, `/policies/2024/`. */
  readonly url: string
  /** What the page is called: the first part of the window's title. */
  readonly title: string
  /** What tells the page from another one of the same title, in the window's title only: a 发文字号, a date. */
  readonly distinction?: string | undefined
  readonly section: Section | null
  /** The steps of the breadcrumb between 首页 and the page; the page's own step is `here`. */
  readonly crumbs?: readonly Crumb[]
  /** The last, unlinked step of the breadcrumb; the title unless given (正文 for entries with long titles). */
  readonly here?: string
  /** The second part of the window's title; the section's name unless given, null for none. */
  readonly within?: string | null
  /** One sentence on the page; the column's unless given. */
  readonly description?: string | undefined
  /** A key of `strings.columns`: ColumnName, ColumnDescription, ColumnKeywords, ColumnType. */
  readonly column: string
  /** Given for content pages, absent for lists (R47). */
  readonly article?: {
    readonly date: IsoDate | undefined
    readonly source: string
    readonly keywords: readonly string[]
    readonly image?: string | undefined
  }
  /** Feeds of the section besides the whole site's: `/policies/feed.xml`. */
  readonly feeds?: readonly Link[]
  /** Other forms of the same page: `{type: 'application/json', href: 'index.json'}`. */
  readonly alternates?: readonly {readonly type: string; readonly href: string; readonly title: string}[]
  /** Keeps search engines away: tombstones, the error page, the search page. */
  readonly noindex?: boolean
  /**
   * Prints the day of the build in the footer. Only for pages that speak of the whole site: an entry's page must not change on
   * a day on which nothing happens to it.
   */
  readonly dated?: boolean
  /** schema.org objects of the page, besides its BreadcrumbList. */
  readonly jsonld?: readonly Json[]
  /** What the site's own search filters by and shows; given for pages that are to be found. */
  readonly search?: Findable
}
/** Filters with their values, and facts shown beside a hit. Read by Pagefind from meta tags in the head. */
export interface Findable {
  readonly filters: Readonly<Record<string, readonly string[]>>
  readonly facts: Readonly<Record<string, string>>
}

type Meta = {readonly name: string; readonly content: string}
export type Frame = {
  readonly url: string
  readonly site: {readonly title: string; readonly shortTitle: string; readonly office: string}
  readonly head: {
    readonly title: string
    readonly description: string
    readonly canonical: string
    readonly robots?: string
    readonly meta: readonly Meta[]
    readonly og: readonly {readonly property: string; readonly content: string}[]
    readonly alternates: readonly {readonly type: string; readonly href: string; readonly title: string}[]
    readonly jsonld: Json
    readonly find: readonly {readonly name: string; readonly content: string; readonly as: string}[]
  }
  /** The accessibility statement, where the office has one. */
  readonly accessibility?: string
  readonly nav: readonly {readonly title: string; readonly url: string; readonly current?: 'page' | 'true'}[]
  readonly crumbs: readonly Crumb[]
  readonly footer: {readonly links: readonly Link[]; readonly lines: readonly string[]; readonly day?: IsoDate}
}

/** The frame of a page. */
export function frame(site: Site, request: FrameRequest): Frame {
  const {office, title, shortTitle} = identity(site)
  return {
    url: request.url,
    site: {title, shortTitle, office},
    head: headOf(site, request),
    ...accessibility(site),
    nav: navigation(site, request),
    crumbs: breadcrumb(site, request),
    footer: footerOf(site, request.dated === true),
  }
}

/** A page of a url, whole: the planner's last step. */
export function page(url: string, layout: string, frame: Frame, content: Json, slots?: {readonly [slot: string]: Digest}): Page {
  return {path: fileOfUrl(url), view: {layout, frame, page: content, ...(slots && Object.keys(slots).length > 0 ? {slots} : {})}}
}

function headOf(site: Site, request: FrameRequest): Frame['head'] {
  const {project} = site
  const own = identity(site)
  const column = columnOf(site, request.column)
  const description = request.description ?? column.description
  const canonical = absolute(project, request.url)
  const image = request.article?.image === undefined ? undefined : absolute(project, request.article.image)
  return present<Frame['head']>({
    title: windowTitle(site, request),
    description,
    canonical,
    robots: request.noindex ? 'noindex,follow' : undefined,
    meta: metaOf(site, request, {description, canonical, image}),
    og: [
      {property: 'og:type', content: request.article ? 'article' : 'website'},
      {property: 'og:title', content: request.title},
      {property: 'og:url', content: canonical},
      {property: 'og:site_name', content: own.title},
      {property: 'og:locale', content: 'zh_CN'},
      ...(image === undefined ? [] : [{property: 'og:image', content: image}]),
      ...(request.article?.date === undefined ? [] : [{property: 'article:published_time', content: request.article.date}]),
    ],
    alternates: [
      {type: 'application/atom+xml', href: '/feed.xml', title: say(site, 'feeds.site')},
      ...(request.feeds ?? []).map(({title, url}) => ({type: 'application/atom+xml', href: url, title})),
      ...(request.alternates ?? []),
    ],
    jsonld: {'@context': 'https://schema.org', '@graph': [...(request.jsonld ?? []), breadcrumbList(site, request)]},
    find: findOf(request.search),
  })
}

/** 具体 - 栏目 - 站名: no two pages may be called the same (A18). */
function windowTitle(site: Site, {title, distinction, section, within}: FrameRequest): string {
  const column = within === undefined ? (section === null || section === 'home' ? null : sectionTitle(site, section)) : within
  const name = distinction === undefined ? title : `${title}（${distinction}）`
  return [name, column, identity(site).title]
    .filter((part, index, parts) => part !== null && parts.indexOf(part) === index)
    .join(' - ')
}

interface Column {
  readonly name: string
  readonly description: string
  readonly keywords: string
  readonly type: string
}
const columns = oncePerSite(() => new Map<string, Column>())

function columnOf(site: Site, key: string): Column {
  const known = columns(site).get(key)
  if (known) return known
  const column = {
    name: say(site, `columns.${key}.name`),
    description: say(site, `columns.${key}.description`),
    keywords: say(site, `columns.${key}.keywords`),
    type: say(site, `columns.${key}.type`),
  }
  columns(site).set(key, column)
  return column
}

/** 政府网站网页标签 (国办发〔2017〕47号): every page the site's, lists and content the column's, content its own. */
function metaOf(
  site: Site,
  request: FrameRequest,
  known: {description: string; canonical: string; image: string | undefined},
): Meta[] {
  const {title, domain, code} = identity(site)
  const column = columnOf(site, request.column)
  const meta = (name: string, content: string | undefined): Meta[] => (content ? [{name, content}] : [])
  const ofSite = [...meta('SiteName', title), ...meta('SiteDomain', domain), ...meta('SiteIDCode', code)]
  const ofColumn = [
    ...meta('ColumnName', column.name),
    ...meta('ColumnDescription', column.description),
    ...meta('ColumnKeywords', column.keywords),
    ...meta('ColumnType', column.type),
  ]
  const {article} = request
  if (!article) return [...ofSite, ...ofColumn]
  return [
    ...ofSite,
    ...ofColumn,
    ...meta('ArticleTitle', request.title),
    // The hour is demanded by the standard and known to nobody: the day's beginning.
    ...meta('PubDate', article.date === undefined ? undefined : `${article.date} 00:00`),
    ...meta('ContentSource', article.source),
    ...meta('Keywords', article.keywords.join(',')),
    ...meta('Description', known.description),
    ...meta('Image', known.image),
    ...meta('Url', known.canonical),
  ]
}

function findOf(search: Findable | undefined): Frame['head']['find'] {
  if (!search) return []
  const filters = Object.entries(search.filters).flatMap(([name, values]) =>
    values.map(content => ({name, content, as: 'filter'})),
  )
  const facts = Object.entries(search.facts).map(([name, content]) => ({name, content, as: 'meta'}))
  return [...filters, ...facts]
}

const navItems = oncePerSite((site): readonly Link[] => {
  const own = identity(site).nav
  return own.length > 0 ? own : sections.map(item => ({title: sectionTitle(site, item.key), url: item.url}))
})

function navigation(site: Site, {url, section}: FrameRequest): Frame['nav'] {
  const items = navItems(site)
  const start = section === null ? null : sectionUrl(section)
  return items.map(item => ({
    ...item,
    ...(item.url === url ? {current: 'page' as const} : item.url === start ? {current: 'true' as const} : {}),
  }))
}

/** From 首页 to the page; the home page and the error page stand nowhere. */
function breadcrumb(site: Site, {url, title, crumbs, here}: FrameRequest): readonly Crumb[] {
  if (url === '/' || url === '/404.html') return []
  return [{title: sectionTitle(site, 'home'), url: '/'}, ...(crumbs ?? []), {title: here ?? title}]
}

function breadcrumbList(site: Site, request: FrameRequest): Json {
  const crumbs = breadcrumb(site, {...request, here: request.title})
  const steps = crumbs.length > 0 ? crumbs : [{title: request.title}]
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map((crumb, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: crumb.title,
      item: absolute(site.project, crumb.url ?? request.url),
    })),
  }
}

/** R52: what the foot of a government page must say, as far as the config gives it. */
const footerOf = (site: Site, dated: boolean): Frame['footer'] =>
  dated ? {...footer(site), day: site.project.today} : footer(site)

const footer = oncePerSite((site): Frame['footer'] => {
  const own = identity(site)
  const {phone, email, address} = own.contact
  const line = (key: string, value: string | undefined): string[] => (value ? [say(site, `footer.${key}`, {value})] : [])
  return {
    links: [
      {title: say(site, 'footer.sitemap'), url: '/sitemap/'},
      {title: say(site, 'footer.search'), url: '/search/'},
      {title: say(site, 'footer.feed'), url: '/feed.xml'},
      {title: say(site, 'footer.data'), url: '/policies/index.json'},
      ...pageLinks(site),
      ...(own.errorReport === undefined ? [] : [{title: say(site, 'footer.report'), url: own.errorReport}]),
    ],
    lines: [
      ...line('sponsor', own.office),
      ...line('address', address),
      ...line('phone', phone),
      ...line('email', email),
      ...line('code', own.code),
      ...line('icp', own.icp),
      ...line('police', own.police),
    ],
  }
})

function accessibility(site: Site): {readonly accessibility?: string} {
  const statement = site.byId.get('accessibility')
  return statement ? {accessibility: statement.url} : {}
}

/** Pages that the foot links wherever an office has them. */
const footPages = ['accessibility', 'about', 'contact'] as const

function pageLinks(site: Site): Link[] {
  return footPages.flatMap(id => {
    const entry = site.byId.get(id)
    return entry ? [{title: entry.data.title, url: entry.url}] : []
  })
}
