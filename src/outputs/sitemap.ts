/** sitemap.xml of every page that search engines may keep; above fifty thousand addresses an index of several (sitemaps.org). */
import {defineOutput} from '../base/define.ts'
import {fileOfUrl} from '../base/paths.ts'
import type {IsoDate, Output, Site} from '../base/types.ts'
import {element, xmlDocument} from '../base/xml.ts'
import {absolute} from './address.ts'
import {contentDates} from './content-dates.ts'
import type {Page} from './html/frame.ts'
import {oncePerSite} from './html/memo.ts'
import html from './html.ts'

const largest = 50_000
const xmlns = 'http://www.sitemaps.org/schemas/sitemap/0.9'

type Place = {readonly url: string; readonly changed: IsoDate | null}
type View = {readonly root: 'urlset' | 'sitemapindex'; readonly places: readonly Place[]}
/** A page as far as the map cares. */
export type MappedPage = {readonly path: string; readonly noindex: boolean}

/** The map of the pages that a planner makes: asking it, and not a second list of addresses, keeps the two in step. */
export const sitemapOf = (pagesOf: (site: Site) => Iterable<MappedPage>): Output =>
  defineOutput<View>({
    name: 'sitemap',
    mediaType: 'application/xml',
    *plan(site) {
      const places = placesOf(site, pagesOf(site))
      if (places.length <= largest) {
        yield {path: 'sitemap.xml', view: {root: 'urlset', places}}
        return
      }
      const parts: Place[] = []
      for (let start = 0; start < places.length; start += largest) {
        const path = `sitemap-${parts.length + 1}.xml`
        yield {path, view: {root: 'urlset', places: places.slice(start, start + largest)}}
        parts.push({url: absolute(site.project, `/${path}`), changed: null})
      }
      yield {path: 'sitemap.xml', view: {root: 'sitemapindex', places: parts}}
    },
    async render({view}) {
      const name = view.root === 'urlset' ? 'url' : 'sitemap'
      return xmlDocument(
        element(
          view.root,
          {xmlns},
          ...view.places.map(({url, changed}) =>
            element(name, {}, element('loc', {}, url), changed === null ? null : element('lastmod', {}, changed)),
          ),
        ),
      )
    },
  }) as Output

const halves = html.halves!

/** One that is not made yet is the page of an entry that is there, and may be kept. */
const mapped = (page: Page): MappedPage => ({
  path: page.path,
  noindex: !('digest' in page) && page.view.frame.noindex === true,
})

const noted = oncePerSite((): {overall?: readonly MappedPage[]} => ({}))

/** What the map wants of the pages made of all entries together is noted on the way: none is planned twice or kept. */
function* overall(site: Site): Iterable<Page> {
  const pages: MappedPage[] = []
  for (const page of halves.overall(site)) {
    pages.push(mapped(page))
    yield page
  }
  noted(site).overall = pages
}

/** Pages as the pipeline makes them. */
export const mappedHtml: typeof html = {...html, halves: {...halves, overall}}

function mappedPages(site: Site): readonly MappedPage[] {
  // Nobody has asked for the pages yet, or not for all of them.
  if (!noted(site).overall) for (const _ of overall(site));
  return [...noted(site).overall!, ...site.entries.flatMap(entry => Array.from(halves.own(site, entry), mapped))]
}

export default sitemapOf(mappedPages)

/** In the planner's order. Entries say when they changed; of a list nothing says so. */
function placesOf(site: Site, pages: Iterable<MappedPage>): Place[] {
  const entries = new Map(site.entries.map(entry => [fileOfUrl(entry.url), entry]))
  const places: Place[] = []
  for (const {path, noindex} of pages) {
    if (noindex) continue
    const entry = entries.get(path)
    const url = `/${path.replace(/(^|\/)index\.html$/, '$1')}`
    places.push({url: absolute(site.project, url), changed: (entry && contentDates(site, entry)?.updated) ?? null})
  }
  return places
}
