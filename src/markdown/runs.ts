/**
 * A block's running text: one string over all its inline nodes, in which markers and citations are looked for, with the way back
 * to nodes and source places. What must stay whole (code, links, images, raw html, footnote marks) is one placeholder each.
 */
import type {Nodes, PhrasingContent, RootData} from 'mdast'
import {pointAt} from '../base/points.ts'
import type {Point, Position} from '../base/types.ts'

/** Object replacement character: stands for a node that no citation may reach into. */
export const opaque = '\uFFFC'

/** Inline nodes that only dress their text. */
const transparent = new Set(['emphasis', 'strong', 'delete', 'mark'])

export interface Run {
  readonly text: string
  readonly pieces: readonly {readonly start: number; readonly node: Nodes}[]
}

/** The run of a block, or of any inline nodes. */
export function runOf(children: readonly PhrasingContent[]): Run {
  const only = children[0]
  if (children.length === 1 && only!.type === 'text') return {text: only!.value, pieces: [{start: 0, node: only!}]}
  const pieces: {start: number; node: Nodes}[] = []
  let text = ''
  const add = (nodes: readonly Nodes[]): void => {
    for (const node of nodes) {
      if (transparent.has(node.type) && 'children' in node) add(node.children)
      else {
        pieces.push({start: text.length, node})
        text += node.type === 'text' ? node.value : node.type === 'break' ? '\n' : opaque
      }
    }
  }
  add(children)
  return {text, pieces}
}

/** The text that inline nodes are, as those of most blocks; null when they are more than one text. */
export function onlyText(children: readonly Nodes[]): string | null {
  const only = children[0]
  return children.length === 1 && only!.type === 'text' ? only!.value : null
}

/** The text of a run. */
export const printedText = (children: readonly PhrasingContent[]): string => onlyText(children) ?? runOf(children).text

/** How many characters of the run a node takes up. */
export function widthOf(node: Nodes): number {
  if (node.type === 'text') return node.value.length
  if (transparent.has(node.type) && 'children' in node) return node.children.reduce((sum, child) => sum + widthOf(child), 0)
  return 1
}

/** The text that a reader sees of inline nodes; images give their description. */
export function textOf(nodes: readonly Nodes[]): string {
  let text = ''
  for (const node of nodes) {
    if (node.type === 'text' || node.type === 'inlineCode') text += node.value
    else if (node.type === 'break') text += '\n'
    else if (node.type === 'image' || node.type === 'imageReference') text += node.alt ?? ''
    else if ('children' in node) text += textOf(node.children)
  }
  return text
}

/** The source place of a stretch of a run. */
export function placeIn(run: Run, from: number, to: number, data: RootData | undefined): Position {
  return {start: pointIn(run, from, data), end: pointIn(run, Math.max(from, to - 1), data, true)}
}

function pointIn(run: Run, at: number, data: RootData | undefined, behind = false): Point {
  const piece = run.pieces.findLast(({start}) => start <= at)!
  const {node} = piece
  if (node.type !== 'text') return (behind ? node.position?.end : node.position?.start) ?? {line: 1, column: 1}
  const start = node.position?.start ?? {line: 1, column: 1}
  const index = at - piece.start
  const source = node.data?.source
  const offset = (source ? source[index]! : (start.offset ?? 0) + index) + (behind ? 1 : 0)
  if (data?.lines) return pointAt(data.lines, offset)
  const before = node.value.slice(0, index)
  const breaks = before.split('\n')
  const line = start.line + breaks.length - 1
  const column = (breaks.length === 1 ? start.column : 1) + breaks.at(-1)!.length + (behind ? 1 : 0)
  return {line, column, offset}
}
