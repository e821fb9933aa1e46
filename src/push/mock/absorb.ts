/** The library helps itself: from a feed that it fetches, or from a bag that somebody has carried in. */
import {digest} from '../../base/digest.ts'
import type {FeedEvent} from '../../feed/types.ts'
import {openPublished, type ReadFeed} from '../published.ts'
import type {ReferenceLibrary, Reply} from './library.ts'

/** Takes events in their order; one whose content is gone is passed over, since a later one tells why. */
export async function absorb(
  library: ReferenceLibrary,
  name: string,
  events: readonly FeedEvent[],
  body: (event: FeedEvent) => Promise<Uint8Array | null>,
): Promise<Reply[]> {
  const replies: Reply[] = []
  for (const event of events) {
    const bytes = await body(event)
    if (bytes === null) continue
    const {id, rev, seq, op, digest: held} = event
    const key = digest([name, id, rev, op, held].join('|'))
    replies.push(library.take({id, rev, seq, op, have: 'any', key, body: bytes, bodyDigest: digest(bytes)}))
  }
  return replies
}

/** Fetches what a feed has beyond what the library has receipts for. */
export async function pull(library: ReferenceLibrary, name: string, read: ReadFeed, place: string): Promise<Reply[]> {
  const {events, body} = await openPublished(read, place)
  const known = new Set(library.receipts(0).map(({seq}) => seq))
  return absorb(
    library,
    name,
    events.filter(({seq}) => !known.has(seq)),
    body,
  )
}

/** Takes in a bag whose files have been proved. */
export function takeBag(library: ReferenceLibrary, name: string, files: ReadonlyMap<string, Uint8Array>): Promise<Reply[]> {
  const text = Buffer.from(files.get('data/events.ndjson') ?? []).toString('utf8')
  const events = text
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as FeedEvent)
  return absorb(library, name, events, async ({id, rev}) => files.get(`data/records/${id}/${rev}.json`) ?? null)
}

const feedLimit = 256 * 1024 * 1024

/** Reads a feed by its address; only from the origin that the library was told to fetch from. */
export const readsUrl =
  (address: string): ReadFeed =>
  async path => {
    const response = await fetch(new URL(path, address), {redirect: 'error', signal: AbortSignal.timeout(30_000)})
    if (response.status === 404) return null
    if (!response.ok || Number(response.headers.get('content-length') ?? 0) > feedLimit) throw new Error(`取不到 ${path}`)
    return new Uint8Array(await response.arrayBuffer())
  }
