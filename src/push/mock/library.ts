/**
 * A library as the protocol wants it: what it takes, what it refuses, and what it answers to what it has taken already. It is the
 * reference for those who build a real one, so every rule stands here and none in the server around it.
 */
import {digest} from '../../base/digest.ts'
import {isObject} from '../../base/json.ts'
import {isEntryId} from '../../base/paths.ts'
import type {Digest, EntryId, Json, JsonObject} from '../../base/types.ts'
import {type Op, type Receipt, spec} from '../../feed/types.ts'
import {stateOf} from '../delivery.ts'
import type {InventoryRow} from '../inventory.ts'
import {heldDigest, ownDigest} from '../proof.ts'

/** What is asked of the library: to take one revision of one entry. */
export interface Submission {
  readonly id: EntryId
  readonly rev: number
  readonly seq: number
  readonly op: Op
  /** The revision it must hold, null for none; `any` where the library fetches for itself; undefined when nothing was said. */
  readonly have: number | null | 'any' | undefined
  readonly key: string
  readonly body: Uint8Array
  /** sha-256 that the sender computed. */
  readonly bodyDigest: Digest
}
/** A line of the store. */
export interface Kept {
  readonly receipt: Receipt
  readonly key: string
  readonly bodyDigest: Digest
  readonly state: string | null
}
/** Where a library keeps what it has taken. What `append` has returned from is safe. */
export interface Shelf {
  readonly kept: readonly Kept[]
  append(line: Kept): void
  putBody(digest: Digest, bytes: Uint8Array): void
  dropBody(digest: Digest): void
}
export interface Reply {
  readonly status: number
  readonly receipt?: Receipt
  readonly problem?: JsonObject
  /** The revision that it holds. */
  readonly held?: number
}
export interface ReferenceLibrary {
  take(submission: Submission): Reply
  inventory(): readonly InventoryRow[]
  receipts(after: number): readonly Receipt[]
}

export function openLibrary(name: string, shelf: Shelf, now: () => number): ReferenceLibrary {
  const byRevision = new Map<string, Kept>()
  const current = new Map<EntryId, Kept>()
  for (const line of shelf.kept) note(line)

  function note(line: Kept): void {
    const {id, rev} = line.receipt
    byRevision.set(`${id} ${rev}`, line)
    if (rev > (current.get(id)?.receipt.rev ?? 0)) current.set(id, line)
  }

  function take(submission: Submission): Reply {
    const read = readBody(submission)
    if ('problem' in read) return read
    const {id, rev, seq, op, key, body, bodyDigest} = submission
    const known = byRevision.get(`${id} ${rev}`)
    if (known) return repeated(known, submission, read.digest)
    const held = current.get(id)?.receipt
    const refusal = refusalOf(submission, held?.rev ?? null)
    if (refusal) return refusal
    const receipt: Receipt = {
      receipt_id: digest(`${name}|${key}`).slice(0, 24),
      library: name,
      id,
      rev,
      seq,
      op,
      record_digest: read.digest,
      decision: 'accepted',
      library_id: `${name}:${id}`,
      library_url: null,
      accepted_at: new Date(now()).toISOString(),
      warnings: [],
    }
    shelf.putBody(bodyDigest, body)
    const line: Kept = {receipt, key, bodyDigest, state: read.state}
    shelf.append(line)
    note(line)
    if (op === 'remove') purge(id, rev)
    return {status: 201, receipt, held: rev}
  }

  /** What is removed leaves no text behind, in no revision. */
  function purge(id: EntryId, rev: number): void {
    for (const {receipt, bodyDigest} of byRevision.values())
      if (receipt.id === id && receipt.rev < rev) shelf.dropBody(bodyDigest)
  }

  /** The same again gets the same receipt, whatever has come after it; it changes nothing. */
  function repeated({receipt, bodyDigest}: Kept, submission: Submission, claimed: Digest): Reply {
    const isSame = receipt.record_digest === claimed && bodyDigest === submission.bodyDigest && receipt.op === submission.op
    const held = current.get(receipt.id)!.receipt.rev
    return isSame ? {status: 200, receipt, held} : {...problem(409, '这一版已经收过，内容不同'), held}
  }

  function refusalOf({rev, have}: Submission, held: number | null): Reply | null {
    const more = held === null ? {} : {held}
    if (have === undefined) return {...problem(428, '要写明库里应有哪一版（If-Match 或 If-None-Match）'), ...more}
    if (have !== 'any' && have !== held)
      return {...problem(412, held === null ? '库里没有这一件' : `库里是第 ${held} 版`), ...more}
    if (held !== null && rev <= held) return {...problem(409, `库里已是第 ${held} 版`), ...more}
    return null
  }

  return {
    take,
    inventory: () =>
      [...current.values()].map(({receipt: {id, rev, record_digest}, state}) => ({id, rev, state, digest: record_digest})),
    receipts: after => shelf.kept.map(({receipt}) => receipt).filter(({seq}) => seq > after),
  }
}

export const problem = (
  status: number,
  detail: string,
  errors: readonly Json[] = [],
): Reply & {readonly problem: JsonObject} => ({
  status,
  problem: {type: 'about:blank', title: `答复 ${status}`, status, detail, ...(errors.length > 0 && {errors})},
})

interface Read {
  readonly digest: Digest
  readonly state: string | null
}

const ops: ReadonlySet<string> = new Set(['publish', 'update', 'links', 'status', 'locate', 'withdraw', 'remove', 'restore'])

/** The body must be whole, of the revision that its address names, and have the digest that it says it has. */
function readBody({id, rev, seq, op, body, bodyDigest}: Submission): Read | (Reply & {readonly problem: JsonObject}) {
  if (digest(body) !== bodyDigest) return problem(400, '收到的内容与摘要（Content-Digest）不符')
  if (!isEntryId(id) || !(rev >= 1) || !(seq >= 1) || !ops.has(op)) return problem(400, '编号、版次、序号或操作不对')
  const value = parsed(body)
  if (value === null) return problem(400, '不是 JSON')
  // A profile's body carries what the feed says of it in a member of its own.
  const {feed} = value
  const said = isObject(feed) ? feed : value
  const held = isObject(feed) ? feed['digest'] : heldDigest(value)
  if (said['id'] !== id || said['rev'] !== rev)
    return problem(422, '内容里的编号或版次与地址不同', [errorOf('编号', '/id', '与地址不同')])
  if (typeof held !== 'string') return problem(422, '没有摘要', [errorOf('摘要', '/digest', '缺少')])
  if (!isObject(feed) && (value['spec'] !== spec || ownDigest(value) !== held))
    return problem(422, '摘要与内容不符', [errorOf('摘要', '/digest', '与内容不符')])
  return lacking(value) ?? {digest: held, state: isObject(feed) ? wordIn(feed['state']) : stateOf(value)}
}

const wordIn = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null)
const errorOf = (element: string, pointer: string, message: string): Json => ({element, pointer, code: 'invalid', message})

/** The one element that no library can do without. A tombstone may have no title. */
function lacking({elements}: JsonObject): (Reply & {readonly problem: JsonObject}) | null {
  if (!isObject(elements)) return null
  const title = elements['标题']
  if (typeof title === 'string' && title.trim() !== '') return null
  return problem(422, '要素不合要求', [errorOf('标题', '/elements/标题', '不能为空')])
}

function parsed(body: Uint8Array): JsonObject | null {
  try {
    const value = JSON.parse(Buffer.from(body).toString('utf8')) as Json
    return isObject(value) ? value : null
  } catch {
    return null
  }
}
