/**
 * The YAML that nearly every front matter is, read line by line: keys, one-line scalars, lists of them in brackets or behind dashes, maps
 * and lists below one another, comments on lines of their own. `yaml` takes far longer to compose the same. Whatever is not surely of this
 * form, or surely fine, is declined and left to `readYaml`: what is read here is what that would read, with the same places.
 */
import type {Json, Pointer, Position} from '../base/types.ts'
import type {Caps} from './fence.ts'
import {visible} from './say.ts'

export interface Ordinary {
  readonly data: Json
  readonly positions: Record<Pointer, Position>
  readonly keyPositions: Record<Pointer, Position>
}

/** How far reading has come: `row` and `column` (0-based) are where the next entry of a map or list begins. */
interface Reading extends Omit<Ordinary, 'data'> {
  readonly lines: readonly string[]
  row: number
  /** `end` behind the last line; `odd` where reading must not go on. */
  column: number
  /** The row of the last value: collections end on the line below it. */
  last: number
}

/** Deeper ones are left to who counts exactly. */
const deepest = 8

/** The data of a source whose first line is line 1 of its file, and its places; null when it is declined. Only a `whole` file may hold a list. */
export const readOrdinary = (source: string, caps: Caps, whole: boolean): Ordinary | null =>
  visible.test(source) ? readVisible(source, caps, whole) : null

/** `readOrdinary` of a source that is known to be `visible`. */
export function readVisible(source: string, caps: Caps, whole: boolean): Ordinary | null {
  // Every token has a character at least. Without a last line feed collections would end elsewhere.
  if (source.length > caps.tokens || !source.endsWith('\n')) return null
  const reading: Reading = {lines: source.split('\n'), positions: {}, keyPositions: {}, row: -1, column: 0, last: 0}
  advance(reading)
  if (reading.column !== 0 || (isDash(reading, 0) && !whole)) return null
  const data = readBlock(reading, 0, '', 0)
  const {positions, keyPositions} = reading
  return data === undefined || !isAtEnd(reading) ? null : {data, positions, keyPositions}
}

const [end, odd] = [-1, -2]
const isAtEnd = ({column}: Reading): boolean => column === end

/** Goes to the next line that is neither empty nor a comment. A comment indented deeper than that line may belong to what stands above. */
function advance(reading: Reading): void {
  const {lines} = reading
  let deepest = 0
  while (++reading.row < lines.length) {
    const line = lines[reading.row]!
    let column = 0
    while (line.charCodeAt(column) === space) column++
    if (line.charCodeAt(column) === hash) deepest = Math.max(deepest, column)
    else if (line.length > 0) {
      reading.column = deepest > column ? odd : column
      return
    }
  }
  reading.column = deepest > 0 ? odd : end
}

const [space, hash, dash, quote, doubleQuote] = [0x20, 0x23, 0x2d, 0x27, 0x22]
const [comma, openBracket, closeBracket, openBrace, closeBrace] = [0x2c, 0x5b, 0x5d, 0x7b, 0x7d]

const isDash = ({lines, row}: Reading, column: number): boolean =>
  lines[row]!.charCodeAt(column) === dash && lines[row]!.charCodeAt(column + 1) === space

/** A map or list whose entries stand in one column; undefined when it is declined. */
function readBlock(reading: Reading, column: number, pointer: Pointer, depth: number): Json | undefined {
  const {row} = reading
  const place = {start: {line: row + 1, column: column + 1}, end: {line: 0, column: 1}}
  reading.positions[pointer] = place
  if (depth > deepest) return undefined
  const data = isDash(reading, column) ? readList(reading, column, pointer, depth) : readMap(reading, column, pointer, depth)
  place.end.line = reading.last + 2
  // What is indented deeper than the entries belongs to none of them.
  return reading.column > column ? undefined : data
}

