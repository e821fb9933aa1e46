import {describe, expect, test} from 'vitest'
import {massOf} from '../../src/feed/derive.ts'
import type {FeedEvent} from '../../src/feed/types.ts'
import {type Doc, derivedFrom, type Files, listOf, published, type Step, stateOf, withdrawal} from './memory.ts'

const first: Doc = {id: 'a', text: '第一条', file: '一'}
const fix = {date: '2026-03-01', class: 'correct' as const, reason: '改了一个数'}

/** The events that a second build adds to a first one. */
async function then(step: Step, before: readonly Doc[] = [first]): Promise<readonly FeedEvent[]> {
  const files = await published(null, {docs: before, today: '2026-02-01'})
  return (await stateOf(await published(files, step))).events.slice(before.length)
}

describe('what happened', () => {
  test('nothing: no event', async () => {
    expect(await then({docs: [first]})).toEqual([])
  })

  test('a new document: publish, the first revision', async () => {
    const [event] = await then({docs: [first, {id: 'b'}]})
    expect(event).toMatchObject({seq: 2, op: 'publish', id: 'b', rev: 1, prev_rev: null, prev_digest: null, class: null})
    expect(event!.at).toBe('2026-03-02T00:00:00+08:00')
  })

  test.each([
    ['text', {text: '第二条'}, 'correct', '改了一个数'],
    ['a file', {file: '二'}, 'correct', '改了一个数'],
  ])('another %s with a correction: update of its class', async (_, change, kind, reason) => {
    const [event, ...rest] = await then({docs: [{...first, ...change, corrections: [fix]}]})
    expect(event).toMatchObject({op: 'update', rev: 2, prev_rev: 1, class: kind, reason})
    expect(rest).toEqual([])
  })

  test('of several new corrections the latest counts', async () => {
    const corrections = [{...fix, date: '2026-03-02', class: 'amend' as const, reason: '后来'}, fix]
    expect(await then({docs: [{...first, text: '改', corrections}]})).toMatchObject([{class: 'amend', reason: '后来'}])
  })

  test.each([
    ['elements', {title: '新题'}, {op: 'update', class: 'metadata'}],
    ['html of the same text', {html: '<p><b>第一条</b></p>'}, {op: 'update', class: 'minor'}],
    ['validity', {state: 'repealed'}, {op: 'status', effective_on: '2026-01-01', basis: '按repealed', class: null}],
    ['links', {links: {解读材料: [{id: 'b'}]}}, {op: 'links'}],
    ['address', {url: 'https://swj.example.gov.cn/a/'}, {op: 'locate', url: 'https://swj.example.gov.cn/a/'}],
  ])('other %s', async (_, change, expected) => {
    expect(await then({docs: [{...first, ...change}]})).toMatchObject([{rev: 2, ...expected}])
  })

  test('everything at once is one event, of the gravest', async () => {
    const links = {解读: [{id: 'b'}]}
    const all = {title: '新题', state: 'repealed', links, url: 'https://swj.example.gov.cn/a/'}
    expect(await then({docs: [{...first, ...all}]})).toMatchObject([{op: 'update', class: 'metadata', rev: 2}])
    expect(await then({docs: [{...first, state: 'repealed', links}]})).toMatchObject([{op: 'status'}])
    expect(await then({docs: [{...first, links, url: all.url}]})).toMatchObject([{op: 'links'}])
  })

  test.each([
    ['correction', 'withdraw', 'a的标题'],
    ['duplicate', 'withdraw', 'a的标题'],
    ['privacy', 'remove', undefined],
    ['lawful', 'remove', undefined],
  ])('taken away for %s: %s', async (reason, op, title) => {
    const files = await published(null, {docs: [first], today: '2026-02-01'})
    const after = await published(files, {docs: [], gone: [withdrawal('a', reason)]})
    const {events, tombstones, rows} = await stateOf(after)
    expect(events[1]).toMatchObject({op, rev: 2, prev_rev: 1, reason: '撤下说明'})
    expect(tombstones).toMatchObject([{id: 'a', op, rev: 2, last_digest: events[0]!.digest, digest: events[1]!.digest}])
    expect(tombstones[0]!.title).toBe(title)
    expect(rows).toEqual([])
    expect([...after.keys()].filter(path => path.startsWith('records/'))).toEqual([])
  })

  test('hidden first, to be deleted later: a second removal, and no title stays', async () => {
    const files = await published(null, {docs: [first], today: '2026-02-01'})
    const hidden = await published(files, {docs: [], gone: [withdrawal('a')]})
    const same = await published(hidden, {docs: [], gone: [withdrawal('a')]})
    expect(listOf(same)).toEqual(listOf(hidden))
    const {events, tombstones} = await stateOf(await published(hidden, {docs: [], gone: [withdrawal('a', 'privacy')]}))
    expect(events.map(({op, rev}) => [op, rev])).toEqual([
      ['publish', 1],
      ['withdraw', 2],
      ['remove', 3],
    ])
    expect(JSON.stringify(tombstones)).not.toContain('标题')
  })

  test('back again: restore, above its tombstone, without its earlier revisions', async () => {
    let files: Files = await published(null, {docs: [first], today: '2026-02-01'})
    files = await published(files, {docs: [], gone: [withdrawal('a')]})
    files = await published(files, {docs: [first]})
    const {events, tombstones, rows} = await stateOf(files)
    expect(events[2]).toMatchObject({op: 'restore', rev: 3, prev_rev: 2, prev_digest: tombstones[0]!.digest})
    expect(rows).toMatchObject([{id: 'a', rev: 3}])
    expect(tombstones).toHaveLength(1)
    expect(files.has('records/a/1.json')).toBe(false)
    files = await published(files, {docs: [], gone: [withdrawal('a')]})
    expect((await stateOf(files)).events[3]).toMatchObject({op: 'withdraw', rev: 4})
  })

  test('the first publication stays the first, and a record tells of its last change', async () => {
    let files: Files = await published(null, {docs: [first], today: '2026-02-01'})
    files = await published(files, {docs: [{...first, text: '改', corrections: [fix]}]})
    files = await published(files, {docs: [{...first, text: '改', corrections: [fix]}], today: '2026-04-01'})
    const record = JSON.parse(String(files.get('records/a.json')))
    expect(record.lifecycle).toEqual({
      first_published: '2026-01-05',
      updated: '2026-03-02',
      change: 'correct',
      note: '改了一个数',
    })
    expect(files.get('records/a/2.json')).toEqual(files.get('records/a.json'))
    expect(files.has('records/a/1.json')).toBe(true)
  })
})

