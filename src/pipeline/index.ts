/** The table of contents of the program: read this file first. */
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {countLevels, sortDiagnostics} from '../base/diagnostics.ts'
import {type Progress, silent} from '../base/progress.ts'
import type {
  Artifact,
  Assessment,
  BodyView,
  Diagnostic,
  Digest,
  Entry,
  EntryId,
  Loaded,
  Project,
  Route,
  Rule,
  Site,
  Source,
  Waived,
} from '../base/types.ts'
import {alone} from '../folder/lock.ts'
import {memoryFolder, siteMemory} from '../folder/memory.ts'
import {beginSite, type SiteFolder} from '../folder/site-folder.ts'
import type {Look} from '../folder/spare.ts'
import {discard, realpathOr, restore} from '../folder/switch.ts'
import {readBody} from '../markdown/compiled-body.ts'
import {configName} from '../project/root.ts'
import type {RevisionFiles} from '../revision/tree.ts'
import {type Asked, resultsOf} from '../rules/results.ts'
import {type Judged, judged} from '../rules/waived.ts'
import {checkEntry, checkPair, checkSite, findPairs, looksAtEntries} from '../stages/check.ts'
import {checkFile} from '../stages/check-file.ts'
import {link} from '../stages/link.ts'
import {load} from '../stages/load.ts'
import {pathFaults} from '../stages/plan.ts'
import {register} from '../stages/register.ts'
import {render} from '../stages/render.ts'
import {scan} from '../stages/scan.ts'
import {kindOf, type Occasion, rememberReport, type Scan, sourcesIn} from './again.ts'
import {checkPages} from './check-pages.ts'
import {comparisonsOf} from './compared.ts'
import {coverageIn} from './coverage.ts'
import type {FeedOptions, FeedReport} from './feed.ts'
import {filesOf} from './files.ts'
import {LostBytes} from './make.ts'
import {placed} from './placed.ts'
import {routesOf} from './routes.ts'
import {noteAll, openRunner, type Runner, valuesOf} from './run.ts'
import {searched} from './searched.ts'
import {sorted} from './sources.ts'

export interface RunOptions {
  readonly progress?: Progress | undefined
  readonly signal?: AbortSignal | undefined
  /** Whether what earlier runs made may be used, and is kept for the next; true unless given. */
  readonly cache?: boolean | undefined
  /** Threads at most; as many as there are cores unless given. */
  readonly threads?: number | undefined
  /** Given, the report is remembered for a run without changes. */
  readonly occasion?: Occasion | undefined
  /** What was found in the content folder a moment ago. */
  readonly scan?: Scan | undefined
}
export interface BuildOptions extends RunOptions {
  /** From the project root; `dist` unless given. */
  readonly out?: string | undefined
  readonly search?: boolean | undefined
  /** What somebody sees of the last site meanwhile. */
  readonly look?: Promise<Look | null> | undefined
  /** Given, the feed for the city's library is made, too. */
  readonly feed?: FeedOptions | undefined
}
export interface CheckOptions extends RunOptions {
  /** Whether pages are made, and looked at, too. */
  readonly artifacts?: boolean | undefined
  /** The files of an earlier commit: what was public there may not have changed in silence. */
  readonly since?: RevisionFiles | undefined
}
export interface CheckReport {
  readonly diagnostics: readonly Diagnostic[]
  /** Findings that an entry gives a reason to pass over. */
  readonly waived: readonly Waived[]
  /** Content files read. */
  readonly files: number
}
export interface AssessedReport extends CheckReport {
  readonly assessment: Assessment
}
export interface BuildReport extends CheckReport {
  /** Absolute. */
  readonly out: string
  /** False when errors kept the last site in place. */
  readonly written: boolean
  /** Files and bytes of the site written; 0 when none was. */
  readonly artifacts: number
  readonly bytes: number
  readonly pages: number
  /** Digest of the site's own list of files; null when none was written. */
  readonly list: Digest | null
  /** Null when no feed was made. */
  readonly feed: FeedReport | null
}

