/** Lists of items of one line, lists of such items in them -> mdast. */
import type {List, ListItem} from 'mdast'
import {isTextLine, paragraph} from './blocks.ts'
import {isBlank, lineEnd, type Source} from './lines.ts'
import {positionOf, type Reader} from './phrasing.ts'

/** Marker and one space; a second one could begin code. */
const itemStart = /([-*+]|(\d{1,9})[.)]) (?=[^ \t\r\n])/y
/** `[x]`: an item with a box to tick. */
const taskStart = /\[[ \tx]\]/iy

/**
 * The list from one line to another, its markers `indent` spaces from the margin; null when remark is to be asked. Blank lines may stand
 * between its items, unless a list stands in one of them: then to which of the two they belong is not asked here.
 */
export function list(reader: Reader, first: number, last: number, indent = 0): List | null {
  const {source} = reader
  const children: ListItem[] = []
  let [spread, isNested] = [false, false]
  let kind: string | undefined
  for (let line = first; line <= last; line++) {
    if (isBlank(source, line)) {
      spread = true
      continue
    }
    const item = itemAt(reader, line, indent)
    kind ??= item?.data?.marker?.at(-2)
    if (!item || item.data!.marker!.at(-2) !== kind) return null
    const below = indent + item.data!.marker!.length
    const end = endOfIndented(source, line, last, below)
    if (end > line && !takeList(item, list(reader, line + 1, end, below))) return null
    isNested ||= end > line
    children.push(item)
    line = end
  }
  if (spread && isNested) return null
  const start = Number.parseInt(children[0]!.data!.marker!, 10)
  const ordered = !Number.isNaN(start)
  const position = positionOf(source, first, source.lines[first]! + indent, lineEnd(source, last))
  return {type: 'list', ordered, start: ordered ? start : null, spread, children, position}
}

const isIndented = ({text, lines}: Source, line: number, indent: number): boolean =>
  text.startsWith(' '.repeat(indent), lines[line])

/** The last of the lines that stand below the text of an item, none of them blank; the item's own line when there is none. */
function endOfIndented(source: Source, line: number, last: number, indent: number): number {
  let end = line
  while (end < last && !isBlank(source, end + 1) && isIndented(source, end + 1, indent)) end++
  return end
}

/** Puts a list into an item; false when there is none, or when it could not end the item's paragraph (CommonMark 5.2: it begins with 1). */
function takeList(item: ListItem, inner: List | null): boolean {
  if (!inner || (inner.ordered && inner.start !== 1)) return false
  item.children.push(inner)
  item.position!.end = inner.position!.end
  return true
}

function itemAt(reader: Reader, line: number, indent: number): ListItem | null {
  const {source} = reader
  if (!isIndented(source, line, indent)) return null
  const from = source.lines[line]! + indent
  itemStart.lastIndex = from
  const match = itemStart.exec(source.text)
  if (!match) return null
  const at = from + match[0].length
  taskStart.lastIndex = at
  if (taskStart.test(source.text) || !isTextLine(source, line, at)) return null
  const text = paragraph(reader, line, at, line)
  return (
    text && {
      type: 'listItem',
      spread: false,
      checked: null,
      children: [text],
      position: positionOf(source, line, from, lineEnd(source, line)),
      data: {marker: match[0]},
    }
  )
}
