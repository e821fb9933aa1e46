/** Feeds, RFC 4287: one for the whole site and one for each of four kinds. Nothing in them depends on when they are built. */
import {defineOutput} from '../base/define.ts'
import {byCodePoint} from '../base/paths.ts'
import type {Entry, IsoDate, Site} from '../base/types.ts'
import {element, type XmlElement, xmlDocument} from '../base/xml.ts'
import {absolute, isMadeOf} from './address.ts'
import {atMidnight, type ContentDates, contentDates} from './content-dates.ts'

/** As many as a reader fetches at once; the lists of the site hold the rest. */
const newest = 50
const feedKinds: readonly string[] = ['policy', 'interpretation', 'consultation', 'decision']
/** `updated` must be there even where nothing is (RFC 4287 §4.1.1). */
const never: IsoDate = '1970-01-01'

type Item = {
  readonly title: string
  readonly url: string
  readonly kind: string
  readonly published: IsoDate
  readonly updated: IsoDate
  readonly summary: string
}
type View = {
  readonly title: string
  readonly author: string
  readonly lang: string
  readonly self: string
  readonly home: string
  readonly items: readonly Item[]
}
type Dated = {readonly entry: Entry; readonly dates: ContentDates}

export default defineOutput<View>({
  name: 'atom',
  mediaType: 'application/atom+xml',
  *plan(site) {
    const all = datedEntries(site)
    yield {path: 'feed.xml', view: viewOf(site, '', '/', all)}
    for (const name of feedKinds) {
      const kind = site.project.kinds.get(name)
      if (!kind) continue
      const folder = `/${kind.dir}/`
      const some = all.filter(({entry}) => entry.kind === name)
      yield {path: `${kind.dir}/feed.xml`, view: viewOf(site, kind.title, folder, some)}
    }
  },
  async render({view}) {
    return xmlDocument(feedOf(view))
  },
})

/** Newest first; what changed on one day by path. */
function datedEntries(site: Site): Dated[] {
  const found: Dated[] = []
  for (const entry of site.entries) {
    const dates = isMadeOf(site, entry, 'atom') ? contentDates(site, entry) : null
    if (dates) found.push({entry, dates})
  }
  return found.sort((a, b) => byCodePoint(b.dates.updated, a.dates.updated) || byCodePoint(a.entry.path, b.entry.path))
}

function viewOf(site: Site, kindTitle: string, folder: string, dated: readonly Dated[]): View {
  const {title, lang} = site.project.config.site
  return {
    title: kindTitle === '' ? title : `${kindTitle} - ${title}`,
    author: title,
    lang: lang ?? 'zh-CN',
    self: absolute(site.project, `${folder}feed.xml`),
    home: absolute(site.project, folder),
    items: dated.slice(0, newest).map(item => itemOf(site, item)),
  }
}

function itemOf(site: Site, {entry, dates}: Dated): Item {
  const {summary} = entry.data
  return {
    title: entry.data.title,
    url: absolute(site.project, entry.url),
    kind: site.project.kinds.get(entry.kind)?.title ?? entry.kind,
    published: dates.published,
    updated: dates.updated,
    summary: typeof summary === 'string' && summary !== '' ? summary : entry.body.excerpt,
  }
}

function feedOf(view: View): XmlElement {
  // The newest change comes first.
  const updated = view.items[0]?.updated ?? never
  return element(
    'feed',
    {xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': view.lang},
    element('id', {}, view.self),
    element('title', {}, view.title),
    element('updated', {}, atMidnight(updated)),
    element('author', {}, element('name', {}, view.author)),
    element('link', {rel: 'self', type: 'application/atom+xml', href: view.self}),
    element('link', {rel: 'alternate', type: 'text/html', href: view.home}),
    ...view.items.map(entryOf),
  )
}

const entryOf = (item: Item): XmlElement =>
  element(
    'entry',
    {},
    // The page's own address: it stays for the page's whole life.
    element('id', {}, item.url),
    element('title', {}, item.title),
    element('published', {}, atMidnight(item.published)),
    element('updated', {}, atMidnight(item.updated)),
    element('link', {rel: 'alternate', type: 'text/html', href: item.url}),
    element('category', {term: item.kind}),
    item.summary === '' ? null : element('summary', {}, item.summary),
  )