describe('what must not have happened', () => {
  const faults = async (step: Step) => derivedFrom(await stateOf(await published(null, {docs: [first]})), step).faults

  test('a document that is gone without a word', async () => {
    expect(await faults({docs: []})).toMatchObject([{fault: 'vanished', row: {id: 'a'}}])
  })

  test('a text or a file that changed without a correction', async () => {
    expect(await faults({docs: [{...first, text: '改'}]})).toMatchObject([{fault: 'uncorrected', part: 'text'}])
    expect(await faults({docs: [{...first, file: '改'}]})).toMatchObject([{fault: 'uncorrected', part: 'files'}])
    expect(await faults({docs: [{...first, title: '改', html: '<p>x</p>'}]})).toEqual([])
  })

  test('a correction serves one change, and not the next', async () => {
    const corrections = [fix]
    let files = await published(null, {docs: [first]})
    files = await published(files, {docs: [{...first, text: '改', corrections}]})
    expect(derivedFrom(await stateOf(files), {docs: [{...first, text: '再改', corrections}]}).faults).toHaveLength(1)
  })
})

describe('how much at once is too much', () => {
  const docs = (count: number): Doc[] => Array.from({length: count}, (_, index) => ({id: `d-${index}`}))
  test.each([
    [10, 3],
    [100, 5],
    [4000, 50],
  ])('of %i documents, more than %i', async (count, most) => {
    const {rows} = {rows: count}
    expect(massOf({changes: [], living: [], faults: []}, rows).most).toBe(most)
  })

  test('counts removals and changes of validity, each for itself', async () => {
    const state = await stateOf(await published(null, {docs: docs(6)}))
    const [, , ...rest] = docs(6)
    const step = {docs: rest.map((doc, index) => (index < 3 ? {...doc, state: 'repealed'} : doc))}
    const derived = derivedFrom(state, {...step, gone: [withdrawal('d-0'), withdrawal('d-1')], reason: '集中清理'})
    expect(massOf(derived, 6)).toMatchObject({removals: 2, flips: 3})
    expect(derived.changes.filter(({op}) => op === 'status').map(({reason}) => reason)).toEqual([
      '集中清理',
      '集中清理',
      '集中清理',
    ])
  })
})
