/**
 * What gzgk itself remembers of a site folder that it has written: the key of each file, so that a build knows which of them it need not
 * make again. Kept apart from the folder, which is published.
 */
import {lstatSync, readFileSync, type Stats} from 'node:fs'
import {join} from 'node:path'
import {digest as digestOfBytes} from '../base/digest.ts'
import type {Digest} from '../base/types.ts'
import {manifestName} from './manifest.ts'
import {recalled, remember} from './memory.ts'

/** Path, key of what it was made from, digest and size of the bytes, HTTP status or 0. */
export type FileRow = readonly [path: string, key: Digest, digest: Digest, size: number, status: number]
export interface SiteRecord {
  /** Digest of the folder's own list. */
  readonly manifest: Digest
  /** When the list was written, after all other files: by the clock of the file system, in milliseconds. */
  readonly finished: number
  readonly files: readonly FileRow[]
}

/** The record in `file` when it is that of the site in `folder`; null when there is none, or when the folder holds another site. */
export function recordOf(file: string, folder: string): SiteRecord | null {
  const record = recalled<SiteRecord>(file)
  try {
    return record && digestOfBytes(readFileSync(join(folder, manifestName))) === record.manifest ? record : null
  } catch {
    return null
  }
}

/** Notes the files of the site in `folder`, whose list has the digest `manifest`. */
export function noteRecord(file: string, folder: string, manifest: Digest, files: readonly FileRow[]): void {
  const written = lookAt(join(folder, manifestName))
  if (written) remember(file, {manifest, finished: written.mtimeMs, files} satisfies SiteRecord)
}

/** What stands at a path; undefined when there is nothing, also because a folder on the way is a file. */
export function lookAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, {throwIfNoEntry: false})
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined
    throw error
  }
}

/** Whether a file still is as it was written: there, of its size, and not touched since. */
export function isUntouched(file: string, size: number, finished: number): boolean {
  const found = lookAt(file)
  return found?.isFile() === true && found.size === size && found.mtimeMs <= finished
}

/** Whether every file of a site still is as it was written. */
export const isWhole = (folder: string, {files, finished}: SiteRecord): boolean =>
  files.every(([path, , , size]) => isUntouched(join(folder, path), size, finished))
