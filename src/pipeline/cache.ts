/** What is remembered between runs, seen from outside: how much there is of it, and how to be rid of it. */
import {existsSync, readdirSync, statSync} from 'node:fs'
import {rm} from 'node:fs/promises'
import {join} from 'node:path'
import {memoryName} from '../folder/memory.ts'
import {openStore} from './store.ts'
import {touchedBefore} from './touched.ts'

export interface CacheReport {
  /** Absolute. */
  readonly folder: string
  /** Values of earlier runs: bytes of their segments. */
  readonly values: number
  /** Site folders kept as raw material. They share their unchanged files with the site by hard links, where the file system has them. */
  readonly sites: number
  /** Everything else: digests of files, lists, reports. */
  readonly rest: number
}

/** What runs remember; whatever else lies in the folder, such as the report of an import, is not theirs to drop. */
const own = ['store', 'sites', 'runs', 'sources.json'] as const

/** Of the project in `root`. */
export function cacheIn(root: string): CacheReport {
  const folder = join(root, memoryName)
  const [values, sites, ...rest] = own.map(name => sizeOf(join(folder, name))) as [number, number, number, number]
  return {folder, values, sites, rest: rest[0] + rest[1]}
}

/** Drops what the last run did not ask for, and the spare sites; with `all`, everything: the next run makes all anew. */
export async function pruneCache(root: string, {all}: {readonly all: boolean}): Promise<void> {
  const folder = join(root, memoryName)
  if (all) {
    for (const name of own) await rm(join(folder, name), {recursive: true, force: true})
    return
  }
  const sites = join(folder, 'sites')
  for (const site of existsSync(sites) ? readdirSync(sites) : []) {
    for (const name of ['spare', 'spare.json']) await rm(join(sites, site, name), {recursive: true, force: true})
  }
  const store = join(folder, 'store')
  if (existsSync(store)) pruneStore(store)
}

function pruneStore(folder: string): void {
  const store = openStore(folder)
  const touched = touchedBefore(folder)
  store.prune(key => touched.has(key))
  store.close()
}

function sizeOf(folder: string): number {
  const found = statSync(folder, {throwIfNoEntry: false})
  if (!found?.isDirectory()) return found?.size ?? 0
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter(item => item.isFile())
    .reduce((sum, item) => sum + (statSync(join(item.parentPath, item.name), {throwIfNoEntry: false})?.size ?? 0), 0)
}