/** Looks at everything and writes nothing. */
export function check(project: Project, options: CheckOptions = {}): Promise<AssessedReport> {
  return running(project, options, async (runner, memory) => {
    const {files, sources, loaded, asked, ...input} = await read(project, runner, memory, {
      ...options,
      hasPages: options.artifacts,
    })
    if (options.since) {
      const {silentEdits} = await import('./silent.ts')
      runner.note(await silentEdits({site: input.site, loaded, sources}, options.since, runner))
    }
    const paths = Array.from(routesOf(input.site, runner), ({path}) => path)
    runner.note(pathFaults(input.site, paths, input.isWhole))
    const pages = options.artifacts ? await checkPages(input.site, paths, runner, options.progress ?? silent) : null
    const tables = await coverageIn(input.site, runner)
    await runner.save()
    const found = await told(input, runner, options.artifacts ? [] : ofPages)
    const {title} = project.config.site
    const assessment = {
      title,
      today: project.today,
      results: resultsOf(project, {...asked, pages}, found),
      tables,
    }
    const report = {...found, files, assessment}
    if (memory !== null && options.occasion) rememberReport(memory, options.occasion, sources, report)
    return report
  })
}

/** A site as it is at one revision: linked and checked, and nothing made of it. */
export interface Survey {
  readonly site: Site
  /** Every finding, each at its place. */
  readonly diagnostics: readonly Diagnostic[]
  /** All content files that are entries or should be: drafts and broken ones, too. */
  readonly loaded: readonly Loaded[]
  /** All files of the content, by path. */
  readonly sources: ReadonlyMap<string, Source>
}

/** Lets `work` read in the work tree, or in the files of another revision. */
export function survey<Value>(
  project: Project,
  files: RevisionFiles | null,
  options: RunOptions,
  work: (survey: Survey) => Value,
): Promise<Value> {
  return running(project, options, async (runner, memory) => {
    const found = await surveyed(project, files, options, {runner, memory})
    await runner.save()
    return work(found)
  })
}

/** The same, with a runner at hand that is not closed. */
export async function surveyed(
  project: Project,
  files: RevisionFiles | null,
  options: RunOptions,
  {runner, memory}: {readonly runner: Runner; readonly memory: string | null},
): Promise<Survey> {
  if (files) await runner.lend(files.blobs)
  const scan = files ? {value: files.sources, diagnostics: []} : options.scan
  const {sources, loaded, ...input} = await read(project, runner, memory, {...options, scan})
  const {diagnostics} = await told(input, runner, ofPages)
  return {site: input.site, diagnostics, loaded, sources: new Map(sources.map(source => [source.path, source]))}
}

/** What lies behind the entries of a site. */
export interface Holdings {
  /** The html of a body, its links filled in. */
  body(view: BodyView): Promise<string>
  bytes(source: Source): Promise<Uint8Array>
}

/** Lets `work` read in a linked site of which no pages are made. */
export function browse<Value>(
  project: Project,
  options: RunOptions,
  work: (site: Site, holdings: Holdings) => Promise<Value>,
): Promise<Value> {
  return running(project, options, async (runner, memory) => {
    const {site} = await read(project, runner, memory, options)
    await runner.save()
    const {fill} = await import('../markdown/fill.ts')
    const body = async ({compiled, ...targets}: BodyView): Promise<string> =>
      fill(readBody(await runner.text(compiled)).html, targets)
    return work(site, {body, bytes: runner.read})
  })
}

/** Scopes of the rules that look at pages. */
const ofPages: readonly Rule['scope'][] = ['artifact', 'pages']

/** Makes the site. With errors in the content nothing is written, and the last site stays as it was. */
export async function build(project: Project, options: BuildOptions = {}): Promise<BuildReport> {
  const progress = options.progress ?? silent
  const out = await realpathOr(resolve(project.root, options.out ?? 'dist'))
  await restore(out)
  return running(project, options, async (runner, memory) => {
    const look = memory === null ? null : (options.look ?? null)
    const {files, sources, ...input} = await read(project, runner, memory, {...options, hasPages: true})
    const made = hasErrors(input, runner)
      ? null
      : await alone(out, () =>
          make(input, out, runner, {progress, memory, look, hasSearch: options.search ?? true, feed: options.feed ?? null}).catch(
            error => discarded(out, runner, error),
          ),
        )
    await runner.save()
    const {diagnostics, waived} = await told(input, runner, ofPages)
    const {artifacts, list, feed} = made ?? {artifacts: [], list: null, feed: null}
    const pages = artifacts.filter(({mediaType}) => mediaType.startsWith('text/html')).length
    const bytes = artifacts.reduce((sum, {size}) => sum + size, 0)
    // The list of files is one, too.
    const written = made !== null
    const count = written ? artifacts.length + 1 : 0
    const report = {diagnostics, waived, files, out, pages, written, artifacts: count, bytes, list, feed}
    if (memory !== null && options.occasion) rememberReport(memory, options.occasion, sources, report)
    return report
  })
}