function readList(reading: Reading, column: number, pointer: Pointer, depth: number): Json | undefined {
  const items: Json[] = []
  while (reading.column === column && isDash(reading, column)) {
    const below = `${pointer}/${items.length}`
    reading.column = column + 2
    skipBlanks(reading)
    const isMap = keyWidth(reading.lines[reading.row]!, reading.column) > 0
    const item = isMap ? readBlock(reading, reading.column, below, depth + 1) : readInline(reading, column, below, depth + 1)
    if (item === undefined) return undefined
    items.push(item)
  }
  return items
}

function readMap(reading: Reading, column: number, pointer: Pointer, depth: number): Json | undefined {
  const data: {[key: string]: Json} = {}
  while (reading.column === column) {
    const key = readKey(reading, data)
    if (key === undefined) return undefined
    const below = placeKey(reading, pointer, key)
    const value = readValue(reading, column, below, depth)
    if (value === undefined) return undefined
    data[key] = value
  }
  return data
}

const keyForm = /[A-Za-z_\u4e00-\u9fff][\w\u4e00-\u9fff（）、-]{0,99}(?=:(?: |$))/uy

/** How many characters at a column are a key with its colon behind it; 0 when there is none. */
function keyWidth(line: string, column: number): number {
  keyForm.lastIndex = column
  return keyForm.test(line) ? keyForm.lastIndex - column : 0
}

/** Names that an object has already. */
const forbidden: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** The key at hand, with its colon; undefined when it is none, or not the first of its name. */
function readKey(reading: Reading, data: {readonly [key: string]: Json}): string | undefined {
  const {lines, row, column} = reading
  const line = lines[row]!
  const width = keyWidth(line, column)
  const key = line.slice(column, column + width)
  if (width === 0 || forbidden.has(key) || Object.hasOwn(data, key)) return undefined
  reading.column = column + width + 1
  return key
}

/** Notes where a key stands that was just read; gives the pointer of its value. */
function placeKey(reading: Reading, pointer: Pointer, key: string): Pointer {
  const below = `${pointer}/${key}`
  const to = reading.column - 1
  reading.keyPositions[below] = onLine(reading.row, to - key.length, to)
  return below
}

/** What stands behind a key's colon, or below it: a list may stand in the key's own column. */
function readValue(reading: Reading, column: number, pointer: Pointer, depth: number): Json | undefined {
  if (reading.column < reading.lines[reading.row]!.length) return readInline(reading, column, pointer, depth)
  advance(reading)
  const isBelow = reading.column > column || (reading.column === column && isDash(reading, column))
  return isBelow ? readBlock(reading, reading.column, pointer, depth + 1) : undefined
}

const onLine = (row: number, from: number, to: number) => ({
  start: {line: row + 1, column: from + 1},
  end: {line: row + 1, column: to + 1},
})

/** What stands on the rest of a line; the next line, which may not be indented deeper than `column`, is the next entry's. */
function readInline(reading: Reading, column: number, pointer: Pointer, depth: number): Json | undefined {
  skipBlanks(reading)
  const {lines, row, column: from} = reading
  const line = lines[row]!
  let to = line.length
  while (to > from && line.charCodeAt(to - 1) === space) to--
  const value = isOpening(line.charCodeAt(from)) ? readFlow(reading, pointer, depth) : readText(reading, to, pointer, plainForm)
  if (value === undefined || reading.column !== to) return undefined
  reading.last = row
  advance(reading)
  return reading.column > column ? undefined : value
}

function skipBlanks(reading: Reading): void {
  const line = reading.lines[reading.row]!
  while (line.charCodeAt(reading.column) === space) reading.column++
}

const isOpening = (code: number): boolean => code === openBracket || code === openBrace

/** Where one of `,]}` stands, or a mark that stands in no ordinary flow. */
const endOfItem = /[,[\]{}]/g

