/** Two revisions of one project, looked at with the same stages, and what is read of the texts that differ between them. */
import type {Passage} from '../base/passages.ts'
import {byCodePoint} from '../base/paths.ts'
import type {Digest, EntryId, Json, Planned, Project, Site, Source} from '../base/types.ts'
import type {Derived} from '../feed/derive.ts'
import type {Draft} from '../feed/draft.ts'
import {memoryFolder} from '../folder/memory.ts'
import {type FeedView, fedEntries, feedViewOf} from '../outputs/feed.ts'
import type {FeedBase} from '../project/feed-base.ts'
import {changedSince} from '../revision/changed.ts'
import {filesAt, type RevisionFiles} from '../revision/tree.ts'
import {draftRecord, eventsBetween} from '../stages/feed.ts'
import {scanned} from '../stages/scan.ts'
import {type FileLines, fileLines, passages} from '../stages/texts.ts'
import {type Scan, sourcesIn} from './again.ts'
import {type RunOptions, remembering, type Survey, surveyed} from './index.ts'
import {openRunner, type Runner} from './run.ts'

export type {FileLines}

export interface Revision {
  readonly project: Project
  /** Null: the work tree. */
  readonly files: RevisionFiles | null
}
export interface Revisions {
  readonly before: Survey
  readonly after: Survey
  /** Bodies of the entries whose files differ, by digest of their file. */
  readonly passages: ReadonlyMap<Digest, readonly Passage[]>
  /** Published files that differ, by digest. */
  readonly lines: ReadonlyMap<Digest, FileLines>
  /** What the feed would tell, and what it would refuse: since the last feed where one is given, else since `before`. */
  readonly feed: Derived
}

export interface RevisionOptions extends RunOptions {
  readonly feedBase?: FeedBase | null | undefined
}

/** Lets `work` read in two revisions: what they hold is read as it is asked for, and only as long as they are open. */
export function surveyBoth<Value>(
  before: Revision,
  after: Revision,
  options: RevisionOptions,
  work: (revisions: Revisions) => Value,
): Promise<Value> {
  const {signal, threads} = options
  return remembering(after.project.root, options, async (store, memory) => {
    const one = openRunner(before.project, {signal, threads, store})
    let other: Runner | null = null
    try {
      const old = await surveyed(before.project, before.files, options, {runner: one, memory})
      one.handOver()
      other = openRunner(after.project, {signal, threads, store})
      const fresh = await surveyed(after.project, after.files, options, {runner: other, memory})
      const pairs = differing(old, fresh)
      const [bodies, files] = [pairs.map(({sources}) => sources), changedFiles(old, fresh)]
      const read = {
        passages: new Map([
          ...(await readAll(
            one,
            passages,
            bodies.flatMap(([source]) => source ?? []),
          )),
          ...(await readAll(
            other,
            passages,
            bodies.flatMap(([, source]) => source ?? []),
          )),
        ]),
        lines: new Map([...(await readAll(one, fileLines, files[0])), ...(await readAll(other, fileLines, files[1]))]),
      }
      const feed = await fed({old, fresh, one, other}, options.feedBase ?? null)
      await other.save(one.handOver())
      return work({before: old, after: fresh, ...read, feed})
    } finally {
      await other?.close()
      await one.close()
    }
  })
}

/** An entry whose file is not the same on both sides. */
interface Pair {
  readonly id: EntryId
  readonly sources: readonly [before: Source | null, after: Source | null]
}

/** By id. */
function differing(before: Survey, after: Survey): Pair[] {
  const [ones, others] = [before, after].map(sourcesById) as [ReadonlyMap<EntryId, Source>, ReadonlyMap<EntryId, Source>]
  const ids = [...new Set([...ones.keys(), ...others.keys()])].sort(byCodePoint)
  return ids.flatMap(id => {
    const sources = [ones.get(id) ?? null, others.get(id) ?? null] as const
    return sources[0]?.digest === sources[1]?.digest ? [] : [{id, sources}]
  })
}

