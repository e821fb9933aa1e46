/**
 * A stranger's proof: from the published files alone, that nothing is missing, nothing was changed, everything is in order, and every
 * projection says the same. Pure over a reader; believes in the index no further than its signature.
 */
import type {KeyObject} from 'node:crypto'
import {digest} from '../base/digest.ts'
import type {Digest} from '../base/types.ts'
import {canonical} from './canonical.ts'
import {nonconforming} from './conforms.ts'
import {sm3} from './digests.ts'
import {contentDigests, recordDigest} from './draft.ts'
import {latestPath, projected, projectionsOf, recordPath} from './projections.ts'
import {type FaultCode, type FeedFault, type FeedState, type Read, readFeed} from './read.ts'
import {feedSchemas} from './schemas.ts'
import {isSignedBy, publicKey} from './signature.ts'
import type {FeedEvent, FeedRecord, FullRow} from './types.ts'

export type Verified = {
  readonly faults: readonly FeedFault[]
  readonly facts: Facts | null
}
export type Facts = {
  readonly live: number
  readonly tombstones: number
  readonly events: number
  readonly files: number
  readonly bytes: number
  /** `trusted`: by a key that the verifier brought; `own`: by one that the feed itself names, which proves only that it is whole. */
  readonly signature: 'trusted' | 'own' | 'none'
}

export async function verify(read: Read, key: KeyObject | null): Promise<Verified> {
  const {state, faults: known} = await readFeed(read)
  if (!state) return {faults: known, facts: null}
  const faults = [...known]
  const note: Note = (code, path, reason) => void faults.push({code, path, reason})
  const signature = await checkSignature(read, state, key, note)
  const bytes = await checkFiles(read, state, note)
  checkRows(state, note)
  await checkProjections(read, state, note)
  await checkTallies(read, state, note)
  const {counts} = state.index
  return {faults, facts: {...counts, files: state.sums.size + 2 + (signature === 'none' ? 0 : 1), bytes, signature}}
}

type Note = (code: FaultCode, path: string, reason: string) => void

const signatureName = 'index.json.sig'

async function checkSignature(
  read: Read,
  {index, bytes}: FeedState,
  key: KeyObject | null,
  note: Note,
): Promise<Facts['signature']> {
  const signature = await read(signatureName)
  const named = index.keys.map(({spki}) => publicKey(spki)).filter(known => known !== null)
  if (named.length < index.keys.length) note('signature', 'index.json', 'keys 里有一个不是 Ed25519 公钥')
  if (!signature) {
    if (key) note('signature', signatureName, '没有签名')
    else if (index.keys.length > 0) note('signature', signatureName, '目录里写了公钥，没有签名')
    return 'none'
  }
  const text = Buffer.from(signature).toString()
  if (key) {
    if (!isSignedBy(bytes, text, [key])) note('signature', signatureName, '不是这把公钥对应的签名，或目录被改动过')
    return 'trusted'
  }
  if (!isSignedBy(bytes, text, named)) note('signature', signatureName, '签名和目录不符')
  return 'own'
}

/** Every file that the sums name, and in it every record. Gives the bytes of all. */
async function checkFiles(read: Read, state: FeedState, note: Note): Promise<number> {
  const {sums, sm3: others} = state
  const revisions = revisionsOf(state.events)
  const rows = new Map(state.rows.map(row => [recordPath(row.id, row.rev), row]))
  let total = 0
  for (const [path, wanted] of sums) {
    const bytes = await read(path)
    if (!bytes) {
      note('missing', path, '文件不在')
      continue
    }
    total += bytes.length
    if (digest(bytes) !== wanted) note('digest', path, '内容和 SHA256SUMS 不符')
    else if (path !== 'SM3SUMS' && sm3(bytes) !== others.get(path)) note('digest', path, '内容和 SM3SUMS 不符')
    else if (path.startsWith('records/')) checkRecord(path, bytes, {revisions, row: rows.get(path)}, note)
  }
  return total
}

