/** Delivery against the reference library, without wires: what each answer leads to. */
import {describe, expect, test} from 'vitest'
import {type DeliverOptions, deliver} from '../../src/push/deliver.ts'
import {openProfile, type Profile} from '../../src/push/profile.ts'
import {openPublished} from '../../src/push/published.ts'
import type {Receipts} from '../../src/push/receipts.ts'
import {answeredWith} from './answers.ts'
import {createFeed, type FeedMaker, feedOf, readsFiles} from './feed-maker.ts'
import {keptInMemory} from './kept.ts'
import {type Simulated, simulate} from './simulated.ts'

const generic = await openProfile('generic', '/nowhere')

async function pushed(
  feed: FeedMaker,
  simulated: Simulated,
  more: Partial<Omit<DeliverOptions, 'profile'>> & {readonly limits?: Partial<Profile['limits']>} = {},
) {
  const {limits, ...rest} = more
  const published = await openPublished(readsFiles(feed.files()), 'dist')
  const receipts = keptInMemory()
  const profile = {...generic, limits: {...generic.limits, ...limits}}
  const report = await deliver({published, library: {id: 'jn'}, profile, receipts, means: simulated.means, ...rest})
  return {report, receipts: (rest.receipts ?? receipts) as Receipts}
}

const held = ({library}: Simulated) => new Map(library.inventory().map(({id, ...row}) => [id, row]))

describe('what goes well', () => {
  test('a history of every event', async () => {
    const feed = createFeed({perSegment: 3})
    for (const op of ['publish', 'update', 'links', 'status', 'locate', 'withdraw', 'restore', 'remove'] as const)
      expect(feed.step({op, id: 'a-1'})).toBe(true)
    feed.step({op: 'publish', id: 'b-2'})
    const library = simulate()
    const {report, receipts} = await pushed(feed, library)
    // The texts of what has been removed are gone: only its tombstones can be sent.
    expect(report).toMatchObject({settled: 3, refused: [], conflicts: [], waiting: 0, halted: null, cursor: 9, head: 9})
    expect(receipts.lines).toHaveLength(3)
    expect(held(library)).toEqual(feed.expected())
    expect([...library.shelf.bodies.values()].join()).not.toContain('a-1的通知')
  })

  test('nothing to do sends nothing; one change sends one record', async () => {
    const feed = feedOf(20)
    const library = simulate()
    const {receipts} = await pushed(feed, library)
    expect(library.sent).toHaveLength(20)
    expect((await pushed(feed, library, {receipts})).report).toMatchObject({settled: 0, cursor: 20})
    expect(library.sent).toHaveLength(20)
    feed.step({op: 'update', id: 'sswg-2026-7'})
    expect((await pushed(feed, library, {receipts})).report).toMatchObject({settled: 1, cursor: 21})
    expect(library.sent).toHaveLength(21)
  })

  test('the headers of a first and of a second revision', async () => {
    const feed = feedOf(1)
    feed.step({op: 'update', id: 'sswg-2026-1'})
    const library = simulate()
    await pushed(feed, library)
    const [first, second] = library.sent
    expect(first).toMatchObject({method: 'PUT', path: 'records/sswg-2026-1/revisions/1'})
    expect(first!.headers).toMatchObject({
      'If-None-Match': '*',
      'Content-Digest': expect.stringMatching(/^sha-256=:[\w+/]{43}=:$/u),
      'Repr-Digest': first!.headers['Content-Digest'],
      'Idempotency-Key': expect.stringMatching(/^"[0-9a-f]{64}"$/u),
    })
    expect(second!.headers).toMatchObject({'If-Match': '"1"'})
    expect(second!.headers).not.toHaveProperty('If-None-Match')
  })

  test('a first load goes in batches, in order within each entry', async () => {
    const feed = feedOf(30)
    for (let index = 1; index <= 30; index += 2) feed.step({op: 'update', id: `sswg-2026-${index}`})
    const library = simulate()
    const {report} = await pushed(feed, library, {limits: {batchFrom: 10, batchLines: 12}})
    expect(report).toMatchObject({settled: 45, cursor: 45, waiting: 0})
    expect(held(library)).toEqual(feed.expected())
    expect(library.sent.filter(({method}) => method === 'POST').length).toBeGreaterThan(2)
    expect(library.sent.length).toBeLessThan(20)
  })

  test('a batch that is too much is halved', async () => {
    const feed = feedOf(20)
    const library = simulate({
      before: (incoming, desk) =>
        incoming.path === 'batches' && incoming.body.length > 5000 ? answeredWith(413) : desk(incoming),
    })
    const {report} = await pushed(feed, library, {limits: {batchFrom: 5}})
    expect(report).toMatchObject({settled: 20, cursor: 20})
  })
})

