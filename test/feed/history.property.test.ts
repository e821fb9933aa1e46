/** Whatever happens to the documents of an office, the feed stays what it promises to be. */

import {describe, expect, test} from 'vitest'
import {digest} from '../../src/base/digest.ts'
import {fullParts} from '../../src/feed/full.ts'
import {projectionsOf} from '../../src/feed/projections.ts'
import {headOf, linesOf, segmentsOf} from '../../src/feed/segments.ts'
import {type FeedEvent, genesis} from '../../src/feed/types.ts'
import {verify} from '../../src/feed/verify.ts'
import fc from '../properties.ts'
import {type Doc, type Files, listOf, published, readerOf, stateOf, withdrawal} from './memory.ts'

type Move = readonly [
  id: number,
  what: 'write' | 'retitle' | 'state' | 'link' | 'move' | 'withdraw' | 'remove' | 'none',
  value: number,
]
const move: fc.Arbitrary<Move> = fc.tuple(
  fc.nat({max: 5}),
  fc.constantFrom('write', 'retitle', 'state', 'link', 'move', 'withdraw', 'remove', 'none'),
  fc.nat({max: 2}),
)

/** An office as it changes: what is there, and what was taken away. */
class Office {
  readonly docs = new Map<string, Doc>()
  readonly gone = new Map<string, ReturnType<typeof withdrawal>>()
  private corrections = 0

  apply([number, what, value]: Move): void {
    const id = `d-${number}`
    const doc = this.docs.get(id) ?? {id}
    const isThere = this.docs.has(id)
    if (what === 'withdraw' || what === 'remove') {
      // What was never there is not taken away.
      if (!isThere && !this.gone.has(id)) return
      this.docs.delete(id)
      this.gone.set(id, withdrawal(id, what === 'remove' ? 'privacy' : 'correction'))
      return
    }
    if (what === 'none') return
    this.gone.delete(id)
    const corrections = doc.corrections ?? []
    const added = {date: `2026-03-${String(10 + (this.corrections++ % 20))}`, class: 'amend' as const, reason: `第${value}次`}
    const changes: Readonly<Record<string, Partial<Doc>>> = {
      write: {text: `正文${value}`, corrections: isThere && doc.text !== `正文${value}` ? [...corrections, added] : corrections},
      retitle: {title: `题${value}`},
      state: {state: ['upcoming', 'in-force', 'repealed'][value]!},
      link: {links: {依据: [{id: `d-${value}`}]}},
      move: {url: `https://swj.example.gov.cn/${value}/${id}/`},
    }
    this.docs.set(id, {...doc, ...changes[what]})
  }

  get step() {
    return {docs: [...this.docs.values()], gone: [...this.gone.values()]}
  }
}

const day = (index: number): string =>
  `2026-${String(3 + Math.floor(index / 28)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`

describe('any history of an office', () => {
  test('gives a feed that proves itself, build after build', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.array(move, {maxLength: 6}), {minLength: 1, maxLength: 8}), async builds => {
        const office = new Office()
        let files: Files | null = null
        let before: readonly FeedEvent[] = []
        for (const [index, moves] of builds.entries()) {
          for (const one of moves) office.apply(one)
          const step = {...office.step, today: day(index)}
          const next: Files = await published(files, step)
          // The same again is the same, to the last byte.
          expect(listOf(await published(files, step))).toEqual(listOf(next))
          expect((await verify(readerOf(next), null)).faults).toEqual([])
          const {events, rows, tombstones} = await stateOf(next)
          expect(events.slice(0, before.length)).toEqual(before)
          expect(events.map(({seq}) => seq)).toEqual(events.map((_, at) => at + 1))
          expect(rows.map(({id}) => id).sort()).toEqual([...office.docs.keys()].sort())
          for (const {id, rev} of tombstones) {
            const row = rows.find(row => row.id === id)
            if (row) expect(row.rev).toBeGreaterThan(rev)
          }
          for (const [path, bytes] of files ?? [])
            if (/^records\/[^/]+\//u.test(path) && next.has(path)) expect(next.get(path)!.equals(bytes), path).toBe(true)
          // Nothing happened: no event, and nothing else either.
          expect(listOf(await published(next, {...step, today: day(index + 1)}))).toEqual(listOf(next))
          before = events
          files = next
        }
      }),
      {numRuns: 60, seed: 20261126},
    ))
})

const eventsUpTo = (count: number): FeedEvent[] => {
  const events: FeedEvent[] = []
  let prev = genesis
  for (let seq = 1; seq <= count; seq++) {
    const event: FeedEvent = {
      ...{seq, at: '2026-03-02T00:00:00+08:00', op: 'publish', id: `d-${seq}`, rev: 1, prev_rev: null, prev_digest: null},
      ...{digest: digest(String(seq)), class: null, reason: null, basis: null, effective_on: null, url: null, prev},
    }
    events.push(event)
    prev = digest(linesOf([event])[0]!)
  }
  return events
}

describe('segments', () => {
  const all = linesOf(eventsUpTo(3200))

  test('closed ones never change, whatever comes after', () =>
    fc.assert(
      fc.property(fc.nat({max: 3200}), fc.nat({max: 3200}), (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)]
        const later = segmentsOf(all.slice(0, more))
        const closed = segmentsOf(all.slice(0, less)).filter(segment => segment.closed)
        expect(later.slice(0, closed.length)).toEqual(closed)
      }),
      {numRuns: 40},
    ))

  test('hold all events once, a thousand each, and the open one what is left', () => {
    for (const count of [0, 1, 999, 1000, 1001, 2000, 3200]) {
      const segments = segmentsOf(all.slice(0, count))
      expect(segments.map(({text}) => text).join('')).toBe(
        all
          .slice(0, count)
          .map(line => `${line}\n`)
          .join(''),
      )
      expect(segments.filter(({closed}) => closed)).toHaveLength(Math.floor(count / 1000))
      expect(segments.at(-1)).toMatchObject({path: 'changes/head.ndjson', closed: false, last: count})
    }
    expect(segmentsOf(all)[0]!.path).toBe('changes/00000001-00001000.ndjson')
    expect(headOf([], [])).toEqual({seq: 0, digest: genesis, at: null})
  })

  test('archives of the Atom feed do not change, either', () => {
    const publisher = {id: 'swj', name: '示范市商务局', uscc: null, url: 'https://swj.example.gov.cn'}
    const events = eventsUpTo(2100)
    const archives = (count: number, name: string) =>
      projectionsOf({
        ...{base: 'https://swj.example.gov.cn/feed/v1/', publisher: {...publisher, name}, at: null, rows: [], sums: new Map()},
        events: events.slice(0, count),
      }).filter(({path}) => path.startsWith('atom/'))
    expect(archives(999, '甲')).toEqual([])
    expect(archives(2100, '甲').map(({path}) => path)).toEqual(['atom/00000001-00001000.xml', 'atom/00001001-00002000.xml'])
    expect(archives(2000, '乙')).toEqual(archives(2100, '甲'))
  })
})

test('a full list has a thousand rows to a part, and an empty one says so', () => {
  const parts = fullParts(
    Array.from({length: 2001}, (_, index) => ({id: `d-${index}`}) as never),
    7,
  )
  expect(parts.map(({path, count}) => [path, count])).toEqual([
    ['full/7/part-0001.ndjson', 1000],
    ['full/7/part-0002.ndjson', 1000],
    ['full/7/part-0003.ndjson', 1],
  ])
  expect(fullParts([], 0)).toEqual([{path: 'full/0/part-0001.ndjson', count: 0, text: ''}])
})
