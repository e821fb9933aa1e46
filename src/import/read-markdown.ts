/** Markdown of another system -> blocks. Nothing is dropped without a note. */
import type {List, ListItem, Nodes, PhrasingContent, RootContent} from 'mdast'
import type {Point, Position} from '../base/types.ts'
import {type Block, lineOf, type Note, type NoteKind, placeOf, textOf} from './blocks.ts'
import {htmlText, parseForeign} from './processors.ts'
import {hiddenCount} from './spaces.ts'

/** A block of raw html in the Markdown, turned to blocks by the html reader. */
export type HtmlBlocks = (html: string, at: Point) => {readonly blocks: readonly Block[]; readonly notes: readonly Note[]}

export interface Blocks {
  readonly blocks: readonly Block[]
  readonly notes: readonly Note[]
}

/** `text` is the body with its front matter blanked out, so that lines are the file's. */
export function readMarkdown(text: string, htmlBlocks: HtmlBlocks): Blocks {
  return blocksOf(parseForeign(text).children, text, htmlBlocks)
}

/** Blocks of any mdast: shared by both readers. `source` gives list numbers as printed; empty when the tree came from html. */
export function blocksOf(nodes: readonly RootContent[], source: string, htmlBlocks: HtmlBlocks): Blocks {
  const walk: Walk = {source, htmlBlocks, blocks: [], notes: []}
  for (const node of nodes) addBlock(walk, node)
  return walk
}

interface Walk {
  readonly source: string
  readonly htmlBlocks: HtmlBlocks
  readonly blocks: Block[]
  readonly notes: Note[]
}

const note = (walk: Walk, kind: NoteKind, text: string, place: Point): void => {
  if (text.trim() !== '') walk.notes.push({kind, text, place})
}

function addBlock(walk: Walk, node: RootContent): void {
  if (node.type === 'paragraph') addLines(walk, node.children, placeOf(node), null)
  else if (node.type === 'heading') addLines(walk, node.children, placeOf(node), node.depth)
  else if (node.type === 'html') addHtml(walk, node.value, placeOf(node))
  else if (node.type === 'list') addList(walk, node)
  else if (node.type !== 'thematicBreak' && node.type !== 'yaml') addOther(walk, node)
}

function addHtml(walk: Walk, html: string, place: Point): void {
  if (/^\s*<!--[\s\S]*?-->\s*$/.test(html)) {
    note(walk, 'comment', html.trim(), place)
    return
  }
  const {blocks, notes} = walk.htmlBlocks(html, place)
  walk.blocks.push(...blocks)
  walk.notes.push(...notes)
  // A tree that came from a page holds raw html only where the reader of pages kept a table so.
  if (walk.source !== '') note(walk, 'html', html.slice(0, 80), place)
}

/**
 * An ordered list becomes paragraphs that begin with the number as printed: Markdown counts by itself, and a 公文 that goes
 * from 3. to 5. must keep doing so.
 */
function addList(walk: Walk, list: List): void {
  if (list.ordered && walk.source !== '') for (const item of list.children) addItem(walk, item)
  else addOther(walk, list)
}

function addItem(walk: Walk, item: ListItem): void {
  const [first, ...rest] = item.children
  const number = markerOf(walk, item)
  if (first?.type === 'paragraph') addLines(walk, [{type: 'text', value: number}, ...first.children], placeOf(item), null)
  else {
    addLines(walk, [{type: 'text', value: number}], placeOf(item), null)
    if (first) addBlock(walk, first)
  }
  for (const node of rest) addBlock(walk, node)
}

function markerOf(walk: Walk, item: ListItem): string {
  const start = item.position?.start.offset ?? 0
  return /^\d+[.)][ \t]*/.exec(walk.source.slice(start, start + 20))?.[0] ?? ''
}

function addOther(walk: Walk, node: RootContent): void {
  const place = placeOf(node)
  const cleaned = clean(walk, node)
  const text = textOf(cleaned, htmlText)
  if (cleaned.type === 'table' && isRagged(cleaned)) note(walk, 'ragged-table', text.slice(0, 40), place)
  if (cleaned.type === 'table') note(walk, 'table', text.slice(0, 40), place)
  walk.blocks.push({type: 'other', node: cleaned, text, place})
}

/** A row that ends in several empty cells beside full ones: what is left of merged cells. */
function isRagged(table: Extract<RootContent, {type: 'table'}>): boolean {
  const filled = table.children.map(row => row.children.findLastIndex(cell => textOf(cell, htmlText).trim() !== '') + 1)
  const most = Math.max(...filled)
  return filled.some(count => count > 0 && count <= most - 2)
}

function addLines(walk: Walk, children: readonly PhrasingContent[], place: Point, depth: number | null): void {
  for (const row of rows(walk, children, place)) {
    const {line, closed} = lineOf(row.children, {place: row.place, wraps: row.wraps, depth})
    if (closed > 0 && line) note(walk, 'spaces', line.text.slice(0, 40), row.place)
    if (line) walk.blocks.push(line)
  }
}

interface Row {
  readonly children: PhrasingContent[]
  readonly place: Point
  /** The line before it only wrapped; after a hard break it begins anew. */
  readonly wraps: boolean
}

