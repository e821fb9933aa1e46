/** The feed in a build: drafts, what happened since the last one, records, and all that is made of them together. */
import type {KeyObject} from 'node:crypto'
import {UsageError} from '../base/diagnostics.ts'
import {digest} from '../base/digest.ts'
import {mediaTypeOf} from '../base/media-types.ts'
import type {Progress} from '../base/progress.ts'
import type {Artifact, Digest, EntryId, Site} from '../base/types.ts'
import type {Derived} from '../feed/derive.ts'
import type {FeedState} from '../feed/read.ts'
import type {SiteFolder} from '../folder/site-folder.ts'
import {fedEntries} from '../outputs/feed.ts'
import type {FeedBase} from '../project/feed-base.ts'
import {
  type Carried,
  deriveEvents,
  draftRecord,
  feedFolder,
  feedViews,
  type Leave,
  type MadeRecord,
  publishFeed,
  type Revision,
  recordFiles,
  writeRecord,
} from '../stages/feed.ts'
import type {SiteFiles} from '../stages/search.ts'
import type {Runner} from './run.ts'

export interface FeedOptions {
  readonly base: FeedBase
  /** Signs the index. */
  readonly key: KeyObject | null
  readonly leave: Leave
}
/** What there is to tell of a feed that was made. */
export interface FeedReport {
  readonly live: number
  /** New ones. */
  readonly events: number
  readonly head: number
}

/** What happened since the last feed; what must not have happened is noted. */
export async function drafted(site: Site, {base, leave}: FeedOptions, runner: Runner, progress: Progress): Promise<Drafted> {
  if (site.project.drafts)
    throw new UsageError('草稿不能进汇聚接口：--drafts 不能和 --feed-base、--bootstrap 一起用', {note: '去掉 --drafts'})
  const last = base.state?.index.head.at?.slice(0, 10) ?? ''
  const {today} = site.project
  if (today < last) {
    throw new UsageError(`判断的日期 ${today} 早于上一期汇聚接口最后一个事件的日期 ${last}，事件不能倒着写`, {
      note: `去掉 --as-of，或写 --as-of ${last} 及以后的日期`,
    })
  }
  const views = feedViews(site)
  progress.start('汇聚接口')
  const drafts = (await runner.all(draftRecord, views, {tick: progress.tick})).map(({value}) => value)
  const sourceOf = async ({id, rev}: {readonly id: EntryId; readonly rev: number}): Promise<string | null> =>
    sourceIn(await base.read(recordFiles({id, rev})[0]))
  const derived = await runner.one(deriveEvents, {site, drafts, last: base.state, leave, sourceOf})
  const viewOf = new Map(drafts.map(({id}, index) => [id, views[index]!]))
  return {derived, revisions: derived.living.map(({draft, life}) => ({view: viewOf.get(draft.id)!, life}))}
}
export interface Drafted {
  readonly derived: Derived
  readonly revisions: readonly Revision[]
}

function sourceIn(bytes: Uint8Array): string | null {
  try {
    const path: unknown = JSON.parse(Buffer.from(bytes).toString()).source.path
    return typeof path === 'string' ? path : null
  } catch {
    return null
  }
}

interface Place {
  readonly folder: SiteFolder
  readonly files: SiteFiles
  readonly runner: Runner
  readonly progress: Progress
  /** Where what comes into the site is noted. */
  readonly artifacts: Artifact[]
}

/** Writes the feed into the new site. */
export async function publish(
  site: Site,
  {derived, revisions}: Drafted,
  options: FeedOptions,
  place: Place,
): Promise<FeedReport> {
  const {base, key} = options
  const entries = fedEntries(site)
  const made = await records(derived, revisions, base, place)
  const carry = await carried(derived, base, place.files)
  const feed = await place.runner.one(publishFeed, {site, entries, derived, last: base.state, made, key, carry})
  for (const {path, text} of feed.documents) put(`${feedFolder}${path}`, text, place.files)
  const {counts, head} = feed.index
  place.progress.end('汇聚接口', `${counts.live} 件，${feed.events} 个新事件`)
  return {live: counts.live, events: feed.events, head: head.seq}
}

function put(path: string, text: string, {has, write}: SiteFiles): void {
  const bytes = Buffer.from(text)
  const own = digest(bytes)
  if (!has(path, own)) write(path, bytes, own)
}

