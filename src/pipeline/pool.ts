/** Threads that take batches of tasks. They are started when they are first needed; a small site never needs them. */
import {availableParallelism} from 'node:os'
import {join} from 'node:path'
import {Worker} from 'node:worker_threads'
import {UsageError} from '../base/diagnostics.ts'
import {packageRoot} from '../base/package-root.ts'
import type {PlainProject} from '../project/open.ts'
import {type Job, LostBytes, type Task} from './make.ts'
import type {Store} from './store.ts'

/** What a thread is told. */
export type Order =
  | {readonly kind: 'make'; readonly job: Job; readonly tasks: readonly Task[]}
  | {readonly kind: 'seal'}
  | {readonly kind: 'adopt'; readonly segments: readonly string[]}
/** What it answers: the heads of the results of a batch; the name of a sealed segment; or why it could not. */
export type Answer = {readonly done: readonly string[]} | {readonly failed: Failure}
/** An error, as plain data: a clone of it would lose what tells how to mend it. */
export interface Failure {
  readonly name: string
  readonly message: string
  readonly stack?: string | undefined
  /** Of a `UsageError`. */
  readonly note?: string | null
  /** Of a refusal of the system. */
  readonly code?: string | undefined
  readonly path?: string | undefined
}
export interface Beginning {
  readonly project: PlainProject
  readonly store: string
  readonly segments: readonly string[]
}

export interface Pool {
  /** The heads of the results, in the order of the tasks. */
  make(job: Job, tasks: readonly Task[]): Promise<readonly string[]>
  /** Resolves when fewer batches wait than there are hands for. */
  room(): Promise<void>
  /** Lets every thread, and this one, see what all have put into the store. */
  share(store: Store): Promise<void>
  close(): Promise<void>
}

/** Threads cost memory; a machine with many cores has other work, too. */
const mostThreads = 8

export const threadsOf = (wanted: number | undefined): number => wanted ?? Math.min(availableParallelism(), mostThreads)

/** Tests run the sources; threads always load what was compiled. */
const program = join(packageRoot, 'lib', 'pipeline', 'worker.js')

/** Megabytes of young objects before they are looked through: nearly all of a batch is waste when it is done. */
const young = 64

interface Waiting {
  readonly order: Order
  readonly resolve: (texts: readonly string[]) => void
  readonly reject: (error: unknown) => void
}
interface Hand {
  readonly worker: Worker
  at: Waiting | null
}

export function openPool(plain: PlainProject, folder: string, segments: readonly string[], count: number): Pool {
  const waiting: Waiting[] = []
  let fault: unknown = null
  let roomy: (() => void)[] = []
  const beginning: Beginning = {project: plain, store: folder, segments}
  const hands = Array.from({length: count}, () => hand())

  function hand(): Hand {
    const worker = new Worker(program, {workerData: beginning, resourceLimits: {maxYoungGenerationSizeMb: young}})
    const own: Hand = {worker, at: null}
    worker.on('message', (answer: Answer) => {
      const {at} = own
      own.at = null
      if ('done' in answer) at?.resolve(answer.done)
      else at?.reject(errorOf(answer.failed))
      next(own)
    })
    worker.on('error', error => {
      fault = error
      own.at?.reject(error)
      for (const {reject} of waiting.splice(0)) reject(error)
    })
    return own
  }
  function next(own: Hand): void {
    if (own.at) return
    const given = waiting.shift()
    if (given) {
      own.at = given
      own.worker.postMessage(given.order)
    }
    if (waiting.length < hands.length) for (const resolve of roomy.splice(0)) resolve()
  }
  const ask = (order: Order): Promise<readonly string[]> =>
    new Promise((resolve, reject) => {
      if (fault) return reject(fault)
      waiting.push({order, resolve, reject})
      const idle = hands.find(({at}) => at === null)
      if (idle) next(idle)
    })
  /** Asks one thread, which must be idle. */
  const askOne = (own: Hand, order: Order): Promise<readonly string[]> =>
    new Promise((resolve, reject) => {
      own.at = {order, resolve, reject}
      own.worker.postMessage(order)
    })
  return {
    make: (job, tasks) => ask({kind: 'make', job, tasks}),
    room: () => (waiting.length < hands.length ? Promise.resolve() : new Promise(resolve => void roomy.push(resolve))),
    async share(store) {
      const sealed = await Promise.all(hands.map(own => askOne(own, {kind: 'seal'})))
      const segments = [store.seal() ?? [], ...sealed].flat()
      for (const name of segments) store.adopt(name)
      await Promise.all(hands.map(own => askOne(own, {kind: 'adopt', segments})))
    },
    async close() {
      roomy = []
      await Promise.all(hands.map(({worker}) => worker.terminate()))
    },
  }
}

function errorOf({name, message, note, ...rest}: Failure): Error {
  if (name === 'UsageError') return new UsageError(message, note ? {note} : {})
  if (name === 'LostBytes') return new LostBytes(message)
  return Object.assign(new Error(message), {name, ...rest})
}

/** The other way: an error to be sent. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return {name: 'Error', message: String(error)}
  const {code, path} = error as NodeJS.ErrnoException
  const note = error instanceof UsageError ? error.note : null
  return {name: error.name, message: error.message, stack: error.stack, note, code, path}
}
