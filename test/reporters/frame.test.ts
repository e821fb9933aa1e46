import {describe, expect, it} from 'vitest'
import {frameOf} from '../../src/reporters/frame.ts'
import {clustersOf, displayWidth} from '../../src/reporters/width.ts'
import fc from '../properties.ts'
import {on, plain} from './material.ts'

const characters = ['a', '1', ' ', '中', '“', '”', '〔', '…', 'ｘ', '𠮷', '👍', 'é', 'e\u0301', '葛\u{e0100}']

/** The text of a row that stands in the cells [from, to). */
function inCells(row: string, from: number, to: number): string {
  let at = 0
  let found = ''
  for (const {text, width} of clustersOf(row)) {
    if (at >= from && at < to) found += text
    at += width
  }
  return found
}

describe('frameOf', () => {
  it('puts its carets under exactly the text of the place, or under what of it fits', () => {
    const lines = fc.array(fc.constantFrom(...characters), {minLength: 1, maxLength: 400})
    fc.assert(
      fc.property(
        lines,
        fc.nat(),
        fc.integer({min: 1, max: 12}),
        fc.integer({min: 40, max: 120}),
        (pieces, seed, length, width) => {
          const first = seed % pieces.length
          const text = pieces.join('')
          const from = pieces.slice(0, first).join('').length
          const wanted = pieces.slice(first, first + length).join('')
          const frame = frameOf(['', text], on(2, from + 1, from + 1 + wanted.length), width, plain.marks)!
          const row = frame.source.at(-1)!
          const start = displayWidth(frame.gutter)
          const under = inCells(row, start, start + frame.carets.length)
          // A blank at the end of a row is not printed.
          expect(wanted.startsWith(under)).toBe(true)
          expect(under.trimEnd() === '' && wanted.trim() !== '').toBe(false)
          // The bar counts two cells, and is drawn with two or one.
          expect(displayWidth(row)).toBeLessThanOrEqual(width + 1)
        },
      ),
      {numRuns: 500, seed: 20261123},
    )
  })

  it('reads only the neighbourhood of the place in an endless line', () => {
    const text = `${'甲'.repeat(2_000_000)}错`
    const frame = frameOf(['', text], on(2, 2_000_001, 2_000_002), 80, plain.marks)!
    expect(frame.source.at(-1)).toMatch(/^ {3}2 │ …甲+错$/u)
    expect(frame.carets).toBe('^^')
  })

  it('does not split a surrogate pair where its neighbourhood begins or ends', () => {
    for (const shift of ['', 'a']) {
      const text = `${shift}${'𠮷'.repeat(3000)}`
      const frame = frameOf(['', text], on(2, 3001 + shift.length, 3003 + shift.length), 80, plain.marks)!
      expect(frame.source.join('')).not.toMatch(/<U\+D|\ufffd/u)
    }
  })

  it('does not print a flood of marks', () => {
    const frame = frameOf(['', `甲${'\u0301'.repeat(5000)}乙`], on(2, 1, 2), 80, plain.marks)!
    expect(frame.source.at(-1)!.length).toBeLessThan(60)
  })

  it('is null when there is no such line', () => {
    expect(frameOf(['one'], on(2, 1), 80, plain.marks)).toBeNull()
  })

  it('clamps a column beyond the end of the line', () => {
    expect(frameOf(['', 'ab'], on(2, 99, 120), 80, plain.marks)).toMatchObject({gutter: '     │   ', carets: '^'})
  })
})
