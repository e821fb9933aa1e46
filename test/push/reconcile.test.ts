import {describe, expect, test} from 'vitest'
import type {Json} from '../../src/base/types.ts'
import {deliver} from '../../src/push/deliver.ts'
import {bucketOf, bucketsOf, type InventoryRow} from '../../src/push/inventory.ts'
import {openProfile} from '../../src/push/profile.ts'
import {openPublished} from '../../src/push/published.ts'
import {differences, expectedRows, heldBy, heldIn, requeuesOf} from '../../src/push/reconcile.ts'
import {statusOf} from '../../src/push/status.ts'
import {createFeed, feedOf, readsFiles} from './feed-maker.ts'
import {keptInMemory} from './kept.ts'
import {simulate} from './simulated.ts'

const generic = await openProfile('generic', '/nowhere')
const feed = createFeed()
for (const id of ['a', 'b', 'c', 'd']) feed.step({op: 'publish', id})
feed.step({op: 'update', id: 'a'})
feed.step({op: 'withdraw', id: 'c'})
feed.step({op: 'remove', id: 'd'})
const published = await openPublished(readsFiles(feed.files()), 'dist')
const expected = expectedRows(published.events, await published.rows())
const row = (id: string, more: Partial<InventoryRow> = {}): InventoryRow => ({...expected.get(id)!, id, ...more})

test('what a library must hold is the full list and the tombstones', () => {
  expect(new Map([...expected].map(([id, {rev, digest, state}]) => [id, {rev, digest, state}]))).toEqual(feed.expected())
})

describe('each entry is equal or falls into one class', () => {
  test.each([
    ['equal', row('a'), null],
    ['absent', null, 'missing'],
    ['an earlier revision', row('a', {rev: 1}), 'stale'],
    ['a later revision', row('a', {rev: 9}), 'ahead'],
    ['another content', row('a', {digest: 'f'.repeat(64)}), 'digest_mismatch'],
    ['another state', row('a', {state: 'upcoming'}), 'state_drift'],
    ['withdrawn there', row('a', {state: 'withdrawn'}), 'state_drift'],
    ['removed here, live there', row('d', {state: 'in-force'}), 'zombie'],
    ['removed here, live there in an earlier revision', row('d', {state: 'in-force', rev: 1}), 'zombie'],
    ['withdrawn here, removed there', row('c', {state: 'removed'}), 'state_drift'],
    ['unknown here', row('a', {id: 'stranger'}), 'orphan'],
  ] as const)('%s', (_name, theirs, drift) => {
    const id = theirs?.id === 'stranger' ? 'a' : (theirs?.id ?? 'a')
    const held = new Map([...expected, ...(theirs ? [[theirs.id, theirs] as const] : [])])
    if (theirs === null) held.delete(id)
    expect(differences(expected, held).map(found => found.drift)).toEqual(drift === null ? [] : [drift])
  })

  test('the worst stands first', () => {
    const held = new Map([['d', row('d', {state: 'in-force'})] as const, ['x', row('a', {id: 'x'})] as const])
    expect(differences(expected, held).map(({drift}) => drift)).toEqual(['zombie', 'missing', 'missing', 'missing', 'orphan'])
  })
})

describe('an inventory', () => {
  test('that is equal is compared by its buckets alone', async () => {
    const listed: string[] = []
    const list = async (bucket: string) => {
      listed.push(bucket)
      return []
    }
    const held = await heldBy(expected, bucketsOf([...expected.values()].reverse()), list)
    expect([listed, held.unknown, differences(expected, held.rows)]).toEqual([[], 0, []])
  })

  test('that differs is listed only where it does', async () => {
    const theirs = new Map([...expected, ['a', row('a', {rev: 1})]])
    const listed: string[] = []
    const held = await heldBy(expected, bucketsOf(theirs.values()), async bucket => {
      listed.push(bucket)
      return [...theirs.values()].filter(({id}) => bucketOf(id) === bucket) as unknown as Json[]
    })
    expect(listed).toEqual([bucketOf('a')])
    expect(differences(expected, held.rows)).toMatchObject([{id: 'a', drift: 'stale'}])
  })

  test('with lines that say nothing certain is not known', () => {
    const {rows, unknown} = heldIn([row('a') as unknown as Json, row('a') as unknown as Json, {id: 'b'}, undefined, 'x'])
    expect([rows.size, unknown]).toEqual([1, 4])
  })

  test('with rows in a bucket that is not theirs is not known', async () => {
    const held = await heldBy(expected, {...bucketsOf(expected.values()), '00': 'x'}, async () => [row('a') as unknown as Json])
    expect(held.unknown).toBeGreaterThan(0)
  })

  test('of ten thousand costs a few kilobytes when it is equal', () => {
    const rows = Array.from({length: 10_000}, (_, index) => row('a', {id: `sswg-2026-${index}`}))
    expect(JSON.stringify(bucketsOf(rows)).length).toBeLessThan(20_000)
  })
})

test('--fix queues what sending can mend, and the next push mends it', async () => {
  const feed = feedOf(4)
  feed.step({op: 'update', id: 'sswg-2026-1'})
  feed.step({op: 'remove', id: 'sswg-2026-4'})
  const published = await openPublished(readsFiles(feed.files()), 'dist')
  const receipts = keptInMemory()
  await deliver({published, library: {id: 'jn'}, profile: generic, receipts, means: simulate().means})
  // The library was set up anew from an old copy.
  const library = simulate()
  const old = feedOf(4)
  old.step({op: 'publish', id: 'sswg-2026-9'})
  const before = await openPublished(readsFiles(old.files()), 'dist')
  await deliver({published: before, library: {id: 'jn'}, profile: generic, receipts: keptInMemory(), means: library.means})
  const expected = expectedRows(published.events, await published.rows())
  const held = () => new Map(library.library.inventory().map(held => [held.id, held]))
  const found = differences(expected, held())
  expect(found.map(({id, drift}) => `${id} ${drift}`)).toEqual(['sswg-2026-4 zombie', 'sswg-2026-1 stale', 'sswg-2026-9 orphan'])
  receipts.append(requeuesOf(found, '2026-03-03T00:00:00Z'))
  expect(statusOf(feed.events, receipts.lines)).toMatchObject({waiting: 2, head: 6})
  await deliver({published, library: {id: 'jn'}, profile: generic, receipts, means: library.means})
  expect(differences(expected, held()).map(({drift}) => drift)).toEqual(['orphan'])
  expect(statusOf(feed.events, receipts.lines)).toMatchObject({waiting: 0, cursor: 6})
})
