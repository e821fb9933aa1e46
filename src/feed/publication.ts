/** The files of a feed that are made of all its documents together, and the index that vouches for all files. */
import type {KeyObject} from 'node:crypto'
import {digest} from '../base/digest.ts'
import {canonical, lineOf} from './canonical.ts'
import type {CodeList} from './codes.ts'
import type {Elements} from './completeness.ts'
import {type Coverage, coverageCsv} from './coverage.ts'
import {sm3} from './digests.ts'
import {fullListed, fullParts} from './full.ts'
import {projected, projectionsOf} from './projections.ts'
import {feedSchemas} from './schemas.ts'
import {headOf, linesOf, listed, segmentsOf} from './segments.ts'
import {listedKey, signatureOf} from './signature.ts'
import {type Sums, sha256Sums, sm3Sums, sumsText} from './sums.ts'
import {type FeedEvent, type FeedIndex, type FullRow, spec, type Tombstone} from './types.ts'

/** All that a feed says, but for its records. */
export type Told = {
  readonly profile: string
  readonly publisher: FeedIndex['publisher']
  readonly events: readonly FeedEvent[]
  readonly rows: readonly FullRow[]
  readonly tombstones: readonly Tombstone[]
  readonly coverage: Coverage
  readonly elements: Elements
  readonly codes: readonly CodeList[]
  /** sha-256 of the record files, by path. */
  readonly records: Sums
}
export type Document = {readonly path: string; readonly text: string}

/** Every file but the records, the sums and the index. */
function documentsOf(told: Told): Document[] {
  const {events, rows, tombstones, coverage, elements, codes} = told
  const lines = linesOf(events)
  const head = headOf(events, lines)
  const parts = fullParts(rows, head.seq)
  return [
    ...segmentsOf(lines).map(({path, text}) => ({path, text})),
    ...parts.map(({path, text}) => ({path, text})),
    {path: 'full/latest.json', text: canonical(fullListed(parts, head.seq))},
    {path: 'tombstones.ndjson', text: tombstones.map(lineOf).join('')},
    {path: 'coverage.json', text: canonical(coverage)},
    {path: 'coverage.csv', text: coverageCsv(coverage)},
    {path: 'elements.json', text: canonical(elements)},
    ...Object.entries(feedSchemas).map(([name, schema]) => ({path: `schema/${name}.json`, text: canonical(schema)})),
    ...codes.map(list => ({path: `codes/${list.id}.json`, text: canonical(list)})),
    ...projectionsOf(projected({publisher: told.publisher, head}, {events, rows, sums: told.records})),
  ]
}

/** The index over files whose sums have the text `sums`. */
function indexOf(
  {profile, publisher, events, rows, tombstones}: Pick<Told, 'profile' | 'publisher' | 'events' | 'rows' | 'tombstones'>,
  sums: string,
  key: KeyObject | null,
): FeedIndex {
  const lines = linesOf(events)
  const head = headOf(events, lines)
  return {
    spec,
    profile,
    publisher,
    timezone: 'Asia/Shanghai',
    head,
    counts: {live: rows.length, tombstones: tombstones.length, events: events.length},
    segments: listed(segmentsOf(lines)),
    full: fullListed(fullParts(rows, head.seq), head.seq),
    sums: {'sha-256': digest(sums)},
    keys: key ? [listedKey(key)] : [],
  }
}

/** `index.json`, and its signature where there is a key. */
function indexDocuments(index: FeedIndex, key: KeyObject | null): Document[] {
  const text = canonical(index)
  const own = {path: 'index.json', text}
  return key ? [own, {path: 'index.json.sig', text: signatureOf(Buffer.from(text), key)}] : [own]
}

export type Publication = {readonly index: FeedIndex; readonly documents: readonly Document[]}

/** Every file but the records, of which only the digests are needed; `second` are those in SM3. */
export function publicationOf(told: Told, second: Sums, key: KeyObject | null): Publication {
  const documents = documentsOf(told)
  const sha256 = new Map(told.records)
  const other = new Map(second)
  for (const {path, text} of documents) {
    sha256.set(path, digest(text))
    other.set(path, sm3(text))
  }
  const others = sumsText(other)
  sha256.set(sm3Sums, digest(others))
  const sums = sumsText(sha256)
  const index = indexOf(told, sums, key)
  const last = [{path: sm3Sums, text: others}, {path: sha256Sums, text: sums}, ...indexDocuments(index, key)]
  return {index, documents: [...documents, ...last]}
}
