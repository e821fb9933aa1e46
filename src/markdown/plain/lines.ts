/** The lines of a text, and what the first characters of a line may mean. */
import type {Point} from 'unist'

/** A text and the offset of the first character of each of its lines. */
export interface Source {
  readonly text: string
  readonly lines: readonly number[]
}

/** The offset behind the last character of a line, its line ending left out. */
export function lineEnd({text, lines}: Source, line: number): number {
  let end = lines[line + 1]
  if (end === undefined) return text.length
  if (text.charCodeAt(end - 1) === 10) end--
  if (text.charCodeAt(end - 1) === 13 && end > lines[line]!) end--
  return end
}

/** Spaces and tabs, the only characters that CommonMark takes off the ends of a line. */
export const isSpace = (code: number): boolean => code === 32 || code === 9

export function isBlank(source: Source, line: number): boolean {
  const end = lineEnd(source, line)
  let at = source.lines[line]!
  while (at < end && isSpace(source.text.charCodeAt(at))) at++
  return at === end
}

export const pointOn = ({lines}: Source, line: number, offset: number): Point => ({
  line: line + 1,
  column: offset - lines[line]! + 1,
  offset,
})

const marker = /(?:[-*+]|\d{1,9}[.)])(?=[ \t\r\n]|$)/y
const stars = /\*{1,2}[^*\s]/y
/** Characters that a line of a paragraph is not begun with here, though some are harmless: space tab # + - : < = > _ ` | ~ */
const openings = new Set([9, 32, 35, 43, 45, 58, 60, 61, 62, 95, 96, 124, 126])

/** Whether a list item begins at an offset. */
export function isItem(text: string, at: number): boolean {
  marker.lastIndex = at
  return marker.test(text)
}

/** Whether what begins at an offset could be anything but the text of a paragraph. */
export function opensBlock(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code > 126) return false
  if (openings.has(code)) return true
  if (code === 42) {
    stars.lastIndex = at
    return !stars.test(text)
  }
  return code >= 48 && code <= 57 && isItem(text, at)
}
