/** The table of contents of the program: read this file first. */
import {resolve} from 'node:path'
import {countLevels, sortDiagnostics} from '../base/diagnostics.ts'
import {byCodePoint} from '../base/paths.ts'
import {type Progress, silent} from '../base/progress.ts'
import type {Artifact, Diagnostic, Entry, Project, Route, Site, Source} from '../base/types.ts'
import {checkBody, checkEntry, checkSite} from '../stages/check.ts'
import {checkFile} from '../stages/check-file.ts'
import {compile} from '../stages/compile.ts'
import {link} from '../stages/link.ts'
import {type LoadInput, load} from '../stages/load.ts'
import {pathFaults, planned} from '../stages/plan.ts'
import {register} from '../stages/register.ts'
import {render} from '../stages/render.ts'
import {scan} from '../stages/scan.ts'
import {search} from '../stages/search.ts'
import {alone, discard, realpathOr, restore, write} from '../stages/write.ts'
import {openRunner, type Runner} from './run.ts'

export interface RunOptions {
  readonly progress?: Progress | undefined
  readonly signal?: AbortSignal | undefined
}
export interface BuildOptions extends RunOptions {
  /** From the project root; `dist` unless given. */
  readonly out?: string | undefined
  readonly search?: boolean | undefined
}
export interface CheckReport {
  readonly diagnostics: readonly Diagnostic[]
  /** Content files read. */
  readonly files: number
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
}

/** Looks at everything and writes nothing. */
export async function check(project: Project, options: RunOptions = {}): Promise<CheckReport> {
  const runner = openRunner(project, options.signal)
  const {files, ...input} = await read(project, runner, options.progress ?? silent)
  const {faults} = routesOf(input)
  return {diagnostics: sortDiagnostics([...runner.diagnostics, ...faults]), files}
}

/** Makes the site. With errors in the content nothing is written, and the last site stays as it was. */
export async function build(project: Project, options: BuildOptions = {}): Promise<BuildReport> {
  const progress = options.progress ?? silent
  const runner = openRunner(project, options.signal)
  const out = await realpathOr(resolve(project.root, options.out ?? 'dist'))
  await restore(out)
  const {files, ...input} = await read(project, runner, progress)
  const {routes, faults} = routesOf(input)
  const isFaulty = countLevels([...runner.diagnostics, ...faults]).error > 0
  const artifacts = isFaulty ? [] : await make(routes, runner, progress, options.search ?? true)
  const diagnostics = sortDiagnostics([...runner.diagnostics, ...faults])
  const pages = artifacts.filter(({mediaType}) => mediaType.startsWith('text/html')).length
  const report = {diagnostics, files, out, pages}
  if (countLevels(diagnostics).error > 0) return {...report, written: false, artifacts: 0, bytes: 0}
  const written = await alone(out, () => runner.one(write, {artifacts, out}).catch(error => discarded(out, error)))
  return {...report, written: true, artifacts: written.files, bytes: written.bytes}
}

/** Takes away what is half written. Of two faults the first is the one to tell. */
async function discarded(out: string, error: unknown): Promise<never> {
  await discard(out).catch(() => undefined)
  throw error
}

interface ReadSite {
  readonly site: Site
  /** False when a content file is too broken to be an entry. */
  readonly isWhole: boolean
}

/** Stage 6: from the site to its routes, by path. */
function routesOf({site, isWhole}: ReadSite): {routes: Route[]; faults: Diagnostic[]} {
  const routes = [...planned(site, site.project.outputs)].sort((a, b) => byCodePoint(a.path, b.path))
  const paths = routes.map(({path}) => path)
  return {routes, faults: pathFaults(site, paths, isWhole)}
}

/** Stages 1 to 5: from the folder to a linked, checked, compiled site. */
async function read(project: Project, runner: Runner, progress: Progress): Promise<ReadSite & {files: number}> {
  progress.start('读取内容')
  const sources = await runner.one(scan, null)
  const {entries: inputs, attachments, registry} = sorted(sources, project)
  const organizations = await runner.one(register, registry)
  const loaded = await runner.all(load, inputs, progress.tick)
  progress.end('读取内容', `${inputs.length} 个文件`)

  progress.start('关联与检查')
  const linked = await runner.one(link, {loaded, organizations, attachments})
  await runner.all(checkFile, usedFiles(linked.entries, attachments))
  await runner.all(checkEntry, linked.entries)
  await runner.all(checkBody, linked.entries)
  const bodies = await runner.all(
    compile,
    linked.entries.map(entry => ({entry, citations: linked.citations.get(entry.id)!, hrefs: linked.hrefs.get(entry.id)!})),
    progress.tick,
  )
  const {entries, byId, graph, validity, citations} = linked
  const site: Site = {
    project,
    entries,
    byId,
    graph,
    validity,
    citations,
    organizations,
    attachments,
    bodies: new Map(entries.map((entry, index) => [entry.id, bodies[index]!])),
  }
  await runner.one(checkSite, site)
  const {error, warn} = countLevels(runner.diagnostics)
  progress.end('关联与检查', `${error} 个错误，${warn} 个警告`)
  return {site, isWhole: loaded.every(({entry}) => entry !== null), files: inputs.length}
}

/** Stages 7 and 8: from routes to files. */
async function make(routes: readonly Route[], runner: Runner, progress: Progress, hasSearch: boolean): Promise<Artifact[]> {
  progress.start('生成文件', routes.length)
  const artifacts = await runner.all(render, routes, progress.tick)
  progress.end('生成文件', `${artifacts.length} 个`)
  if (!hasSearch) return artifacts
  progress.start('搜索索引')
  const index = await runner.one(search, artifacts)
  progress.end('搜索索引', `${index.length} 个文件`)
  return [...artifacts, ...index]
}

/** Files that entries publish, each once, by path. */
function usedFiles(entries: readonly Entry[], attachments: ReadonlyMap<string, Source>): Source[] {
  const used = new Set(entries.flatMap(({files}) => files.map(({path}) => path)))
  return [...attachments.values()].filter(({path}) => used.has(path))
}

/** The folder decides the kind: `content/policies/…` is a policy, `content/_data/` the registries, all else travels with an entry. */
function sorted(sources: readonly Source[], project: Project) {
  const kinds = new Map([...project.kinds.values()].map(kind => [kind.dir, kind]))
  const entries: LoadInput[] = []
  const attachments = new Map<string, Source>()
  const registry: Source[] = []
  for (const source of sources) {
    const [, folder = ''] = source.path.split('/')
    const kind = kinds.get(folder)
    if (folder === '_data') registry.push(source)
    else if (source.path.endsWith('.md')) entries.push({source, kind: kind?.name ?? null})
    else attachments.set(source.path, source)
  }
  return {entries, attachments, registry}
}
