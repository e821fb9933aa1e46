/**
 * Runs one stage over many inputs: key, look up, replay, else make, here or in threads. The only place that knows the store and the
 * pool.
 */
import {digest, digestOf} from '../base/digest.ts'
import {endOfLine, readable, storable} from '../base/kept-text.ts'
import type {Diagnostic, Digest, EachStage, Halves, Json, Project, Result, Stage, Tools} from '../base/types.ts'
import {plainOf} from '../project/open.ts'
import {forgetHeads, type Headed, headsBefore, noteHeads} from './heads.ts'
import {boundHeap} from './heap.ts'
import {createMaker, formOf, type Job, keyOf, LostBytes, type Maker, type StageName, type Task} from './make.ts'
import {openPool, type Pool, threadsOf} from './pool.ts'
import {openStore, type Store, shortKey} from './store.ts'
import {noteTouched, touchedBefore} from './touched.ts'

export interface Runner {
  /** A stage over the whole site. What it says is noted. */
  one<In, Taken, Out>(stage: Stage<In, Taken, Out>, input: In): Promise<Out>
  /** A stage over many; results stand in the order of inputs. What they say is for the caller to note. */
  all<In, Setting, Taken, Out>(
    stage: EachStage<In, Setting, Taken, Out>,
    inputs: readonly In[],
    more?: AllOptions<Out>,
  ): Promise<Result<Out>[]>
  /**
   * A stage that writes files of the new site into `into`. Inputs are made as they are asked for, values are handed over in any order;
   * nothing of it is stored: whoever knows the key of a file that is there already leaves the input out.
   */
  stream<In, Setting, Taken, Out>(
    stage: EachStage<In, Setting, Taken, Out>,
    into: string,
    inputs: Iterable<In>,
    hooks: {isThere(input: In, key: Digest): boolean; made(value: Out, key: Digest): void},
  ): Promise<void>
  /** The bytes of a file of the content folder. */
  readonly read: Tools['read']
  /** A text in the store. */
  text(digest: Digest): Promise<string>
  /** Bytes in the store. */
  blob(digest: Digest): Promise<Uint8Array>
  /** Plain JSON that an earlier run has kept under a name and a key; null when there is none. */
  recall<Value>(name: string, key: Digest): Value | null
  keep(name: string, key: Digest, value: unknown): void
  /** Puts bytes into the store under their digest: of files that the work tree does not hold. */
  lend(blobs: ReadonlyMap<Digest, Uint8Array>): Promise<void>
  note(diagnostics: readonly Diagnostic[]): void
  /** Everything noted so far. */
  readonly diagnostics: readonly Diagnostic[]
  /** Keeps what was made for the next run, and drops what is long out of use. `also` are keys that another runner of this run asked for. */
  save(also?: ReadonlySet<string>): Promise<void>
  /** Keeps what was made for another runner of this run, which saves for both; gives the keys asked for. */
  handOver(): ReadonlySet<string>
  /** Ends the threads, and gives back their memory; they are started again when there is something for them to do. */
  restThreads(): Promise<void>
  close(): Promise<void>
}
export type Tick = (done: number) => void
export interface AllOptions<Out> {
  readonly tick?: Tick | undefined
  /** A stage to run on each value that is made, so that it is in the store when it is asked for. */
  readonly ahead?: Ahead<Out> | undefined
  /** The folder of the new site, for a stage that reads it. */
  readonly into?: string | undefined
  /** Whether one input is worth a thread. */
  readonly isHeavy?: boolean | undefined
  /** Whether the heads of all values are remembered together: of a stage that has a `key`, and is asked for all its inputs in every run. */
  readonly hasHeads?: boolean | undefined
}
/** A stage that takes what another one makes. */
export type Ahead<Value> = Pick<EachStage<Value, unknown, never, unknown>, 'name' | 'setting'>
export interface RunnerOptions {
  readonly signal?: AbortSignal | undefined
  /** The folder of the store. */
  readonly store: string
  /** What runs, in a word: what it asked for is remembered until the next run of this kind. */
  readonly kind?: string | undefined
  /** Threads at most; as many as there are cores unless given. */
  readonly threads?: number | undefined
}

/** How inputs are shared out: how many are worth threads (fewer are made before one has started), and how many travel together. */
interface Weight {
  readonly worth: number
  readonly batch: number
}
const light: Weight = {worth: 64, batch: 32}
const heavy: Weight = {worth: 2, batch: 1}

