/**
 * A fast way to the tree that remark gives: what can be only one thing is built here, whatever else is handed to remark, which decides what
 * a text means. The tree is the same to the last position; tests compare.
 */
import type {Nodes, Root, RootContent} from 'mdast'
import type {Point} from 'unist'
import {lineStarts} from '../../base/points.ts'
import {locate} from '../places.ts'
import {blockEnd, blocks} from './blocks.ts'
import {isBlank, isItem, isSpace, pointOn, type Source} from './lines.ts'
import {list} from './lists.ts'
import {type Reader, readerOf} from './phrasing.ts'
import {table} from './tables.ts'

/** remark's own tree of a text. */
export type Remark = (text: string) => Root

/** A definition or footnote changes what stands far from it; micromark leaves out a byte order mark and replaces NUL. */
const farReaching = [']:', '\uFEFF', '\0']

/** The tree of a text with everything that `locate` notes; null when remark is needed and there is none. */
export function treeOf(text: string, remark: Remark | null): Root | null {
  if (farReaching.some(mark => text.includes(mark))) return remark && wholeTree(text, remark)
  const lines = lineStarts(text)
  const source: Source = {text, lines}
  const read = readBlocks(source, remark)
  return (
    read && {
      type: 'root',
      children: read.children,
      position: {start: pointOn(source, 0, 0), end: read.end},
      data: {lines},
    }
  )
}

/** The tree by remark alone. */
export function wholeTree(text: string, remark: Remark): Root {
  const tree = remark(text)
  locate(tree, text)
  return tree
}

interface Part {
  readonly children: RootContent[]
  readonly end: Point
}

function readBlocks(source: Source, remark: Remark | null): Part | null {
  const reader = readerOf(source)
  const children: RootContent[] = []
  /** The first line of what remark is to read. */
  let waiting: number | null = null
  for (let line = nextWritten(source, 0); line < source.lines.length; ) {
    const end = groupEnd(source, line)
    const found = groupAt(reader, line, end - 1, waiting !== null)
    if (!found) {
      if (!remark) return null
      waiting ??= line
    } else {
      const part = waiting === null ? [] : closedPart(source, waiting, line, remark!)
      if (!part) break
      for (const node of part) children.push(node)
      for (const node of found) children.push(node)
      waiting = null
    }
    line = nextWritten(source, end)
  }
  if (waiting === null) return {children, end: pointOn(source, source.lines.length - 1, source.text.length)}
  const rest = shifted(source, waiting, remark!(source.text.slice(source.lines[waiting])))
  return {children: children.concat(rest.children), end: rest.position!.end}
}

function nextWritten(source: Source, line: number): number {
  let next = line
  while (next < source.lines.length && isBlank(source, next)) next++
  return next
}

/** The line behind a block; lists go on over blank lines as long as items or indented lines follow. */
function groupEnd(source: Source, line: number): number {
  let end = blockEnd(source, line)
  if (!isItem(source.text, source.lines[line]!)) return end
  for (let next = nextWritten(source, end); next < source.lines.length; next = nextWritten(source, end)) {
    const from = source.lines[next]!
    if (!isSpace(source.text.charCodeAt(from)) && !isItem(source.text, from)) break
    end = blockEnd(source, next)
  }
  return end
}

function groupAt(reader: Reader, first: number, last: number, afterUnknown: boolean): RootContent[] | null {
  const {text, lines} = reader.source
  const from = lines[first]!
  if (isItem(text, from)) {
    // It may belong to a list above.
    const found = afterUnknown ? null : list(reader, first, last)
    return found && [found]
  }
  // What ends an open part otherwise than a paragraph would is left to remark.
  if (text[from] === '>' && afterUnknown) return null
  if (text[from] !== '|') return blocks(reader, first, last)
  const found = table(reader, first, last)
  return found && [found]
}

/** remark's nodes for the lines in front of `to`, where a paragraph begins; null when that would not be one, as in an open code fence. */
function closedPart(source: Source, from: number, to: number, remark: Remark): RootContent[] | null {
  const text = source.text.slice(source.lines[from], source.lines[to])
  const tree = remark(`${text}x`)
  const paragraph = tree.children.pop()
  if (paragraph?.type !== 'paragraph' || paragraph.position!.start.offset !== text.length) return null
  return shifted(source, from, tree).children
}

/** Gives a tree of the lines from `line` on the positions of the whole text, and notes what `locate` does. */
function shifted(source: Source, line: number, tree: Root): Root {
  const offset = source.lines[line]!
  const waiting: Nodes[] = [tree]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.position) for (const point of [node.position.start, node.position.end]) shift(point, line, offset)
    if ('children' in node) for (const child of node.children) waiting.push(child)
  }
  locate(tree, source.text, source.lines)
  return tree
}

function shift(point: Point, lines: number, offset: number): void {
  point.line += lines
  point.offset! += offset
}
