/**
 * What earlier runs made, by key. Four laws keep it sound: a key covers all that its value depends on; a value is immutable; it brings its
 * diagnostics and its parts (bytes that it names by digest) with it; what can't be read back whole, byte for byte, was never there.
 *
 * The store is a few large files, not one a value. Each thread appends to a segment of its own and seals it; others see what is sealed.
 */
import {mkdirSync, readdirSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {threadId} from 'node:worker_threads'
import {isAlive} from '../base/processes.ts'
import type {Digest} from '../base/types.ts'
import {bytesOfKey} from './rows.ts'
import {ending, openSegment, type Row, type Segment, type SegmentWriter, unfinished, writeSegment} from './segment.ts'

export interface Store {
  readonly folder: string
  /** The bytes under a key or a digest; null when there are none, or when they are damaged. */
  get(key: Digest): Buffer | null
  has(key: Digest): boolean
  /** Keeps a value with the parts that it names. */
  put(key: Digest, value: Uint8Array, parts?: readonly Part[]): void
  /** Makes what was put visible to other threads and runs; gives the name of the segment, null when there is nothing new. */
  seal(): string | null
  /** Sees a segment that another thread has sealed. */
  adopt(name: string): void
  /** Names of the segments that can be read. */
  segments(): readonly string[]
  /** Joins small segments, and drops values that `isLive` no longer wants, where that is worth it. */
  tidy(isLive: (key: string) => boolean): void
  /** Drops all values that `isLive` does not want. */
  prune(isLive: (key: string) => boolean): void
  close(): void
}
export interface Part {
  readonly digest: Digest
  readonly bytes: Uint8Array
}

/** Half a sha-256 tells the values of one store apart. */
export const shortKey = (key: Digest): string => key.slice(0, 32)

const storeKey = (key: Digest): Buffer => bytesOfKey(shortKey(key))

/** More small segments than this are joined: each is a file to open in every run. */
const mostSmall = 8

/** Opens the store in `folder`; `names` are the segments to see, all unless given. */
export function openStore(folder: string, names?: readonly string[]): Store {
  mkdirSync(folder, {recursive: true})
  let segments: Segment[] = []
  let own: SegmentWriter | null = null

  const adopt = (name: string): void => {
    if (segments.some(segment => segment.name === name)) return
    const segment = openSegment(folder, name)
    if (segment) segments.push(segment)
  }
  /** The segment that a key is read from: of several the youngest. */
  const ownerOf = (key: Buffer): Segment | undefined => segments.findLast(segment => segment.has(key))
  const read = (key: Buffer): Buffer | null => {
    const written = own?.read(key)
    return written ?? ownerOf(key)?.get(key) ?? null
  }
  const writer = (): SegmentWriter => {
    own ??= writeSegment(folder, nextName(folder))
    return own
  }
  const seal = (): string | null => {
    const name = own?.seal() ?? null
    own = null
    if (name !== null) adopt(name)
    return name
  }

  type IsHere = (segment: Segment, row: Row) => boolean
  const hereOf =
    (isLive: (key: string) => boolean): IsHere =>
    (segment, {key}) =>
      ownerOf(key) === segment && isLive(key.toString('hex'))
  /** Copies what is wanted of some segments into a new one, and takes them away. */
  const rewrite = (stale: readonly Segment[], isHere: IsHere): void => {
    if (stale.length === 0) return
    for (const segment of stale) {
      for (const unit of unitsOf(segment)) if (isHere(segment, unit[0]!)) copy(writer(), segment, unit)
    }
    seal()
    for (const segment of stale) {
      segment.close()
      rmSync(join(folder, segment.name), {force: true})
    }
    segments = segments.filter(segment => !stale.includes(segment))
    dropUnfinished(folder)
  }

  for (const name of names ?? sealedIn(folder)) adopt(name)
  return {
    folder,
    has(key) {
      const bytes = storeKey(key)
      return own?.has(bytes) === true || ownerOf(bytes) !== undefined
    },
    get: key => read(storeKey(key)),
    put(key, value, parts = []) {
      writer().append(storeKey(key), value, false)
      for (const {digest, bytes} of parts) writer().append(storeKey(digest), bytes, true)
    },
    seal,
    adopt,
    segments: () => segments.map(({name}) => name),
    tidy(isLive) {
      const isHere = hereOf(isLive)
      rewrite(staleOf(segments, isHere), isHere)
    },
    prune: isLive => rewrite([...segments], hereOf(isLive)),
    close() {
      own?.discard()
      own = null
      for (const segment of segments) segment.close()
      segments = []
    },
  }
}

/** The values of a segment, each with its parts behind it. */
function* unitsOf(segment: Segment): Iterable<Row[]> {
  let unit: Row[] = []
  for (const row of segment.rows()) {
    if (!row.isPart && unit.length > 0) yield unit
    if (row.isPart) unit.push(row)
    else unit = [row]
  }
  if (unit.length > 0) yield unit
}

/** Segments that are worth writing anew: those of which half is out of use, and small ones when there are too many. */
function staleOf(segments: readonly Segment[], isHere: (segment: Segment, row: Row) => boolean): Segment[] {
  const total = segments.reduce((sum, {count}) => sum + count, 0)
  const isSmall = ({count}: Segment): boolean => count * 8 < total
  const isCrowd = segments.filter(isSmall).length > mostSmall
  return segments.filter(segment => (isCrowd && isSmall(segment)) || isDead(segment, isHere))
}

/** Of a large segment a sample tells: to go through all of its rows takes longer than to write what an edit has made. */
const sampled = 2_000
/** Prime, since a value has mostly the same number of parts. */
const sampleStep = 13

function isDead(segment: Segment, isHere: (segment: Segment, row: Row) => boolean): boolean {
  let [values, here] = [0, 0]
  for (const row of segment.rows(segment.count > sampled ? sampleStep : 1)) {
    if (row.isPart) continue
    values++
    if (isHere(segment, row)) here++
  }
  return here * 2 < values
}

/** Copies a value with its parts, unless one of them is damaged. */
function copy(writer: SegmentWriter, segment: Segment, rows: readonly Row[]): void {
  const read = rows.map(row => ({row, bytes: segment.read(row)}))
  if (read.some(({bytes}) => bytes === null)) return
  for (const {row, bytes} of read) writer.append(row.key, bytes!, row.isPart)
}

/** Sealed segments, the oldest first. */
const sealedIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter(name => name.endsWith(ending))
    .sort()

/** What killed runs left behind. */
function dropUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, writer = ''] = name.split('-')
    if (name.endsWith(unfinished) && !isAlive(Number(writer))) rmSync(join(folder, name), {force: true})
  }
}

let made = 0
/** A name that nobody else takes, behind all that there are: `<number>-<process>-<thread>-<number in it>`. */
function nextName(folder: string): string {
  const last = readdirSync(folder).reduce((most, name) => Math.max(most, Number.parseInt(name, 10) || 0), 0)
  return `${String(last + 1).padStart(8, '0')}-${process.pid}-${threadId}-${made++}`
}
