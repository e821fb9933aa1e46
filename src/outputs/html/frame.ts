/**
 * What every page has around its content: head, header, navigation, breadcrumb, footer. A planner asks for it with `frame` and puts
 * its own content beside it as `page`; `frameOf` draws it, and the layout of that name finds both. See `PageView`.
 */
import {constant} from '../../base/digest.ts'
import {fileOfUrl} from '../../base/paths.ts'
import type {BodyView, IsoDate, Json, Planned, Site} from '../../base/types.ts'
import {addressIn, baseOf} from '../address.ts'
import {present} from '../card.ts'
import {identity} from './identity.ts'
import {oncePerOffice} from './memo.ts'
import {type Section, sections, sectionTitle, sectionUrl} from './sections.ts'
import {say} from './words.ts'

/** All that a page may show: its template sees `frame` (drawn by `frameOf`), `page`, `strings` (of the theme) and `slots`. */
export type PageView = Framed & {
  readonly layout: string
  readonly page: Json
  /** What the slot `body` is made of. */
  readonly body?: BodyView
  /** Ids of headings before which the slot `body` is cut into `body-0`, `body-1`, …: an annual report puts its tables between. */
  readonly cuts?: readonly string[]
  /** Lines before articles of the slot `body`. */
  readonly marks?: Marks
}
/** What is said before an article: 第十二条有修改, and where that is to be seen. */
export type Marks = readonly {readonly id: string; readonly text: string; readonly url: string}[]
/** A page as planners yield it. */
export type Page = Planned<PageView>

export type Crumb = {readonly title: string; readonly url?: string}
export type Link = {readonly title: string; readonly url: string}