/** A scalar in brackets or braces, a list in brackets, a map in braces. */
function readFlow(reading: Reading, pointer: Pointer, depth: number): Json | undefined {
  const {lines, row, column} = reading
  const line = lines[row]!
  if (!isOpening(line.charCodeAt(column))) {
    endOfItem.lastIndex = column
    let to = endOfItem.exec(line)?.index ?? column
    while (to > column && line.charCodeAt(to - 1) === space) to--
    return readText(reading, to, pointer, plainInFlow)
  }
  if (depth > deepest) return undefined
  const place = onLine(row, column, column)
  reading.positions[pointer] = place
  reading.column = column + 1
  const isMap = line.charCodeAt(column) === openBrace
  const data = isMap ? readBraces(reading, pointer, depth + 1) : readBrackets(reading, pointer, depth + 1)
  place.end.column = reading.column + 1
  return data
}

/** Goes behind a mark, if it comes next. */
function isNext(reading: Reading, mark: number): boolean {
  skipBlanks(reading)
  const isIt = reading.lines[reading.row]!.charCodeAt(reading.column) === mark
  if (isIt) reading.column++
  return isIt
}

function readBrackets(reading: Reading, pointer: Pointer, depth: number): Json | undefined {
  const items: Json[] = []
  if (isNext(reading, closeBracket)) return items
  do {
    skipBlanks(reading)
    const item = readFlow(reading, `${pointer}/${items.length}`, depth)
    if (item === undefined) return undefined
    items.push(item)
  } while (isNext(reading, comma))
  return isNext(reading, closeBracket) ? items : undefined
}

function readBraces(reading: Reading, pointer: Pointer, depth: number): Json | undefined {
  const data: {[key: string]: Json} = {}
  if (isNext(reading, closeBrace)) return data
  do {
    skipBlanks(reading)
    const key = readKey(reading, data)
    if (key === undefined) return undefined
    const below = placeKey(reading, pointer, key)
    skipBlanks(reading)
    const value = readFlow(reading, below, depth)
    if (value === undefined) return undefined
    data[key] = value
  } while (isNext(reading, comma))
  return isNext(reading, closeBrace) ? data : undefined
}

/** A scalar that ends at a column. */
function readText(reading: Reading, to: number, pointer: Pointer, plain: RegExp): Json | undefined {
  const {lines, row, column} = reading
  reading.positions[pointer] = onLine(row, column, to)
  reading.column = to
  return scalar(lines[row]!.slice(column, to), plain)
}

/** Begins with what begins no other construct, and holds no colon or number sign that could mean one. */
const plainForm = /^[^\u0000-.:-@[-`{-\u007f](?:[^\t:#]|:(?! |$)|(?<! )#)*$/u
const plainInFlow = /^[^\u0000-.:-@[-`{-\u007f](?:[^\t:#'"]|:(?=\w|\/\/))*$/u
const integer = /^(?:0|[1-9]\d{0,14})$/
/** What YAML takes for a number, as far as it can begin like plain text here. */
const numeric = /^(?:0o[0-7]+|0x[\da-f]+|\d+\.?\d*(?:e[-+]?\d+)?)$/i
/** null and the other ways to write true and false. */
const reserved = /^(?:null|true|false)$/i

function scalar(text: string, plain: RegExp): Json | undefined {
  const first = text.charCodeAt(0)
  if (first === doubleQuote) return doubleQuoted.test(text) ? text.slice(1, -1) : undefined
  if (first === quote) return singleQuoted.test(text) ? text.slice(1, -1).replaceAll("''", "'") : undefined
  if (!plain.test(text)) return undefined
  if (first >= 0x30 && first <= 0x39) return integer.test(text) ? Number(text) : numeric.test(text) ? undefined : text
  if (text === 'true') return true
  if (text === 'false') return false
  return reserved.test(text) ? undefined : text
}

const singleQuoted = /^'(?:[^'\t]|'')*'$/u
const doubleQuoted = /^"[^"\\\t]*"$/u
