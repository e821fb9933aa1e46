/** The store of the reference library: a log that is only appended to, and texts beside it, each in a file of its own that a removal deletes. */
import {closeSync, existsSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, rmSync, writeSync} from 'node:fs'
import {join} from 'node:path'
import type {Digest} from '../../base/types.ts'
import type {Kept, Shelf} from './library.ts'

export interface DiskShelf extends Shelf {
  close(): void
}

/** Opens, or makes, the store in a folder. A torn last line was never answered for: it is cut off. */
export function openShelf(folder: string): DiskShelf {
  mkdirSync(join(folder, 'bodies'), {recursive: true})
  const file = join(folder, 'log.ndjson')
  const handle = openSync(file, existsSync(file) ? 'r+' : 'wx+')
  const bytes = readFileSync(handle)
  let end = bytes.lastIndexOf(0x0a) + 1
  ftruncateSync(handle, end)
  const kept = bytes
    .subarray(0, end)
    .toString('utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Kept)
  const bodyFile = (digest: Digest): string => join(folder, 'bodies', digest)
  return {
    kept,
    append(line) {
      const text = Buffer.from(`${JSON.stringify(line)}\n`)
      writeSync(handle, text, 0, text.length, end)
      fsyncSync(handle)
      end += text.length
      kept.push(line)
    },
    putBody(digest, bytes) {
      const body = openSync(bodyFile(digest), 'w')
      writeSync(body, bytes)
      fsyncSync(body)
      closeSync(body)
    },
    dropBody: digest => rmSync(bodyFile(digest), {force: true}),
    close: () => closeSync(handle),
  }
}

/** A store that ends with its process. */
export function memoryShelf(): Shelf & {readonly bodies: ReadonlyMap<Digest, Uint8Array>} {
  const kept: Kept[] = []
  const bodies = new Map<Digest, Uint8Array>()
  return {
    kept,
    bodies,
    append: line => void kept.push(line),
    putBody: (digest, bytes) => void bodies.set(digest, bytes),
    dropBody: digest => void bodies.delete(digest),
  }
}
