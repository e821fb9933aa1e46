/** The texts of a body, block by block, for rules that look at characters, marks and words. */
import type {Html, Nodes, Root, Text} from 'mdast'
import {valueAt} from '../base/pointer.ts'
import {pointAt} from '../base/points.ts'
import type {Entry, Pointer, Position} from '../base/types.ts'

/** The text of a paragraph, a heading or a cell. What is no text in it (code, a picture, a line of html) is one U+FFFC. */
export interface Passage {
  readonly text: string
  readonly pieces: readonly {readonly start: number; readonly node: Nodes}[]
  readonly kind: 'paragraph' | 'heading' | 'cell'
}
/** A stretch of a passage. */
export interface Hit {
  readonly passage: Passage
  readonly index: number
  readonly words: string
}

interface Read {
  readonly passages: readonly Passage[]
  /** All of them, one a line: to see quickly that there is nothing to look at. */
  readonly whole: string
  /** Raw html, in blocks and in lines. */
  readonly html: readonly Html[]
}

const known = new WeakMap<Root, Read>()

const opaque = '\uFFFC'
const kinds: Readonly<Partial<Record<Nodes['type'], Passage['kind']>>> = {
  paragraph: 'paragraph',
  heading: 'heading',
  tableCell: 'cell',
}

function readOf(body: Root): Read {
  const before = known.get(body)
  if (before) return before
  const passages: Passage[] = []
  const html: Html[] = []
  const waiting: Nodes[] = [body]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const kind = kinds[node.type]
    if (node.type === 'html') html.push(node)
    else if (kind && 'children' in node) passages.push(passageOf(node.children, kind, html))
    else if ('children' in node) for (let at = node.children.length; at-- > 0; ) waiting.push(node.children[at]!)
  }
  const read = {passages, whole: passages.map(({text}) => text).join('\n'), html}
  known.set(body, read)
  return read
}

function passageOf(children: readonly Nodes[], kind: Passage['kind'], html: Html[]): Passage {
  const only = children[0]
  if (children.length === 1 && only!.type === 'text') return {text: only!.value, pieces: [{start: 0, node: only!}], kind}
  const pieces: {start: number; node: Nodes}[] = []
  let text = ''
  const waiting = children.toReversed()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('children' in node) {
      for (let at = node.children.length; at-- > 0; ) waiting.push(node.children[at]!)
      continue
    }
    if (node.type === 'html') html.push(node)
    pieces.push({start: text.length, node})
    text += node.type === 'text' ? node.value : node.type === 'break' ? '\n' : opaque
  }
  return {text, pieces, kind}
}

/** In document order. */
export const passagesIn = (body: Root): readonly Passage[] => readOf(body).passages

/** All the text of a body, one passage a line. */
export const wholeOf = (body: Root): string => readOf(body).whole

/** The raw html of a body, as written. */
export const htmlIn = (body: Root): readonly Html[] => readOf(body).html

/** More than anybody reads: a text made of nothing but faults must not cost more than others. */
const most = 500

interface Wanted {
  /** Passages to look at; all unless given. */
  readonly passages?: (passage: Passage) => boolean
  readonly hits?: (hit: Hit) => boolean
}

/** Where a pattern (with the flag g) matches, in order, at most 500 times. */
export function hitsIn(body: Root, pattern: RegExp, wanted: Wanted = {}): Hit[] {
  const {passages, whole} = readOf(body)
  const found: Hit[] = []
  if (whole.search(pattern) < 0) return found
  for (const passage of passages) {
    if (wanted.passages?.(passage) === false) continue
    for (const match of passage.text.matchAll(pattern)) {
      const hit = {passage, index: match.index, words: match[0]}
      if (wanted.hits?.(hit) !== false) found.push(hit)
      if (found.length === most) return found
    }
  }
  return found
}

/** Where a hit stands in the file. */
export function placeOf(body: Root, {passage, index, words}: Hit): Position {
  const lines = body.data?.lines ?? [0]
  return {start: pointAt(lines, offsetOf(passage, index)), end: pointAt(lines, offsetOf(passage, index + words.length - 1) + 1)}
}

function offsetOf({pieces}: Passage, index: number): number {
  const {start, node} = pieces.findLast(piece => piece.start <= index)!
  const from = node.position?.start.offset ?? 0
  if (node.type !== 'text') return from
  return sourceOf(node)?.[index - start] ?? from + index - start
}

/** Whether the character that a hit begins with is written as a reference, `&#x3000;`: then it takes more room in the file. */
export function isReference({passage: {pieces}, index, words}: Hit): boolean {
  const {start, node} = pieces.findLast(piece => piece.start <= index)!
  const source = node.type === 'text' ? sourceOf(node) : undefined
  if (!source) return false
  const width = words.codePointAt(0)! > 0xff_ff ? 2 : 1
  return source[index - start + width]! - source[index - start]! > width
}

const sourceOf = (node: Text): readonly number[] | undefined => node.data?.source

/** What stands around a hit, to be recognised by. */
export const around = ({passage: {text}, index, words}: Hit, width = 6): string =>
  text
    .slice(Math.max(0, index - width), index + words.length + width)
    .replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/gu, '')
    .replace(/[\n\uFFFC]/gu, ' ')
    .trim()

export interface Field {
  readonly pointer: Pointer
  readonly label: string
  readonly text: string
}

/** The fields that readers read as text wherever an entry is named. */
export const fieldsOf = ({data}: Entry): Field[] =>
  [
    {pointer: '/title', label: '标题（title）'},
    {pointer: '/summary', label: '内容概述（summary）'},
  ].flatMap(field => {
    const text = valueAt(data, field.pointer)
    return typeof text === 'string' ? {...field, text} : []
  })
