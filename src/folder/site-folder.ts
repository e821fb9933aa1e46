/**
 * A site folder while a new site is made in it. What the last site has and the new one needs unchanged is not made again: it is linked,
 * where it is not in its place already, because the new site is made of the spare.
 */
import {copyFileSync, linkSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {digest} from '../base/digest.ts'
import {mediaTypeOf} from '../base/media-types.ts'
import type {Artifact, Digest} from '../base/types.ts'
import {makeFolder} from './emit.ts'
import {manifestName, manifestOf} from './manifest.ts'
import {type FileRow, isUntouched, lookAt, noteRecord, recordOf, type SiteRecord} from './record.ts'
import {copySpare, keepSpare, type Look, takeSpare} from './spare.ts'
import {recover, refuseForeign, remove, stageOf, swap} from './switch.ts'

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

/**
 * Begins a new site for `out`. `memory` is where gzgk keeps what it remembers of the folder; null: it remembers nothing. `look` is what
 * somebody has seen of the spare meanwhile.
 */
export async function beginSite(out: string, memory: string | null, look: Look | null = null): Promise<SiteFolder> {
  await recover(out)
  await refuseForeign(out)
  const stage = stageOf(out)
  await refuseForeign(stage)
  await remove(stage)
  const last = memory === null ? null : recordOf(join(memory, 'live.json'), out)
  const spare = memory === null ? null : await takeSpare(memory, stage, look)
  if (!spare) begin(stage)
  const lastRows = rowsOf(last)
  const spareRows = rowsOf(spare)
  const files: {artifact: Artifact; key: Digest}[] = []
  const folders = new Set<string>()

  const linked = ([path, , , size]: FileRow): boolean => {
    const [from, to] = [join(out, path), join(stage, path)]
    if (!isUntouched(from, size, last!.finished)) return false
    if (!folders.has(dirname(to))) makeFolder(stage, dirname(to))
    folders.add(dirname(to))
    link(from, to)
    return true
  }
  return {
    stage,
    reuse(path, key) {
      const kept = spareRows.get(path)
      const row = kept?.[1] === key && spare!.isUntouched(kept) ? kept : lastRows.get(path)
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
      await swap(out, old => (memory === null || !last ? remove(old) : keepSpare(memory, old)))
      const list = digest(manifest)
      if (memory === null) return list
      const rows = files.map(rowOf)
      noteRecord(join(memory, 'live.json'), out, list, rows)
      if (!last) await copySpare(memory, out, manifest, {manifest: list, files: rows})
      return list
    },
  }
}

const rowsOf = (record: Pick<SiteRecord, 'files'> | null): ReadonlyMap<string, FileRow> =>
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
function link(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      rmSync(to, {recursive: true})
      link(from, to)
    } else copyFileSync(from, to)
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