export type FrameRequest = {
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
    readonly date?: IsoDate
    readonly source: string
    readonly keywords: readonly string[]
    readonly image?: string
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
export type Findable = {
  readonly filters: Readonly<Record<string, readonly string[]>>
  readonly facts: Readonly<Record<string, string>>
}

type Meta = {readonly name: string; readonly content: string}
/** What a layout finds as `frame`. */
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

/** What is the same around all pages of a site: one object in all their views, digested once. */
type Surroundings = {
  readonly base: string
  readonly title: string
  readonly shortTitle: string
  readonly office: string
  /** SiteName, SiteDomain, SiteIDCode. */
  readonly meta: readonly Meta[]
  /** The picture that goes with a page that has none of its own. */
  readonly card?: string
  readonly accessibility?: string
  readonly sections: Readonly<Record<Section, string>>
  readonly nav: readonly Link[]
  readonly footer: Frame['footer']
  readonly feed: string
}
/** The same around all pages of a column. */
type Column = {readonly description: string; readonly meta: readonly Meta[]}
type Own = Omit<FrameRequest, 'column' | 'dated'> & {readonly day?: IsoDate}
/** A frame as a view holds it, not yet drawn: what is the page's own, beside what all share. */
export type Framed = {
  readonly site: Surroundings
  readonly column: Column
  readonly frame: Own
}

/** The frame of a page. It is drawn when the page is rendered: most pages of a site are planned and not rendered again. */
export function frame(site: Site, {column, dated, ...request}: FrameRequest): Framed {
  return {
    site: surroundings(site),
    column: columnOf(site, column),
    frame: present<Own>(dated === true ? {...request, day: site.project.today} : request),
  }
}

/** A page of a url, whole: the planner's last step. */
export function page(url: string, layout: string, framed: Framed, content: Json, body: BodyView | null = null): Page {
  return {path: fileOfUrl(url), view: {layout, ...framed, page: content, ...(body && {body})}}
}

/** Draws the frame that a view asks for. */
export function frameOf({site, column, frame}: Framed): Frame {
  return {
    url: frame.url,
    site: {title: site.title, shortTitle: site.shortTitle, office: site.office},
    head: headOf(site, column, frame),
    ...(site.accessibility === undefined ? {} : {accessibility: site.accessibility}),
    nav: navigation(site, frame),
    crumbs: breadcrumb(site, frame),
    footer: frame.day === undefined ? site.footer : {...site.footer, day: frame.day},
  }
}

function headOf(site: Surroundings, column: Column, own: Own): Frame['head'] {
  const description = own.description ?? column.description
  const canonical = addressIn(site.base, own.url)
  const image = own.article?.image === undefined ? undefined : addressIn(site.base, own.article.image)
  const picture = image ?? (site.card === undefined ? undefined : addressIn(site.base, site.card))
  return present<Frame['head']>({
    title: windowTitle(site, own),
    description,
    canonical,
    robots: own.noindex ? 'noindex,follow' : undefined,
    meta: [...site.meta, ...column.meta, ...metaOf(own, {description, canonical, image})],
    og: [
      {property: 'og:type', content: own.article ? 'article' : 'website'},
      {property: 'og:title', content: distinguished(own)},
      {property: 'og:description', content: description},
      {property: 'og:url', content: canonical},
      {property: 'og:site_name', content: site.title},
      {property: 'og:locale', content: 'zh_CN'},
      ...(picture === undefined ? [] : [{property: 'og:image', content: picture}]),
      ...(own.article?.date === undefined ? [] : [{property: 'article:published_time', content: own.article.date}]),
    ],
    alternates: [
      {type: 'application/atom+xml', href: '/feed.xml', title: site.feed},
      ...(own.feeds ?? []).map(({title, url}) => ({type: 'application/atom+xml', href: url, title})),
      ...(own.alternates ?? []),
    ],
    jsonld: {'@context': 'https://schema.org', '@graph': [...(own.jsonld ?? []), breadcrumbList(site, own)]},
    find: findOf(own.search),
  })
}

/** 具体 - 栏目 - 站名: no two pages may be called the same (A18). */
function windowTitle(site: Surroundings, own: Own): string {
  const {section, within} = own
  const column = within === undefined ? (section === null || section === 'home' ? null : site.sections[section]) : within
  return [distinguished(own), column, site.title]
    .filter((part, index, parts) => part !== null && parts.indexOf(part) === index)
    .join(' - ')
}

const distinguished = ({title, distinction}: Own): string => (distinction === undefined ? title : `${title}（${distinction}）`)

const meta = (name: string, content: string | undefined): Meta[] => (content ? [{name, content}] : [])

/** The tags of content pages (see `surroundings` for the whole set). */
function metaOf(
  {title, article}: Own,
  known: {readonly description: string; readonly canonical: string; readonly image: string | undefined},
): Meta[] {
  if (!article) return []
  return [
    ...meta('ArticleTitle', title),
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

function navigation(site: Surroundings, {url, section}: Own): Frame['nav'] {
  const start = section === null ? null : sectionUrl(section)
  return site.nav.map(item => ({
    ...item,
    ...(item.url === url ? {current: 'page' as const} : item.url === start ? {current: 'true' as const} : {}),
  }))
}

/** From 首页 to the page; the home page and the error page stand nowhere. */
function breadcrumb(site: Surroundings, {url, title, crumbs, here}: Own): readonly Crumb[] {
  if (url === '/' || url === '/404.html') return []
  return [{title: site.sections.home, url: '/'}, ...(crumbs ?? []), {title: here ?? title}]
}

function breadcrumbList(site: Surroundings, own: Own): Json {
  const crumbs = breadcrumb(site, {...own, here: own.title})
  const steps = crumbs.length > 0 ? crumbs : [{title: own.title}]
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map((crumb, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: crumb.title,
      item: addressIn(site.base, crumb.url ?? own.url),
    })),
  }
}

/** Drawn by scripts/draw-card.js. */
const cardAsset = 'card.png'

/** 政府网站网页标签 (国办发〔2017〕47号): every page the site's, lists and content the column's, content its own. */
const surroundings = oncePerOffice((site): Surroundings => {
  const {title, shortTitle, office, domain, code, nav} = identity(site)
  const statement = footLinks(site).find(({id}) => id === 'accessibility')
  return constant({
    base: baseOf(site.project),
    title,
    shortTitle,
    office,
    meta: [...meta('SiteName', title), ...meta('SiteDomain', domain), ...meta('SiteIDCode', code)],
    ...(site.project.theme.assets.has(cardAsset) ? {card: `/assets/${cardAsset}`} : {}),
    ...(statement ? {accessibility: statement.url} : {}),
    sections: Object.fromEntries(sections.map(({key}) => [key, sectionTitle(site, key)])) as Record<Section, string>,
    nav: nav.length > 0 ? nav : sections.map(item => ({title: sectionTitle(site, item.key), url: item.url})),
    footer: footer(site),
    feed: say(site, 'feeds.site'),
  })
})

const columns = oncePerOffice(() => new Map<string, Column>())

function columnOf(site: Site, key: string): Column {
  const known = columns(site).get(key)
  if (known) return known
  const description = say(site, `columns.${key}.description`)
  const column = constant({
    description,
    meta: [
      ...meta('ColumnName', say(site, `columns.${key}.name`)),
      ...meta('ColumnDescription', description),
      ...meta('ColumnKeywords', say(site, `columns.${key}.keywords`)),
      ...meta('ColumnType', say(site, `columns.${key}.type`)),
    ],
  })
  columns(site).set(key, column)
  return column
}

/** R52: what the foot of a government page must say, as far as the config gives it. */
function footer(site: Site): Frame['footer'] {
  const own = identity(site)
  const {phone, email, address} = own.contact
  const line = (key: string, value: string | undefined): string[] => (value ? [say(site, `footer.${key}`, {value})] : [])
  return {
    links: [
      {title: say(site, 'footer.sitemap'), url: '/sitemap/'},
      {title: say(site, 'footer.search'), url: '/search/'},
      {title: say(site, 'footer.feed'), url: '/feed.xml'},
      {title: say(site, 'footer.data'), url: '/policies/index.json'},
      ...footLinks(site).map(({title, url}) => ({title, url})),
      ...(own.errorReport === undefined ? [] : [{title: say(site, 'footer.report'), url: own.errorReport}]),
      ...(own.institutionMark === undefined ? [] : [{title: say(site, 'footer.mark'), url: own.institutionMark}]),
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
}

/** Pages that all others link wherever an office has them, most of them in the foot. */
export const footLinks = (site: Site): (Link & {readonly id: string})[] =>
  ['accessibility', 'about', 'contact'].flatMap(id => {
    const entry = site.byId.get(id)
    return entry ? [{id, title: entry.data.title, url: entry.url}] : []
  })
