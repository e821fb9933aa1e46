/**
 * A site folder while a new site is made in it. What the last site has and the new one needs unchanged is not made again: it is linked.
 * And the site before the last is kept as raw material (`spare`): all that the two builds since did not touch is in its place already,
 * so that the cost of writing follows the change, not the size of the site.
 */
import {copyFileSync, linkSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync} from 'node:fs'
import {rm} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {digest} from '../base/digest.ts'
import {mediaTypeOf} from '../base/media-types.ts'
import type {Artifact, Digest} from '../base/types.ts'
import {makeFolder} from './emit.ts'
import {manifestName, manifestOf} from './manifest.ts'
import {forget} from './memory.ts'
import {type FileRow, isUntouched, lookAt, noteRecord, recordOf, type SiteRecord} from './record.ts'
import {move, recover, refuseForeign, stageOf, swap} from './switch.ts'

export interface SiteFolder {
  /** Where files are to be written. */
  readonly stage: string
  /** Puts a file that an earlier build made from the same key in its place; null when it must be made. */
  reuse(path: string, key: Digest): Artifact | null
  /** Notes a file that has been written into the stage. */
  add(artifact: Artifact, key: Digest): void
  /** Takes away what the new site lacks, and shows it. Gives the digest of its list of files. */
  finish(): Promise<Digest>
}

/** Begins a new site for `out`. `memory` is where gzgk keeps what it remembers of the folder; null: it remembers nothing. */
export async function beginSite(out: string, memory: string | null): Promise<SiteFolder> {
  await recover(out)
  await refuseForeign(out)
  const stage = stageOf(out)
  await refuseForeign(stage)
  await rm(stage, {recursive: true, force: true})
  const last = memory === null ? null : recordOf(join(memory, 'live.json'), out)
  const spare = memory === null ? null : await takeSpare(memory, stage)
  if (!spare) begin(stage)
  const lastRows = rowsOf(last)
  const spareRows = rowsOf(spare)
  const files: {artifact: Artifact; key: Digest}[] = []

  const inPlace = ([path, , , size]: FileRow): boolean => isUntouched(join(stage, path), size, spare!.finished)
  const linked = ([path, , , size]: FileRow): boolean =>
    isUntouched(join(out, path), size, last!.finished) && link(join(out, path), join(stage, path), stage)
  return {
    stage,
    reuse(path, key) {
      const kept = spareRows.get(path)
      const row = kept?.[1] === key && inPlace(kept) ? kept : lastRows.get(path)
      if (row?.[1] !== key || (row !== kept && !linked(row))) return null
      const artifact = artifactOf(row)
      files.push({artifact, key})
      return artifact
    },
    add: (artifact, key) => void files.push({artifact, key}),
    async finish() {
      const wanted = new Set(files.map(({artifact}) => artifact.path))
      prune(
        stage,
        [...spareRows.keys()].filter(path => !wanted.has(path)),
      )
      const manifest = manifestOf(files.map(({artifact}) => artifact))
      // Replaced in one step: without its list the stage would be nobody's, and the old list may be that of another site by a link.
      writeFileSync(join(stage, `${manifestName}.new`), manifest)
      renameSync(join(stage, `${manifestName}.new`), join(stage, manifestName))
      await swap(out, old => (memory === null || !last ? rm(old, {recursive: true, force: true}) : keepSpare(memory, old)))
      const list = digest(manifest)
      if (memory !== null) noteRecord(join(memory, 'live.json'), out, list, files.map(rowOf))
      return list
    },
  }
}

const rowsOf = (record: SiteRecord | null): ReadonlyMap<string, FileRow> =>
  new Map((record?.files ?? []).map(row => [row[0], row]))

const rowOf = ({artifact: {path, digest, size, status}, key}: {artifact: Artifact; key: Digest}): FileRow => [
  path,
  key,
  digest,
  size,
  status ?? 0,
]

const artifactOf = ([path, , digest, size, status]: FileRow): Artifact => ({
  path,
  mediaType: mediaTypeOf(path),
  size,
  ...(status !== 0 && {status}),
  digest,
})

/** An empty stage, marked as ours before anything else is in it. */
function begin(stage: string): void {
  mkdirSync(stage, {recursive: true})
  writeFileSync(join(stage, manifestName), '')
}

/** Links a file of the last site into the stage; copies it where the file system knows no links. */
function link(from: string, to: string, stage: string): boolean {
  makeFolder(stage, dirname(to))
  rmSync(to, {recursive: true, force: true})
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
  return true
}

/** Makes the spare the stage, if it is there and as it was left; whatever else it holds, somebody put there, and it is given up. */
async function takeSpare(memory: string, stage: string): Promise<SiteRecord | null> {
  const [folder, file] = [join(memory, 'spare'), join(memory, 'spare.json')]
  const record = recordOf(file, folder)
  forget(file)
  if (!record || !isUnmixed(folder, record)) {
    await rm(folder, {recursive: true, force: true})
    return null
  }
  await move(folder, stage)
  return record
}

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
async function keepSpare(memory: string, old: string): Promise<void> {
  const [folder, file] = [join(memory, 'spare'), join(memory, 'spare.json')]
  try {
    forget(file)
    await rm(folder, {recursive: true, force: true})
    renameSync(old, folder)
    renameSync(join(memory, 'live.json'), file)
  } catch {
    await rm(old, {recursive: true, force: true})
  }
}

/** Removes files, and the folders that become empty by it. */
function prune(stage: string, paths: readonly string[]): void {
  const folders = new Set<string>()
  for (const path of paths) {
    // Where the new site has a folder of that name, the file is gone already.
    if (lookAt(join(stage, path))?.isDirectory() === false) rmSync(join(stage, path))
    folders.add(dirname(path))
  }
  for (const folder of folders) {
    for (let at = folder; at !== '.' && isEmpty(join(stage, at)); at = dirname(at)) rmdirSync(join(stage, at))
  }
}

const isEmpty = (folder: string): boolean => lookAt(folder)?.isDirectory() === true && readdirSync(folder).length === 0
