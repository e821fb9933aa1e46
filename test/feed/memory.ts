/** Feeds in memory: a history of documents, published build by build, without a site around it. */
import type {KeyObject} from 'node:crypto'
import {digest} from '../../src/base/digest.ts'
import type {JsonObject} from '../../src/base/types.ts'
import {canonical} from '../../src/feed/canonical.ts'
import {type Derived, derive, eventsOf, type Made, nothing, rowsOf, tombstonesOf, type Withdrawal} from '../../src/feed/derive.ts'
import {sm3} from '../../src/feed/digests.ts'
import {type Contents, type Correction, type Draft, partsOf, recordOf} from '../../src/feed/draft.ts'
import {latestPath, recordPath} from '../../src/feed/projections.ts'
import {publicationOf} from '../../src/feed/publication.ts'
import {type FeedState, type Read, readFeed} from '../../src/feed/read.ts'
import {headOf} from '../../src/feed/segments.ts'
import type {RecordFile} from '../../src/feed/types.ts'

/** A document as a test names it; what is left out is as usual. */
export interface Doc {
  readonly id: string
  readonly title?: string
  readonly text?: string
  readonly html?: string
  readonly state?: string
  readonly links?: JsonObject
  readonly url?: string
  readonly file?: string
  readonly corrections?: readonly Correction[]
}
export type Files = Map<string, Buffer>

const contentsOf = ({id, title = id, text = '正文', html, state = 'in-force', links = {}, url}: Doc): Contents => ({
  id,
  type: 'policy',
  path: `content/policies/2026/${id}.md`,
  url: url ?? `https://swj.example.gov.cn/policies/2026/${id}/`,
  elements: {标题: title},
  validity: {state, label: state, since: '2026-01-01', next: null, basis: `按${state}`},
  text: {html: html ?? `<p>${text}</p>`, plain: text},
  links: links as Contents['links'],
})

const filesOf = ({id, file}: Doc): RecordFile[] =>
  file === undefined
    ? []
    : [
        {
          role: 'annex',
          name: '附件',
          media: 'text/plain',
          len: file.length,
          digest: {'sha-256': digest(file), sm3: sm3(file)},
          url: `https://swj.example.gov.cn/policies/2026/${id}/a.txt`,
        },
      ]

export function draftOf(doc: Doc): Draft {
  const contents = contentsOf(doc)
  const files = filesOf(doc).map(({digest, ...file}) => ({...file, sha256: digest['sha-256']}))
  const {id, type, path, url, validity} = contents
  const known = {id, type, path, url, validity, published: '2026-01-05', updated: null}
  return {...known, corrections: doc.corrections ?? [], parts: partsOf(contents, files)}
}

export const withdrawal = (id: string, reasonClass = 'correction'): Withdrawal => ({
  id,
  path: `content/tombstones/policies/2026/${id}.md`,
  reasonClass,
  publicNote: '撤下说明',
  title: `${id}的标题`,
  successor: null,
})

export interface Step {
  readonly docs: readonly Doc[]
  readonly gone?: readonly Withdrawal[]
  readonly today?: string
  readonly reason?: string
}

export const readerOf =
  (files: Files): Read =>
  async path =>
    files.get(path) ?? null

export async function stateOf(files: Files): Promise<FeedState> {
  const {state, faults} = await readFeed(readerOf(files))
  if (!state || faults.length > 0) throw new Error(JSON.stringify(faults))
  return state
}

/** What happened since a state. */
export const derivedFrom = (last: FeedState | null, {docs, gone = [], today = '2026-03-02', reason}: Step): Derived =>
  derive(
    last
      ? {
          rows: new Map(last.rows.map(row => [row.id, row])),
          tombstones: new Map(last.tombstones.map(one => [one.id, one])),
          last: new Map(last.events.map(event => [event.id, event])),
        }
      : nothing,
    docs.map(draftOf),
    gone,
    {today, reason: reason ?? null},
  )

/** The next feed, whole. */
export async function published(before: Files | null, step: Step, key: KeyObject | null = null): Promise<Files> {
  const last = before && (await stateOf(before))
  const derived = derivedFrom(last, step)
  const files: Files = new Map()
  const made = new Map<string, Made>()
  const docs = new Map(step.docs.map(doc => [doc.id, doc]))
  for (const {draft, life} of derived.living) {
    const doc = docs.get(draft.id)!
    const record = recordOf(contentsOf(doc), filesOf(doc), life)
    const bytes = Buffer.from(canonical(record))
    made.set(draft.id, {digest: record.digest.record, len: bytes.length})
    files.set(recordPath(draft.id, life.rev), bytes)
    files.set(latestPath(draft.id), bytes)
    for (let rev = life.rev - 1; rev > 0; rev--) {
      const earlier = before?.get(recordPath(draft.id, rev))
      if (earlier) files.set(recordPath(draft.id, rev), earlier)
    }
  }
  const events = eventsOf(derived.changes, made, {
    head: headOf(last?.events ?? [], last?.lines ?? []),
    today: step.today ?? '2026-03-02',
  })
  const rows = rowsOf(derived.living, made)
  const sums = (of: (bytes: Buffer) => string) => new Map([...files].map(([path, bytes]) => [path, of(bytes)]))
  const row = {organ: {id: 'swj', name: '示范市商务局'}, year: 2026, by_type: {}, issued: null, gaps: []}
  const full = {total: 1, present: 1}
  const {documents} = publicationOf(
    {
      profile: 'generic',
      publisher: {id: 'swj', name: '示范市商务局', uscc: null, url: 'https://swj.example.gov.cn'},
      events: [...(last?.events ?? []), ...events],
      rows,
      tombstones: tombstonesOf(last?.tombstones ?? [], derived.changes),
      coverage: {spec: 'gzgk-feed/1', total: rows.length, rows: [{...row, published: rows.length}]},
      elements: {
        spec: 'gzgk-feed/1',
        records: rows.map(({id, type}) => ({
          ...{id, type, required: full, conditional: full, optional: full},
          ...{missing: [], explanation: null, score: 100},
        })),
      },
      codes: [],
      records: sums(digest),
    },
    sums(sm3),
    key,
  )
  for (const {path, text} of documents) files.set(path, Buffer.from(text))
  return files
}

/** What is in a feed, to be compared: a line a file. */
export const listOf = (files: Files): string[] => [...files].map(([path, bytes]) => `${path} ${digest(bytes)}`).sort()
