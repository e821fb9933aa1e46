/**
 * Digests of files, remembered by size and times, so that a file that did not change need not be read. Size and times only spare the
 * reading: what follows from a file always goes by its digest.
 */
import {readFileSync, type Stats, statSync} from 'node:fs'
import {join} from 'node:path'
import {digest as digestOfBytes} from '../base/digest.ts'
import type {Digest} from '../base/types.ts'
import {recalled, remember} from './memory.ts'

export interface FileDigests {
  /** Of the file `path` below `root`, which looks like `found`. */
  of(root: string, path: string, found: Stats): {readonly digest: Digest; readonly size: number}
  /** Remembers what was asked for, and nothing else. */
  save(): void
}

/** Size, time of the last change of the content and of the file, number of the file, digest. */
type Memo = readonly [size: number, content: number, change: number, inode: number, digest: Digest]

/**
 * A file that was changed less than this many milliseconds before it was looked at may have changed again without looking different: clocks
 * of file systems tick slowly (FAT: every two seconds). It is read again, as git does with what is "racily clean".
 */
const restless = 2_100

/** Opens the memory in `file`; null: nothing is remembered. */
export function openFileDigests(file: string | null): FileDigests {
  const known = file === null ? new Map<string, Memo>() : read(file)
  const asked = new Map<string, Memo>()
  let isNew = false
  return {
    of(root, path, found) {
      const {size, mtimeMs, ctimeMs, ino} = found
      const memo = known.get(path)
      if (memo && memo[0] === size && memo[1] === mtimeMs && memo[2] === ctimeMs && memo[3] === ino) {
        asked.set(path, memo)
        return {digest: memo[4], size}
      }
      const bytes = readFileSync(join(root, path))
      const digest = digestOfBytes(bytes)
      isNew = true
      asked.set(path, [size, mtimeMs, ctimeMs, ino, digest])
      return {digest, size: bytes.length}
    },
    save() {
      if (file === null || (!isNew && asked.size === known.size)) return
      remember(file, [...asked])
    },
  }
}

function read(file: string): Map<string, Memo> {
  const memos = recalled<[string, Memo][]>(file) ?? []
  const latest = (statSync(file, {throwIfNoEntry: false})?.mtimeMs ?? 0) - restless
  return new Map(memos.filter(([, [, content, change]]) => Math.max(content, change) < latest))
}