export function openRunner(project: Project, {signal, store: folder, threads, kind = 'other'}: RunnerOptions): Runner {
  const store = openStore(folder)
  const maker = createMaker(project, store)
  const crew = createCrew({
    maker,
    mayPool: threadsOf(threads) > 1,
    signal,
    open() {
      store.seal()
      return openPool(plainOf(project), folder, store.segments(), threadsOf(threads))
    },
  })
  const diagnostics: Diagnostic[] = []
  const touched = new Set<string>()
  const note = (found: readonly Diagnostic[]): void => {
    // One by one: a hundred thousand arguments would overflow the stack.
    for (const diagnostic of found) diagnostics.push(diagnostic)
  }
  const jobOf = (stage: Ahead<never>, more: Pick<Job, 'isKept' | 'into' | 'ahead'>): Job => {
    const setting = stage.setting(project) as Json
    return {stage: stage.name as StageName, prefix: digestOf([project.toolchain, stage.name, setting]), setting, ...more}
  }
  const headsOf = ({stage, prefix}: Job): Heads => ({before: headsBefore(folder, stage, prefix), now: new Map()})
  /** At once: in memory those of a hundred thousand values would be a large thing to the end of the run. */
  const keepHeads = ({stage, prefix}: Job, heads: Heads): void => {
    if (!areStale(heads)) return
    // What they name is there, should this run be killed.
    store.seal()
    noteHeads(folder, stage, prefix, heads.now)
  }
  const restUnder = (key: string): Uint8Array => {
    const bytes = store.get(key)
    if (!bytes) {
      forgetHeads(folder)
      throw new LostBytes(`no value ${key}`, {isForgotten: true})
    }
    return bytes.subarray(endOfLine(bytes) + 2)
  }
  /** Made here, so that whoever holds it holds the key and nothing else. */
  const restOf = (key: string) => (): Uint8Array => restUnder(key)
  const recall = <Value>(name: string, key: Digest): Value | null => {
    const full = keptUnder(name, key)
    const known = store.get(full)
    touched.add(shortKey(full))
    return known && (JSON.parse(readable(known)) as Value)
  }
  const keep = (name: string, key: Digest, value: unknown): void =>
    store.put(keptUnder(name, key), storable(JSON.stringify(value)))
  const inHalves = <Taken, Out>(name: string, {key, first, second}: Halves<Taken, Out>, taken: Taken): Result<Out> => {
    const own = key(taken)
    const full = digest(`${project.toolchain} ${own}`)
    const known = recall(name, full)
    const made = known ?? first(taken)
    if (known === null) keep(name, full, made)
    return second(made, taken, own)
  }
  return {
    read: maker.tools.read,
    text: maker.tools.text,
    blob: maker.tools.blob,
    recall,
    keep,
    async lend(blobs) {
      if (blobs.size === 0) return
      const parts = [...blobs].map(([digest, bytes]) => ({digest, bytes}))
      store.put(keptUnder('lent', digestOf([...blobs.keys()])), storable(''), parts)
      await crew.share(store)
    },
    note,
    diagnostics,
    async one(stage, input) {
      signal?.throwIfAborted()
      const taken = stage.take(input, project)
      const result = stage.halves ? inHalves(stage.name, stage.halves, taken) : await stage.run(taken, maker.tools)
      note(result.diagnostics)
      return result.value
    },
    async all<In, Setting, Taken, Out>(
      stage: EachStage<In, Setting, Taken, Out>,
      inputs: readonly In[],
      {tick, ahead, into: folderOfSite, isHeavy = false, hasHeads = false}: AllOptions<Out> = {},
    ): Promise<Result<Out>[]> {
      boundHeap(inputs.length)
      const into = folderOfSite ?? null
      const form = formOf(stage)
      const next = ahead && jobOf(ahead, {isKept: true, into, ahead: undefined})
      const job = jobOf(stage, {isKept: true, into, ahead: next})
      const heads = hasHeads ? headsOf(job) : null
      const results: Result<Out>[] = new Array(inputs.length)
      let done = 0
      const put = (index: number, headed: Headed, name = heads && stage.key!(inputs[index]!)): void => {
        if (name !== null) heads!.now.set(name, headed)
        touched.add(headed.key)
        results[index] = form.read(headed.head, restOf(headed.key))
        tick?.(++done)
      }
      function* missing(): Iterable<Numbered> {
        for (const [index, input] of inputs.entries()) {
          const name = heads && stage.key!(input)
          const headed = name === null ? undefined : heads!.before.get(name)
          if (headed) {
            put(index, headed, name)
            continue
          }
          const key = keyOf(job.prefix, stage, input)
          const known = store.get(key)
          if (known) put(index, {key: shortKey(key), head: headIn(known)})
          else yield {index, key, taken: JSON.stringify(stage.take(input))}
        }
      }
      await crew.make(job, missing(), ({index, key}, head) => put(index, {key: shortKey(key), head}), isHeavy ? heavy : light)
      await crew.share(store)
      if (heads) keepHeads(job, heads)
      return results
    },
    async stream<In, Setting, Taken, Out>(
      stage: EachStage<In, Setting, Taken, Out>,
      into: string,
      inputs: Iterable<In>,
      hooks: {isThere(input: In, key: Digest): boolean; made(value: Out, key: Digest): void},
    ): Promise<void> {
      const job = jobOf(stage, {isKept: false, into, ahead: undefined})
      const form = formOf(stage)
      function* missing(): Iterable<Numbered> {
        let index = 0
        for (const input of inputs) {
          const key = keyOf(job.prefix, stage, input)
          if (!hooks.isThere(input, key)) yield {index: index++, key, taken: JSON.stringify(stage.take(input))}
        }
      }
      await crew.make(
        job,
        missing(),
        ({key}, head) => {
          const {value, diagnostics: found} = form.read(head, restOf(key))
          note(found)
          hooks.made(value, key)
        },
        light,
      )
    },
    handOver() {
      store.seal()
      return touched
    },
    async save(also) {
      store.seal()
      for (const key of also ?? []) touched.add(key)
      const before = touchedBefore(folder)
      store.tidy(key => touched.has(key) || before.has(key))
      noteTouched(folder, kind, touched)
    },
    restThreads: () => crew.close(),
    async close() {
      await crew.close()
      store.close()
    },
  }
}

