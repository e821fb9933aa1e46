/**
 * The guard against silent edits: what was public at an earlier commit may not change its text or its files without a new correction, and
 * may not go without a tombstone. What it was like is loaded from that commit, and only as far as it differs.
 */
import {diagnostic} from '../base/diagnostics.ts'
import {withheld} from '../base/entries.ts'
import type {Diagnostic, Digest, Entry, EntryId, Explanation, Loaded, Site, Source} from '../base/types.ts'
import type {RevisionFiles} from '../revision/tree.ts'
import {load} from '../stages/load.ts'
import type {Runner} from './run.ts'
import {sorted} from './sources.ts'

export const explanations: readonly Explanation[] = [
  {
    id: 'published-changed',
    title: '已经公开的内容改了，没有写更正记录',
    why: '公开以后的正文和附件，读者已经看到、引用、下载，公文库也有一份。悄悄改一个字，就有两个说法。改动要写更正记录（日期、类别、原因）；内容有实质修改的，另发新文件，用 replaces 或 amends 指明。用 gzgk check --since 检查。',
    wrong: '把已公开文件里的“5年”直接改成“3年”',
    right: 'corrections: [{date: 2026-11-20, class: correct, reason: 第三条有效期按原件改为3年}]',
  },
  {
    id: 'published-gone',
    title: '已经公开的内容没有了，没有写撤下说明',
    why: '网址打不开，读者不知道是撤下了还是网站坏了，公文库也不知道该不该删。确实撤下的，写撤下说明（content/tombstones/），原网址会说明理由和去处。用 gzgk check --since 检查。',
  },
]

interface Now {
  readonly site: Site
  readonly loaded: readonly Loaded[]
  readonly sources: readonly Source[]
}

/** What is said of it, each in the file that changed. */
export async function silentEdits({site, loaded, sources}: Now, then: RevisionFiles, runner: Runner): Promise<Diagnostic[]> {
  await runner.lend(then.blobs)
  const old = await publishedThen(then, site, runner)
  const now = new Map(loaded.map(one => [one.id, one]))
  const files = {before: digestsOf(then.sources), after: digestsOf(sources)}
  const found: Diagnostic[] = []
  for (const [id, before] of old) {
    const after = site.byId.get(id)
    // A file with errors is told for its errors.
    if (!after && now.get(id)?.entry !== null) found.push(gone(before, site.project.today))
    else if (after && after.kind === before.kind && correctionsOf(after) <= correctionsOf(before)) {
      if (after.body.text !== before.body.text) found.push(changed(after, after.path, '正文', site.project.today))
      for (const path of changedFiles(before, after, files)) found.push(changed(after, path, '附件', site.project.today))
    }
  }
  return found
}

/** Entries that were public and are delivered to the library, by id. Files that are the same now are as they are loaded now. */
async function publishedThen(then: RevisionFiles, site: Site, runner: Runner): Promise<ReadonlyMap<EntryId, Entry>> {
  const {project} = site
  const inputs = sorted(then.sources, project).entries.filter(({kind}) => isDelivered(kind, site))
  const differing = inputs.filter(({source}) => source.revision !== null)
  const results = await runner.all(load, differing)
  const same = new Set(inputs.filter(({source}) => source.revision === null).map(({source}) => source.path))
  const entries = [...results.flatMap(({value}) => value.entry ?? []), ...site.entries.filter(({path}) => same.has(path))]
  return new Map(entries.filter(entry => withheld(entry, false) === null).map(entry => [entry.id, entry]))
}

const isDelivered = (kind: string | null, {project}: Site): boolean =>
  kind !== null && kind !== 'tombstone' && project.kinds.get(kind)!.outputs.includes('feed')

const digestsOf = (sources: readonly Source[]): ReadonlyMap<string, Digest> =>
  new Map(sources.map(({path, digest}) => [path, digest]))

const correctionsOf = ({data}: Entry): number => (Array.isArray(data['corrections']) ? data['corrections'].length : 0)

type Two<Value> = {readonly before: Value; readonly after: Value}

/** What a reader could fetch and gets otherwise now, or not at all; a file that only has another name is the same file. */
function changedFiles(before: Entry, after: Entry, digests: Two<ReadonlyMap<string, Digest>>): string[] {
  const [old, fresh] = [filesOf(before, digests.before), filesOf(after, digests.after)]
  const known = new Set(fresh.values())
  return [...old].filter(([, digest]) => !known.has(digest)).map(([path]) => path)
}

const filesOf = ({files}: Entry, digests: ReadonlyMap<string, Digest>): ReadonlyMap<string, Digest> =>
  new Map(files.flatMap(({path}) => (digests.has(path) ? [[path, digests.get(path)!] as const] : [])))

const changed = ({id}: Entry, path: string, what: string, today: string): Diagnostic =>
  diagnostic({
    source: 'graph',
    ruleId: 'published-changed',
    path,
    entry: id,
    reason: `${what}已经公开，现在改了，更正记录（corrections）里没有新的一条`,
    note: `在 ${id}.md 开头写 corrections: [{date: ${today}, class: correct, reason: 改了什么、为什么}]；有实质修改的，恢复原文，另发新文件`,
  })

const gone = ({path, id, kind}: Entry, today: string): Diagnostic =>
  diagnostic({
    source: 'graph',
    ruleId: 'published-gone',
    path,
    entry: id,
    reason: '已经公开的内容没有了，也没有撤下说明',
    note: `不该删的恢复它；确实撤下的，新建 ${path.replace(/^content\//u, 'content/tombstones/')}，开头写 title、originalKind: ${kind}、reasonClass、publicNote、date: ${today}`,
  })