/** Opens a runner on what is remembered, or on nothing. */
function running<Report>(
  project: Project,
  options: RunOptions,
  work: (runner: Runner, memory: string | null) => Promise<Report>,
): Promise<Report> {
  const {signal, threads} = options
  return remembering(project.root, options, async (store, memory) => {
    const runner = openRunner(project, {signal, threads, store, kind: options.occasion && kindOf(options.occasion)})
    try {
      return await work(runner, memory)
    } finally {
      await runner.close()
    }
  })
}

/** Gives work the folder of the store; it begins again without what is remembered when a part of that turns out to be damaged. */
export async function remembering<Report>(
  root: string,
  {cache = true}: RunOptions,
  work: (store: string, memory: string | null) => Promise<Report>,
): Promise<Report> {
  const memory = cache ? await memoryFolder(root) : null
  const store = memory === null ? await mkdtemp(join(tmpdir(), 'gzgk-')) : join(memory, 'store')
  let isLost = false
  try {
    return await work(store, memory)
  } catch (error) {
    if (!(error instanceof LostBytes) || memory === null) throw error
    isLost = !error.isForgotten
  } finally {
    if (memory === null || isLost) await rm(store, {recursive: true, force: true})
  }
  return remembering(root, {cache}, work)
}

const hasErrors = (input: Read, runner: Runner): boolean => countLevels(judgedOf(input, runner).diagnostics).error > 0

/** All that was noted, with what the entries themselves say of it. */
const judgedOf = ({site, drafts}: Read, runner: Runner, unasked = ofPages): Judged =>
  judged(runner.diagnostics, {
    entries: site.entries,
    drafts,
    rules: site.project.rules,
    unasked: new Set(unasked),
    today: site.project.today,
  })

/** Takes away what is half written, when no thread writes any more. Of two faults the first is the one to tell. */
async function discarded(out: string, runner: Runner, error: unknown): Promise<never> {
  await runner.restThreads()
  await discard(out).catch(() => undefined)
  throw error
}

/** Everything noted, in order, each at its place. */
async function told(input: Read, runner: Runner, unasked: readonly Rule['scope'][]): Promise<Judged> {
  const {site} = input
  const {diagnostics, waived} = judgedOf(input, runner, unasked)
  const places = {[configName]: site.project.configPlaces ?? {}}
  const known = [...diagnostics, ...waived.map(({diagnostic}) => diagnostic)]
  const all = await placed(known, site.entries, runner.text, places)
  return {
    diagnostics: sortDiagnostics(all.slice(0, diagnostics.length)),
    waived: waived.map((item, index) => ({...item, diagnostic: all[diagnostics.length + index]!})),
  }
}

interface Read {
  readonly site: Site
  /** False when a content file is too broken to be an entry: pages may be lacking for a reason that is said elsewhere. */
  readonly isWhole: boolean
  /** Paths of drafts. */
  readonly drafts: ReadonlySet<string>
}

/** What else there is to tell of what was read. */
interface Looked extends Read {
  readonly files: number
  readonly sources: readonly Source[]
  readonly loaded: readonly Loaded[]
  readonly asked: Omit<Asked, 'pages'>
}

interface ReadOptions extends RunOptions {
  /** Whether pages will be made, which show comparisons. */
  readonly hasPages?: boolean | undefined
}

/** Stages 1 to 5: from the folder to a linked, checked, compiled site. */
async function read(
  project: Project,
  runner: Runner,
  memory: string | null,
  {progress = silent, scan: known, hasPages}: ReadOptions,
): Promise<Looked> {
  progress.start('读取内容')
  if (known) runner.note(known.diagnostics)
  const sources = known?.value ?? (await runner.one(scan, memory && sourcesIn(memory)))
  const {entries: inputs, attachments, registry} = sorted(sources, project)
  const organizations = await runner.one(register, registry)
  const hasRules = looksAtEntries(project)
  const results = await runner.all(load, inputs, {tick: progress.tick, ahead: hasRules ? checkEntry : undefined, hasHeads: true})
  for (const {diagnostics} of results) runner.note(diagnostics)
  const loaded = valuesOf(results)
  progress.end('读取内容', `${inputs.length} 个文件`)

  progress.start('关联与检查')
  const linked = await runner.one(link, {loaded, organizations, attachments})
  const parts = {...linked, project, organizations, attachments}
  const site: Site = hasPages ? {...parts, comparisons: await comparisonsOf(parts, sources, runner)} : parts
  const owners = ownersOf(site.entries)
  const used = usedFiles(owners, attachments)
  for (const {diagnostics} of await runner.all(checkFile, used))
    runner.note(diagnostics.map(found => ({...found, entry: owners.get(found.path)!})))
  const published = publishedOf(loaded, site)
  for (const {held} of published) runner.note(held)
  if (hasRules) noteAll(runner, await runner.all(checkEntry, published, {hasHeads: true}))
  const pairs = await runner.one(findPairs, site)
  noteAll(runner, await runner.all(checkPair, pairs))
  const isWhole = loaded.every(({entry}) => entry !== null)
  await runner.one(checkSite, {site, isWhole})
  const made = {site, isWhole, drafts: draftsOf(loaded)}
  const {error, warn} = countLevels(judgedOf(made, runner).diagnostics)
  progress.end('关联与检查', `${error} 个错误，${warn} 个警告`)
  const asked = {entries: site.entries, isWhole, files: used.length, pairs: countsOf(pairs.map(({rule}) => rule))}
  return {...made, files: inputs.length, sources, loaded, asked}
}

