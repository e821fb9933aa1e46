/**
 * Running text -> mdast, where it is beyond doubt: text, `**strong**` and `*emphasis*`, `[text](address)`.
 * Whatever else could be meant by a character makes the answer null, and remark decides.
 */
import type {PhrasingContent, Text} from 'mdast'
import type {Position} from 'unist'
import {pointOn, type Source} from './lines.ts'

/** Everything that may be more than itself. An address without marks is recognised by `://`, `www.` or `@`. */
const special = /[\\`*_[\]<&~@\t]|:\/\/|www\./gi
const link = /\[([^\\`*_[\]<&~@\t\r\n]+)\]\(([^\s()<>\\&\p{Cc}]+)\)/uy
const bareAddress = /:\/\/|www\./i
const reference = /&(?:#|[a-z\d]+;)/iy
const tagStart = /<[a-z/!?]/iy
const punctuation = /[\p{P}\p{S}]/u
const asciiPunctuation = /[!-/:-@[-`{-~]/

/** A run of `*` or `_`. */
interface Run {
  readonly from: number
  readonly to: number
  readonly opens: boolean
  readonly closes: boolean
}
/** A node that is more than text: where it stands, and its text. */
interface Span {
  readonly type: 'strong' | 'emphasis' | 'link'
  readonly from: number
  readonly textFrom: number
  readonly textTo: number
  readonly to: number
}
interface Found {
  readonly runs: Run[]
  readonly links: Span[]
  tildes: number
}

/** Reads running texts of one source, from front to back. */
export interface Reader {
  readonly source: Source
  /** Nothing special stands between `clearFrom` and `clearTo`. */
  clearFrom: number
  clearTo: number
}

export const readerOf = (source: Source): Reader => ({source, clearFrom: 0, clearTo: 0})

/** The nodes of the text from one offset to another, which begins on `line`; null when remark is to be asked. */
export function phrasing(reader: Reader, line: number, from: number, to: number): PhrasingContent[] | null {
  const {source} = reader
  if (from === to) return []
  if (isClear(reader, from, to)) return [textOf(source, line, from, to)]
  const found = specials(source.text, from, to)
  const spans = found && spansOf(source.text, found)
  return spans && nodesOf({source, spans, next: 0, line}, from, to)
}

function isClear(reader: Reader, from: number, to: number): boolean {
  if (from < reader.clearFrom || from > reader.clearTo) {
    special.lastIndex = from
    reader.clearFrom = from
    reader.clearTo = special.exec(reader.source.text)?.index ?? reader.source.text.length
  }
  return to <= reader.clearTo
}

function specials(text: string, from: number, to: number): Found | null {
  const found: Found = {runs: [], links: [], tildes: 0}
  special.lastIndex = from
  for (let match = special.exec(text); match && match.index < to; match = special.exec(text)) {
    const next = after(text, from, to, match, found)
    if (next === null) return null
    special.lastIndex = next
  }
  // A tilde beside a star changes what the star may do.
  return found.tildes > 1 || (found.tildes > 0 && found.runs.length > 0) ? null : found
}

/** Where to go on behind a special character, its meaning noted; null when the meaning is not beyond doubt. */
function after(text: string, from: number, to: number, match: RegExpExecArray, found: Found): number | null {
  const at = match.index
  switch (match[0]) {
    case '*':
    case '_': {
      const run = runAt(text, from, to, at)
      found.runs.push(run)
      return run.to
    }
    case '~':
      found.tildes++
      return endOfRun(text, to, at)
    case '[':
      return afterOpening(text, from, to, at, found)
    case ']':
      return at + 1 < to && text[at + 1] === '(' ? null : at + 1
    case '<':
      return startsHere(tagStart, text, at) ? null : at + 1
    case '&':
      return startsHere(reference, text, at) ? null : at + 1
    case '\\':
      return at + 1 < to && !/[\r\n]/.test(text[at + 1]!) && !asciiPunctuation.test(text[at + 1]!) ? at + 1 : null
    default:
      return null
  }
}

function startsHere(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(text)
}

function afterOpening(text: string, from: number, to: number, at: number, found: Found): number | null {
  link.lastIndex = at
  const match = link.exec(text)
  if (!match || link.lastIndex > to) return text[at + 1] === '^' ? null : at + 1
  if ((at > from && text[at - 1] === '!') || text[at + 1] === '^' || bareAddress.test(match[1]!)) return null
  const textFrom = at + 1
  found.links.push({type: 'link', from: at, textFrom, textTo: textFrom + match[1]!.length, to: link.lastIndex})
  return link.lastIndex
}

function endOfRun(text: string, to: number, at: number): number {
  let end = at + 1
  while (end < to && text[end] === text[at]) end++
  return end
}

/** Left- and right-flanking, as CommonMark has it; the ends of the text count as white space. */
function runAt(text: string, from: number, to: number, at: number): Run {
  const end = endOfRun(text, to, at)
  const before = at > from ? classOf(text.charCodeAt(at - 1)) : 'space'
  const behind = end < to ? classOf(text.charCodeAt(end)) : 'space'
  const left = behind === 'letter' || (behind === 'punctuation' && before !== 'letter')
  const right = before === 'letter' || (before === 'punctuation' && behind !== 'letter')
  const within = text[at] === '_'
  return {
    from: at,
    to: end,
    opens: left && (!within || before !== 'letter' || !right),
    closes: right && (!within || behind !== 'letter' || !left),
  }
}

/** micromark looks at UTF-16 units, so that half an astral character is a letter. */
function classOf(code: number): 'space' | 'punctuation' | 'letter' {
  // Most are Han.
  if (code >= 0x4e_00 && code <= 0x9f_ff) return 'letter'
  const character = String.fromCharCode(code)
  if (/\s/.test(character)) return 'space'
  return punctuation.test(character) ? 'punctuation' : 'letter'
}

/** Pairs each closing run with the nearest opening one; null where these differ, so that part of a run could be used. Runs without a partner are text. */
function spansOf(text: string, {runs, links}: Found): Span[] | null {
  const pairs: Span[] = []
  const open: Run[] = []
  for (const run of runs) {
    const opener = run.closes ? open.at(-1) : undefined
    if (opener) {
      if (!isPair(text, opener, run)) return null
      open.pop()
      const type = run.to - run.from === 2 ? 'strong' : 'emphasis'
      pairs.push({type, from: opener.from, textFrom: opener.to, textTo: run.from, to: run.to})
    } else if (run.opens) open.push(run)
  }
  if (pairs.length === 0) return links
  return [...pairs, ...links].sort((one, other) => one.from - other.from)
}

function isPair(text: string, opener: Run, closer: Run): boolean {
  const length = opener.to - opener.from
  return length <= 2 && length === closer.to - closer.from && text[opener.from] === text[closer.from]
}

interface Building {
  readonly source: Source
  readonly spans: readonly Span[]
  next: number
  line: number
}

function nodesOf(building: Building, from: number, to: number): PhrasingContent[] {
  const nodes: PhrasingContent[] = []
  let at = from
  for (let span = building.spans[building.next]; span && span.from < to; span = building.spans[building.next]) {
    building.next++
    if (at < span.from) nodes.push(textOf(building.source, lineOf(building, at), at, span.from))
    nodes.push(nodeOf(building, span))
    at = span.to
  }
  if (at < to) nodes.push(textOf(building.source, lineOf(building, at), at, to))
  return nodes
}

function nodeOf(building: Building, span: Span): PhrasingContent {
  const {source} = building
  const line = lineOf(building, span.from)
  const children = nodesOf(building, span.textFrom, span.textTo)
  const position = positionOf(source, line, span.from, span.to)
  if (span.type !== 'link') return {type: span.type, children, position}
  return {type: 'link', title: null, url: source.text.slice(span.textTo + 2, span.to - 1), children, position} as PhrasingContent
}

/** The line of an offset; offsets are asked for in order. */
function lineOf(building: Building, offset: number): number {
  const {lines} = building.source
  while (building.line + 1 < lines.length && lines[building.line + 1]! <= offset) building.line++
  return building.line
}

function textOf(source: Source, line: number, from: number, to: number): Text {
  return {type: 'text', value: source.text.slice(from, to), position: positionOf(source, line, from, to)}
}

/** The position of what begins on `line`, perhaps to end on a later one. */
export function positionOf(source: Source, line: number, from: number, to: number): Position {
  let last = line
  while (last + 1 < source.lines.length && source.lines[last + 1]! <= to) last++
  return {start: pointOn(source, line, from), end: pointOn(source, last, to)}
}
