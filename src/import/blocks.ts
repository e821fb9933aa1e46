/** What both readers make of a source: lines of text with their place in the original, and whatever is no plain line. */
import type {Nodes, PhrasingContent, RootContent} from 'mdast'
import type {Point} from '../base/types.ts'
import {bare, tidy, unwrapped} from './spaces.ts'

/** One printed line: a paragraph, a part of one, or a heading. */
export interface Line {
  readonly type: 'line'
  readonly children: readonly PhrasingContent[]
  /** Plain text, gaps of the print layout closed. */
  readonly text: string
  readonly place: Point
  /** It follows the line before without an empty line between them. */
  readonly wraps: boolean
  /** Depth of a heading of the source; null for text. */
  readonly depth: number | null
}
/** A table, list, quotation, code or footnote: taken over as it is. */
export interface Other {
  readonly type: 'other'
  readonly node: RootContent
  readonly text: string
  readonly place: Point
}
export type Block = Line | Other

/** Something of the source that did not become text of the body, or not as it stood. */
export interface Note {
  readonly kind: NoteKind
  readonly text: string
  readonly place: Point
}
export type NoteKind =
  | 'image'
  | 'html'
  | 'comment'
  | 'hidden'
  | 'emphasis'
  | 'link'
  | 'table'
  | 'merged-table'
  | 'ragged-table'
  | 'spaces'
  | 'invisible'

/** Source front matter, or a labelled value of a web page. */
export interface Taken {
  readonly value: string | readonly string[] | boolean | number | null
  readonly place: Point
}
export interface Reading {
  readonly format: 'markdown' | 'html'
  readonly data: ReadonlyMap<string, Taken>
  readonly blocks: readonly Block[]
  readonly notes: readonly Note[]
}

/** Where a node begins; the top of the file when its maker did not say. */
export const placeOf = (node: {readonly position?: {readonly start: Point} | undefined} | undefined): Point =>
  node?.position ? {line: node.position.start.line, column: node.position.start.column} : {line: 1, column: 1}

/** The text that a reader sees of a node: no image descriptions, no comments. Raw html is read by `htmlText`. */
export function textOf(node: Nodes, htmlText: (html: string) => string): string {
  if (node.type === 'html') return htmlText(node.value)
  if (node.type === 'break') return '\n'
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(child => textOf(child, htmlText)).join('') : ''
}

/** A line of children, its text nodes tidied; null when nothing is left to see. Says how many gaps closed. */
export function lineOf(
  children: readonly PhrasingContent[],
  more: Pick<Line, 'place' | 'wraps' | 'depth'>,
): {readonly line: Line | null; readonly closed: number} {
  const merged = mergeText(children).map(
    (child): PhrasingContent => (child.type === 'text' ? {type: 'text', value: unwrapped(child.value)} : child),
  )
  let closed = 0
  const tidied = merged.map((child, index): PhrasingContent => {
    if (child.type !== 'text') return child
    const {text, closed: here} = tidy(child.value)
    closed += here
    return {type: 'text', value: edges(child.value, text, index > 0, index < merged.length - 1)}
  })
  const kept = tidied.filter(child => child.type !== 'text' || child.value !== '')
  const text = kept.map(child => textOf(child, () => '')).join('')
  return {
    line: bare(text) === '' && kept.every(child => child.type === 'text') ? null : {type: 'line', children: kept, text, ...more},
    closed,
  }
}

/** `tidy` trims a line; beside a link the blank belongs to the sentence and comes back. */
function edges(before: string, after: string, left: boolean, right: boolean): string {
  if (after === '') return left && right && before !== '' ? ' ' : ''
  return `${left && /^[ \u3000]/u.test(before) ? ' ' : ''}${after}${right && /[ \u3000]$/u.test(before) ? ' ' : ''}`
}

function mergeText(children: readonly PhrasingContent[]): PhrasingContent[] {
  const merged: PhrasingContent[] = []
  for (const child of children) {
    const last = merged.at(-1)
    if (child.type === 'text' && last?.type === 'text')
      merged[merged.length - 1] = {type: 'text', value: last.value + child.value}
    else merged.push(child)
  }
  return merged
}
