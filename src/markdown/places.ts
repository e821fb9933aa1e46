/** What a parsed tree alone does not tell: line starts, list markers as printed, and where each character of a text stands in the source. */
import type {ListItem, Nodes, Parents, Root, Text} from 'mdast'
import {lineStarts, pointAt} from '../base/points.ts'
import {shortenAddresses} from './addresses.ts'

declare module 'mdast' {
  interface RootData {
    /** Offset of the first character of each line. */
    lines?: readonly number[]
  }
  interface TextData {
    /** Where each UTF-16 unit of the value stands in the source, and one more for the end; absent when they run in step. */
    source?: number[]
  }
  interface ListItemData {
    /** The marker as printed, with the white space behind it: `3. `. */
    marker?: string
  }
}

/** Notes all that in `data` of the nodes, and gives places to nodes that have none. Bare addresses are cut to what they are on the way. */
export function locate(tree: Root, text: string, lines: readonly number[] = lineStarts(text)): void {
  tree.data = {...tree.data, lines}
  const waiting: {node: Nodes; from: number; to: number}[] = [{node: tree, from: 0, to: text.length}]
  while (waiting.length > 0) {
    const {node, from, to} = waiting.pop()!
    if (node.type === 'text') locateText(node, text, from, to)
    if (node.type === 'listItem') locateMarker(node, text)
    if ('children' in node) {
      placeOrphans(node, text, from, to, lines)
      if (node.type !== 'link') shortenAddresses(node, text, lines)
      for (const child of node.children)
        waiting.push({node: child, from: child.position?.start.offset ?? from, to: child.position?.end.offset ?? to})
    }
  }
}

function locateMarker(node: ListItem, text: string): void {
  const start = node.position?.start.offset
  const marker = start === undefined ? null : /^(?:[-*+]|\d{1,9}[.)])[ \t]*/.exec(text.slice(start, start + 24))
  if (marker) node.data = {...node.data, marker: marker[0]}
}

function locateText(node: Text, text: string, from: number, to: number): void {
  if (to - from === node.value.length) return
  node.data = {...node.data, source: aligned(node.value, text, from, to)}
}

const reference = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|[a-z][a-z\d]*);/iy

/** Walks value and source together: escapes, character references and the indentation of later lines are only in the source. */
function aligned(value: string, text: string, from: number, to: number): number[] {
  const source: number[] = []
  let at = from
  for (let index = 0; index < value.length; index++) {
    while (at < to && text[at] !== value[index] && text[at] !== '&') at++
    reference.lastIndex = at
    const match = text[at] === '&' ? reference.exec(text) : null
    source.push(Math.min(at, to))
    if (match && !value.startsWith(match[0], index)) {
      // A decoded reference; two units when it stands for an astral character.
      if (value.codePointAt(index)! > 0xff_ff) {
        source.push(Math.min(at, to))
        index++
      }
      at += match[0].length
    } else at++
  }
  source.push(to)
  return source
}

/** remark-gfm cuts texts at www and mail addresses without saying where: the parts get their places back. */
function placeOrphans(parent: Parents, text: string, from: number, to: number, lines: readonly number[]): void {
  let at = from
  for (const [index, child] of parent.children.entries()) {
    if (child.position) {
      at = child.position.end.offset ?? at
      continue
    }
    const next = parent.children.slice(index + 1).find(later => later.position)
    const end = next?.position?.start.offset ?? to
    const source = aligned(textOf(child), text, at, end)
    const stop = source.length > 1 ? source.at(-2)! + 1 : at
    child.position = {start: pointAt(lines, source[0] ?? at), end: pointAt(lines, Math.min(stop, end))}
    at = stop
  }
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}
