/** Lists of items of one line -> mdast. */
import type {List, ListItem} from 'mdast'
import {isTextLine, paragraph} from './blocks.ts'
import {isBlank, lineEnd} from './lines.ts'
import {positionOf, type Reader} from './phrasing.ts'

/** Marker and one space; a second one could begin code. */
const itemStart = /([-*+]|(\d{1,9})[.)]) (?=[^ \t\r\n])/y
/** `[x]`: an item with a box to tick. */
const taskStart = /\[[ \tx]\]/iy

/** The list from one line to another, blank lines between its items allowed; null when remark is to be asked. */
export function list(reader: Reader, first: number, last: number): List | null {
  const {source} = reader
  const children: ListItem[] = []
  let spread = false
  let kind: string | undefined
  for (let line = first; line <= last; line++) {
    if (isBlank(source, line)) {
      spread = true
      continue
    }
    const item = itemAt(reader, line)
    kind ??= item?.data?.marker?.at(-2)
    if (!item || item.data!.marker!.at(-2) !== kind) return null
    children.push(item)
  }
  const start = Number.parseInt(children[0]!.data!.marker!, 10)
  const ordered = !Number.isNaN(start)
  const position = positionOf(source, first, source.lines[first]!, lineEnd(source, last))
  return {type: 'list', ordered, start: ordered ? start : null, spread, children, position}
}

function itemAt(reader: Reader, line: number): ListItem | null {
  const {source} = reader
  const from = source.lines[line]!
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
