/** Feeds from scripted histories, made by the letter of `src/feed/types.ts` and by nothing else, so that delivery is not tested with what it delivers for. */
import {createHash} from 'node:crypto'
import {mkdirSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import type {Json, JsonObject} from '../../src/base/types.ts'
import {type FeedEvent, type FeedIndex, type FullRow, genesis, type Op, spec, type Tombstone} from '../../src/feed/types.ts'

const sha = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** RFC 8785, once more and independently: sorted by a replacer. */
export const canonicalText = (value: Json): string =>
  JSON.stringify(value, (_key, inner: Json) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

interface Kept {
  rev: number
  digest: string
  isLive: boolean
  row: FullRow | null
}
export interface Step {
  readonly op: Op
  readonly id: string
  readonly title?: string
  /** More elements. */
  readonly elements?: JsonObject
  readonly state?: string
  readonly path?: string
}

export interface FeedMaker {
  /** False when the step makes no sense now, as withdrawing what is not there. */
  step(step: Step): boolean
  /** The files of the feed as they are published now, by path below `feed/v1`. */
  files(): ReadonlyMap<string, Buffer>
  /** What a library must hold when it has everything. */
  expected(): ReadonlyMap<string, {rev: number; digest: string; state: string | null}>
  readonly events: readonly FeedEvent[]
}

const at = '2026-03-02T00:00:00+08:00'

export function createFeed({perSegment = 1000}: {readonly perSegment?: number} = {}): FeedMaker {
  const kept = new Map<string, Kept>()
  const records = new Map<string, Buffer>()
  const tombstones: Tombstone[] = []
  const events: FeedEvent[] = []
  const lines: string[] = []

  function recordOf(step: Step, rev: number): JsonObject {
    const {id, title = `关于${id}的通知（第${rev}版）`, elements = {}, state = 'in-force', path} = step
    const bare = {
      spec,
      id,
      type: 'policy',
      rev,
      source: {path: path ?? `content/policies/2026/${id}.md`},
      elements: {
        标题: title,
        发文字号: `示商务规〔2026〕${rev}号`,
        发文机关: [{name: '示范市商务局'}],
        成文日期: '2026-02-20',
        ...elements,
      },
      validity: {state, label: '现行有效', since: '2026-04-01', next: null, basis: null},
      text: {html: `<p>${title}</p>`, plain: title},
      files: [],
      links: {},
      url: `https://swj.example.gov.cn/policies/2026/${id}/`,
      lifecycle: {first_published: '2026-03-02', updated: '2026-03-02', change: null, note: null},
      digest: {content: sha(`${id} ${rev} content`), links: sha(`${id} links`)},
    }
    return {...bare, digest: {...bare.digest, record: sha(canonicalText(bare))}} as unknown as JsonObject
  }

  function tombstoneOf({id, op}: Step, rev: number, last: string): Tombstone {
    const bare = {
      spec,
      id,
      type: 'policy',
      rev,
      op: op as Tombstone['op'],
      at,
      reason_class: op === 'remove' ? 'privacy' : 'error',
      public_note: '已撤下',
      basis: null,
      successor: null,
      last_digest: last,
    } as const
    return {...bare, digest: sha(canonicalText(bare))}
  }

  function say(step: Step, rev: number, digest: string, before: Kept | undefined): void {
    const event: FeedEvent = {
      seq: events.length + 1,
      at,
      op: step.op,
      id: step.id,
      rev,
      prev_rev: before?.rev ?? null,
      digest,
      prev_digest: before?.digest ?? null,
      class: step.op === 'update' ? 'amend' : null,
      reason: null,
      basis: null,
      effective_on: null,
      url: null,
      prev: lines.length === 0 ? genesis : sha(lines.at(-1)!),
    }
    events.push(event)
    lines.push(canonicalText(event))
  }

  function step(asked: Step): boolean {
    const {op, id} = asked
    const before = kept.get(id)
    const isNew = op === 'publish'
    const isReturn = op === 'restore'
    if (isNew ? before : isReturn ? !before || before.isLive : !before?.isLive) return false
    const rev = (before?.rev ?? 0) + 1
    if (op === 'withdraw' || op === 'remove') {
      const tombstone = tombstoneOf(asked, rev, before!.digest)
      tombstones.push(tombstone)
      if (op === 'remove') for (let old = 1; old < rev; old++) records.delete(`records/${id}/${old}.json`)
      say(asked, rev, tombstone.digest, before)
      kept.set(id, {rev, digest: tombstone.digest, isLive: false, row: null})
      return true
    }
    const record = recordOf(asked, rev)
    const bytes = Buffer.from(canonicalText(record))
    const {record: digest} = record['digest'] as {record: string}
    records.set(`records/${id}/${rev}.json`, bytes)
    say(asked, rev, digest, before)
    const parts = {elements: '', text: '', markup: '', files: '', links: '', validity: ''}
    const row: FullRow = {
      id,
      type: 'policy',
      rev,
      state: asked.state ?? 'in-force',
      digest,
      len: bytes.length,
      url: String(record['url']),
      first_published: '2026-03-02',
      updated: '2026-03-02',
      parts,
      corrections: 0,
    }
    kept.set(id, {rev, digest, isLive: true, row})
    return true
  }

  function files(): ReadonlyMap<string, Buffer> {
    const result = new Map(records)
    const segments: FeedIndex['segments'][number][] = []
    for (let first = 0; first < lines.length; first += perSegment) {
      const own = lines.slice(first, first + perSegment)
      const closed = own.length === perSegment
      const bytes = Buffer.from(own.map(line => `${line}\n`).join(''))
      const name = (seq: number): string => String(seq).padStart(8, '0')
      const path = closed ? `changes/${name(first + 1)}-${name(first + own.length)}.ndjson` : 'changes/head.ndjson'
      segments.push({path, first: first + 1, last: first + own.length, digest: sha(bytes), closed})
      result.set(path, bytes)
    }
    const rows = [...kept.values()].flatMap(({row}) => (row ? [row] : [])).sort((a, b) => (a.id < b.id ? -1 : 1))
    const full = Buffer.from(rows.map(row => `${canonicalText(row as unknown as Json)}\n`).join(''))
    const part = `full/${lines.length}/part-0001.ndjson`
    result.set(part, full)
    result.set(
      'tombstones.ndjson',
      Buffer.from(tombstones.map(tombstone => `${canonicalText(tombstone as unknown as Json)}\n`).join('')),
    )
    const sums = Buffer.from(
      [...result]
        .map(([path, bytes]) => `${sha(bytes)}  ${path}\n`)
        .sort()
        .join(''),
    )
    result.set('SHA256SUMS', sums)
    const index: FeedIndex = {
      spec,
      profile: 'generic',
      publisher: {id: 'swj', name: '示范市商务局', uscc: null, url: 'https://swj.example.gov.cn'},
      timezone: 'Asia/Shanghai',
      head: {seq: lines.length, digest: lines.length === 0 ? genesis : sha(lines.at(-1)!), at: lines.length === 0 ? null : at},
      counts: {live: rows.length, tombstones: tombstones.length, events: lines.length},
      segments,
      full: {seq: lines.length, parts: [{path: part, count: rows.length, digest: sha(full)}]},
      sums: {'sha-256': sha(sums)},
      keys: [],
    }
    result.set('index.json', Buffer.from(canonicalText(index as unknown as Json)))
    return result
  }

  const stateOf = ({row}: Kept, id: string): string | null =>
    row ? row.state : events.findLast(event => event.id === id)!.op === 'remove' ? 'removed' : 'withdrawn'

  return {
    step,
    files,
    events,
    expected: () => new Map([...kept].map(([id, own]) => [id, {rev: own.rev, digest: own.digest, state: stateOf(own, id)}])),
  }
}

/** A feed of so many first publications. */
export function feedOf(count: number): FeedMaker {
  const feed = createFeed()
  for (let index = 1; index <= count; index++) feed.step({op: 'publish', id: `sswg-2026-${index}`})
  return feed
}

/** Writes it where a built site has it. */
export function writeFeed(feed: FeedMaker, site: string): void {
  for (const [path, bytes] of feed.files()) {
    const file = join(site, 'feed', 'v1', ...path.split('/'))
    mkdirSync(dirname(file), {recursive: true})
    writeFileSync(file, bytes)
  }
}

/** Reads it without a disk. */
export const readsFiles =
  (files: ReadonlyMap<string, Buffer>) =>
  async (path: string): Promise<Buffer | null> =>
    files.get(path) ?? null
