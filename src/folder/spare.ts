/**
 * The site before the last, kept as raw material: all that the two builds since did not touch is in its place already, so that the cost of
 * writing follows the change, not the size of the site. After a first build it is that build's own site once more, by hard links.
 */
import {linkSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync} from 'node:fs'
import {rm} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {Worker} from 'node:worker_threads'
import {packageRoot} from '../base/package-root.ts'
import type {Digest} from '../base/types.ts'
import {makeFolder} from './emit.ts'
import {manifestName} from './manifest.ts'
import {forget} from './memory.ts'
import {type FileRow, isUntouched, lookAt, noteRecord, recordOf, type SiteRecord} from './record.ts'
import {move, remove} from './switch.ts'

export interface Spare {
  readonly files: readonly FileRow[]
  /** Whether a file of it still is as it was written. */
  isUntouched(row: FileRow): boolean
}

/** What was found by looking at the spare. */
export interface Look {
  /** Of the record that it was held against. */
  readonly manifest: Digest
  readonly finished: number
  /** Number of the folder: another one may hold the same site, finished in the same tick of the clock. */
  readonly inode: number
  /** Whether nothing was added to its folders or taken from them. */
  readonly isUnmixed: boolean
  /** Paths of files that are not as they were written. */
  readonly touched: readonly string[]
}

const folderIn = (memory: string): string => join(memory, 'spare')
const recordIn = (memory: string): string => join(memory, 'spare.json')

/** Looks at all of the spare; null when there is none. */
export function lookAtSpare(memory: string): Look | null {
  const folder = folderIn(memory)
  const record = recordOf(recordIn(memory), folder)
  if (!record) return null
  const {manifest, finished, files} = record
  const touched = files.filter(([path, , , size]) => !isUntouched(join(folder, path), size, finished)).map(([path]) => path)
  return {manifest, finished, inode: lookAt(folder)?.ino ?? 0, isUnmixed: isUnmixed(folder, record), touched}
}

/** Bytes of a record from which on it is worth a thread to look at its files: some two thousand of them. */
const worth = 256 * 1024

/** The same, in a thread beside other work; null as well when there is so little to look at that it can be done when it is needed. */
export function lookAhead(memory: string): Promise<Look | null> {
  if ((statSync(recordIn(memory), {throwIfNoEntry: false})?.size ?? 0) < worth) return Promise.resolve(null)
  return new Promise(resolve => {
    const worker = new Worker(join(packageRoot, 'lib', 'folder', 'looking.js'), {workerData: memory})
    worker.unref()
    worker.on('message', resolve)
    // Whatever hinders it will be met again, and told, by whoever looks in vain.
    worker.on('error', () => resolve(null))
    worker.on('exit', () => resolve(null))
  })
}

/** Makes the spare the stage, if it is there and as it was left; whatever else it holds, somebody put there, and it is given up. */
export async function takeSpare(memory: string, stage: string, look: Look | null): Promise<Spare | null> {
  const folder = folderIn(memory)
  const record = recordOf(recordIn(memory), folder)
  forget(recordIn(memory))
  const known = record && look && isOf(look, record, folder) ? look : null
  if (!record || !(known?.isUnmixed ?? isUnmixed(folder, record))) {
    await rm(folder, {recursive: true, force: true})
    return null
  }
  await move(folder, stage)
  const {files, finished} = record
  const touched = known && new Set(known.touched)
  return {
    files,
    isUntouched: ([path, , , size]) => (touched ? !touched.has(path) : isUntouched(join(stage, path), size, finished)),
  }
}

const isOf = (look: Look, record: SiteRecord, folder: string): boolean =>
  look.manifest === record.manifest && look.finished === record.finished && look.inode === lookAt(folder)?.ino

/** Whether nothing was added to or taken from the folders of a site since it was written. */
function isUnmixed(folder: string, {files, finished}: SiteRecord): boolean {
  const folders = new Set<string>()
  const top = new Set([manifestName])
  for (const [path] of files) {
    const [first = '', ...rest] = path.split('/')
    top.add(first)
    if (rest.length > 0) for (let at = dirname(path); at !== '.'; at = dirname(at)) folders.add(at)
  }
  const names = readdirSync(folder)
  return (
    names.length === top.size &&
    names.every(name => top.has(name)) &&
    [...folders].every(path => (lookAt(join(folder, path))?.mtimeMs ?? Infinity) <= finished)
  )
}

/** Keeps the site that was, with its record, for the build after this; gives it up where that can't be done by renaming. */
export async function keepSpare(memory: string, old: string): Promise<void> {
  try {
    forget(recordIn(memory))
    await rm(folderIn(memory), {recursive: true, force: true})
    renameSync(old, folderIn(memory))
    renameSync(join(memory, 'live.json'), recordIn(memory))
  } catch {
    await remove(old)
  }
}

/** Makes a spare of the site that is, where the file system knows links: its second build would else have ten thousand of them to make. */
export async function copySpare(
  memory: string,
  out: string,
  manifest: Uint8Array | string,
  record: Pick<SiteRecord, 'manifest' | 'files'>,
): Promise<void> {
  const folder = folderIn(memory)
  try {
    forget(recordIn(memory))
    await rm(folder, {recursive: true, force: true})
    mkdirSync(folder, {recursive: true})
    const made = new Set([folder])
    for (const [path] of record.files) {
      const file = join(folder, path)
      if (!made.has(dirname(file))) makeFolder(folder, dirname(file))
      made.add(dirname(file))
      linkSync(join(out, path), file)
    }
    // Its own list comes last: what was touched later is known by that.
    writeFileSync(join(folder, manifestName), manifest)
    noteRecord(recordIn(memory), folder, record.manifest, record.files)
  } catch {
    await rm(folder, {recursive: true, force: true})
  }
}
