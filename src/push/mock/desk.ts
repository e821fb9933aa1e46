/** The protocol on the library's side: requests in, answers out. Whoever carries them, a server or a test, stands outside. */
import {digest} from '../../base/digest.ts'
import {isObject} from '../../base/json.ts'
import type {Json} from '../../base/types.ts'
import {canonical} from '../../feed/canonical.ts'
import type {Op} from '../../feed/types.ts'
import {bucketOf, bucketsOf} from '../inventory.ts'
import {problem, type ReferenceLibrary, type Reply, type Submission} from './library.ts'

export interface Incoming {
  readonly method: string
  /** Below the library's address, no leading slash. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Uint8Array
}
export interface Outgoing {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}
export type Desk = (incoming: Incoming) => Outgoing

export interface DeskOptions {
  /** What a sender must show; null lets everybody in. */
  readonly token: string | null
  /** Told of a feed that has news; null when the library doesn't fetch. */
  readonly notified: ((feed: string) => void) | null
  readonly batchLines?: number
}

const json = (status: number, value: Json, headers: Readonly<Record<string, string>> = {}): Outgoing => ({
  status,
  headers: {'Content-Type': status < 400 ? 'application/json' : 'application/problem+json', ...headers},
  text: `${JSON.stringify(value)}\n`,
})
const ndjson = (values: readonly Json[]): Outgoing => ({
  status: 200,
  headers: {'Content-Type': 'application/x-ndjson'},
  text: values.map(value => `${JSON.stringify(value)}\n`).join(''),
})

export function openDesk(library: ReferenceLibrary, {token, notified, batchLines = 500}: DeskOptions): Desk {
  return incoming => {
    const {method, path, headers} = incoming
    if (token !== null && headers['authorization'] !== `Bearer ${token}`) return answered(problem(401, '令牌不对'))
    const revision = /^records\/([^/]+)\/revisions\/(\d{1,9})$/u.exec(path)
    if (revision && method === 'PUT') return put(incoming, decodeURIComponent(revision[1]!), Number(revision[2]))
    if (path === 'batches' && method === 'POST') return batch(incoming)
    if (path === 'notify' && method === 'POST') return notify(incoming)
    if (method !== 'GET') return answered(problem(405, '这里不收'))
    const receipt = /^receipts\/([^/]+)\/(\d{1,9})$/u.exec(path)
    if (receipt) return receiptOf(decodeURIComponent(receipt[1]!), Number(receipt[2]))
    if (path === 'receipts') return receiptsAfter(Number(incoming.query['after'] ?? 0))
    if (path === 'inventory') return json(200, {buckets: bucketsOf(library.inventory())})
    const bucket = /^inventory\/([0-9a-f]{2})$/u.exec(path)?.[1]
    if (bucket !== undefined) return ndjson(library.inventory().filter(({id}) => bucketOf(id) === bucket) as unknown as Json[])
    return answered(problem(404, '没有这个地址'))
  }

  function put({headers, body}: Incoming, id: string, rev: number): Outgoing {
    const bodyDigest = digestIn(headers['content-digest'] ?? headers['repr-digest'])
    if (bodyDigest === null) return answered(problem(400, '缺少内容的摘要（Content-Digest）'))
    const submission: Submission = {
      id,
      rev,
      seq: Number(headers['feed-seq']),
      op: headers['feed-op'] as Op,
      have: haveIn(headers),
      key: (headers['idempotency-key'] ?? '').replaceAll('"', ''),
      body,
      bodyDigest,
    }
    return answered(library.take(submission))
  }

  function batch({headers, body}: Incoming): Outgoing {
    if (digestIn(headers['content-digest']) !== digest(body))
      return answered(problem(400, '收到的内容与摘要（Content-Digest）不符'))
    const lines = Buffer.from(body).toString('utf8').split('\n').filter(Boolean)
    if (lines.length > batchLines) return answered(problem(413, `一批最多 ${batchLines} 条`))
    return ndjson(lines.map(line => lineResult(line)))
  }

  /** The body of a line is canonical JSON: its bytes can be written again. */
  function lineResult(line: string): Json {
    const value = parsed(line)
    if (!isObject(value)) return {status: 400}
    const {id, rev, seq, op, have, key, digest: bodyDigest, body} = value as unknown as Submission & {digest: string}
    const bytes = Buffer.from(canonical(body as unknown as object))
    const stated = have === 'any' ? undefined : have
    const reply = library.take({id, rev, seq, op, have: stated, key, bodyDigest, body: bytes})
    const {status, receipt, problem: refusal, held} = reply
    const what = (receipt ? {receipt} : {problem: refusal}) as unknown as {readonly [member: string]: Json}
    return {id, rev, status, ...what, ...(held !== undefined && {etag: `"${held}"`})}
  }

  function notify({body}: Incoming): Outgoing {
    const value = parsed(Buffer.from(body).toString('utf8'))
    const feed = isObject(value) ? value['feed'] : undefined
    if (notified === null) return answered(problem(404, '这个库不来取'))
    if (typeof feed !== 'string') return answered(problem(400, '要写明 feed'))
    notified(feed)
    return json(202, {feed})
  }

  function receiptOf(id: string, rev: number): Outgoing {
    const receipt = library.receipts(0).find(found => found.id === id && found.rev === rev)
    return receipt ? json(200, receipt as unknown as Json) : answered(problem(404, '还没有回执'))
  }

  /** In order of the feed, a page at a time. */
  function receiptsAfter(after: number): Outgoing {
    const found = library.receipts(after).toSorted((a, b) => a.seq - b.seq)
    return ndjson(found.slice(0, 500) as unknown as Json[])
  }
}

function answered({status, receipt, problem: refusal, held}: Reply): Outgoing {
  const etag = held === undefined ? {} : {ETag: `"${held}"`}
  return json(status, (receipt ?? refusal) as unknown as Json, etag)
}

/** The hexadecimal sha-256 of a digest field (RFC 9530). */
function digestIn(field: string | undefined): string | null {
  const found = /(?:^|,\s*)sha-256=:([A-Za-z0-9+/]{43}=):/u.exec(field ?? '')
  return found ? Buffer.from(found[1]!, 'base64').toString('hex') : null
}

function haveIn(headers: Incoming['headers']): number | null | undefined {
  if (headers['if-none-match'] === '*') return null
  const match = /^"(\d{1,9})"$/u.exec(headers['if-match'] ?? '')
  return match ? Number(match[1]) : undefined
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
