/**
 * A feed, read from its files, whoever has them: believed in nothing that is not proved by a digest. The same reading serves the next
 * build, which goes on from it, and the stranger who verifies it.
 */
import {digest} from '../base/digest.ts'
import type {Digest, EntryId, Json} from '../base/types.ts'
import {canonical, linesIn} from './canonical.ts'
import {nonconforming} from './conforms.ts'
import {tombstoneDigest} from './derive.ts'
import {type Replayed, replay} from './replay.ts'
import {feedSchemas} from './schemas.ts'
import {type Sums, sha256Sums, sm3Sums, sumsIn} from './sums.ts'
import {type FeedEvent, type FeedIndex, type FullRow, spec, type Tombstone} from './types.ts'

/** The bytes of a file below the feed's folder; null when there is none. */
export type Read = (path: string) => Promise<Uint8Array | null>

/** Something that proves a feed wrong. */
export type FeedFault = {
  readonly code: FaultCode
  /** Below the feed's folder. */
  readonly path: string
  readonly reason: string
}
export type FaultCode =
  | 'missing'
  | 'form'
  | 'spec'
  | 'digest'
  | 'segment'
  | 'event'
  | 'count'
  | 'full'
  | 'tombstone'
  | 'record'
  | 'projection'
  | 'coverage'
  | 'signature'

export type FeedState = {
  readonly index: FeedIndex
  /** Of `index.json`. */
  readonly bytes: Uint8Array
  readonly sums: Sums
  readonly sm3: Sums
  readonly events: readonly FeedEvent[]
  readonly lines: readonly string[]
  readonly rows: readonly FullRow[]
  readonly tombstones: readonly Tombstone[]
  readonly standing: Replayed['standing']
}
export type ReadFeed = {
  /** Null when it is too broken to go on. */
  readonly state: FeedState | null
  readonly faults: readonly FeedFault[]
}

const indexName = 'index.json'

/** Everything but the records and what is projected. */
export async function readFeed(read: Read): Promise<ReadFeed> {
  const faults: FeedFault[] = []
  const note = (code: FaultCode, path: string, reason: string): null => {
    faults.push({code, path, reason})
    return null
  }
  const broken = (): ReadFeed => ({state: null, faults})

  const bytes = await read(indexName)
  if (!bytes) note('missing', indexName, '没有目录文件')
  const index = bytes && parsed<FeedIndex>(bytes, 'index', indexName, note)
  if (!bytes || !index) return broken()
  const sums = await readSums(read, index, note)
  if (!sums) return broken()

  /** A file that the sums vouch for. */
  const proved = async (path: string): Promise<string | null> => {
    const wanted = sums.sha256.get(path)
    if (wanted === undefined) return note('missing', path, `${sha256Sums} 里没有它`)
    const found = await read(path)
    if (!found) return note('missing', path, '文件不在')
    return digest(found) === wanted ? textOf(found) : note('digest', path, `内容和 ${sha256Sums} 不符`)
  }
  const events = await readEvents(index, proved, note)
  const rows = await readRows(index, proved, note)
  const graves = await proved('tombstones.ndjson')
  const tombstones = graves === null ? null : recordsIn<Tombstone>(graves, 'tombstone', 'tombstones.ndjson', note)
  if (!events || !rows || !tombstones) return broken()

  const {standing, faults: wrong} = replay(events.events, events.lines)
  for (const reason of wrong) note('event', 'changes/', reason)
  checkHead(index, events, rows, tombstones, note)
  checkStanding(standing, rows, tombstones, note)
  return {state: {index, bytes, sums: sums.sha256, sm3: sums.sm3, ...events, rows, tombstones, standing}, faults}
}

type Note = (code: FaultCode, path: string, reason: string) => null

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString()

function parsed<Value>(bytes: Uint8Array | string, schema: string, path: string, note: Note): Value | null {
  let value: Json
  try {
    value = JSON.parse(typeof bytes === 'string' ? bytes : textOf(bytes))
  } catch {
    return note('form', path, '不是有效的 JSON')
  }
  if (schema === 'index' && (value as {spec?: string} | null)?.spec !== spec) return note('spec', path, `不是 ${spec} 的目录`)
  const at = nonconforming(value, feedSchemas[schema]!)
  return at === null ? (value as Value) : note('form', path, `${at} 不合 schema/${schema}.json`)
}

function recordsIn<Value>(text: string, schema: string, path: string, note: Note): Value[] | null {
  const values: Value[] = []
  for (const line of linesIn(text)) {
    const value = parsed<Value>(line, schema, path, note)
    if (value === null) return null
    values.push(value)
  }
  return values
}

