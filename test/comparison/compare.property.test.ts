/** Whatever is compared: both texts can be had back, each passage is told once, and the same gives the same. */
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Passage} from '../../src/base/passages.ts'
import {compare, type Row} from '../../src/comparison/index.ts'
import {passages} from './material.ts'

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

const word = fc.constantFrom(
  '应当',
  '可以',
  '不得',
  '经营者',
  '5年',
  '30%',
  '，',
  ',',
  '、',
  '第三条',
  '（一）',
  '夜市',
  '商务主管部门',
  '　',
  'A',
  '😀',
  '。',
)
const sentence = fc.array(word, {minLength: 1, maxLength: 12}).map(words => words.join(''))
const label = fc.constantFrom(
  '第一条　',
  '第二条　',
  '第二条之一　',
  '（一）',
  '（二）',
  '一、',
  '二、',
  '1. ',
  '',
  '',
  '## 第一章　总则\n\n',
)
const block = fc.tuple(label, sentence).map(([mark, text]) => mark + text)
const body = fc.array(block, {maxLength: 14}).map(blocks => blocks.join('\n\n'))
/** An edit: blocks dropped, doubled, swapped, and words changed. */
const edited = fc
  .tuple(
    fc.array(block, {minLength: 1, maxLength: 14}),
    fc.array(fc.tuple(fc.nat(13), fc.nat(13), sentence, fc.nat(3)), {maxLength: 6}),
  )
  .map(([blocks, edits]) => {
    const after = [...blocks]
    for (const [at, to, text, how] of edits) {
      const place = at % Math.max(after.length, 1)
      if (how === 0) after.splice(place, 1)
      else if (how === 1) after.splice(to % (after.length + 1), 0, text)
      else if (how === 2) after.splice(to % (after.length + 1), 0, ...after.splice(place, 1))
      else if (after[place] !== undefined) after[place] += text
    }
    return [blocks.join('\n\n'), after.join('\n\n')] as const
  })

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
