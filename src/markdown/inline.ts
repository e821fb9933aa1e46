/** Inline nodes: citations become marked spans, a lead is cut off from its text. */
import type {Heading, Nodes, Paragraph, PhrasingContent, Text} from 'mdast'
import type {Located} from './citations.ts'
import type {Marking, Range} from './markers.ts'
import {widthOf} from './runs.ts'

/** The stretches that are citations, by block. */
export function rangesOf(located: readonly Located[]): Map<Nodes, Range[]> {
  const ranges = new Map<Nodes, Range[]>()
  for (const [citation, {block, from, to}] of located.entries()) {
    const list = ranges.get(block)
    if (list) list.push({from, to, citation})
    else ranges.set(block, [{from, to, citation}])
  }
  return ranges
}

/** A node with its citations marked, however deep they are; the same node when it has none. */
export function inner<Node extends Nodes>(marking: Marking, node: Node): Node {
  if (marking.ranges.has(node)) return {...node, children: inline(marking, node as unknown as Paragraph)}
  if (marking.ranges.size === 0 || !('children' in node) || holdsText(node)) return node
  let children: Nodes[] | null = null
  for (let at = 0; at < node.children.length; at++) {
    const child = node.children[at]!
    const made = inner(marking, child)
    if (made === child) continue
    children ??= [...node.children]
    children[at] = made
  }
  return children ? {...node, children} : node
}

/** Whether no block stands in a block: what is cited stands in one. */
const holdsText = ({type}: Nodes): boolean => type === 'paragraph' || type === 'tableCell' || type === 'heading'

/** The inline nodes of a block, its citations marked. */
export function inline(marking: Marking, node: Paragraph | Heading): PhrasingContent[] {
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
        data: {hName: 'span', ...marking.mark({citation: range.citation})},
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

/** A text cut where ranges begin and end, which stand in order and apart. */
function pieces(node: Text, start: number, ranges: readonly Range[]): {node: Text; range: Range | null}[] {
  const end = start + node.value.length
  const found: {node: Text; range: Range | null}[] = []
  const add = (from: number, to: number, range: Range | null): void => {
    if (from < to) found.push({node: {type: 'text', value: node.value.slice(from - start, to - start)}, range})
  }
  let at = start
  for (const range of ranges) {
    const from = Math.max(at, range.from)
    const to = Math.min(end, range.to)
    add(at, from, null)
    add(from, to, range)
    at = to
  }
  add(at, end, null)
  return found
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
