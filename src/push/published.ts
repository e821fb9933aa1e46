/** A published feed, read by whoever delivers it: only its files are believed, and of those only what the chain of events proves. */
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import {digest} from '../base/digest.ts'
import {pathFault} from '../base/paths.ts'
import {type FeedEvent, type FeedIndex, type FullRow, genesis, spec, type Tombstone} from '../feed/types.ts'
import type {Published} from './types.ts'

/** The bytes of a file of the feed, by its path in it; null when there is none. */
export type ReadFeed = (path: string) => Promise<Uint8Array | null>

/** Where a site keeps its feed. */
export const feedFolder = 'feed/v1'

/** Reads from a folder on disk. */
export const readsFolder =
  (folder: string): ReadFeed =>
  path =>
    readFile(join(folder, ...path.split('/'))).catch(error => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
      throw error
    })

/** Throws `UsageError` when there is no feed, or its chain does not hold. */
export async function openPublished(read: ReadFeed, place: string): Promise<Published> {
  const index = indexIn(await read('index.json'), place)
  const events: FeedEvent[] = []
  let last = genesis
  for (const {path} of index.segments) {
    for (const line of await linesOf(read, path, place)) {
      const event = JSON.parse(line) as FeedEvent
      if (event.prev !== last || event.seq !== events.length + 1) throw broken(place, `第 ${event.seq} 条变更接不上前一条`)
      events.push(event)
      last = digest(line)
    }
  }
  if (index.head.seq !== events.length || (events.length > 0 && index.head.digest !== last))
    throw broken(place, '变更的条数或末尾与 index.json 不符')
  const tombstones = await tombstonesIn(read)
  return {
    index,
    events,
    async rows() {
      const rows: FullRow[] = []
      for (const {path} of index.full.parts)
        for (const line of await linesOf(read, path, place)) rows.push(JSON.parse(line) as FullRow)
      return rows
    },
    async body({id, rev, op}) {
      if (op === 'withdraw' || op === 'remove') return tombstones.get(`${id} ${rev}`) ?? null
      return read(`records/${id}/${rev}.json`)
    },
  }
}

function indexIn(bytes: Uint8Array | null, place: string): FeedIndex {
  if (bytes === null)
    throw new UsageError(`${place} 里没有可以报送的数据（${feedFolder}/index.json）`, {note: '先生成网站，再报送'})
  const index = parsed(bytes) as FeedIndex | null
  if (index?.spec !== spec || !Array.isArray(index.segments)) throw broken(place, `index.json 不是 ${spec}`)
  return index
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return null
  }
}

async function linesOf(read: ReadFeed, path: string, place: string): Promise<string[]> {
  const bytes = pathFault(path) === null ? await read(path) : null
  if (bytes === null) throw broken(place, `缺少 ${path}`)
  return Buffer.from(bytes)
    .toString('utf8')
    .split('\n')
    .filter(line => line !== '')
}

/** Each line's own bytes, by id and revision. */
async function tombstonesIn(read: ReadFeed): Promise<ReadonlyMap<string, Uint8Array>> {
  const bytes = await read('tombstones.ndjson')
  const lines = bytes === null ? [] : Buffer.from(bytes).toString('utf8').split('\n')
  return new Map(
    lines
      .filter(line => line !== '')
      .map(line => {
        const {id, rev} = JSON.parse(line) as Tombstone
        return [`${id} ${rev}`, Buffer.from(line)]
      }),
  )
}

const broken = (place: string, why: string): UsageError =>
  new UsageError(`${place} 里的报送数据不完整：${why}`, {note: '重新生成网站；还是这样，就用上一次发布的网站核对'})
