/** Puts the mended bytes of a file in the place of the old ones: at once and whole, or not at all. */
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs'
import {dirname, join} from 'node:path'

/** Why a file was left as it is: a word of ours, or the system's code. */
export type Refusal = 'read-only' | 'no-file' | 'changed' | (string & {})

/** Null when the file holds the new bytes now. `before` are those that the new ones were made from. */
export function replace(file: string, before: Uint8Array, after: Uint8Array): Refusal | null {
  // Beside the file, so that it can be moved over it in one step; a name with a dot in front is no content.
  const passing = join(dirname(file), `.gzgk-${process.pid}.tmp`)
  try {
    const found = lstatSync(file)
    if (!found.isFile()) return 'no-file'
    if (!isWritable(file, found)) return 'read-only'
    write(passing, after, found)
    if (!readFileSync(file).equals(before)) return discarded(passing, 'changed')
    renameSync(passing, file)
    return null
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    if (typeof code !== 'string') throw error
    return discarded(passing, code)
  }
}

/** By its own bits, too: whoever may do everything is not meant to write into it either. */
function isWritable(file: string, {mode}: Stats): boolean {
  if ((mode & 0o222) === 0) return false
  try {
    accessSync(file, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Writes a new file with the mode and, as far as the system allows, the owner of another. */
function write(passing: string, bytes: Uint8Array, {mode, uid, gid}: Stats): void {
  const handle = openSync(passing, 'wx', 0o600)
  try {
    writeFileSync(handle, bytes)
    keepOwner(handle, uid, gid)
    fchmodSync(handle, mode & 0o7777)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function keepOwner(handle: number, uid: number, gid: number): void {
  try {
    fchownSync(handle, uid, gid)
  } catch {
    // Somebody else's file, which we may write to: it becomes ours.
  }
}

function discarded(passing: string, refusal: Refusal): Refusal {
  try {
    rmSync(passing, {force: true})
  } catch {
    // The folder can't be written to at all: nothing was left there.
  }
  return refusal
}
