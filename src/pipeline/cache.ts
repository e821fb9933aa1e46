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

/** Of the project in `root`. */
export function cacheIn(root: string): CacheReport {
  const folder = join(root, memoryName)
  const [values, sites, all] = [join(folder, 'store'), join(folder, 'sites'), folder].map(sizeOf) as [number, number, number]
  return {folder, values, sites, rest: all - values - sites}
}

/** Drops what the last run did not ask for, and the spare sites; with `all`, everything: the next run makes all anew. */
export async function pruneCache(root: string, {all}: {readonly all: boolean}): Promise<void> {
  const folder = join(root, memoryName)
  if (all) return rm(folder, {recursive: true, force: true})
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
  if (!existsSync(folder)) return 0
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter(item => item.isFile())
    .reduce((sum, item) => sum + (statSync(join(item.parentPath, item.name), {throwIfNoEntry: false})?.size ?? 0), 0)
}
