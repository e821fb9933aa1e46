/**
 * What Pagefind reads of a page, and nothing else: the body that is searched and the facts of the head. A new footer or menu then
 * changes no index, and Pagefind has half as much to read.
 */

export interface SearchedPage {
  readonly html: string
  /** The day it is dated by, `YYYY-MM-DD`, or else the first that it shows; null when it has none. */
  readonly date: string | null
  /** Values to sort results by, by the name of the order. */
  readonly sorts: Readonly<Record<string, string>>
}

const insideTag = '[^>"]*(?:"[^"]*"[^>"]*)*'
const opening = new RegExp(`<([a-z][a-z0-9]*)${insideTag}>`, 'y')
const metaTags = new RegExp(`<meta ${insideTag}>`, 'g')
/** A fact of the head: `<meta content="2025-02-11" data-pagefind-meta="date[content]">`. */
const fact = / content="([^"]*)" data-pagefind-(meta|sort|filter)="([^"[]*)\[content\]"/
const ignore = 'data-pagefind-ignore'
const otherMark = /data-pagefind-(?!ignore)/
const otherMarks = new RegExp(otherMark, 'g')

const firstTime = /<time(?: datetime="|[^>]*>)(\d{4}-\d{2}-\d{2})/

/**
 * Only headings divide what is found: Pagefind would keep the text of every other anchor a second time. And it looks at no other
 * attribute of these but its own and the class of what is left out, so a template that changes one changes no index.
 */
const attributesOfText = new RegExp(
  `<(p|li|ul|ol|div|section|article|span|a|time|td|th|tr|table) (?!${insideTag}(?:data-pagefind|class="[^"]*anchor))${insideTag}>`,
  'g',
)
/** Marks to link to, which the command line of Pagefind leaves out, too. */
const marksOfHeadings = /<a class="anchor"[^>"]*(?:"[^"]*"[^>"]*)*>#<\/a>/g

/** Null when the page is not searched. */
export function searchedPage(html: string): SearchedPage | null {
  if (!html.includes('data-pagefind-body')) return null
  const start = html.indexOf('<main')
  const facts = (html.slice(0, Math.max(start, 0)).match(metaTags) ?? []).filter(tag => tag.includes('data-pagefind-'))
  const read = facts.flatMap(tag => {
    const [, value = '', as, name = ''] = fact.exec(tag) ?? []
    return as === undefined ? [] : [{as, name, value}]
  })
  return {
    html: essence(html, start, facts) ?? html,
    date: read.find(({as, name}) => as === 'meta' && name === 'date')?.value ?? firstTime.exec(html.slice(start))?.[1] ?? null,
    sorts: Object.fromEntries(read.flatMap(({as, name, value}) => (as === 'sort' ? [[name, value]] : []))),
  }
}

/** The searched part in a frame of its own; null when a theme marks what is searched elsewhere than in `main` and the head. */
function essence(html: string, start: number, facts: readonly string[]): string | null {
  const end = html.lastIndexOf('</main>')
  if (start < 0 || end < 0 || !isMarked(html, start, 'data-pagefind-body')) return null
  const body = withoutIgnored(html.slice(start, end)).replace(marksOfHeadings, '').replace(attributesOfText, '<$1>')
  const marksIn = (part: string): number => part.match(otherMarks)?.length ?? 0
  // What is left out beside the body makes no difference: all of it is.
  const isMarkedElsewhere = marksIn(html.slice(0, start)) !== marksIn(facts.join('')) || marksIn(html.slice(end)) > 0
  if (!body.includes('<h1') || isMarkedElsewhere) return null
  return `<html><head>${facts.join('')}</head><body>${body}</main></body></html>`
}

/** Whether the tag that opens at an index carries an attribute. */
function isMarked(html: string, start: number, attribute: string): boolean {
  opening.lastIndex = start
  const [tag = ''] = opening.exec(html) ?? []
  return tag.replace(/"[^"]*"/g, '').includes(` ${attribute}`)
}

/** Parts that are read on the page but not searched: breadcrumbs, tables of facts, what is related. */
function withoutIgnored(html: string): string {
  const kept: string[] = []
  let from = 0
  for (let at = html.indexOf(ignore); at >= 0; at = html.indexOf(ignore, Math.max(from, at + 1))) {
    const start = html.lastIndexOf('<', at)
    const end = start >= from && isMarked(html, start, ignore) ? endOfElement(html, start) : null
    // Pagefind looks for these even in what it ignores.
    if (end === null || /<(?:h1|img)\b/.test(html.slice(start, end)) || otherMark.test(html.slice(start, end))) continue
    kept.push(html.slice(from, start))
    from = end
  }
  return kept.join('') + html.slice(from)
}

const edgesByName = new Map<string, RegExp>()

/** Where the element that opens at `start` ends; null when nothing closes it. */
function endOfElement(html: string, start: number): number | null {
  const name = /[a-z0-9]+/y
  name.lastIndex = start + 1
  const [tag = ''] = name.exec(html) ?? []
  const edges = edgesByName.get(tag) ?? new RegExp(`<(/?)${tag}(?=[\\s>])${insideTag}>`, 'g')
  edgesByName.set(tag, edges)
  edges.lastIndex = start
  for (let depth = 0, edge = edges.exec(html); edge; edge = edges.exec(html)) {
    depth += edge[1] === '/' ? -1 : 1
    if (depth === 0) return edges.lastIndex
  }
  return null
}