/** Of two files with one id the first counts, as it does everywhere. */
function sourcesById({loaded, sources}: Survey): ReadonlyMap<EntryId, Source> {
  const found = new Map<EntryId, Source>()
  for (const {id, path} of loaded) if (!found.has(id)) found.set(id, sources.get(path)!)
  return found
}

/** Published files that only one side has in this form: those of before, those of after. */
function changedFiles(before: Survey, after: Survey): readonly [Source[], Source[]] {
  const [ones, others] = [usedFiles(before), usedFiles(after)]
  const lacking = (these: readonly Source[], those: readonly Source[]): Source[] => {
    const known = new Set(those.map(({digest}) => digest))
    return these.filter(({digest}) => !known.has(digest))
  }
  return [lacking(ones, others), lacking(others, ones)]
}

const usedFiles = ({loaded, sources}: Survey): Source[] =>
  loaded.flatMap(({entry}) => entry?.files.flatMap(({path}) => sources.get(path) ?? []) ?? [])

async function readAll<Value>(
  runner: Runner,
  stage: Parameters<typeof runner.all<Source, null, Source, Value>>[0],
  sources: readonly Source[],
): Promise<(readonly [Digest, Value])[]> {
  const results = await runner.all(stage, sources)
  return results.map(({value}, index) => [sources[index]!.digest, value])
}

interface Sides {
  readonly old: Survey
  readonly fresh: Survey
  readonly one: Runner
  readonly other: Runner
}

/** What a feed would tell. Documents whose neighbourhood is the same on both sides have nothing to tell, and are not drafted. */
async function fed({old, fresh, one, other}: Sides, base: FeedBase | null): Promise<Derived> {
  const [before, after] = [viewsOf(old.site), viewsOf(fresh.site)]
  const isNews = (views: ReadonlyMap<EntryId, View>, id: EntryId, view: View): boolean => views.get(id)?.digest !== view.digest
  const draft = async (runner: Runner, views: ReadonlyMap<EntryId, View>, others: ReadonlyMap<EntryId, View>) => {
    const wanted = [...views].filter(([id, view]) => base?.state || isNews(others, id, view)).map(([, view]) => view)
    return (await runner.all(draftRecord, wanted)).map(({value}) => value)
  }
  const drafts = await draft(other, after, before)
  const last: readonly Draft[] | null = base?.state ? null : await draft(one, before, after)
  return other.one(eventsBetween, {site: fresh.site, drafts, last: base?.state ?? last ?? []})
}

type View = Planned<FeedView & Json>

const viewsOf = (site: Site): ReadonlyMap<EntryId, View> =>
  new Map(fedEntries(site).map(entry => [entry.id, feedViewOf(site, entry)]))

/** Two commits, or a commit and the work tree, as far as their files go. */
export interface RevisionNames {
  readonly root: string
  /** A repository without a work tree: all is read from its commits. */
  readonly isBare: boolean
  readonly before: string
  /** Null: the work tree. */
  readonly after: string | null
}
export interface BothFiles {
  readonly before: RevisionFiles
  readonly after: RevisionFiles | null
  /** Of the work tree. */
  readonly scan: Scan | undefined
}

/** Reads nothing twice: what a commit has in common with the work tree is read there. */
export async function filesOfBoth({root, isBare, before, after}: RevisionNames, isKept: boolean): Promise<BothFiles> {
  const memory = isKept && !isBare ? await memoryFolder(root) : null
  const scan = isBare ? undefined : scanned(root, 'content', memory && sourcesIn(memory))
  const at = async (commit: string): Promise<RevisionFiles> =>
    filesAt(root, commit, scan?.value ?? [], isBare ? new Set() : await changedSince(root, commit))
  return {before: await at(before), after: after === null ? null : await at(after), scan}
}
