/** The elements of a built page, for rules that look at what readers get. The page is walked once for all of them. */
import type {Element, Nodes, Root} from 'hast'
import type {Position} from '../base/types.ts'

interface Page {
  readonly tree: Root
}
type Elements = ReadonlyMap<string, readonly Element[]>

const walked = new WeakMap<Root, Elements>()

/** Tells of every element at and below a node, in the order of the page. */
export function eachElement(node: Nodes, tell: (element: Element) => void): void {
  if (node.type === 'element') tell(node)
  if ('children' in node) for (const child of node.children) eachElement(child, tell)
}

/** By name, in the order of the page. */
function elementsOf({tree}: Page): Elements {
  const known = walked.get(tree)
  if (known) return known
  const found = new Map<string, Element[]>()
  eachElement(tree, element => {
    const same = found.get(element.tagName)
    if (same) same.push(element)
    else found.set(element.tagName, [element])
  })
  walked.set(tree, found)
  return found
}

/** The elements of these names: those of the first name in the order of the page, then those of the next. */
export const elementsIn = (page: Page, ...names: readonly string[]): readonly Element[] =>
  names.length === 1 ? (elementsOf(page).get(names[0]!) ?? []) : names.flatMap(name => elementsOf(page).get(name) ?? [])

/** The same below an element. */
export function elementsBelow(above: Element, ...names: readonly string[]): Element[] {
  const found: Element[] = []
  eachElement(above, element => {
    if (names.includes(element.tagName)) found.push(element)
  })
  return found
}

/** An attribute as it is written; undefined where it is absent. Lists are joined by blanks. */
export function attribute({properties}: Element, name: string): string | undefined {
  const value = properties[name]
  if (value === undefined || value === null || value === false) return undefined
  return Array.isArray(value) ? value.join(' ') : String(value)
}

/** The text below a node, white space as it is. */
export function textIn(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(child => textIn(child as Nodes)).join('') : ''
}

const origin: Position = {start: {line: 1, column: 1, offset: 0}, end: {line: 1, column: 1, offset: 0}}

/** Where an element begins; the whole of it would be the whole page for some. */
export function placeOf(element: Element | undefined): Position {
  const start = element?.position?.start
  return start ? {start, end: start} : origin
}

/** `meta` elements by lower-case name: the standard writes SiteName, and browsers do not care. */
export function metaNamed(page: Page, name: string): Element[] {
  const wanted = name.toLowerCase()
  return elementsIn(page, 'meta').filter(meta => attribute(meta, 'name')?.toLowerCase() === wanted)
}

/** A page that only sends its reader on has none of a page's duties. */
export const isRedirect = (page: Page): boolean =>
  elementsIn(page, 'meta').some(meta => attribute(meta, 'httpEquiv')?.toLowerCase() === 'refresh')

/** Whether a page is of one content, not a list of many: it says so itself, by its tags or by its article. */
export const isArticle = (page: Page): boolean =>
  ['ArticleTitle', 'PubDate', 'ContentSource'].some(name => metaNamed(page, name).length > 0) ||
  elementsIn(page, 'meta').some(meta => attribute(meta, 'property') === 'og:type' && attribute(meta, 'content') === 'article')
