/**
 * A segment: values one behind the other in one file, and a table of them at its end. It is written under a passing name and gets its own
 * when it is whole, so a killed run leaves nothing that looks like one.
 *
 *     values, then the parts that they name, in runs of some megabytes · table: a row each · number of rows, checksum of the table, mark (4 bytes each, big-endian)
 *     row: key (16 bytes) · offset (6) · size (4) · CRC-32 (4) · 1 when it is a part of the value above (1)
 */
import {closeSync, fstatSync, openSync, readSync, renameSync, rmSync, writeSync} from 'node:fs'
import {join} from 'node:path'
import {crc32} from 'node:zlib'
import {keySize, type Rows, rowsOf} from './rows.ts'

export interface Row {
  readonly key: Buffer
  readonly at: number
  readonly size: number
  readonly sum: number
  /** Bytes that the value above names: they live and die with it. */
  readonly isPart: boolean
}
export interface Segment {
  readonly name: string
  readonly count: number
  /** In the order in which they were appended; every so many. */
  rows(step?: number): Iterable<Row>
  has(key: Buffer): boolean
  /** The bytes under a key; null when there are none, or when they are damaged. */
  get(key: Buffer): Buffer | null
  /** The bytes of a row; null when they are damaged. */
  read(row: Row): Buffer | null
  close(): void
}
export interface SegmentWriter {
  append(key: Buffer, bytes: Uint8Array, isPart: boolean): void
  /** What was appended under a key. */
  read(key: Buffer): Buffer | null
  has(key: Buffer): boolean
  /** Writes the table and gives the file its name. */
  seal(): string
  discard(): void
}

export const ending = '.segment'
export const unfinished = '.part'
const rowSize = keySize + 6 + 4 + 4 + 1
const trailerSize = 12
const mark = 0x677a676b
/** Bytes that wait in memory before they are appended. */
const waitingMost = 2 * 1024 * 1024

/** Opens a sealed segment; null when its table is not whole. */
export function openSegment(folder: string, name: string): Segment | null {
  let file: number | null = null
  try {
    file = openSync(join(folder, name), 'r')
    const rows = tableOf(file)
    if (rows) return segmentOf(name, file, rows)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
  }
  if (file !== null) closeSync(file)
  return null
}

function segmentOf(name: string, file: number, rows: Rows): Segment {
  const {size} = fstatSync(file)
  const window: Window = {at: 0, size: 0, bytes: Buffer.alloc(0)}
  const read = (row: Row): Buffer | null => {
    if (row.size > windowSize) return whole(bytesAt(file, row.at, row.size), row)
    if (row.at < window.at || row.at + row.size > window.at + window.size) {
      if (window.bytes.length === 0) window.bytes = Buffer.allocUnsafeSlow(windowSize)
      window.size = readSync(file, window.bytes, 0, Math.min(windowSize, size - row.at), row.at)
      window.at = row.at
      if (window.size < row.size) return null
    }
    const from = row.at - window.at
    // A copy: the window is filled again.
    return whole(Buffer.from(window.bytes.subarray(from, from + row.size)), row)
  }
  return {
    name,
    count: rows.count,
    *rows(step = 1) {
      const bytes = rows.bytes()
      for (let at = 0; at < bytes.length; at += rowSize * step) yield rowAt(bytes, at)
    },
    has: key => rows.find(key) >= 0,
    get(key) {
      const at = rows.find(key)
      return at < 0 ? null : read(rowAt(rows.bytes(), at))
    },
    read,
    close: () => closeSync(file),
  }
}

/** What was read last, with what stands behind it: values are mostly asked for in the order in which they were made. */
interface Window {
  at: number
  size: number
  bytes: Buffer
}
const windowSize = 256 * 1024