/** The children of a paragraph, cut where a line ends: of the source in Markdown, at `<br>` in html. */
function rows(walk: Walk, children: readonly PhrasingContent[], place: Point): Row[] {
  const found: Row[] = [{children: [], place, wraps: false}]
  const next = (at: Point, wraps: boolean) => found.push({children: [], place: at, wraps})
  for (const child of children.flatMap(one => inline(walk, one))) {
    const start = child.position ? placeOf(child) : found.at(-1)!.place
    if (child.type === 'break') next(walk.source === '' ? start : {line: start.line + 1, column: 1}, false)
    else if (child.type === 'text' && walk.source !== '') {
      for (const [index, text] of child.value.split('\n').entries()) {
        if (index > 0) next({line: start.line + index, column: 1}, true)
        found.at(-1)!.children.push({type: 'text', value: text})
      }
    } else found.at(-1)!.children.push(child)
  }
  return found
}

/**
 * Emphasis is taken off: in a 公文 it is layout, and `**` beside Chinese punctuation would show as asterisks. Images are listed,
 * never fetched; bare addresses become explicit links, so that no Chinese text behind them is swallowed.
 */
function inline(walk: Walk, node: PhrasingContent): PhrasingContent[] {
  const place = placeOf(node)
  if (node.type === 'emphasis' || node.type === 'strong') {
    note(walk, 'emphasis', textOf(node, htmlText).slice(0, 40), place)
    return node.children.flatMap(child => inline(walk, child))
  }
  if (node.type === 'image' || node.type === 'imageReference') {
    note(walk, 'image', node.type === 'image' ? node.url : node.identifier, place)
    return []
  }
  if (node.type === 'html') return inlineHtml(walk, node.value, place)
  if (node.type === 'link') return link(walk, node, place)
  if (node.type === 'text')
    return withLinks(walk, walk.source === '' ? node.value : withoutStars(walk, node.value, place), node.position)
  return [node]
}

const breaks = /^<br\s*\/?>$/i
const kept = /^<\/?(?:sub|sup)>$/i

function inlineHtml(walk: Walk, html: string, place: Point): PhrasingContent[] {
  if (breaks.test(html)) return [{type: 'break', position: {start: {...place, line: place.line - 1}, end: place}}]
  if (kept.test(html)) return [{type: 'html', value: html.toLowerCase()}]
  note(walk, html.startsWith('<!--') ? 'comment' : 'html', html.slice(0, 80), place)
  return []
}

function link(walk: Walk, node: Extract<PhrasingContent, {type: 'link'}>, place: Point): PhrasingContent[] {
  const children = node.children.flatMap(child => inline(walk, child))
  const text = children.map(child => textOf(child, htmlText)).join('')
  // A bare address that GFM took for a link, perhaps with Chinese text behind it.
  const start = node.position?.start.offset ?? 0
  if (walk.source !== '' && !/^[[<]/.test(walk.source.slice(start, start + 1))) return withLinks(walk, text, node.position)
  if (/^(?:https?:|mailto:)/i.test(node.url)) return [{type: 'link', url: node.url, children: [{type: 'text', value: text}]}]
  note(walk, 'link', `${text}（${node.url}）`, place)
  return children
}

/** `**一、范围。**全部单位`: beside Chinese punctuation CommonMark sees no emphasis where other systems do. */
function withoutStars(walk: Walk, text: string, place: Point): string {
  return text.replace(/\*\*([^*\n]*\p{Script=Han}[^*\n]*)\*\*/gu, (_, inner: string) => {
    note(walk, 'emphasis', inner.slice(0, 40), place)
    return inner
  })
}

const address = /https?:\/\/[\w\-.~:/?#@!$&*+,;=%]+[\w/]/g

function withLinks(walk: Walk, value: string, position: Nodes['position']): PhrasingContent[] {
  const hidden = hiddenCount(value)
  const from = position ? {line: position.start.line, column: position.start.column} : {line: 1, column: 1}
  if (hidden > 0) note(walk, 'invisible', String(hidden), from)
  const parts: PhrasingContent[] = []
  let done = 0
  const text = (end: number): void => {
    if (end > done)
      parts.push({
        type: 'text',
        value: value.slice(done, end),
        ...(position ? {position: after(value.slice(0, done), position)} : {}),
      })
  }
  for (const match of value.matchAll(address)) {
    text(match.index)
    parts.push({type: 'link', url: match[0], children: [{type: 'text', value: match[0]}]})
    done = match.index + match[0].length
  }
  text(value.length)
  return parts
}

/** Where the text behind `before` begins. */
function after(before: string, position: Position): Position {
  const lines = before.split('\n')
  const column = lines.length > 1 ? lines.at(-1)!.length + 1 : position.start.column + before.length
  return {...position, start: {line: position.start.line + lines.length - 1, column}}
}

const space: PhrasingContent = {type: 'text', value: ' '}

/** A table, list or quotation with its inline nodes cleaned as those of a line are. */
function clean<Node extends Nodes>(walk: Walk, node: Node): Node {
  if (!('children' in node)) return node
  const phrasing = new Set(['paragraph', 'heading', 'tableCell', 'link', 'delete'])
  if (!phrasing.has(node.type)) return {...node, children: node.children.map(child => clean(walk, child))} as Node
  const children = (node.children as PhrasingContent[])
    .flatMap(child => inline(walk, child))
    .map(child => (child.type === 'break' && node.type === 'tableCell' ? space : child))
  const {line, closed} = lineOf(children, {place: placeOf(node), wraps: false, depth: null})
  if (closed > 0) note(walk, 'spaces', (line?.text ?? '').slice(0, 40), placeOf(node))
  return {...node, children: line ? [...line.children] : []} as Node
}
