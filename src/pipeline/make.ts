/**
 * Runs a stage on one input, in whatever thread: what was taken comes in as JSON, what was made goes out as JSON. The only caller of
 * `run` of the stages that look at one thing.
 */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import {digest as digestOfBytes} from '../base/digest.ts'
import {readable, storable} from '../base/kept-text.ts'
import type {Digest, EachStage, Form, Json, Project, Result, Source, Tools} from '../base/types.ts'
import {type Emit, emitter} from '../folder/emit.ts'
import {readBody} from '../markdown/compiled-body.ts'
import type {Part, Store} from './store.ts'

/** A stage over many inputs, as all threads know it. */
export interface Job {
  readonly stage: StageName
  /** Digest of the program, the stage and its setting: the beginning of every key. */
  readonly prefix: Digest
  readonly setting: Json
  /** Whether the values go into the store. */
  readonly isKept: boolean
  /** The folder of the new site, for a stage that reads or writes it. */
  readonly into: string | null
  /** A stage to run on each value at once, so that it is in the store when it is asked for. */
  readonly ahead?: Job | undefined
}
export interface Task {
  readonly key: Digest
  /** JSON of what was taken. */
  readonly taken: string
}

type AnyStage = EachStage<unknown, Json, unknown, unknown>

/** Loaded when they first run: a run without changes needs none of them. */
const stages: Readonly<Record<StageName, () => Promise<unknown>>> = {
  load: async () => (await import('../stages/load.ts')).load,
  'check-entry': async () => (await import('../stages/check.ts')).checkEntry,
  'check-pair': async () => (await import('../stages/check.ts')).checkPair,
  'check-page': async () => (await import('../stages/check-page.ts')).checkPage,
  'check-file': async () => (await import('../stages/check-file.ts')).checkFile,
  'cut-text': async () => (await import('../stages/compare.ts')).cutText,
  'compare-texts': async () => (await import('../stages/compare.ts')).compareTexts,
  render: async () => (await import('../stages/render.ts')).render,
  searchable: async () => (await import('../stages/search.ts')).searchable,
  'feed-draft': async () => (await import('../stages/feed.ts')).draftRecord,
  'feed-record': async () => (await import('../stages/feed.ts')).writeRecord,
  'index-shard': async () => (await import('../stages/search.ts')).indexShard,
  'search-program': async () => (await import('../stages/search.ts')).searchProgram,
  'place-files': async () => (await import('../stages/search.ts')).placeFiles,
  passages: async () => (await import('../stages/texts.ts')).passages,
  'file-lines': async () => (await import('../stages/texts.ts')).fileLines,
}
export type StageName =
  | 'load'
  | 'check-entry'
  | 'check-pair'
  | 'check-page'
  | 'check-file'
  | 'cut-text'
  | 'compare-texts'
  | 'render'
  | 'searchable'
  | 'feed-draft'
  | 'feed-record'
  | 'index-shard'
  | 'search-program'
  | 'place-files'
  | 'passages'
  | 'file-lines'

/** Stages that ask for bodies. */
const withBodies: ReadonlySet<StageName> = new Set(['render', 'feed-draft', 'feed-record'])

/**
 * Something that is named is not there though what names it is: the run has to begin again, without the store unless what named it has been
 * forgotten already.
 */
export class LostBytes extends Error {
  override readonly name = 'LostBytes'
  readonly isForgotten: boolean

  constructor(message: string, {isForgotten = false} = {}) {
    super(message)
    this.isForgotten = isForgotten
  }
}

/** The key of one input. */
export const keyOf = <In>(
  prefix: Digest,
  stage: Pick<EachStage<In, unknown, unknown, unknown>, 'key' | 'take'>,
  input: In,
): Digest => digestOfBytes(prefix + (stage.key?.(input) ?? JSON.stringify(stage.take(input))))

/** How the results of a stage are written down. */
export const formOf = <Out>({form}: Pick<EachStage<never, never, never, Out>, 'form'>): Form<Result<Out>> => form ?? asJson