function tableOf(file: number): Rows | null {
  const {size} = fstatSync(file)
  const trailer = bytesAt(file, size - trailerSize, trailerSize)
  if (!trailer || trailer.readUInt32BE(8) !== mark) return null
  const count = trailer.readUInt32BE(0)
  const table = bytesAt(file, size - trailerSize - count * rowSize, count * rowSize)
  return table && crc32(table) === trailer.readUInt32BE(4) ? rowsOf(rowSize, table) : null
}

const rowAt = (table: Buffer, at: number): Row => ({
  key: table.subarray(at, at + keySize),
  at: table.readUIntBE(at + keySize, 6),
  size: table.readUInt32BE(at + keySize + 6),
  sum: table.readUInt32BE(at + keySize + 10),
  isPart: isPartAt(table, at),
})
const isPartAt = (table: Buffer, at: number): boolean => table[at + keySize + 14] === 1

/** Fills a row, but for its key and for where its bytes stand, which is known when they are written. */
function fill(table: Buffer, row: number, {size, sum, isPart}: Pick<Row, 'size' | 'sum' | 'isPart'>): void {
  table.writeUInt32BE(size, row + keySize + 6)
  table.writeUInt32BE(sum, row + keySize + 10)
  table[row + keySize + 14] = isPart ? 1 : 0
}
const placeAt = (table: Buffer, row: number, at: number): number => table.writeUIntBE(at, row + keySize, 6)

function trailerOf(table: Buffer): Buffer {
  const bytes = Buffer.alloc(trailerSize)
  bytes.writeUInt32BE(table.length / rowSize, 0)
  bytes.writeUInt32BE(crc32(table), 4)
  bytes.writeUInt32BE(mark, 8)
  return bytes
}

/** Exactly so many bytes; null when the file has fewer. */
function bytesAt(file: number, at: number, size: number): Buffer | null {
  if (at < 0) return null
  const bytes = Buffer.allocUnsafe(size)
  return readSync(file, bytes, 0, size, at) === size ? bytes : null
}

/** The bytes of a row, if they are what was written. */
const whole = (bytes: Buffer | null, {sum}: Row): Buffer | null => (bytes && crc32(bytes) === sum ? bytes : null)

/** Begins a segment in `folder`, to be called `<name>.segment`. */
export function writeSegment(folder: string, name: string): SegmentWriter {
  const passing = join(folder, `${name}${unfinished}`)
  const file = openSync(passing, 'w+')
  const rows = rowsOf(rowSize)
  /** What is not in the file yet, by its row. */
  const waiting = new Map<number, Uint8Array>()
  let waitingSize = 0
  let written = 0
  const write = (bytes: Buffer): void => {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
  }
  // Values stand together, and so do parts: who asks for all values need not read past their parts.
  const flush = (): void => {
    const table = rows.bytes()
    for (const isPart of [false, true]) {
      const these: Uint8Array[] = []
      for (const [row, bytes] of waiting) {
        if (isPartAt(table, row) !== isPart) continue
        placeAt(table, row, written)
        written += bytes.length
        these.push(bytes)
      }
      write(Buffer.concat(these))
    }
    waiting.clear()
    waitingSize = 0
  }
  return {
    append(key, bytes, isPart) {
      const at = rows.add(key)
      fill(rows.bytes(), at, {size: bytes.length, sum: crc32(bytes), isPart})
      waiting.set(at, bytes)
      waitingSize += bytes.length
      if (waitingSize > waitingMost) flush()
    },
    has: key => rows.find(key) >= 0,
    read(key) {
      const at = rows.find(key)
      if (at < 0) return null
      const bytes = waiting.get(at)
      const row = rowAt(rows.bytes(), at)
      return bytes ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) : whole(bytesAt(file, row.at, row.size), row)
    },
    seal() {
      flush()
      const table = rows.bytes()
      write(table)
      write(trailerOf(table))
      closeSync(file)
      renameSync(passing, join(folder, `${name}${ending}`))
      return `${name}${ending}`
    },
    discard() {
      closeSync(file)
      rmSync(passing, {force: true})
    },
  }
}
