/** A saved page of a government site -> its labelled values and the blocks of its text. The page itself stays behind. */
import type {Element, ElementContent, Root as HastRoot, Nodes, Properties} from 'hast'
import type {Root as MdastRoot, PhrasingContent, RootContent} from 'mdast'
import rehypeRemark, {type Options} from 'rehype-remark'
import {unified} from 'unified'
import type {Point} from '../base/types.ts'
import {type Note, placeOf, type Reading, type Taken} from './blocks.ts'
import {hastText, htmlOf, parseFragment, parsePage, sanitised} from './processors.ts'
import {type Blocks, blocksOf} from './read-markdown.ts'
import {bare} from './spaces.ts'

/** More than this cannot be turned without running out of stack. */
const deepest = 200

/** `selectors` are tried in order (`#id`, `.class`, `tag`, or one after the other without blanks); then the densest block is taken. */
export function readHtml(html: string, selectors: readonly string[], labels: ReadonlySet<string>): Reading {
  const page = parsePage(html)
  refuseDepth(page)
  const root = contentRoot(page, selectors)
  const data = new Map([...metaValues(page), ...labelledValues(page, root, labels)])
  const {blocks, notes} = convert(root)
  return {format: 'html', data, blocks, notes}
}

/** A piece of raw html inside Markdown; lines count from `at`. */
export function readFragment(html: string, at: Point): Blocks {
  const tree = parseFragment(html)
  refuseDepth(tree)
  const shift = (place: Point): Point => ({...place, line: place.line + at.line - 1})
  const {blocks, notes} = convert(tree)
  return {
    blocks: blocks.map(block => ({...block, place: shift(block.place)})),
    notes: notes.map(note => ({...note, place: shift(note.place)})),
  }
}

/** Html that is nested too deep to convert. */
export class TooDeep extends Error {
  override readonly name = 'TooDeep'
}

function refuseDepth(tree: HastRoot): void {
  let level: Nodes[] = [tree]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) throw new TooDeep(`${deepest}`)
    level = level.flatMap(node => ('children' in node ? node.children : []))
  }
}

function convert(root: Element | HastRoot): Blocks {
  const notes: Note[] = []
  // A table alone makes sense only with its own element around it.
  const isTable = root.type === 'element' && ['table', 'tbody', 'tr'].includes(root.tagName)
  const visibleTree = withoutHidden({type: 'root', children: isTable ? [root] : root.children} as HastRoot, notes)
  const clean = sanitised(visibleTree)
  const tree = toMarkdown(clean, notes)
  const {blocks, notes: more} = blocksOf(tree.children as RootContent[], '', readFragmentAsIs)
  return {blocks, notes: [...notes, ...more]}
}

/** Raw html that `convert` itself made (a table with merged cells) stays raw. */
const readFragmentAsIs = (html: string, at: Point): Blocks => ({
  blocks: [{type: 'other', node: {type: 'html', value: html}, text: hastText(parseFragment(html)), place: at}],
  notes: [],
})

/** What the page does not show must not be published either (hazards.md §1.5). */
function withoutHidden<Node extends Nodes>(node: Node, notes: Note[]): Node {
  if (!('children' in node)) return node
  const children = (node.children as Nodes[]).filter(child => {
    if (child.type !== 'element' || !isHidden(child.properties)) return true
    const text = hastText(child).trim()
    if (text !== '') notes.push({kind: 'hidden', text: text.slice(0, 80), place: placeOf(child)})
    return false
  })
  return {...node, children: children.map(child => withoutHidden(child, notes))} as Node
}

const isHidden = ({hidden, style}: Properties): boolean =>
  (hidden !== undefined && hidden !== null && hidden !== false) ||
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$))/i.test(String(style ?? ''))

type Handle = NonNullable<NonNullable<Options['handlers']>[string]>

function toMarkdown(tree: HastRoot, notes: Note[]): MdastRoot {
  const raw: Handle = (state, node) =>
    [{type: 'html', value: `<${node.tagName}>`}, ...state.all(node), {type: 'html', value: `</${node.tagName}>`}] as never
  const table: Handle = (state, node) => {
    if (isLayout(node)) return state.toFlow(cells(node).flatMap(cell => state.all(cell)) as never) as never
    if (!isMerged(node)) return plainTable(state, node, undefined)
    notes.push({kind: 'merged-table', text: hastText(node).replace(/\s+/g, ' ').trim().slice(0, 40), place: placeOf(node)})
    const html = {type: 'html' as const, value: tableHtml(node)}
    state.patch(node, html)
    return html
  }
  const handlers = {sub: raw, sup: raw, table}
  return unified().use(rehypeRemark, {handlers, newlines: true}).runSync(tree) as unknown as MdastRoot
}

const rowsOf = (node: Element): Element[] => elements(node).flatMap(child => (child.tagName === 'tr' ? [child] : rowsOf(child)))
const elements = (node: Element): Element[] => node.children.filter((child): child is Element => child.type === 'element')
const cells = (table: Element): Element[] => rowsOf(table).flatMap(elements)

/** A table of one column is a frame around text. */
const isLayout = (table: Element): boolean => rowsOf(table).every(row => elements(row).length <= 1)

