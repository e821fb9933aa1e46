/** A push killed at one step, taken up again, and what the library then has. */
import {spawn} from 'node:child_process'
import {join} from 'node:path'
import {deliver} from '../../src/push/deliver.ts'
import {openDesk} from '../../src/push/mock/desk.ts'
import {openLibrary} from '../../src/push/mock/library.ts'
import {startMock} from '../../src/push/mock/server.ts'
import {openShelf} from '../../src/push/mock/shelf.ts'
import {openProfile} from '../../src/push/profile.ts'
import {openPublished, readsFolder} from '../../src/push/published.ts'
import {openReceipts} from '../../src/push/receipts.ts'
import {openWire} from '../../src/push/wire.ts'
import type {FeedMaker} from './feed-maker.ts'

export interface Survived {
  /** How the first push ended: by the signal, or in peace when it had fewer steps. */
  readonly isKilled: boolean
  /** Revisions that the library has taken, in its own log: each must stand there once. */
  readonly taken: readonly string[]
  /** Revisions with a receipt. */
  readonly receipted: readonly string[]
  readonly inventory: ReadonlyMap<string, object>
}

/** `site` has the feed; `folder` is for what this run leaves behind. */
export async function killedAt(step: number, site: string, folder: string): Promise<Survived> {
  const shelf = openShelf(join(folder, 'library'))
  const library = openLibrary('jn', shelf, Date.now)
  const desk = openDesk(library, {token: null, notified: null})
  const server = await startMock({meet: incoming => ({outgoing: desk(incoming), manner: 'whole', delay: 0})}, 0)
  const file = join(folder, 'receipts.ndjson')
  try {
    const signal = await ended([site, file, server.url, String(step)])
    await pushAgain(site, file, server.url)
    const receipts = openReceipts(file)
    receipts.close()
    return {
      isKilled: signal === 'SIGKILL',
      taken: shelf.kept.map(({receipt: {id, rev}}) => `${id} ${rev}`).sort(),
      receipted: receipts.lines.flatMap(line => ('rev' in line ? [`${line.id} ${line.rev}`] : [])).sort(),
      inventory: new Map(library.inventory().map(({id, ...row}) => [id, row])),
    }
  } finally {
    await server.close()
    shelf.close()
  }
}

function ended(words: readonly string[]): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'mortal-push.js'), ...words], {stdio: 'inherit'})
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => (code === 0 || signal === 'SIGKILL' ? resolve(signal) : reject(new Error(`exit ${code}`))))
  })
}

async function pushAgain(site: string, file: string, url: string): Promise<void> {
  const wire = openWire({
    address: new URL(url),
    secret: {token: null, hide: text => text},
    signal: new AbortController().signal,
    parallel: 4,
  })
  const receipts = openReceipts(file)
  await deliver({
    published: await openPublished(readsFolder(join(site, 'feed', 'v1')), site),
    library: {id: 'jn'},
    profile: await openProfile('generic', site),
    receipts,
    means: {send: wire.send, wait: async () => {}, now: Date.now, random: Math.random},
  })
  receipts.close()
  wire.close()
}

/** What must hold after it: everything once, and a receipt for each. */
export function faultsOf({taken, receipted, inventory}: Survived, feed: FeedMaker): string[] {
  const all = feed.events.map(({id, rev}) => `${id} ${rev}`).sort()
  const held = [...inventory].sort(([a], [b]) => (a < b ? -1 : 1))
  const expected = [...feed.expected()].sort(([a], [b]) => (a < b ? -1 : 1))
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
  return [
    same(taken, all) ? '' : `taken: ${taken.join()}`,
    same(receipted, all) ? '' : `receipted: ${receipted.join()}`,
    same(
      held.map(([id]) => id),
      expected.map(([id]) => id),
    )
      ? ''
      : 'another inventory',
  ].filter(words => words !== '')
}
