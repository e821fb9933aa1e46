/** Feeds, RFC 4287: one for the whole site and one for each of four kinds. */
import {defineOutput} from '../base/define.ts'
import type {IsoDate} from '../base/types.ts'
import {element, type XmlElement, xmlDocument} from '../base/xml.ts'
import {atMidnight} from './content-dates.ts'
import {type Recent, type RecentItem, recent} from './recent.ts'

/** `updated` must be there even where nothing is (RFC 4287 §4.1.1). */
const never: IsoDate = '1970-01-01'

export default defineOutput<Recent>({
  name: 'atom',
  mediaType: 'application/atom+xml',
  plan: site => recent(site, 'feed.xml'),
  async render({view}) {
    return xmlDocument(feedOf(view))
  },
})

function feedOf(view: Recent): XmlElement {
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

const entryOf = (item: RecentItem): XmlElement =>
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
