/** Files of a new site, written one by one, by any thread. */
import {lstatSync, mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'

/** Writes the file `path` of the folder `stage`. */
export type Emit = (path: string, bytes: string | Uint8Array) => void

/** Writes into one stage. A file that is there may be shared with the last site by a hard link: it is replaced, never written into. */
export function emitter(stage: string): Emit {
  const made = new Set<string>()
  return (path, bytes) => {
    const file = join(stage, path)
    const folder = dirname(file)
    if (!made.has(folder)) makeFolder(stage, folder)
    made.add(folder)
    try {
      writeFileSync(file, bytes, {flag: 'wx'})
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      rmSync(file, {recursive: true})
      writeFileSync(file, bytes, {flag: 'wx'})
    }
  }
}

/** Makes a folder, also where the last site had a file. */
export function makeFolder(stage: string, folder: string): void {
  try {
    mkdirSync(folder)
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    if (code === 'EEXIST' && lstatSync(folder).isDirectory()) return
    if (code === 'EEXIST') rmSync(folder, {force: true})
    else if ((code === 'ENOENT' || code === 'ENOTDIR') && folder.length > stage.length) makeFolder(stage, dirname(folder))
    else throw error
    // Another thread may have made it meanwhile.
    mkdirSync(folder, {recursive: true})
  }
}
