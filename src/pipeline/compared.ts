/** Sets side by side the texts whose comparisons the site shows. */
import type {Compared} from '../base/comparison-table.ts'
import type {EntryId, Site, Source} from '../base/types.ts'
import {textPairs} from '../outputs/comparison/pairs.ts'
import {compareTexts, cutText} from '../stages/compare.ts'
import type {Runner} from './run.ts'

/** By either entry of a pair. */
export async function comparisonsOf(
  site: Pick<Site, 'project' | 'entries' | 'byId' | 'graph'>,
  sources: readonly Source[],
  runner: Pick<Runner, 'all'>,
): Promise<ReadonlyMap<EntryId, readonly Compared[]>> {
  const pairs = textPairs(site)
  const found = new Map<EntryId, Compared[]>()
  if (pairs.length === 0) return found
  const wanted = new Set(pairs.flatMap(({before, after}) => [before.path, after.path]))
  const files = sources.filter(({path}) => wanted.has(path))
  const cut = await runner.all(cutText, files)
  const texts = new Map(files.map(({path}, at) => [path, cut[at]!.value]))
  const inputs = pairs.map(({before, after}) => ({before: texts.get(before.path)!, after: texts.get(after.path)!}))
  const results = await runner.all(compareTexts, inputs)
  for (const [at, {before, after}] of pairs.entries()) {
    const compared: Compared = {...results[at]!.value, before: before.id, after: after.id}
    for (const id of [before.id, after.id]) found.set(id, [...(found.get(id) ?? []), compared])
  }
  return found
}