/** Every record in the revision that it has now: there already, made, or, where it would not be made the same, as it was published. */
async function records(
  {living}: Derived,
  revisions: readonly Revision[],
  base: FeedBase,
  {folder, files, runner, progress, artifacts}: Place,
): Promise<MadeRecord[]> {
  const wanted = new Map(living.flatMap(({draft, life, row}) => (row?.rev === life.rev ? [[draft.id, row] as const] : [])))
  const isAsWanted = ({id, digest}: MadeRecord): boolean => digest === (wanted.get(id)?.digest ?? digest)
  const made: MadeRecord[] = []
  const strange: MadeRecord[] = []
  const reused = new Set<string>()
  const reuse = (path: string, key: Digest): boolean => {
    const known = folder.reuse(path, key)
    if (!known) return false
    artifacts.push(known)
    reused.add(path)
    return true
  }
  const note = (record: MadeRecord): void => {
    made.push(record)
    progress.tick(made.length)
  }
  await runner.stream(writeRecord, folder.stage, revisions, {
    isThere(_revision, key) {
      const known = runner.recall<MadeRecord>('feed-record', key)
      if (known && !isAsWanted(known)) {
        strange.push(known)
        return true
      }
      if (!known) return false
      const isThere = recordFiles(known).map(path => reuse(`${feedFolder}${path}`, key))
      if (!isThere.every(Boolean)) return false
      note(known)
      return true
    },
    made(record, key) {
      runner.keep('feed-record', key, record)
      if (!isAsWanted(record)) {
        strange.push(record)
        return
      }
      for (const path of recordFiles(record)) {
        const artifact = artifactOf(`${feedFolder}${path}`, record)
        if (reused.has(artifact.path)) continue
        folder.add(artifact, key)
        artifacts.push(artifact)
      }
      note(record)
    },
  })
  for (const record of strange) note(await asPublished(record, base, files))
  return made
}

const artifactOf = (path: string, {len, sha256}: MadeRecord): Artifact => ({
  path,
  mediaType: mediaTypeOf(path),
  size: len,
  digest: sha256,
})

/** A record that nothing happened to, though it would be made another way now: its bytes are those that were published. */
async function asPublished({id, rev}: MadeRecord, base: FeedBase, {write, has}: SiteFiles): Promise<MadeRecord> {
  const [own, latest] = recordFiles({id, rev})
  const {sums, sm3, rows} = base.state!
  const sha256 = sums.get(own)!
  const isThere = [own, latest].map(path => has(`${feedFolder}${path}`, sha256))
  if (!isThere.every(Boolean)) {
    const bytes = await base.read(own)
    for (const [index, path] of [own, latest].entries()) if (!isThere[index]) write(`${feedFolder}${path}`, bytes, sha256)
  }
  const row = rows.find(row => row.id === id)!
  return {id, rev, digest: row.digest, len: row.len, sha256, sm3: sm3.get(own)!}
}

/** Files asked for at once. */
const atOnce = 8

/** Earlier revisions of what is still there, as they were published. */
async function carried({living}: Derived, base: FeedBase, {has, write}: SiteFiles): Promise<Carried> {
  const {state} = base
  const sha256 = new Map<string, Digest>()
  const sm3 = new Map<string, Digest>()
  if (!state) return {sha256, sm3}
  const revs = new Map(living.map(({draft, life}) => [draft.id, life.rev]))
  for (const [path, own] of earlier(state, revs)) {
    sha256.set(path, own)
    sm3.set(path, state.sm3.get(path)!)
  }
  const missing = [...sha256].filter(([path, own]) => !has(`${feedFolder}${path}`, own))
  for (let at = 0; at < missing.length; at += atOnce) {
    const some = missing.slice(at, at + atOnce)
    const bytes = await Promise.all(some.map(([path]) => base.read(path)))
    for (const [index, [path, own]] of some.entries()) write(`${feedFolder}${path}`, bytes[index]!, own)
  }
  return {sha256, sm3}
}

/** Record files of earlier revisions than the one that a document has now. */
function* earlier({sums}: FeedState, revs: ReadonlyMap<EntryId, number>): Iterable<readonly [path: string, digest: Digest]> {
  for (const [path, own] of sums) {
    const [, id = '', rev = ''] = /^records\/([^/]+)\/(\d+)\.json$/u.exec(path) ?? []
    if (Number(rev) > 0 && Number(rev) < (revs.get(id) ?? 0)) yield [path, own]
  }
}
