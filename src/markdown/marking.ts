/**
 * Before the tree becomes html: blocks and citations that will need an id, a class or a link get a marker, and numbered paragraphs
 * become headings or split into lead and text. Markers are attributes that content cannot forge, because their token is the digest of
 * all raw html in it. What each marker stands for is carried out after sanitising, in `trusted.ts`. Not a character of text changes.
 */
import type {BlockContent, Heading, List, ListItem, Nodes, Paragraph, PhrasingContent, Root, RootContent, Text} from 'mdast'
import {digest} from '../base/digest.ts'
import type {Located} from './citations.ts'
import {widthOf} from './runs.ts'
import type {Block} from './structure/blocks.ts'
import {markerOf} from './structure/lines.ts'
import type {Structure} from './structure.ts'

/** What the trusted step does with a marked element. */
export interface Action {
  readonly id?: string | undefined
  readonly className?: string | undefined
  /** A heading's link to itself: what to call it. */
  readonly label?: string | undefined
  /** The element is a citation and leads here. */
  readonly href?: string | undefined
}
export interface Marked {
  readonly tree: Root
  /** Markers are `<token>-<index in actions>`. */
  readonly token: string
  readonly actions: readonly Action[]
  readonly hasHtml: boolean
}
/** A stretch of a block's run that becomes a link. */
interface Range {
  readonly from: number
  readonly to: number
  readonly href: string
}
interface Marking {
  readonly mark: (action: Action) => {hProperties: {dataGz: string}}
  readonly ranges: ReadonlyMap<Nodes, readonly Range[]>
}

/** `hrefs` in the order of `located`; null leaves the text plain. */
export function marked(tree: Root, structure: Structure, located: readonly Located[], hrefs: readonly (string | null)[]): Marked {
  const html = htmlOf(tree)
  const token = `gz${digest(html.join('\n')).slice(0, 24)}`
  const actions: Action[] = []
  const marking: Marking = {
    mark: action => ({hProperties: {dataGz: `${token}-${actions.push(action) - 1}`}}),
    ranges: rangesOf(located, hrefs),
  }
  const blocks = new Map<number, Block[]>()
  for (const block of structure.blocks) blocks.set(block.index, [...(blocks.get(block.index) ?? []), block])
  const children = tree.children.flatMap((node, index) =>
    blockOf(marking, node, blocks.get(index) ?? [], structure.flat.has(index)),
  )
  return {tree: {type: 'root', children: signatures(marking, children, actions)}, token, actions, hasHtml: html.length > 0}
}

function htmlOf(tree: Root): string[] {
  const found: string[] = []
  const waiting: Nodes[] = [tree]
  while (waiting.length > 0) {
    const node = waiting.pop()!
    if (node.type === 'html') found.push(node.value)
    else if ('children' in node) waiting.push(...node.children)
  }
  return found
}

function rangesOf(located: readonly Located[], hrefs: readonly (string | null)[]): Map<Nodes, Range[]> {
  const ranges = new Map<Nodes, Range[]>()
  for (const [index, {block, from, to}] of located.entries()) {
    const href = hrefs[index]
    if (href === null || href === undefined) continue
    const list = ranges.get(block)
    if (list) list.push({from, to, href})
    else ranges.set(block, [{from, to, href}])
  }
  return ranges
}

/* ---- Blocks */

function blockOf(marking: Marking, node: RootContent, blocks: readonly Block[], isFlat: boolean): RootContent[] {
  if (node.type === 'list') return isFlat ? flattened(marking, node, blocks) : [listOf(marking, node, blocks)]
  const block = blocks[0]
  if (block && (node.type === 'paragraph' || node.type === 'heading')) return [shaped(marking, node, block, '')]
  return [inner(marking, node)]
}

/** `1. ` in a 公文 is a numbered paragraph: its number is text, not a list's counting. */
function flattened(marking: Marking, list: List, blocks: readonly Block[]): RootContent[] {
  return list.children.flatMap((item, number): RootContent[] => {
    const block = blocks.find(candidate => candidate.item === number)
    const [first, ...rest] = item.children
    const paragraph = first as Paragraph
    const marker = markerOf(list, number)
    const start = block ? shaped(marking, paragraph, block, marker) : prefixed(inner(marking, paragraph), marker)
    return [start, ...rest.map(child => inner(marking, child))]
  })
}

function listOf(marking: Marking, list: List, blocks: readonly Block[]): List {
  const children = list.children.map((item, number): ListItem => {
    const id = blocks.find(candidate => candidate.item === number)?.id
    const children = item.children.map(child => inner(marking, child))
    return {...item, children, ...(id ? {data: {...item.data, ...marking.mark({id})}} : {})}
  })
  return {...list, children}
}

const prefixed = (paragraph: Paragraph, marker: string): Paragraph => ({
  ...paragraph,
  children: marker === '' ? paragraph.children : [{type: 'text', value: marker}, ...paragraph.children],
})

