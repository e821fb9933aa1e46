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

export interface Row {
  /** 32 hexadecimal digits. */
  readonly key: string
  readonly at: number
  readonly size: number
  readonly sum: number
  /** Bytes that the value above names: they live and die with it. */
  readonly isPart: boolean
}
export interface Segment {
  readonly name: string
  readonly rows: readonly Row[]
  /** The bytes of a row; null when they are damaged. */
  read(row: Row): Buffer | null
  close(): void
}
export interface SegmentWriter {
  append(key: string, bytes: Uint8Array, isPart: boolean): void
  /** What was appended under a key. */
  read(key: string): Buffer | null
  has(key: string): boolean
  /** Writes the table and gives the file its name. */
  seal(): string
  discard(): void
}

export const ending = '.segment'
export const unfinished = '.part'
const keySize = 16
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

function segmentOf(name: string, file: number, rows: readonly Row[]): Segment {
  const {size} = fstatSync(file)
  let window: Window | null = null
  return {
    name,
    rows,
    read(row) {
      if (row.size > windowSize) return whole(bytesAt(file, row.at, row.size), row)
      if (!window || row.at < window.at || row.at + row.size > window.at + window.bytes.length) {
        const bytes = bytesAt(file, row.at, Math.min(windowSize, size - row.at))
        window = bytes && {at: row.at, bytes}
      }
      return window && whole(window.bytes.subarray(row.at - window.at, row.at - window.at + row.size), row)
    },
    close: () => closeSync(file),
  }
}

/** What was read last, with what stands behind it: values are mostly asked for in the order in which they were made. */
interface Window {
  readonly at: number
  readonly bytes: Buffer
}
const windowSize = 256 * 1024

function tableOf(file: number): Row[] | null {
  const {size} = fstatSync(file)
  const trailer = bytesAt(file, size - trailerSize, trailerSize)
  if (!trailer || trailer.readUInt32BE(8) !== mark) return null
  const count = trailer.readUInt32BE(0)
  const table = bytesAt(file, size - trailerSize - count * rowSize, count * rowSize)
  if (!table || crc32(table) !== trailer.readUInt32BE(4)) return null
  const rows: Row[] = []
  for (let at = 0; at < table.length; at += rowSize) rows.push(rowAt(table, at))
  return rows
}

const rowAt = (table: Buffer, at: number): Row => ({
  key: table.toString('hex', at, at + keySize),
  at: table.readUIntBE(at + keySize, 6),
  size: table.readUInt32BE(at + keySize + 6),
  sum: table.readUInt32BE(at + keySize + 10),
  isPart: table[at + keySize + 14] === 1,
})

function tableFrom(rows: readonly Row[]): Buffer {
  const bytes = Buffer.alloc(rows.length * rowSize + trailerSize)
  let at = 0
  for (const row of rows) {
    bytes.write(row.key, at, 'hex')
    bytes.writeUIntBE(row.at, at + keySize, 6)
    bytes.writeUInt32BE(row.size, at + keySize + 6)
    bytes.writeUInt32BE(row.sum, at + keySize + 10)
    bytes[at + keySize + 14] = row.isPart ? 1 : 0
    at += rowSize
  }
  bytes.writeUInt32BE(rows.length, at)
  bytes.writeUInt32BE(crc32(bytes.subarray(0, at)), at + 4)
  bytes.writeUInt32BE(mark, at + 8)
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

interface Waiting {
  readonly row: {-readonly [K in keyof Row]: Row[K]}
  /** Null once they are in the file. */
  bytes: Uint8Array | null
}

/** Begins a segment in `folder`, to be called `<name>.segment`. */
export function writeSegment(folder: string, name: string): SegmentWriter {
  const passing = join(folder, `${name}${unfinished}`)
  const file = openSync(passing, 'w+')
  const rows: Row[] = []
  const places = new Map<string, Waiting>()
  // Values stand together, and so do parts: who asks for all values need not read past their parts.
  const lists: Record<'value' | 'part', Waiting[]> = {value: [], part: []}
  let waiting = 0
  let written = 0
  const flush = (): void => {
    for (const name of ['value', 'part'] as const) {
      for (const one of lists[name]) {
        one.row.at = written
        written += one.row.size
      }
      const bytes = Buffer.concat(lists[name].map(one => one.bytes!))
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
      for (const one of lists[name]) one.bytes = null
      lists[name] = []
    }
    waiting = 0
  }
  return {
    append(key, bytes, isPart) {
      const one: Waiting = {row: {key, at: 0, size: bytes.length, sum: crc32(bytes), isPart}, bytes}
      rows.push(one.row)
      places.set(key, one)
      lists[isPart ? 'part' : 'value'].push(one)
      waiting += bytes.length
      if (waiting > waitingMost) flush()
    },
    has: key => places.has(key),
    read(key) {
      const one = places.get(key)
      if (!one) return null
      const {bytes, row} = one
      return bytes ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) : whole(bytesAt(file, row.at, row.size), row)
    },
    seal() {
      flush()
      writeSync(file, tableFrom(rows))
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
