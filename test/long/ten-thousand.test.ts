/** Ten thousand records over a real wire into a real store: what it costs, and that a push of nothing sends nothing. */
import {statSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {pack} from '../../src/push/bag.ts'
import {deliver} from '../../src/push/deliver.ts'
import {openDesk} from '../../src/push/mock/desk.ts'
import {openLibrary} from '../../src/push/mock/library.ts'
import {startMock} from '../../src/push/mock/server.ts'
import {openShelf} from '../../src/push/mock/shelf.ts'
import {openProfile} from '../../src/push/profile.ts'
import {openPublished, readsFolder} from '../../src/push/published.ts'
import {openReceipts} from '../../src/push/receipts.ts'
import {openWire} from '../../src/push/wire.ts'
import {feedOf, writeFeed} from '../push/feed-maker.ts'
import {makeFolder} from '../temporary.ts'

test('first load, nothing to do, one change, a bag', {timeout: 900_000}, async () => {
  const folder = makeFolder()
  const site = join(folder, 'site')
  const feed = feedOf(10_000)
  writeFeed(feed, site)
  const shelf = openShelf(join(folder, 'library'))
  const desk = openDesk(openLibrary('jn', shelf, Date.now), {token: null, notified: null})
  let requests = 0
  const server = await startMock(
    {meet: incoming => ({outgoing: desk(incoming), manner: 'whole', delay: 0})},
    0,
    () => void requests++,
  )
  const wire = openWire({
    address: new URL(server.url),
    secret: {token: null, hide: text => text},
    signal: new AbortController().signal,
    parallel: 4,
  })
  const profile = await openProfile('generic', '/nowhere')
  const push = async (words: string) => {
    const began = Date.now()
    requests = 0
    const receipts = openReceipts(join(folder, 'jn.ndjson'))
    const published = await openPublished(readsFolder(join(site, 'feed', 'v1')), site)
    const means = {send: wire.send, wait: async () => {}, now: Date.now, random: Math.random}
    const report = await deliver({published, library: {id: 'jn'}, profile, receipts, means})
    receipts.close()
    const memory = Math.round(process.memoryUsage().rss / 1024 / 1024)
    console.log(`${words}: ${report.settled} events, ${requests} requests, ${Date.now() - began} ms, ${memory} MB`)
    return {report, published}
  }
  const {report, published} = await push('first load')
  expect([report.settled, report.waiting, requests]).toEqual([10_000, 0, 20])
  await push('nothing to do')
  expect(requests).toBe(0)
  feed.step({op: 'update', id: 'sswg-2026-77'})
  writeFeed(feed, site)
  expect((await push('one change')).report.settled).toBe(1)
  expect(requests).toBe(1)
  const began = Date.now()
  const packed = await pack({published, events: published.events, library: 'jn', profile, site}, join(folder, 'all.zip'))
  console.log(`bag: ${packed.events} events, ${statSync(join(folder, 'all.zip')).size} bytes, ${Date.now() - began} ms`)
  expect(packed.events).toBe(10_000)
  wire.close()
  await server.close()
  shelf.close()
})