describe('what the library will not have', () => {
  test('a poisoned record blocks itself and nothing else', async () => {
    const feed = feedOf(5)
    feed.step({op: 'publish', id: 'poison', title: ' '})
    feed.step({op: 'publish', id: 'after'})
    const library = simulate()
    const {report} = await pushed(feed, library)
    expect(report).toMatchObject({settled: 6, waiting: 1, cursor: 5, halted: null})
    expect(report.refused).toMatchObject([
      {event: {id: 'poison'}, source: 'content/policies/2026/poison.md', problem: {status: 422, errors: [{element: '标题'}]}},
    ])
  })

  test('and its mended revision is taken in its place', async () => {
    const feed = feedOf(1)
    feed.step({op: 'publish', id: 'poison', title: ' '})
    feed.step({op: 'update', id: 'poison', title: '已改好'})
    const library = simulate()
    const {report} = await pushed(feed, library)
    expect(report).toMatchObject({settled: 2, refused: [], waiting: 0, cursor: 3})
  })

  test.each([401, 403, 404, 302, 307, 501])('%i ends it at once', async status => {
    const library = simulate({before: () => answeredWith(status, {Location: 'https://elsewhere.example/'})})
    const {report} = await pushed(feedOf(9), library, {limits: {parallel: 1}})
    expect(library.sent).toHaveLength(1)
    expect(report).toMatchObject({settled: 0, waiting: 9, halted: {isPassing: false}})
  })

  test.each([409, 412])('%i is a case for reconcile, and blocks that entry', async status => {
    const library = simulate({
      before: (incoming, desk) => (incoming.path.includes('sswg-2026-2/') ? answeredWith(status) : desk(incoming)),
    })
    const {report} = await pushed(feedOf(4), library)
    expect(report).toMatchObject({settled: 3, waiting: 1, conflicts: [{event: {id: 'sswg-2026-2'}, problem: {status}}]})
  })

  test('a receipt that refuses is kept once, and counts for nothing', async () => {
    const library = simulate({
      before: (incoming, desk) => {
        const outgoing = desk(incoming)
        return {...outgoing, text: outgoing.text.replace('"accepted"', '"rejected"')}
      },
    })
    const feed = feedOf(1)
    const {report, receipts} = await pushed(feed, library)
    expect(report).toMatchObject({settled: 0, waiting: 1, cursor: 0})
    await pushed(feed, library, {receipts})
    expect(receipts.lines).toMatchObject([{decision: 'rejected'}])
  })
})

describe('what passes', () => {
  test.each([408, 425, 429, 500, 502, 503, 504])('%i is tried again', async status => {
    let count = 0
    const library = simulate({before: (incoming, desk) => (++count <= 2 ? answeredWith(status) : desk(incoming))})
    const {report} = await pushed(feedOf(1), library)
    expect([report.settled, library.sent.length]).toEqual([1, 3])
    expect(new Set(library.sent.map(({headers}) => headers['Idempotency-Key'])).size).toBe(1)
  })

  test.each([
    ['seconds', {'Retry-After': '7'}],
    [
      'a date, by the clock of the server',
      {'Retry-After': 'Mon, 02 Mar 2020 00:00:07 GMT', Date: 'Mon, 02 Mar 2020 00:00:00 GMT'},
    ],
  ])('Retry-After in %s is kept to', async (_name, headers) => {
    let count = 0
    const library = simulate({before: (incoming, desk) => (++count === 1 ? answeredWith(503, headers) : desk(incoming))})
    const before = library.means.now()
    await pushed(feedOf(1), library)
    expect(library.means.now() - before).toBeGreaterThanOrEqual(7000)
    expect(library.means.now() - before).toBeLessThan(8000)
  })

  test('a pause beyond the budget ends the push', async () => {
    const library = simulate({before: () => answeredWith(503, {'Retry-After': '86400'})})
    const {report} = await pushed(feedOf(50), library, {limits: {parallel: 1}})
    expect(report).toMatchObject({settled: 0, waiting: 50, halted: {isPassing: true}})
    expect(library.sent).toHaveLength(1)
  })

  test('a library that is down is given up after a few entries', async () => {
    const library = simulate({sorts: ['lose'], share: 1})
    const {report} = await pushed(feedOf(50), library, {limits: {parallel: 2}})
    expect(report).toMatchObject({settled: 0, halted: {isPassing: true}})
    expect(library.sent.length).toBeLessThanOrEqual(20)
  })

  test('a receipt for something else moves nothing', async () => {
    const library = simulate({sorts: ['wrong-digest'], share: 1})
    const {report, receipts} = await pushed(feedOf(2), library)
    expect([report.settled, report.cursor, receipts.lines]).toEqual([0, 0, []])
  })

  test('202 is asked after where it says', async () => {
    const library = simulate({sorts: ['later'], share: 1})
    const {report} = await pushed(feedOf(3), library)
    expect(report.settled).toBe(3)
    expect(library.sent.filter(({method}) => method === 'GET')).toHaveLength(3)
  })

  test('a removal whose earlier receipt was lost finds its predecessor', async () => {
    const feed = feedOf(1)
    const library = simulate()
    await pushed(feed, library)
    feed.step({op: 'remove', id: 'sswg-2026-1'})
    const {report} = await pushed(feed, library)
    expect(report).toMatchObject({settled: 1, conflicts: [], cursor: 2})
    expect(held(library)).toEqual(feed.expected())
  })
})
