/**
 * 9. Artifacts become the folder, as one switch: whoever reads `dist/` sees the old site or the new one, and a build that
 * is killed leaves one of them whole. Everything is written into `dist.new` beside it, on the same volume; then `dist` is
 * renamed to `dist.old`, `dist.new` to `dist`, and `dist.old` is removed. The names are the journal: `recover` can tell from
 * them how far a killed build came. Each of the three is only touched when it is empty or has our list of files, which is
 * therefore written first.
 */
import {mkdir, open, readdir, readFile, realpath, rename, rm, stat, writeFile} from 'node:fs/promises'
import {hostname} from 'node:os'
import {dirname, join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {UsageError} from '../base/diagnostics.ts'
import {byCodePoint} from '../base/paths.ts'
import type {Artifact, Stage} from '../base/types.ts'

/** The build's own list of files: what `preview` may serve, and the proof that a folder is ours to replace. */
export const manifestName = 'files.json'

interface Taken {
  readonly artifacts: readonly Artifact[]
  /** Absolute. */
  readonly out: string
}
export interface Written {
  readonly files: number
  readonly bytes: number
}

export const write: Stage<Taken, Taken, Written> = {
  name: 'write',
  take: input => input,
  async run({artifacts, out}, tools) {
    await recover(out)
    await refuseForeign(out)
    const stage = `${out}.new`
    await refuseForeign(stage)
    await rm(stage, {recursive: true, force: true})
    await put(join(stage, manifestName), manifest(artifacts))
    let bytes = 0
    for (const artifact of artifacts) {
      await put(join(stage, artifact.path), await tools.blob(artifact.digest))
      bytes += artifact.size
    }
    await swap(out)
    return {value: {files: artifacts.length + 1, bytes}, diagnostics: []}
  },
}

/**
 * Does a piece of work on a site folder while no other process does: two that write `dist.new` at once would mix two sites. Who works
 * is written in `dist.lock`; that of a process which has died on this machine counts no more.
 */
export async function alone<T>(out: string, work: () => Promise<T>): Promise<T> {
  const lock = `${out}.lock`
  await mkdir(dirname(lock), {recursive: true})
  await take(lock, out)
  try {
    return await work()
  } finally {
    await rm(lock, {force: true})
  }
}

async function take(lock: string, out: string): Promise<void> {
  const own = `${process.pid} ${hostname()}\n`
  for (let attempt = 0; ; attempt++) {
    try {
      return await writeFile(lock, own, {flag: 'wx'})
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const [pid = '', host = ''] = (await readFile(lock, 'utf8').catch(() => '')).trim().split(' ')
    const isDead = host === hostname() && !isAlive(Number(pid))
    if (isDead) await rm(lock, {force: true})
    // Another process has just begun, or just ended.
    if (attempt < 50) await wait(isDead ? 0 : 100)
    else
      throw new UsageError(`另一个 gzgk 正在写 ${out}`, {
        note: `等它结束再运行一次；确定没有别的在运行时，删去 ${lock}`,
      })
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Finishes or rolls back what a killed build left, if one did: to be called before anything else can fail. */
export async function restore(out: string): Promise<void> {
  if (await exists(`${out}.old`)) await alone(out, () => recover(out))
}

/** The same, for who is alone already. */
export async function recover(out: string): Promise<void> {
  const old = `${out}.old`
  if (!(await exists(old))) return
  await refuseForeign(old)
  if (await exists(out)) await rm(old, {recursive: true, force: true})
  else await move(old, out)
}

/** Removes an unfinished stage: for an interrupted build. */
export async function discard(out: string): Promise<void> {
  const stage = `${out}.new`
  if ((await folderAt(stage)) === 'ours') await rm(stage, {recursive: true, force: true})
}

/** `--out` may name a folder of somebody's: only an empty one, or one that an earlier build wrote, is replaced. */
async function refuseForeign(folder: string): Promise<void> {
  const found = await folderAt(folder)
  if (found === 'file') {
    throw new UsageError(`${folder} 是一个文件，不是文件夹`, {note: '换一个输出文件夹，例如 --out dist'})
  }
  if (found === 'foreign') {
    throw new UsageError(`${folder} 里有别的文件，不是上一次生成的网站，没有改动它`, {
      note: '换一个空文件夹，例如 --out dist，或先把里面的文件移走',
    })
  }
}

async function folderAt(folder: string): Promise<'none' | 'ours' | 'foreign' | 'file'> {
  try {
    const names: string[] = await readdir(folder)
    return names.length === 0 || names.includes(manifestName) ? 'ours' : 'foreign'
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return 'none'
    if (code === 'ENOTDIR') return 'file'
    throw error
  }
}

function manifest(artifacts: readonly Artifact[]): string {
  const files = artifacts
    .map(({path, mediaType, size, status, digest}) => ({path, mediaType, size, ...(status && {status}), digest}))
    .sort((a, b) => byCodePoint(a.path, b.path))
  return `{"files":[\n${files.map(file => JSON.stringify(file)).join(',\n')}\n]}\n`
}

async function put(file: string, bytes: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), {recursive: true})
  const handle = await open(file, 'w')
  try {
    await handle.writeFile(bytes)
  } finally {
    await handle.close()
  }
}

async function swap(out: string): Promise<void> {
  const old = `${out}.old`
  await mkdir(dirname(out), {recursive: true})
  const hasOld = await exists(out)
  if (hasOld) await move(out, old)
  try {
    await move(`${out}.new`, out)
  } catch (error) {
    // Whatever stood in the way, the site that there was stays to be seen.
    if (hasOld) await move(old, out)
    throw error
  }
  await rm(old, {recursive: true, force: true})
}

/** Windows refuses to rename while a scanner or a preview has a file open: it lets go within a second or two. */
async function move(from: string, to: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await rename(from, to)
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? ''
      if (!['EPERM', 'EBUSY', 'EACCES'].includes(code) || attempt >= 10) throw error
      await wait(20 * (attempt + 1))
    }
  }
}

/** Where a folder really is: a link to it stays in place, and what it leads to is replaced. */
export const realpathOr = (path: string): Promise<string> => realpath(path).catch(() => path)

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
