/** Whatever is compared: both texts can be had back, each passage is told once, and the same gives the same. */

import {describe, expect, test} from 'vitest'
import type {Passage} from '../../src/base/passages.ts'
import {compare, type Row} from '../../src/comparison/index.ts'
import fc from '../properties.ts'
import {body, edited, passages} from './material.ts'

/** The text of one side out of the rows: what a receiver of the comparison has. */
function side(rows: readonly Row[], which: 'before' | 'after'): string[] {
  const [own, other] = which === 'before' ? (['removed', 'added'] as const) : (['added', 'removed'] as const)
  return rows
    .filter(row => row.at[which] !== null)
    .toSorted((a, b) => a.at[which]! - b.at[which]!)
    .map(
      ({[which]: passage, parts}) =>
        passage!.label +
        parts
          .filter(({op}) => op === 'same' || (op === own && op !== other))
          .map(({text}) => text)
          .join(''),
    )
}
const written = (all: readonly Passage[]): string[] => all.map(({label, text}) => label + text)

describe('any two texts', () => {
  test.each([
    ['strangers', fc.tuple(body, body)],
    ['a text and an edit of it', edited],
  ] as const)('%s: both come back exactly, and nothing is told twice', (_, pair) => {
    fc.assert(
      fc.property(pair as fc.Arbitrary<readonly [string, string]>, ([one, other]) => {
        const [before, after] = [passages(one), passages(other)]
        const {rows} = compare(before, after)
        expect(side(rows, 'before')).toEqual(written(before))
        expect(side(rows, 'after')).toEqual(written(after))
        expect(compare(before, after)).toEqual({rows})
      }),
      {numRuns: 400},
    )
  })

  test('a text and itself: nothing but the same', () => {
    fc.assert(
      fc.property(body, text => {
        // Of two passages that say the same either may be the other, but in order.
        expect(compare(passages(text), passages(text)).rows.filter(({kind}) => kind !== 'same')).toEqual([])
      }),
      {numRuns: 300},
    )
  })

  test('a number with nothing behind it is still itself', () => {
    const bare = '第一条　　\n\n（一）'
    expect(compare(passages(bare), passages(bare)).rows.map(({kind}) => kind)).toEqual(['same', 'same'])
  })

  test('a hundred thousand characters take seconds', () => {
    const article = (at: number, more: string): string =>
      `第${at}条　经营者${at}应当遵守第${at * 7}号规定，保持场所整洁，按照${at * 13}元的标准缴纳费用${more}。`
    const text = (more: (at: number) => string): string =>
      Array.from({length: 2500}, (_, at) => article(at + 1, more(at))).join('\n\n')
    const [before, after] = [passages(text(() => '')), passages(text(at => (at % 3 === 0 ? '，不得拖欠' : '')))]
    expect(before.map(({text: own}) => own.length).reduce((sum, length) => sum + length, 0)).toBeGreaterThan(90_000)
    const began = performance.now()
    const {rows} = compare(before, after)
    expect(rows.filter(({kind}) => kind === 'changed').length).toBe(834)
    // Generous: a bound against what grows with the square, no measurement.
    expect(performance.now() - began).toBeLessThan(60_000)
  })
})
