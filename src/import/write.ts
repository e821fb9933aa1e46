/** Puts imported entries on disk. A file that exists is never touched. */
import {lstat, mkdir, readFile, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import type {ImportedEntry, Made} from './index.ts'

/** The bytes of a file of the project; null when there is none. */
export const projectFile =
  (root: string) =>
  (path: string): Promise<Uint8Array | null> =>
    readFile(join(root, path)).catch(error => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
      throw error
    })

/** Writes what is not there yet: the originals first, so that no entry stands without its own. */
export async function writeEntries(root: string, entries: readonly ImportedEntry[]): Promise<void> {
  for (const {original, entry} of entries) {
    await writeNew(root, original)
    await writeNew(root, entry)
  }
}

async function writeNew(root: string, {path, bytes, isThere}: Made): Promise<void> {
  if (isThere) return
  await makeFolder(root, dirname(path))
  await writeFile(join(root, path), bytes, {flag: 'wx'})
}

/** Makes the folders one by one: a link among them would lead the import out of the project. */
async function makeFolder(root: string, folder: string): Promise<void> {
  let at = root
  for (const step of folder.split('/')) {
    at = join(at, step)
    const stat = await lstat(at).catch(() => null)
    if (!stat) await mkdir(at)
    else if (!stat.isDirectory())
      throw new UsageError(`${at} 不是文件夹`, {note: '它可能是快捷方式（符号链接），请换成真正的文件夹'})
  }
}

/** The report for programs, `.gzgk/import-report.json`; the last one is replaced. */
export async function writeReport(root: string, report: unknown): Promise<void> {
  await makeFolder(root, '.gzgk')
  await writeFile(join(root, '.gzgk', 'import-report.json'), `${JSON.stringify(report, null, 2)}\n`)
}
