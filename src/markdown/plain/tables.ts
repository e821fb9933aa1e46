/** GFM tables whose every row begins and ends with a bar and has as many cells as the header -> mdast. */
import type {AlignType, Table, TableCell, TableRow} from 'mdast'
import {isSpace, lineEnd} from './lines.ts'
import {phrasing, positionOf, type Reader} from './phrasing.ts'

const delimiterRow = /^\|(?: *:?-+:? *\|)+$/

/** The table from one line to another; null when remark is to be asked. */
export function table(reader: Reader, first: number, last: number): Table | null {
  const {source} = reader
  if (first === last) return null
  const align = alignmentOf(source.text.slice(source.lines[first + 1]!, lineEnd(source, first + 1)))
  if (!align) return null
  const children: TableRow[] = []
  for (let line = first; line <= last; line++) {
    if (line === first + 1) continue
    const row = rowAt(reader, line)
    if (row?.children.length !== align.length) return null
    children.push(row)
  }
  return {type: 'table', align, children, position: positionOf(source, first, source.lines[first]!, lineEnd(source, last))}
}

function alignmentOf(row: string): AlignType[] | null {
  if (!delimiterRow.test(row)) return null
  return row
    .slice(1, -1)
    .split('|')
    .map(cell => {
      const mark = cell.trim()
      if (mark.endsWith(':')) return mark.startsWith(':') ? 'center' : 'right'
      return mark.startsWith(':') ? 'left' : null
    })
}

function rowAt(reader: Reader, line: number): TableRow | null {
  const {text, lines} = reader.source
  const from = lines[line]!
  const to = lineEnd(reader.source, line)
  if (to - from < 3 || text[from] !== '|' || text[to - 1] !== '|') return null
  const children: TableCell[] = []
  for (let bar = from; bar < to - 1; ) {
    const next = text.indexOf('|', bar + 1)
    // The last cell has the bar behind it too.
    const cell = cellAt(reader, line, bar, next, next === to - 1 ? to : next)
    if (!cell) return null
    children.push(cell)
    bar = next
  }
  return {type: 'tableRow', children, position: positionOf(reader.source, line, from, to)}
}

/** The cell between two bars. */
function cellAt(reader: Reader, line: number, from: number, bar: number, to: number): TableCell | null {
  const {text} = reader.source
  let start = from + 1
  let end = bar
  while (start < end && isSpace(text.charCodeAt(start))) start++
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--
  const children = phrasing(reader, line, start, end)
  return children && {type: 'tableCell', children, position: positionOf(reader.source, line, from, to)}
}