const asJson: Form<Result<never>> = {
  write: result => ({head: JSON.stringify(result), rest: ''}),
  read: head => JSON.parse(head),
}

export interface Maker {
  /** The `Result`, written down: its head. The rest, if there is one, lies in the store. */
  make(job: Job, task: Task): Promise<string>
  readonly tools: Tools
}

export function createMaker(project: Project, store: Store): Maker {
  let site: {readonly folder: string; readonly emit: Emit} | null = null
  let parts: Part[] = []
  const loaded = new Map<StageName, AnyStage>()
  const renderer = lazily(async () => (await import('../theme/nunjucks.ts')).createRenderer(project.theme))
  const fill = lazily(async () => (await import('../markdown/fill.ts')).fill)
  // The theme was read when the project was opened; its files are asked for by digest, like all bytes.
  const assets = new Map([...project.theme.assets.values()].map(bytes => [digestOfBytes(bytes), bytes]))
  const blob = (digest: Digest): Uint8Array => {
    const bytes = assets.get(digest) ?? parts.find(part => part.digest === digest)?.bytes ?? store.get(digest)
    if (!bytes) throw new LostBytes(`no bytes ${digest}`)
    return bytes
  }
  const tools: Tools = {
    read: async source => (source.revision === null ? readSource(project.root, source) : blob(source.digest)),
    blob: async digest => blob(digest),
    text: async digest => readable(blob(digest)),
    async keep(given) {
      const bytes = typeof given === 'string' ? storable(given) : given
      const digest = digestOfBytes(bytes)
      parts.push({digest, bytes})
      return digest
    },
    async emit(path, bytes) {
      if (!site) throw new Error(`${path}: there is no site to write into`)
      site.emit(path, bytes)
    },
    async emitted(path) {
      if (!site) throw new Error(`${path}: there is no site to read from`)
      return readFileSync(join(site.folder, path))
    },
    async body({compiled, ...targets}) {
      const {html, toc} = readBody(readable(blob(compiled)))
      return {html: fill.value()(html, targets), toc}
    },
    layout: (...call) => renderer.value()(...call),
    named: project,
  }

  const stageOf = async (name: StageName): Promise<AnyStage> => {
    const known = loaded.get(name)
    if (known) return known
    const stage = (await stages[name]()) as AnyStage
    if (name === 'render') await renderer.ready()
    if (withBodies.has(name)) await fill.ready()
    loaded.set(name, stage)
    return stage
  }
  const make = (job: Job, {key, taken}: Task): Promise<string> => makeOf(job, key, JSON.parse(taken))
  const makeOf = async (job: Job, key: Digest, taken: unknown): Promise<string> => {
    const stage = await stageOf(job.stage)
    parts = []
    if (job.into !== null && site?.folder !== job.into) site = {folder: job.into, emit: emitter(job.into)}
    const result = await stage.run(taken, job.setting, tools)
    const {head, rest} = formOf(stage).write(result)
    if (job.isKept) store.put(key, storable(rest === '' ? head : `${head}\n${rest}`), parts)
    parts = []
    if (job.ahead && result.value !== null) await makeAhead(job.ahead, result.value)
    return head
  }
  const makeAhead = async (job: Job, input: unknown): Promise<void> => {
    const stage = await stageOf(job.stage)
    const key = keyOf(job.prefix, stage, input)
    if (!store.has(key)) await makeOf(job, key, stage.take(input))
  }
  return {make, tools}
}

function readSource(root: string, source: Source): Uint8Array {
  const bytes = readFileSync(join(root, source.path))
  if (digestOfBytes(bytes) === source.digest) return bytes
  throw new UsageError(`${source.path} 在生成过程中被改动了`, {note: '保存完再运行一次'})
}

/** A thing that is loaded once, and only then can be used. */
function lazily<T>(load: () => Promise<T>): {ready(): Promise<void>; value(): T} {
  let loaded: {readonly value: T} | null = null
  return {
    async ready() {
      loaded ??= {value: await load()}
    },
    value() {
      if (!loaded) throw new Error('not ready')
      return loaded.value
    },
  }
}
