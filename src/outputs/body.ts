/** Bodies in views: a view says where a compiled body lies and where its citations and links lead; whoever renders it reads it. */
import type {BodyView, Entry, Json, Site, TocItem} from '../base/types.ts'

/** Null where there is nothing to read. */
export function bodyView(site: Site, entry: Entry): BodyView | null {
  if (entry.body.length === 0) return null
  const citations = (site.citations.get(entry.id) ?? []).map(resolved => resolved?.href ?? null)
  return {
    compiled: entry.body.compiled,
    citations: citations.some(href => href !== null) ? citations : [],
    hrefs: site.hrefs.get(entry.id) ?? {},
  }
}

/** Stands in a page's contents for those of the body, which are only known when the page is rendered. */
const placeholder = {id: '', title: '', children: []} as const

export const bodyContents = ({body}: Entry): Json[] => (body.tops.length === 0 ? [] : [placeholder as unknown as Json])

/** Contents with those of the body in their place. */
export const withContents = (items: readonly Json[], toc: readonly TocItem[]): Json[] =>
  items.flatMap(item => ((item as unknown as TocItem).id === '' ? (toc as unknown as Json[]) : [item]))
