/** Paragraphs, ATX headings, thematic breaks and quotations of one line -> mdast, where the lines can be nothing else. */
import type {Heading, Paragraph, RootContent} from 'mdast'
import {isBlank, isSpace, lineEnd, opensBlock, type Source} from './lines.ts'
import {phrasing, positionOf, type Reader} from './phrasing.ts'

const headingStart = /(#{1,6}) +(?=[^ \t])/y
const thematicBreak = /^(?:-{3,}|\*{3,}|_{3,})$/

/** The blocks from one line to another, none of them blank; null when remark is to be asked. */
export function blocks(reader: Reader, first: number, last: number): RootContent[] | null {
  const alone = first === last ? (thematicBreakAt(reader.source, first) ?? quoteAt(reader, first)) : null
  if (alone) return [alone]
  const found: RootContent[] = []
  for (let line = first; line <= last; line++) {
    const heading = headingAt(reader, line)
    const end = heading ? line : paragraphEnd(reader.source, line, last)
    const block = heading ?? (end === null ? null : paragraph(reader, line, reader.source.lines[line]!, end))
    if (block === null) return null
    found.push(block)
    line = end!
  }
  return found
}

function thematicBreakAt(source: Source, line: number): RootContent | null {
  const from = source.lines[line]!
  const code = source.text.charCodeAt(from)
  if (code !== 45 && code !== 42 && code !== 95) return null
  const to = lineEnd(source, line)
  return thematicBreak.test(source.text.slice(from, to))
    ? {type: 'thematicBreak', position: positionOf(source, line, from, to)}
    : null
}

/** `> 提示`: one line, and in it a paragraph. */
function quoteAt(reader: Reader, line: number): RootContent | null {
  const {source} = reader
  const from = source.lines[line]!
  if (!source.text.startsWith('> ', from) || !isTextLine(source, line, from + 2)) return null
  const text = lineEnd(source, line) > from + 2 ? paragraph(reader, line, from + 2, line) : null
  return text && {type: 'blockquote', children: [text], position: positionOf(source, line, from, lineEnd(source, line))}
}

function headingAt(reader: Reader, line: number): Heading | null {
  const {source} = reader
  const from = source.lines[line]!
  if (source.text.charCodeAt(from) !== 35) return null
  headingStart.lastIndex = from
  const match = headingStart.exec(source.text)
  const to = lineEnd(source, line)
  if (!match || headingStart.lastIndex >= to || /[ \t#]/.test(source.text[to - 1]!)) return null
  const children = phrasing(reader, line, headingStart.lastIndex, to)
  return (
    children && {
      type: 'heading',
      depth: match[1]!.length as Heading['depth'],
      children,
      position: positionOf(source, line, from, to),
    }
  )
}

/** The last line of the paragraph that begins on `line`: before a heading, or `last`. Null when one of its lines may be something else. */
function paragraphEnd(source: Source, line: number, last: number): number | null {
  for (let end = line; end <= last; end++) {
    const from = source.lines[end]!
    if (end > line && source.text.charCodeAt(from) === 35) return end - 1
    if (!isTextLine(source, end, from)) return null
  }
  return last
}

/** Whether a line, from an offset on, is text of a paragraph from its first character to its last. */
export function isTextLine(source: Source, line: number, from: number): boolean {
  return !opensBlock(source.text, from) && !isSpace(source.text.charCodeAt(lineEnd(source, line) - 1))
}

/** The paragraph from an offset on `line` to the end of `last`. */
export function paragraph(reader: Reader, line: number, from: number, last: number): Paragraph | null {
  const to = lineEnd(reader.source, last)
  const children = phrasing(reader, line, from, to)
  if (children === null) return null
  // A node alone stands where its paragraph does.
  const position = children.length === 1 ? children[0]!.position! : positionOf(reader.source, line, from, to)
  return {type: 'paragraph', children, position}
}

/** The line behind a block that begins on `line`, without the blank lines behind it. */
export function blockEnd(source: Source, line: number): number {
  let end = line
  while (end < source.lines.length && !isBlank(source, end)) end++
  return end
}
