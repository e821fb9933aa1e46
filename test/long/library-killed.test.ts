/** The library's process is killed again and again in the midst of a first load, and started anew on what it has on the disk. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {expect, test} from 'vitest'
import {deliver} from '../../src/push/deliver.ts'
import {patience} from '../../src/push/patience.ts'
import {openProfile} from '../../src/push/profile.ts'
import {openPublished} from '../../src/push/published.ts'
import {openReceipts} from '../../src/push/receipts.ts'
import {openWire} from '../../src/push/wire.ts'
import {feedOf, readsFiles} from '../push/feed-maker.ts'
import {startMockProcess} from '../push/mock-process.ts'
import {makeFolder} from '../temporary.ts'

test('everything is there once', {timeout: 600_000}, async () => {
  const [store, folder] = [makeFolder(), makeFolder()]
  const feed = feedOf(600)
  const published = await openPublished(readsFiles(feed.files()), 'dist')
  const profile = await openProfile('generic', '/nowhere')
  let kills = 0
  for (let round = 0; ; round++) {
    const mock = await startMockProcess(['--port', '0', '--store', store, '--quiet'])
    const wire = openWire({
      address: new URL(mock.url),
      secret: {token: null, hide: text => text},
      signal: new AbortController().signal,
      parallel: 4,
      timeout: 2000,
    })
    const receipts = openReceipts(join(folder, 'jn.ndjson'))
    const means = {send: wire.send, wait: () => wait(5), now: Date.now, random: Math.random}
    const limits = {...profile.limits, batchFrom: 1000}
    const pushing = deliver({
      published,
      library: {id: 'jn'},
      profile: {...profile, limits},
      receipts,
      means,
      patience: {...patience, tries: 2},
    })
    if (round < 20) {
      await wait(30 + round * 7)
      kills += mock.child.kill('SIGKILL') ? 1 : 0
    }
    const {waiting} = await pushing
    receipts.close()
    wire.close()
    mock.child.kill('SIGKILL')
    if (round >= 20 && waiting === 0) break
    expect(round).toBeLessThan(30)
  }
  const kept = readFileSync(join(store, 'log.ndjson'), 'utf8').trim().split('\n')
  const taken = kept.map(line => JSON.parse(line).receipt).map(({id, rev}) => `${id} ${rev}`)
  expect(kills).toBe(20)
  expect(taken.toSorted()).toEqual(feed.events.map(({id, rev}) => `${id} ${rev}`).sort())
})
