/** From pages to the search index: which texts are indexed in which thread, and how what comes of it gets into the site. */
import type {Progress} from '../base/progress.ts'
import type {Artifact} from '../base/types.ts'
import type {SiteFolder} from '../folder/site-folder.ts'
import type {FileOfBundle, SiteFiles} from '../stages/search.ts'
import {filesOf} from './files.ts'
import {partsOf, type Runner, valuesOf} from './run.ts'

/** Stage 8: from pages to the search index. Pagefind runs beside us, a process for a shard, one on each core. */
export async function searched(
  made: readonly Artifact[],
  folder: SiteFolder,
  runner: Runner,
  progress: Progress,
): Promise<Artifact[]> {
  progress.start('搜索索引')
  const {bundlesOf, fragmentsOf, groupsOf, indexShard, joinShards, searchable, searchProgram} = await import(
    '../stages/search.ts'
  )
  const html = made.filter(({mediaType}) => mediaType.startsWith('text/html'))
  const into = folder.stage
  const bundles = bundlesOf(valuesOf(await runner.all(searchable, groupsOf(html), {into})).flat())
  const shards = bundles.flatMap(bundle => bundle.shards)
  const indexed = valuesOf(await runner.all(indexShard, shards, {tick: progress.tick, into, isHeavy: true}))
  const shardOf = new Map(shards.map((shard, index) => [shard, indexed[index]!]))
  const [program] = valuesOf(await runner.all(searchProgram, bundles.length > 0 ? [null] : []))
  const artifacts: Artifact[] = []
  const files = filesOf(folder, runner, artifacts)
  const {recall, keep} = runner
  const joined = bundles.map(bundle => ({folder: bundle.folder, shards: bundle.shards.map(shard => shardOf.get(shard)!)}))
  const fragments = joined.flatMap(bundle => fragmentsOf(bundle.folder, bundle.shards))
  const joinAll = async (): Promise<void> => {
    for (const [index, bundle] of joined.entries()) {
      const beside = index === 0 ? joined.slice(1).map(other => other.folder) : []
      await runner.one(joinShards, {...bundle, others: beside, program: program!, files: {...files, recall, keep}})
    }
  }
  // Threads put the texts into the site while the index is joined here.
  await Promise.all([place(uniqueByPath(fragments), {folder, files, runner, artifacts}), joinAll()])
  progress.end('搜索索引', `${artifacts.length} 个文件`)
  return artifacts
}

interface Placing {
  readonly folder: SiteFolder
  readonly files: SiteFiles
  readonly runner: Runner
  /** What came into the site. */
  readonly artifacts: Artifact[]
}

/** Puts files of the store into the site: those that an earlier build has left there stay. */
async function place(wanted: readonly FileOfBundle[], {folder, files, runner, artifacts}: Placing): Promise<void> {
  const {placeFiles} = await import('../stages/search.ts')
  const missing = wanted.filter(({path, digest}) => !files.has(path, digest))
  await runner.stream(placeFiles, folder.stage, partsOf(missing, 32), {
    isThere: () => false,
    made(made: readonly Artifact[]) {
      for (const artifact of made) {
        folder.add(artifact, artifact.digest)
        artifacts.push(artifact)
      }
    },
  })
}

const uniqueByPath = <Item extends {readonly path: string}>(items: readonly Item[]): Item[] => [
  ...new Map(items.map(item => [item.path, item])).values(),
]
