/** The folder in which gzgk remembers between runs. All of it may be deleted at any time. */
import {appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {crc32} from 'node:zlib'
import {digest} from '../base/digest.ts'

export const memoryName = '.gzgk'

/** Makes the folder below `root`, out of git's sight; null where nothing can be written. */
export function memoryFolder(root: string): string | null {
  const folder = join(root, memoryName)
  try {
    mkdirSync(folder, {recursive: true})
    writeFileSync(join(folder, '.gitignore'), '*\n')
    return folder
  } catch {
    return null
  }
}

/** What is remembered of the site folder `out`. */
export const siteMemory = (memory: string, out: string): string => join(memory, 'sites', digest(out).slice(0, 16))

const checksum = (json: string | Uint8Array): string => crc32(json).toString(16)

/** What a file remembers; null when there is no such file, or it is damaged: JSON with a bit turned is JSON still, so a checksum stands above it. */
export function recalled<T>(file: string): T | null {
  try {
    const text = readFileSync(file, 'utf8')
    const end = text.indexOf('\n')
    const json = text.slice(end + 1)
    return text.slice(0, end) === checksum(json) ? (JSON.parse(json) as T) : null
  } catch {
    return null
  }
}

/** Remembers plain JSON in a file, in one step. A failure is not told: whoever remembers nothing makes all anew. */
export function remember(file: string, value: unknown): void {
  const passing = `${file}.${process.pid}`
  try {
    mkdirSync(dirname(file), {recursive: true})
    const json = Buffer.from(JSON.stringify(value))
    writeFileSync(passing, `${checksum(json)}\n`)
    // In two steps: together they would be a text once more, as long as what is remembered of a large site.
    appendFileSync(passing, json)
    renameSync(passing, file)
  } catch {
    rmSync(passing, {force: true})
  }
}

export const forget = (file: string): void => rmSync(file, {force: true})