/** Digests of records by id and revision, as the events name them. */
const revisionsOf = (events: readonly FeedEvent[]): ReadonlyMap<string, Digest> =>
  new Map(events.map(({id, rev, digest}) => [`${id} ${rev}`, digest]))

interface Known {
  readonly revisions: ReadonlyMap<string, Digest>
  readonly row: FullRow | undefined
}

function checkRecord(path: string, bytes: Uint8Array, known: Known, note: Note): void {
  const fault = recordFault(path, bytes, known)
  if (fault !== null) note('record', path, fault)
}

function recordFault(path: string, bytes: Uint8Array, {revisions, row}: Known): string | null {
  const record = parsedRecord(bytes)
  if (!record) return '不合 schema/record.json，或不是规范形式（RFC 8785）'
  const {id, rev, digest: own} = record
  if (path !== latestPath(id) && path !== recordPath(id, rev)) return '文件名和记录里的编号、版次不符'
  const {content, links} = contentDigests(record)
  if (own.record !== recordDigest(record) || own.content !== content || own.links !== links) return '记录里的校验值和内容不符'
  if (revisions.get(`${id} ${rev}`) !== own.record) return '校验值和事件里的不符'
  return row && !isRowOf(row, record, bytes.length) ? '和全量清单里的那一行不符' : null
}

function parsedRecord(bytes: Uint8Array): FeedRecord | null {
  const text = Buffer.from(bytes).toString()
  try {
    const value = JSON.parse(text)
    return nonconforming(value, feedSchemas['record']!) === null && canonical(value) === text ? value : null
  } catch {
    return null
  }
}

const isRowOf = (row: FullRow, record: FeedRecord, len: number): boolean =>
  row.type === record.type &&
  row.url === record.url &&
  row.state === (record.validity?.state ?? null) &&
  row.first_published === record.lifecycle.first_published &&
  row.updated === record.lifecycle.updated &&
  row.len === len

/** Of every row there is the record, under its revision and as the latest. */
function checkRows({rows, sums, standing}: FeedState, note: Note): void {
  for (const {id, rev} of rows) {
    const [own, latest] = [sums.get(recordPath(id, rev)), sums.get(latestPath(id))]
    if (own === undefined) note('missing', recordPath(id, rev), '全量清单里有，记录不在')
    else if (own !== latest) note('record', latestPath(id), '不是最新的版次')
  }
  for (const path of sums.keys()) {
    const id = /^records\/([^/]+?)(?:\.json|\/)/u.exec(path)?.[1]
    if (id !== undefined && !standing.get(id)?.isLive) note('record', path, '已经撤下，记录还在')
  }
}

/** Projections are pure: made again, they must be the same to the last byte. */
async function checkProjections(read: Read, {index, events, rows, sums}: FeedState, note: Note): Promise<void> {
  for (const {path, text} of projectionsOf(projected(index, {events, rows, sums}))) {
    const found = sums.get(path)
    if (found === undefined) note('missing', path, 'SHA256SUMS 里没有它')
    else if (found !== digest(text) && (await read(path)) !== null) note('projection', path, '和事件、全量清单说的不一样')
  }
}

/** What counts the documents must count those that are there. */
async function checkTallies(read: Read, {rows}: FeedState, note: Note): Promise<void> {
  const coverage = await json<{total: number; rows: readonly {published: number}[]}>(read, 'coverage.json')
  const published = coverage?.rows?.reduce((sum, row) => sum + row.published, 0)
  if (coverage?.total !== rows.length || published !== rows.length)
    note('coverage', 'coverage.json', `合计应是在库的 ${rows.length} 件`)
  const elements = await json<{records: readonly {id: string}[]}>(read, 'elements.json')
  const known = new Set(elements?.records?.map(({id}) => id))
  if (known.size !== rows.length || rows.some(({id}) => !known.has(id)))
    note('coverage', 'elements.json', '和全量清单不是同样的文件')
}

async function json<Value>(read: Read, path: string): Promise<Value | null> {
  try {
    return JSON.parse(Buffer.from((await read(path)) ?? new Uint8Array()).toString()) as Value
  } catch {
    return null
  }
}
