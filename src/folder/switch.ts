/**
 * The switch to a new site: whoever reads `dist/` sees the old site or the new one, and a build that is killed leaves one of them whole.
 * Everything is made in `dist.new` beside it, on the same volume; then `dist` is renamed to `dist.old`, `dist.new` to `dist`, and
 * `dist.old` is taken away. The names are the journal: `recover` can tell from them how far a killed build came. Each of the three is only
 * touched when it is empty or has our list of files.
 */
import {mkdir, readdir, realpath, rename, rm, stat} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {UsageError} from '../base/diagnostics.ts'
import {alone} from './lock.ts'
import {manifestName} from './manifest.ts'

/** Where a new site is made. */
export const stageOf = (out: string): string => `${out}.new`

/** Finishes or rolls back what a killed build left, if one did: to be called before anything else can fail. */
export async function restore(out: string): Promise<void> {
  if (await exists(`${out}.old`)) await alone(out, () => recover(out))
}

/** The same, for who is alone already. */
export async function recover(out: string): Promise<void> {
  const old = `${out}.old`
  if (!(await exists(old))) return
  await refuseForeign(old)
  if (await exists(out)) await remove(old)
  else await move(old, out)
}

/** Removes an unfinished stage: for an interrupted build. */
export async function discard(out: string): Promise<void> {
  if ((await folderAt(stageOf(out))) === 'ours') await remove(stageOf(out))
}

/** Takes a folder of ours away, its list of files last: should that be broken off, what is left is known to be ours. */
export async function remove(folder: string): Promise<void> {
  // A folder that is not there, or cannot be read, is for the last step to pass over or to refuse.
  const names = await readdir(folder).catch((): string[] => [])
  for (const name of names) if (name !== manifestName) await rm(join(folder, name), {recursive: true, force: true})
  await rm(folder, {recursive: true, force: true})
}

/** `--out` may name a folder of somebody's: only an empty one, or one that an earlier build wrote, is replaced. */
export async function refuseForeign(folder: string): Promise<void> {
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

/** Shows the new site. `retire` gets the folder of the old one, if there was one. */
export async function swap(out: string, retire: (old: string) => Promise<void>): Promise<void> {
  const old = `${out}.old`
  await mkdir(dirname(out), {recursive: true})
  const hasOld = await exists(out)
  if (hasOld) await move(out, old)
  try {
    await move(stageOf(out), out)
  } catch (error) {
    // Whatever stood in the way, the site that there was stays to be seen.
    if (hasOld) await move(old, out)
    throw error
  }
  if (hasOld) await retire(old)
}

/** Windows refuses to rename while a scanner or a preview has a file open: it lets go within a second or two. */
export async function move(from: string, to: string): Promise<void> {
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
