/** The lines of source around a place, with carets under the right characters. */
import type {Position} from '../base/types.ts'
import type {Marks} from './marks.ts'
import {isUnprintable, visible} from './printable.ts'
import {type Cluster, clustersOf, displayWidth} from './width.ts'

/** A line, ready to print: where its window begins and what stands under it. */
export interface Frame {
  /** `   9 │ expiryDate: 2022-06-30`, the line before it first where that helps. */
  readonly source: readonly string[]
  /** `     │             ` and `^^^^`: printed apart, so that the carets can have a colour. */
  readonly gutter: string
  readonly carets: string
  /** Cells left beside the carets. */
  readonly room: number
  /** The place goes on to this line; null when it ends where it begins. */
  readonly until: number | null
}

/** UTF-16 units read on either side of the place: more than any screen shows, less than would take time. */
const reach = 1000
/** A base character may carry so many marks; the rest would only flood. */
const longestCluster = 16
const tabStop = 4

/** The frame of a place; null when the file has no such line. `width` is of the whole row, in cells. */
export function frameOf(lines: readonly string[], place: Position, width: number, marks: Marks): Frame | null {
  const {line, column} = place.start
  const text = lines[line - 1]
  if (text === undefined) return null
  const many = place.end.line > line
  const from = Math.min(Math.max(column, 1) - 1, text.length)
  const to = many ? text.trimEnd().length : Math.min(place.end.column - 1, text.length)
  const gutterWidth = Math.max(4, String(line).length + 1)
  const room = width - gutterWidth - 3
  const window = windowOf(text, from, Math.max(to, from + 1), room, marks)
  const row = (number: string, content: string): string => `${number.padStart(gutterWidth)} ${marks.bar} ${content}`.trimEnd()
  const above = lines[line - 2]
  const source = [row(String(line), window.text)]
  // The line before helps in front matter, where lines are short; beside a paragraph it would only be noise.
  if (above !== undefined && above.trim() !== '' && above.length <= room && !window.isCut)
    source.unshift(row(String(line - 1), windowOf(above, 0, 1, room, marks).text))
  const gutter = `${' '.repeat(gutterWidth)} ${marks.bar} ${' '.repeat(window.before)}`
  return {
    source,
    gutter,
    carets: '^'.repeat(window.under),
    room: room - window.before - window.under,
    until: many ? place.end.line : null,
  }
}

interface Window {
  readonly text: string
  /** Cells before the carets, and under them. */
  readonly before: number
  readonly under: number
  readonly isCut: boolean
}

/** A cluster as it is shown; `start` and `end` count UTF-16 units of the line, from 0. */
interface Drawn {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly width: number
}

/** The part of a line that shows [from, to), at most `room` cells wide. Units are UTF-16, from 0. */
function windowOf(line: string, from: number, to: number, room: number, marks: Marks): Window {
  const [low, high] = [wholeCharacter(line, from - reach), wholeCharacter(line, from + reach)]
  const cells = drawn(line.slice(low, high), low)
  const begin = indexWhere(cells, cell => cell.end > from)
  const end = Math.max(
    begin,
    indexWhere(cells, cell => cell.start >= to),
  )
  const isWhole = low === 0 && high === line.length && widthOf(cells) <= room
  const [left, right] = isWhole ? [0, cells.length] : bounds(cells, begin, room - 2 * displayWidth(marks.ellipsis))
  const [cutLeft, cutRight] = [left > 0 || low > 0, right < cells.length || high < line.length]
  const shown = cells.slice(left, right).map(cell => cell.text)
  return {
    text: [cutLeft ? marks.ellipsis : '', ...shown, cutRight ? marks.ellipsis : ''].join(''),
    before: (cutLeft ? displayWidth(marks.ellipsis) : 0) + widthOf(cells.slice(left, begin)),
    under: Math.max(1, widthOf(cells.slice(begin, Math.min(end, right)))),
    isCut: cutLeft || cutRight,
  }
}

/** An index inside the line that does not split a surrogate pair. */
function wholeCharacter(line: string, index: number): number {
  const inside = Math.min(Math.max(index, 0), line.length)
  return /[\udc00-\udfff]/.test(line[inside] ?? '') ? Math.max(0, inside - 1) : inside
}

const widthOf = (cells: readonly Drawn[]): number => cells.reduce((sum, cell) => sum + cell.width, 0)

function indexWhere(cells: readonly Drawn[], test: (cell: Drawn) => boolean): number {
  const index = cells.findIndex(test)
  return index < 0 ? cells.length : index
}

/** Which cells to show when not all fit: a third of the room before the caret, the rest from it on. */
function bounds(cells: readonly Drawn[], begin: number, room: number): [number, number] {
  let left = begin
  let right = begin
  let free = room
  const take = (index: number): boolean => {
    const width = cells[index]?.width ?? Number.POSITIVE_INFINITY
    if (width > free) return false
    free -= width
    return true
  }
  while (left > 0 && free > (room * 2) / 3 && take(left - 1)) left--
  while (right < cells.length && take(right)) right++
  while (left > 0 && take(left - 1)) left--
  return [left, right]
}

/** A line's clusters as they are shown: tabs as spaces, invisible characters by name, `offset` is where the text begins in its line. */
function drawn(text: string, offset: number): Drawn[] {
  let column = 0
  return clustersOf(text).map(cluster => {
    const shown = cluster.text === '\t' ? ' '.repeat(tabStop - (column % tabStop)) : shownCluster(cluster)
    const width = shown === cluster.text ? cluster.width : displayWidth(shown)
    column += width
    const start = offset + cluster.start
    return {text: shown, start, end: start + cluster.text.length, width}
  })
}

/** A joiner inside a cluster does its work; alone, like every other invisible character, it would hide a fault. */
function shownCluster({text, width}: Cluster): string {
  const characters = Array.from(text).slice(0, longestCluster)
  if (width > 0 && !characters.some(character => isUnprintable(character) && character !== '\u200d')) return characters.join('')
  return characters.map(character => (isUnprintable(character) || width === 0 ? visible(character) : character)).join('')
}