function shaped(marking: Marking, node: Paragraph | Heading, block: Block, marker: string): RootContent {
  const children = [...prefixed({type: 'paragraph', children: inline(marking, node)}, marker).children]
  const {id, className, title, rank} = block
  const heading = (content: PhrasingContent[]): Heading => ({
    type: 'heading',
    depth: rank as Heading['depth'],
    children: content,
    data: marking.mark({
      id: id ?? undefined,
      className: block.kind === 'annex' ? 'annex' : undefined,
      label: id ? labelOf(block, title) : undefined,
    }),
  })
  if (block.role === 'title') return heading(children)
  if (block.role === 'lead') {
    const halves = split(children, block.lead)
    if (halves) {
      const paragraph: Paragraph = {
        type: 'paragraph',
        children: halves[1],
        ...(block.rest ? {data: marking.mark({id: block.rest})} : {}),
      }
      return division(marking, 'ri', [heading(halves[0]), paragraph])
    }
  }
  const plain = {id: id ?? undefined, className: className ?? undefined}
  return {type: 'paragraph', children, ...(id || className ? {data: marking.mark(plain)} : {})}
}

const labelOf = ({kind}: Block, title: string): string => `${kind === 'tiao' || kind === 'l2' ? '本条' : '本节'}链接：${title}`

/** A `div`; mdast has none, so a node of no known type is named one. */
const division = (marking: Marking, className: string, children: BlockContent[]): RootContent =>
  ({type: 'division', children, data: {hName: 'div', ...marking.mark({className})}}) as unknown as RootContent

/** Issuers and date of a 落款 stand together. */
function signatures(marking: Marking, children: readonly RootContent[], actions: readonly Action[]): RootContent[] {
  const result: RootContent[] = []
  let open: BlockContent[] = []
  const isSignature = (node: RootContent): boolean => {
    const properties =
      node.type === 'paragraph' ? (node.data as {hProperties?: {dataGz?: string}} | undefined)?.hProperties : undefined
    return actions[Number(properties?.dataGz?.split('-')[1] ?? -1)]?.className === 'sign'
  }
  const flush = (): void => {
    if (open.length > 1)
      result.push(
        division(
          marking,
          'sign',
          open.map(node => ({...(node as Paragraph), data: {}})),
        ),
      )
    else result.push(...open)
    open = []
  }
  for (const node of children) {
    if (isSignature(node)) open.push(node as BlockContent)
    else {
      flush()
      result.push(node)
    }
  }
  flush()
  return result
}

/* ---- Inline */

/** A node with its citations marked, however deep they are; the same node when it has none. */
function inner<Node extends Nodes>(marking: Marking, node: Node): Node {
  if (marking.ranges.has(node)) return {...node, children: inline(marking, node as unknown as Paragraph)}
  if (!('children' in node) || marking.ranges.size === 0) return node
  const children = (node.children as Nodes[]).map(child => inner(marking, child))
  return children.every((child, index) => child === node.children[index]) ? node : {...node, children}
}

function inline(marking: Marking, node: Paragraph | Heading): PhrasingContent[] {
  const ranges = marking.ranges.get(node)
  return ranges ? wrapped(marking, node.children, ranges, 0) : node.children
}

/** Wraps each range in a marked span; a range that begins or ends inside other markup becomes one span on either side. */
function wrapped(
  marking: Marking,
  nodes: readonly PhrasingContent[],
  ranges: readonly Range[],
  start: number,
): PhrasingContent[] {
  const result: PhrasingContent[] = []
  let open: {range: Range; children: PhrasingContent[]} | null = null
  const add = (node: PhrasingContent, range: Range | null): void => {
    if (range === null) {
      open = null
      result.push(node)
    } else if (open?.range === range) open.children.push(node)
    else {
      open = {range, children: [node]}
      result.push({
        type: 'mark',
        children: open.children,
        data: {hName: 'span', ...marking.mark({href: range.href})},
      } as unknown as PhrasingContent)
    }
  }
  let at = start
  for (const node of nodes) {
    const end = at + widthOf(node)
    const touching = ranges.filter(range => range.from < end && range.to > at)
    if (touching.length === 0) add(node, null)
    else if (touching.length === 1 && touching[0]!.from <= at && touching[0]!.to >= end) add(node, touching[0]!)
    else if (node.type === 'text') for (const piece of pieces(node, at, touching)) add(piece.node, piece.range)
    else if ('children' in node)
      add({...node, children: wrapped(marking, node.children as PhrasingContent[], touching, at)} as PhrasingContent, null)
    else add(node, null)
    at = end
  }
  return result
}

function pieces(node: Text, start: number, ranges: readonly Range[]): {node: Text; range: Range | null}[] {
  const end = start + node.value.length
  const cuts = [...new Set([start, ...ranges.flatMap(({from, to}) => [from, to]), end])]
    .filter(cut => cut >= start && cut <= end)
    .sort((a, b) => a - b)
  return cuts.slice(0, -1).map((from, index) => ({
    node: {type: 'text', value: node.value.slice(from - start, cuts[index + 1]! - start)},
    range: ranges.find(range => range.from <= from && range.to >= cuts[index + 1]!) ?? null,
  }))
}

/** Inline nodes cut in two at a character; null when the cut would go through markup, or when raw html may reach over it. */
export function split(nodes: readonly PhrasingContent[], at: number): [PhrasingContent[], PhrasingContent[]] | null {
  const left: PhrasingContent[] = []
  const right: PhrasingContent[] = []
  let position = 0
  for (const node of nodes) {
    const end = position + widthOf(node)
    if (node.type === 'html' && position < at) return null
    if (end <= at) left.push(node)
    else if (position >= at) right.push(node)
    else if (node.type === 'text') {
      left.push({type: 'text', value: node.value.slice(0, at - position)})
      right.push({type: 'text', value: node.value.slice(at - position)})
    } else return null
    position = end
  }
  return left.length > 0 && right.length > 0 ? [left, right] : null
}