const keptUnder = (name: string, key: Digest): Digest => digest(`${name} ${key}`)

/** Of one stage: those of the last run, and those of this one. */
interface Heads {
  readonly before: ReadonlyMap<string, Headed>
  readonly now: Map<string, Headed>
}
const headIn = (bytes: Uint8Array): string => readable(bytes.subarray(0, endOfLine(bytes)))

/** Whether it is worth writing them down again: what few of them lack is found in the store. */
function areStale({now, before}: Heads): boolean {
  let news = Math.max(0, before.size - now.size)
  for (const input of now.keys()) if (!before.has(input)) news++
  return news * 64 > now.size
}

interface Numbered extends Task {
  readonly index: number
}
type Done = (task: Numbered, head: string) => void
interface Crew {
  /** Makes tasks, a few here or many in threads; `done` gets the head of each result, in any order. */
  make(job: Job, tasks: Iterable<Numbered>, done: Done, weight: Weight): Promise<void>
  /** Lets everybody see what all have put into the store. */
  share(store: Store): Promise<void>
  /** Ends the threads. */
  close(): Promise<void>
}

interface CrewOptions {
  readonly maker: Maker
  /** Whether threads are allowed; `open` starts them. */
  readonly mayPool: boolean
  open(): Pool
  readonly signal: AbortSignal | undefined
}

function createCrew({maker, mayPool, open, signal}: CrewOptions): Crew {
  let pool: Pool | null = null
  const here = async (job: Job, tasks: readonly Numbered[], done: Done): Promise<void> => {
    for (const [at, task] of tasks.entries()) {
      signal?.throwIfAborted()
      done(task, await maker.make(job, task))
      // Lets a signal and a terminal have their turn.
      if (at % light.batch === light.batch - 1) await new Promise(resolve => setImmediate(resolve))
    }
  }
  return {
    async make(job, tasks, done, {worth, batch: size}) {
      let fault: {readonly error: unknown} | null = null
      const flying: Promise<void>[] = []
      for (const batch of batchesOf(tasks, mayPool ? worth : size, size)) {
        if (!mayPool || (!pool && batch.length < worth)) {
          await here(job, batch, done)
          continue
        }
        pool ??= open()
        for (const part of partsOf(batch, size)) {
          await pool.room()
          signal?.throwIfAborted()
          if (fault) break
          flying.push(
            pool.make(job, part).then(
              heads => {
                for (const [at, head] of heads.entries()) done(part[at]!, head)
              },
              error => {
                fault ??= {error}
              },
            ),
          )
        }
        if (fault) break
      }
      await Promise.all(flying)
      signal?.throwIfAborted()
      if (fault) throw (fault as {error: unknown}).error
    },
    async share(store) {
      await pool?.share(store)
    },
    async close() {
      const ended = pool
      pool = null
      await ended?.close()
    },
  }
}

/** Batches as they become full. The first is as large as it must be to be worth a thread; later ones are small, so that none ends late. */
function* batchesOf(tasks: Iterable<Numbered>, first: number, later: number): Iterable<Numbered[]> {
  let size = first
  let batch: Numbered[] = []
  for (const task of tasks) {
    batch.push(task)
    if (batch.length < size) continue
    yield batch
    batch = []
    size = later
  }
  if (batch.length > 0) yield batch
}

/** The same items, some at a time. */
export function* partsOf<Item>(items: readonly Item[], size: number): Iterable<Item[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size)
}

export const valuesOf = <Out>(results: readonly Result<Out>[]): Out[] => results.map(({value}) => value)

export const noteAll = (runner: Runner, results: readonly Result<unknown>[]): void => {
  for (const {diagnostics} of results) runner.note(diagnostics)
}