const blockNames = new Set(['p', 'div', 'ul', 'ol', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre'])

/** What a Markdown table cannot say: merged cells, several paragraphs or a list in one cell. */
function isMerged(table: Element): boolean {
  return cells(table).some(cell => {
    const {colSpan, rowSpan} = cell.properties
    const inner = elements(cell).filter(child => blockNames.has(child.tagName) && hastText(child).trim() !== '')
    return (
      Number(colSpan ?? 1) > 1 ||
      Number(rowSpan ?? 1) > 1 ||
      inner.length > 1 ||
      inner.some(child => child.tagName !== 'p' && child.tagName !== 'div')
    )
  })
}

const plainTable: Handle = (state, node) => {
  const rows = rowsOf(node).map(row => ({
    type: 'tableRow' as const,
    children: elements(row).map(cell => ({type: 'tableCell' as const, children: state.all(flat(cell)) as PhrasingContent[]})),
  }))
  const result = {type: 'table' as const, align: [], children: rows}
  state.patch(node, result)
  return result as never
}

/** A cell without the paragraph around its text. */
function flat(cell: Element): Element {
  const children = cell.children.flatMap((child): ElementContent[] =>
    child.type === 'element' && (child.tagName === 'p' || child.tagName === 'div') ? flat(child).children : [child],
  )
  return {...cell, children}
}

/** The table alone, in one piece: blank lines would end a block of raw html. */
function tableHtml(table: Element): string {
  return htmlOf({type: 'root', children: [squeezed(table)]}).replace(/\s*\n\s*/g, '')
}

function squeezed(node: Element): Element {
  const children = node.children.flatMap((child): ElementContent[] => {
    if (child.type === 'text') {
      const value = child.value.replace(/\s+/gu, ' ')
      return value === ' ' ? [] : [{type: 'text', value}]
    }
    return child.type === 'element' ? [squeezed(child)] : []
  })
  return {...node, children}
}

/** The first element that a selector finds; else the element that holds most text in its own paragraphs. */
function contentRoot(page: HastRoot, selectors: readonly string[]): Element | HastRoot {
  for (const selector of selectors) {
    const found = first(page, matcher(selector))
    if (found) return found
  }
  return densest(page)
}

function matcher(selector: string): (element: Element) => boolean {
  const parts = selector.match(/[#.]?[^#.]+/gu) ?? []
  return ({tagName, properties}) =>
    parts.every(part => {
      if (part.startsWith('#')) return properties.id === part.slice(1)
      if (part.startsWith('.')) return Array.isArray(properties.className) && properties.className.includes(part.slice(1))
      return tagName === part.toLowerCase()
    })
}

function first(node: HastRoot | Element, test: (element: Element) => boolean): Element | null {
  for (const child of node.children) {
    if (child.type !== 'element') continue
    if (test(child)) return child
    const inner = first(child, test)
    if (inner) return inner
  }
  return null
}

/** Text of an element's own paragraphs, links not counted: menus are all links. */
function weight(element: HastRoot | Element): number {
  let sum = 0
  for (const child of element.children) {
    if (child.type === 'text') sum += bare(child.value).length
    else if (child.type === 'element' && ['p', 'span', 'font', 'b', 'strong', 'h2', 'h3'].includes(child.tagName))
      sum += weight(child)
  }
  return sum
}

function densest(page: HastRoot): Element | HastRoot {
  let best: {element: Element | HastRoot; weight: number} = {element: first(page, matcher('body')) ?? page, weight: 0}
  const visit = (element: Element): void => {
    if (['script', 'style', 'p', 'a'].includes(element.tagName)) return
    const own = weight(element)
    if (own > best.weight) best = {element, weight: own}
    for (const child of elements(element)) visit(child)
  }
  for (const child of page.children) if (child.type === 'element') visit(child)
  return best.element
}

/** `meta.PubDate` and the like. */
function metaValues(page: HastRoot): Map<string, Taken> {
  const found = new Map<string, Taken>()
  const visit = (node: Nodes): void => {
    if (node.type === 'element' && node.tagName === 'meta' && typeof node.properties.name === 'string') {
      const value = String(node.properties.content ?? '').trim()
      if (value !== '') found.set(`meta.${node.properties.name}`, {value, place: placeOf(node)})
    }
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(page)
  return found
}

/** The name of a value as printed: `索 引 号：` is 索引号. */
export const label = (text: string): string => bare(text).replace(/[:：]$/u, '')

/**
 * Values beside their labels, outside the text itself: in the next cell (`td`, `th`, `dd`), or behind the colon in the same
 * element. Only known labels count, so that a menu is never taken for a value; the first value wins.
 */
function labelledValues(page: HastRoot, root: Nodes, labels: ReadonlySet<string>): Map<string, Taken> {
  const found = new Map<string, Taken>()
  const take = (name: string, value: string, place: Point): void => {
    if (labels.has(name) && value !== '' && !found.has(name)) found.set(name, {value, place})
  }
  const visit = (node: Nodes): void => {
    if (node === root || !('children' in node)) return
    const inside = (node.children as readonly Nodes[]).filter(child => child.type === 'element')
    for (const [index, child] of inside.entries()) {
      const text = hastText(child)
      const next = inside[index + 1]
      if (next && labels.has(label(text))) take(label(text), valueText(next), placeOf(next))
      const pair = isLeaf(child) ? /^\s*([^:：]{2,14})[:：]([\s\S]{1,300})$/u.exec(text) : null
      if (pair) take(label(pair[1]!), squeeze(pair[2]!), placeOf(child))
      visit(child)
    }
  }
  visit(page)
  return found
}

/** No blocks inside: one label and one value at most. */
const isLeaf = (element: Element): boolean =>
  first(element, ({tagName}) => blockNames.has(tagName) || ['li', 'tr', 'td', 'th', 'dt', 'dd'].includes(tagName)) === null

const valueText = (element: Element): string => squeeze(hastText(element))
const squeeze = (text: string): string => text.replace(/[\s\u00a0\u3000]+/gu, ' ').trim()
