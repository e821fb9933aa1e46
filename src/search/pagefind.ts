/** The door to Pagefind: a process of its own for every shard, so that its memory goes back with it and a crash is seen. */
import {execFile} from 'node:child_process'
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {mkdtemp, rm} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {arch, platform, tmpdir} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {UsageError} from '../base/diagnostics.ts'
import {folderOf} from '../base/paths.ts'

const run = promisify(execFile)

/** The html to read, by the url it is found under. `scratch` is a folder for what is only needed meanwhile. Answers what Pagefind wrote, by path. */
export async function pagefind(pages: ReadonlyMap<string, Uint8Array>, scratch = tmpdir()): Promise<Map<string, Buffer>> {
  const folder = await mkdtemp(join(scratch, 'gzgk-search-'))
  try {
    writeSite(join(folder, 'site'), pages)
    await index(folder)
    return readAll(join(folder, 'index'))
  } catch (error) {
    throw new UsageError(`搜索索引没有做成：${reasonOf(error)}`, {note: '可以先不做搜索：gzgk build --no-search'})
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

/** Shards run side by side, each on one core. Small chunks are packed in less time, and are joined anyway. */
const threads = {RAYON_NUM_THREADS: '1', TOKIO_WORKER_THREADS: '1', PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE: '5000'}

async function index(cwd: string): Promise<void> {
  const site = ['--site', 'site', '--output-path', 'index']
  const reading = ['--force-language', 'zh-cn', '--exclude-selectors', '.anchor']
  // Neither a variable nor, in that folder, a config file of the site's owner may change the index.
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('PAGEFIND_'))
  const env = {...Object.fromEntries(inherited), ...threads}
  await run(program(), [...site, ...reading, '--silent'], {cwd, env, windowsHide: true})
}

/** Pagefind brings a program for each system; where it has none, the site can still be built without search. */
function program(): string {
  const given = process.env['PAGEFIND_EXTENDED_BINARY_PATH']
  if (given) return given
  const system = platform() === 'win32' ? 'windows' : platform()
  const name = `@pagefind/${system}-${arch()}/bin/pagefind_extended${system === 'windows' ? '.exe' : ''}`
  return createRequire(import.meta.resolve('pagefind')).resolve(name)
}

// Small files, many of them: in one go they cost a fifth of what promises cost.
function writeSite(folder: string, pages: ReadonlyMap<string, Uint8Array>): void {
  for (const [url, html] of pages) {
    const path = url.endsWith('/') ? `${url}index.html` : url
    mkdirSync(join(folder, folderOf(path)), {recursive: true})
    writeFileSync(join(folder, path), html)
  }
}

/** What is read of Pagefind's files; its own user interfaces, 0.4 MB that nobody loads, are left. */
const wanted = /^(?:pagefind(?:-worker)?\.js|pagefind-entry\.json|.*\.(?:pagefind|pf_\w+))$/

function readAll(folder: string): Map<string, Buffer> {
  const paths = readdirSync(folder, {recursive: true, encoding: 'utf8'}).map(path => path.replaceAll('\\', '/'))
  return new Map(paths.filter(path => wanted.test(path)).map(path => [path, readFileSync(join(folder, path))]))
}

function reasonOf(error: unknown): string {
  const {message, stderr = '', signal} = error as Error & {stderr?: string; signal?: string}
  if (signal) return `pagefind 被中止（${signal}）`
  return stderr.trim() || message
}
