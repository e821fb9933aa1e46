/**
 * The door to Pagefind: a process beside each thread that indexes, given pages and asked for files through its pipes. One for many
 * shards, since whoever starts a process while it holds much memory itself pays for that memory; it ends when it is not asked for a while.
 */
import {type ChildProcessWithoutNullStreams, spawn} from 'node:child_process'
import {createRequire} from 'node:module'
import {arch, platform} from 'node:os'
import {dirname} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import {fileOfUrl} from '../base/paths.ts'
import {cut, language} from './cut.ts'

/** The html to read, by the url it is found under. Answers what Pagefind makes of it, by path. */
export async function pagefind(pages: ReadonlyMap<string, string>): Promise<Map<string, Buffer>> {
  try {
    running ??= start()
    return await indexed(pages, running)
  } catch (error) {
    const {message} = error as Error
    throw new UsageError(`搜索索引没有做成：${message}`, {note: '可以先不做搜索：gzgk build --no-search'})
  }
}

async function indexed(pages: ReadonlyMap<string, string>, {ask}: Service): Promise<Map<string, Buffer>> {
  const config = {force_language: language, exclude_selectors: ['.anchor']}
  const {index_id} = (await ask({type: 'NewIndex', config})) as {index_id: number}
  const added = Array.from(pages, ([url, html]) =>
    ask({type: 'AddFile', index_id, file_path: fileOfUrl(url), file_contents: cut(html)}),
  )
  await Promise.all(added)
  const {files} = (await ask({type: 'GetFiles', index_id})) as {files: readonly {path: string; content: string}[]}
  await ask({type: 'DeleteIndex', index_id})
  const found = files.map(({path, content}): [string, string] => [path.replaceAll('\\', '/'), content])
  return new Map(found.filter(([path]) => wanted.test(path)).map(([path, content]) => [path, Buffer.from(content, 'base64')]))
}

/** What is read of Pagefind's files; its own user interfaces, 0.4 MB that nobody loads, are left. */
const wanted = /^(?:pagefind(?:-worker)?\.js|pagefind-entry\.json|.*\.(?:pagefind|pf_\w+))$/

interface Service {
  /** What is answered to a request; a request that is refused, or never answered, is an error. */
  ask(payload: object): Promise<object>
}
interface Answer {
  readonly message_id: number | null
  readonly payload: {readonly type: string; readonly message?: string}
}
interface Asked {
  resolve(payload: object): void
  reject(error: Error): void
}

let running: Service | null = null

/** Milliseconds without a request after which the process ends. */
const patience = 1_000
/** Each runs on one core, beside others. Small chunks are packed in less time, and are joined anyway. */
const threads = {RAYON_NUM_THREADS: '1', TOKIO_WORKER_THREADS: '1', PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE: '500'}

function start(): Service {
  const path = program()
  // Neither a variable nor, in that folder, a config file of the site's owner may change the index.
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('PAGEFIND_'))
  const env = {...Object.fromEntries(inherited), ...threads}
  const child = spawn(path, ['--service'], {cwd: dirname(path), env, windowsHide: true})
  const asked = new Map<number, Asked>()
  const complaints: string[] = []
  let next = 0
  let failed: Error | null = null

  const fail = (error: Error): void => {
    if (running === own) running = null
    failed ??= error
    for (const {reject} of asked.values()) reject(failed)
    asked.clear()
  }
  const idle = setTimeout(() => {
    if (asked.size > 0) return
    if (running === own) running = null
    child.stdin.end()
  }, patience)
  idle.unref()
  const own: Service = {
    ask: payload =>
      new Promise((resolve, reject) => {
        if (failed) return reject(failed)
        hold(child)
        asked.set(++next, {resolve, reject})
        child.stdin.write(`${Buffer.from(JSON.stringify({message_id: next, payload})).toString('base64')},`, 'latin1')
      }),
  }
  eachAnswer(child, ({message_id, payload}) => {
    const waiting = asked.get(message_id ?? next)
    asked.delete(message_id ?? next)
    if (payload.type === 'Error') waiting?.reject(new Error(payload.message ?? ''))
    else waiting?.resolve(payload)
    if (asked.size > 0) return
    release(child)
    idle.refresh()
  })
  child.stderr.on('data', (text: Buffer) => void complaints.push(text.toString()))
  // Whoever ends before all is read says why when it is closed.
  child.stdin.on('error', () => undefined)
  child.on('error', fail)
  child.on('close', (code, signal) => fail(new Error(reasonOf(code, signal, complaints.join('').trim()))))
  return own
}

/** Keeps this process alive, or no longer: what nobody waits for holds up nobody. */
function hold(child: ChildProcessWithoutNullStreams): void {
  for (const item of heldOf(child)) item.ref?.()
}
function release(child: ChildProcessWithoutNullStreams): void {
  for (const item of heldOf(child)) item.unref?.()
}
/** Pipes are sockets, though their type does not say so. */
const heldOf = (child: ChildProcessWithoutNullStreams): readonly {ref?(): void; unref?(): void}[] => [
  child,
  child.stdin as object,
  child.stdout as object,
  child.stderr as object,
]

/** Answers are JSON in base64, each with a comma behind it. */
function eachAnswer({stdout}: ChildProcessWithoutNullStreams, hear: (answer: Answer) => void): void {
  let parts: Buffer[] = []
  stdout.on('data', (bytes: Buffer) => {
    let from = 0
    for (let to = bytes.indexOf(','); to >= 0; to = bytes.indexOf(',', from)) {
      const text = Buffer.concat([...parts, bytes.subarray(from, to)]).toString('latin1')
      parts = []
      from = to + 1
      hear(JSON.parse(Buffer.from(text, 'base64').toString()) as Answer)
    }
    parts.push(bytes.subarray(from))
  })
}

/** Pagefind brings a program for each system; where it has none, the site can still be built without search. */
function program(): string {
  const given = process.env['PAGEFIND_EXTENDED_BINARY_PATH']
  if (given) return given
  const system = platform() === 'win32' ? 'windows' : platform()
  const name = `@pagefind/${system}-${arch()}/bin/pagefind_extended${system === 'windows' ? '.exe' : ''}`
  return createRequire(import.meta.resolve('pagefind')).resolve(name)
}

function reasonOf(code: number | null, signal: string | null, complaint: string): string {
  if (signal) return `pagefind 被中止（${signal}）`
  return complaint || `pagefind 没有做完就结束了（${code}）`
}
