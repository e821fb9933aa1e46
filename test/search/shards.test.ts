/** Which pages are indexed together: sizes are held, and a page that comes or goes changes one shard. */

import {describe, expect, test} from 'vitest'
import {bundlesOf, type FoundPage, type Limits} from '../../src/search/shards.ts'
import fc from '../properties.ts'

const shard = {least: 4, most: 12}
const limits: Limits = {shard, newestShard: {least: 2, most: 6}, oneBundle: 100, newest: 20}
const page = (number: number): FoundPage => ({
  url: `/policies/p${number}/`,
  date:
    number % 10 === 9
      ? null
      : `20${10 + (number % 16)}-${String(1 + ((number * 7) % 12)).padStart(2, '0')}-${10 + (number % 18)}`,
  sorts: {},
  digest: String(number),
})
const pages = (count: number): FoundPage[] => Array.from({length: count}, (_, number) => page(number))
const shardsOf = (of: readonly FoundPage[]) => bundlesOf(of, limits).flatMap(({shards}) => shards)

describe('shards', () => {
  test('hold every page once, newest first, and none is too large', () => {
    for (const count of [1, 12, 99, 100, 101, 400]) {
      const shards = shardsOf(pages(count))
      const flat = shards.flat()
      expect(new Set(flat.map(({url}) => url)).size).toBe(count)
      expect(flat.map(({date}) => date ?? '')).toEqual(
        flat
          .map(({date}) => date ?? '')
          .sort()
          .reverse(),
      )
      expect(Math.max(...shards.map(shard => shard.length))).toBeLessThanOrEqual(limits.shard.most)
    }
  })

  test('do not depend on the order of pages', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(pages(150), {minLength: 150}), shuffled => {
        expect(bundlesOf(shuffled, limits)).toEqual(bundlesOf(pages(150), limits))
      }),
      {numRuns: 20},
    )
  })

  test('a page more or less changes few of them', () => {
    const names = (of: readonly FoundPage[]) => new Set(shardsOf(of).map(shard => shard.map(({url}) => url).join()))
    const before = names(pages(90))
    const changed = pages(90).map((_, number) => {
      const after = names(pages(90).filter((_, other) => other !== number))
      return [...after].filter(name => !before.has(name)).length
    })
    expect(changed.reduce((sum, count) => sum + count, 0) / changed.length).toBeLessThan(3)
  })
})

describe('bundles', () => {
  test('one, up to a number of pages; none, without pages', () => {
    expect(bundlesOf(pages(100), limits).map(({folder}) => folder)).toEqual(['pagefind/'])
    expect(bundlesOf([], limits)).toEqual([])
  })

  test('of many pages the newest months stand apart', () => {
    const bundles = bundlesOf(pages(400), limits)
    expect(bundles.map(({folder}) => folder)).toEqual(['pagefind/', 'pagefind/older/'])
    const [newest, older] = bundles.map(({shards}) => shards.flat().map(({date}) => (date ?? '').slice(0, 7)))
    expect(newest!.length).toBeLessThanOrEqual(limits.newest)
    expect(newest!.filter(month => older!.includes(month))).toEqual([])
  })

  test('a month too large is cut by days, a day too large not at all', () => {
    const day = (number: number, date: string): FoundPage => ({...page(number), date})
    const inDays = Array.from({length: 200}, (_, number) => day(number, `2026-05-${10 + (number % 20)}`))
    expect(bundlesOf(inDays, limits)[0]!.shards.flat()).toHaveLength(20)
    const inOneDay = Array.from({length: 200}, (_, number) => day(number, '2026-05-05'))
    expect(bundlesOf(inOneDay, limits).map(({folder}) => folder)).toEqual(['pagefind/'])
  })
})
