/** Mends what leaves no doubt, file by file, before anything is checked: what a run says is then said of the mended content. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {type Progress, silent} from '../base/progress.ts'
import type {Project, Source} from '../base/types.ts'
import {unified} from '../fix/diff.ts'
import {type Change, type File, mended, type Office} from '../fix/mended.ts'
import {type Refusal, replace} from '../fix/replace.ts'
import {registryPath} from '../stages/register.ts'
import {scanned} from '../stages/scan.ts'
import {sorted} from './sources.ts'

/** A file that was mended, or would be. */
export interface FixedFile {
  readonly path: string
  readonly changes: readonly Change[]
  /** Of its text; only asked for where nothing is written. */
  readonly diff: string
  /** Why the file was left as it is after all; null when it was not. */
  readonly refusal: Refusal | null
}
export interface FixOptions {
  /** Whether files are written. */
  readonly write: boolean
  /** Hears of each file as soon as it is done. */
  made(file: FixedFile): void
  readonly progress?: Progress
  readonly signal?: AbortSignal
}

/** Mends the entries and the registry. Links, attachments and whatever else lies in the folder are not opened. */
export async function fix(project: Project, {write, made, progress = silent, signal}: FixOptions): Promise<void> {
  const {entries, registry} = sorted(scanned(project.root, 'content', null).value, project)
  const files = [
    ...registry.filter(({path}) => path === registryPath).map(source => ({source, schema: 'organizations', isEntry: false})),
    ...entries.flatMap(({source, kind}) => (kind === null ? [] : {source, schema: kind, isEntry: true})),
  ]
  const office = officeOf(project)
  progress.start('自动改正', files.length)
  let count = 0
  for (const [index, {source, ...how}] of files.entries()) {
    signal?.throwIfAborted()
    const fixed = await fixedFile(project.root, source, how, {office, write})
    if (fixed) {
      made(fixed)
      count++
    }
    progress.tick(index + 1)
    // Lets a signal and a terminal have their turn.
    if (index % 64 === 63) await new Promise(resolve => setImmediate(resolve))
  }
  progress.end('自动改正', `${count} 个文件`)
}

const officeOf = ({schemas, kinds, config}: Project): Office => ({
  schemas,
  homes: [...kinds.values()].map(({name, dir, title}) => ({name, dir, title})),
  codes: new Set(Object.keys(config.documentCodes ?? {})),
})

async function fixedFile(
  root: string,
  {path}: Source,
  how: Pick<File, 'schema' | 'isEntry'>,
  {office, write}: {readonly office: Office; readonly write: boolean},
): Promise<FixedFile | null> {
  const file = join(root, path)
  const bytes = readFileSync(file)
  const found = await mended({...how, path, bytes}, office)
  if (!found) return null
  const {before, after, changes} = found
  const refusal = write ? replace(file, bytes, Buffer.from(after)) : null
  return {path, changes, diff: write ? '' : unified(path, before, after), refusal}
}
