/** The blocks of a body, each as one text: a number or a mark may lie across bold print and links. */
import type {Nodes, Parent, Root} from 'mdast'
import type {Position} from '../base/types.ts'
import {remembered} from './remembered.ts'

export interface Passage {
  readonly text: string
  readonly kind: 'paragraph' | 'heading' | 'cell' | 'code' | 'html'
  /** Whether it stands in no list, quotation or table. */
  readonly isTop: boolean
  /** Where characters of the text stand. */
  place(from: number, to: number): Position
}

/** In order. A body is walked once, however many rules ask. */
export const passagesIn = remembered((body: Root): readonly Passage[] => {
  const found: Passage[] = []
  readBelow(body, true, found)
  return found
})

const kinds: Readonly<Record<string, Passage['kind']>> = {
  paragraph: 'paragraph',
  heading: 'heading',
  tableCell: 'cell',
  code: 'code',
  html: 'html',
}

function readBelow(node: Parent, isTop: boolean, found: Passage[]): void {
  for (const child of node.children) {
    const kind = kinds[child.type]
    if (child.type === 'html' && child.value.startsWith('<!--')) continue
    if (kind !== undefined) found.push(passageOf(child, kind, isTop))
    else if ('children' in child) readBelow(child, false, found)
  }
}

interface Piece {
  readonly value: string
  readonly position: Position
}

function passageOf(block: Nodes, kind: Passage['kind'], isTop: boolean): Passage {
  const pieces: Piece[] = []
  if ('children' in block) for (const child of block.children) collect(child, pieces, true)
  else collect(block, pieces)
  const text = pieces.length === 1 ? pieces[0]!.value : pieces.map(({value}) => value).join('')
  return {text, kind, isTop, place: (from, to) => placeIn(pieces, from, to) ?? block.position!}
}

function collect(node: Nodes, pieces: Piece[], isInside = false): void {
  if ('children' in node) for (const child of node.children) collect(child, pieces, true)
  const value = writtenIn(node, isInside)
  if (value !== '' && node.position) pieces.push({value, position: node.position})
}

/** Of the tags in a line only a break parts words. */
function writtenIn(node: Nodes, isInside: boolean): string {
  if (node.type === 'break' || (isInside && node.type === 'html' && /^<br\b/iu.test(node.value))) return '\n'
  if (!('value' in node) || (isInside && node.type === 'html')) return ''
  return node.value
}

function placeIn(pieces: readonly Piece[], from: number, to: number): Position | null {
  let start = 0
  for (const {value, position} of pieces) {
    if (from < start + value.length) return spanIn(value, position, from - start, Math.min(to - start, value.length))
    start += value.length
  }
  return null
}

/** A part of a piece. Where the text is not as it was written, because of an escape say, the whole piece. */
function spanIn(value: string, {start, end}: Position, from: number, to: number): Position {
  const lines = value.split('\n')
  const isAsWritten =
    end.line - start.line === lines.length - 1 && (lines.length > 1 || end.column - start.column === value.length)
  if (!isAsWritten) return {start, end}
  const point = (index: number) => {
    const before = value.slice(0, index)
    const line = before.split('\n').length - 1
    return line === 0
      ? {line: start.line, column: start.column + index}
      : {line: start.line + line, column: index - before.lastIndexOf('\n')}
  }
  return {start: point(from), end: point(to)}
}