/** Those whose entries `link` let in. */
function publishedOf(loaded: readonly Loaded[], {byId}: Site): Loaded[] {
  return loaded.filter(({id, entry}) => entry !== null && byId.get(id) === entry)
}

interface MakeOptions {
  readonly progress: Progress
  readonly memory: string | null
  /** At the spare, while the rest was read. */
  readonly look: Promise<Look | null> | null
  readonly hasSearch: boolean
  readonly feed: FeedOptions | null
}

interface MadeSite {
  readonly artifacts: readonly Artifact[]
  readonly list: Digest
  readonly feed: FeedReport | null
}

/** Stages 6 to 9: from the site to its files. Null when two of them would be one, or a link leads nowhere. */
async function make(
  input: Read,
  out: string,
  runner: Runner,
  {progress, memory, look, hasSearch, feed: options}: MakeOptions,
): Promise<MadeSite | null> {
  const {site, isWhole} = input
  const feeding = options && (await import('./feed.ts'))
  const draft = feeding && (await feeding.drafted(site, options, runner, progress))
  if (hasErrors(input, runner)) return null
  const folder = await beginSite(out, memory && siteMemory(memory, out), await look)
  const artifacts: Artifact[] = []
  const files = filesOf(folder, runner, artifacts)
  const feed = feeding && draft && (await feeding.publish(site, draft, options, {folder, files, runner, progress, artifacts}))
  progress.start('生成文件')
  for (const artifact of await rendered(site, folder, runner, progress)) artifacts.push(artifact)
  runner.note(
    pathFaults(
      site,
      artifacts.map(({path}) => path),
      isWhole,
    ),
  )
  if (hasErrors(input, runner)) {
    await discard(out)
    return null
  }
  progress.end('生成文件', `${artifacts.length} 个`)
  if (hasSearch) artifacts.push(...(await searched(artifacts, folder, runner, progress)))
  await runner.restThreads()
  return {artifacts, list: await folder.finish(), feed}
}

/** Every file of the site: those that an earlier build made stay, the others are made. */
async function rendered(site: Site, folder: SiteFolder, runner: Runner, progress: Progress): Promise<Artifact[]> {
  const artifacts: Artifact[] = []
  const had = (artifact: Artifact): void => {
    artifacts.push(artifact)
    progress.tick(artifacts.length)
  }
  await runner.stream(render, folder.stage, routesOf(site, runner), {
    isThere({path}: Route, key: Digest) {
      const known = folder.reuse(path, key)
      if (known) had(known)
      return known !== null
    },
    made(artifact: Artifact, key: Digest) {
      folder.add(artifact, key)
      had(artifact)
    },
  })
  return artifacts
}

/** Who publishes a file: the first of its entries, by path of the file. */
function ownersOf(entries: readonly Entry[]): ReadonlyMap<string, EntryId> {
  const owners = new Map<string, EntryId>()
  for (const {id, files} of entries) for (const {path} of files) if (!owners.has(path)) owners.set(path, id)
  return owners
}

/** Files that entries publish, each once, by path. */
const usedFiles = (owners: ReadonlyMap<string, EntryId>, attachments: ReadonlyMap<string, Source>): Source[] =>
  [...attachments.values()].filter(({path}) => owners.has(path))

function countsOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

const draftsOf = (loaded: readonly Loaded[]): ReadonlySet<string> =>
  new Set(
    loaded.flatMap(({path, entry, isDraft}) => (isDraft || (entry && !entry.isPlain && entry.data.draft === true) ? [path] : [])),
  )
