/**
 * 9. Artifacts become the folder, as one switch: whoever reads `dist/` sees the old site or the new one, and a build that
 * is killed leaves one of them whole. Everything is written into `dist.new` beside it, on the same volume; then `dist` is
 * renamed to `dist.old`, `dist.new` to `dist`, and `dist.old` is removed. The names are the journal: `recover` can tell from
 * them how far a killed build came.
 */
import {mkdir, open, readdir, rename, rm, stat} from 'node:fs/promises'
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
    await rm(stage, {recursive: true, force: true})
    let bytes = 0
    for (const artifact of artifacts) {
      await put(join(stage, artifact.path), await tools.blob(artifact.digest))
      bytes += artifact.size
    }
    await put(join(stage, manifestName), manifest(artifacts))
    await swap(out)
    return {value: {files: artifacts.length + 1, bytes}, diagnostics: []}
  },
}

/** Finishes or rolls back what a killed build left. */
export async function recover(out: string): Promise<void> {
  const isThere = await exists(out)
  const old = `${out}.old`
  if (!isThere && (await exists(old))) await move(old, out)
  await rm(old, {recursive: true, force: true})
}

/** Removes an unfinished stage: for an interrupted build. */
export const discard = (out: string): Promise<void> => rm(`${out}.new`, {recursive: true, force: true})

/** `--out` may name a folder of somebody's: only an empty one, or one that an earlier build wrote, is replaced. */
async function refuseForeign(out: string): Promise<void> {
  const names: string[] = await readdir(out).catch(error => {
    if (error.code === 'ENOENT') return []
    if (error.code === 'ENOTDIR')
      throw new UsageError(`${out} 是一个文件，不是文件夹`, {note: '换一个输出文件夹，例如 --out dist'})
    throw error
  })
  if (names.length > 0 && !names.includes(manifestName)) {
    throw new UsageError(`${out} 里有别的文件，不是上一次生成的网站，没有改动它`, {
      note: '换一个空文件夹，例如 --out dist，或先把里面的文件移走',
    })
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
  if (await exists(out)) await move(out, old)
  await move(`${out}.new`, out)
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

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