async function readSums(read: Read, index: FeedIndex, note: Note): Promise<{readonly sha256: Sums; readonly sm3: Sums} | null> {
  const bytes = await read(sha256Sums)
  if (!bytes) return note('missing', sha256Sums, '没有校验文件')
  if (digest(bytes) !== index.sums['sha-256']) return note('digest', sha256Sums, '和目录里的校验值不符')
  const sha256 = sumsIn(textOf(bytes))
  const other = await read(sm3Sums)
  if (!sha256) return note('form', sha256Sums, '有一行读不懂')
  if (!other || digest(other) !== sha256.get(sm3Sums)) return note('digest', sm3Sums, `文件不在，或内容和 ${sha256Sums} 不符`)
  const sm3 = sumsIn(textOf(other))
  return sm3 ? {sha256, sm3} : note('form', sm3Sums, '有一行读不懂')
}

type Events = Pick<FeedState, 'events' | 'lines'>
type Proved = (path: string) => Promise<string | null>

async function readEvents({segments}: FeedIndex, proved: Proved, note: Note): Promise<Events | null> {
  const events: FeedEvent[] = []
  const lines: string[] = []
  let next = 1
  for (const {path, first, last, digest: wanted} of segments) {
    const text = await proved(path)
    if (text === null) return null
    if (digest(text) !== wanted) note('segment', path, '和目录里的校验值不符')
    const found = recordsIn<FeedEvent>(text, 'event', path, note)
    if (!found) return null
    if (first !== next || last !== first + found.length - 1)
      note('segment', path, `应从第${next}号事件开始，共${last - first + 1}个`)
    next = last + 1
    for (const event of found) events.push(event)
    for (const line of linesIn(text)) lines.push(line)
  }
  // The next build writes closed segments again from what it has read.
  const loose = events.find((event, index) => canonical(event) !== lines[index])
  if (loose) note('form', 'changes/', `第${loose.seq}号事件那一行不是规范形式（RFC 8785）`)
  return {events, lines}
}

async function readRows({full}: FeedIndex, proved: Proved, note: Note): Promise<FullRow[] | null> {
  const rows: FullRow[] = []
  for (const {path, count, digest: wanted} of full.parts) {
    const text = await proved(path)
    if (text === null) return null
    if (digest(text) !== wanted) note('full', path, '和目录里的校验值不符')
    const found = recordsIn<FullRow>(text, 'row', path, note)
    if (!found) return null
    if (found.length !== count) note('count', path, `目录说有${count}行，实有${found.length}行`)
    for (const row of found) rows.push(row)
  }
  return rows
}

function checkHead(
  {head, counts, full}: FeedIndex,
  {events, lines}: Events,
  rows: readonly FullRow[],
  tombstones: readonly Tombstone[],
  note: Note,
): void {
  const last = lines.at(-1)
  if (
    head.seq !== events.length ||
    (last !== undefined && head.digest !== digest(last)) ||
    head.at !== (events.at(-1)?.at ?? null)
  )
    note('event', indexName, '最后一个事件（head）和事件文件不符')
  if (full.seq !== head.seq) note('full', indexName, `全量清单到第${full.seq}号事件为止，最后一个是第${head.seq}号`)
  const found = {live: rows.length, tombstones: tombstones.length, events: events.length}
  for (const [name, count] of Object.entries(found) as [keyof typeof found, number][])
    if (counts[name] !== count) note('count', indexName, `总数（counts.${name}）是${counts[name]}，实有${count}`)
}

/** The full list and the tombstones against what the events say. */
function checkStanding(
  standing: Replayed['standing'],
  rows: readonly FullRow[],
  tombstones: readonly Tombstone[],
  note: Note,
): void {
  const listed = new Map<EntryId, Digest>()
  for (const {id, rev, digest: own} of rows) {
    const known = standing.get(id)
    if (listed.has(id)) note('full', 'full/', `${id} 列了两次`)
    else if (!known?.isLive) note('full', 'full/', `${id} 按事件不该在库`)
    else if (known.rev !== rev || known.digest !== own) note('full', 'full/', `${id} 的版次或校验值和事件不符`)
    listed.set(id, own)
  }
  const graves = new Map(tombstones.map(tombstone => [`${tombstone.id} ${tombstone.rev}`, tombstone]))
  for (const tombstone of tombstones)
    if (tombstoneDigest(tombstone) !== tombstone.digest) note('tombstone', 'tombstones.ndjson', `${tombstone.id} 的校验值不符`)
  for (const [id, {rev, isLive, digest: own, op}] of standing) {
    if (isLive && !listed.has(id)) note('full', 'full/', `${id} 按事件应在库，清单里没有`)
    const grave = graves.get(`${id} ${rev}`)
    if (!isLive && (grave?.digest !== own || grave.op !== op))
      note('tombstone', 'tombstones.ndjson', `${id} 已撤下，没有相符的撤下说明`)
  }
}
