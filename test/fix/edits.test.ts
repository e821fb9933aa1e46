import {describe, expect, test} from 'vitest'
import type {Fix} from '../../src/base/types.ts'
import {edited, stretchesOf} from '../../src/fix/edits.ts'
import fc from '../properties.ts'

const fix = (line: number, from: number, to: number, text: string): Fix => ({
  what: '',
  edit: {place: {start: {line, column: from}, end: {line, column: to}}, text},
})
const applied = (text: string, ...fixes: Fix[]): string => edited(text, stretchesOf(text, fixes))

describe('edits', () => {
  test.each(['\n', '\r\n', '\r'])('are made on their lines, whatever ends them: %j', end => {
    const text = ['甲乙丙', '', '𠀀丁戊'].join(end)
    expect(applied(text, fix(3, 3, 4, 'd'), fix(1, 2, 3, ''), fix(1, 4, 4, '!'), fix(2, 1, 1, '-'))).toBe(
      ['甲丙!', '-', '𠀀d戊'].join(end),
    )
  })
  test('that meet are not made together: the first is, or the longer', () => {
    expect(applied('abcd', fix(1, 2, 4, 'X'), fix(1, 1, 3, 'Y'))).toBe('Ycd')
    expect(applied('abcd', fix(1, 1, 2, 'X'), fix(1, 1, 5, 'Y'))).toBe('Y')
    expect(applied('abcd', fix(1, 2, 2, 'X'), fix(1, 2, 2, 'Y'))).toBe('aXbcd')
    expect(applied('abcd', fix(1, 1, 2, 'X'), fix(1, 2, 3, 'Y'))).toBe('XYcd')
  })
  test.each([
    ['change nothing', fix(1, 1, 3, 'ab')],
    ['go over the end of their line', fix(1, 2, 6, '')],
    ['stand on a line that is not there', fix(9, 1, 2, '')],
    ['go over lines', {what: '', edit: {place: {start: {line: 1, column: 1}, end: {line: 2, column: 1}}, text: ''}}],
    ['bring a line', fix(1, 1, 1, '\n')],
    ['are backwards', fix(1, 3, 1, '')],
    ['are of the whole file', {what: '', edit: 'utf-8'}],
  ] satisfies [string, Fix][])('that %s are not made', (_, one) => {
    expect(stretchesOf('abcd\nef', [one])).toEqual([])
  })
  test('leave everything outside them, to the character', () => {
    const piece = fc.constantFrom('甲', 'a', ' ', '\t', '𠀀', '\n', '\r\n', '\r')
    const some = fc.record({
      line: fc.integer({min: 1, max: 5}),
      from: fc.integer({min: 1, max: 8}),
      size: fc.integer({min: 0, max: 3}),
      text: fc.constantFrom('', 'x', '新'),
    })
    fc.assert(
      fc.property(
        fc.array(piece, {maxLength: 30}).map(all => all.join('')),
        fc.array(some, {maxLength: 8}),
        (text, all) => {
          const made = stretchesOf(
            text,
            all.map(({line, from, size, text: meant}) => fix(line, from, from + size, meant)),
          )
          let [rest, result, at] = [edited(text, made), '', 0]
          for (const {start, end, text: meant} of made) {
            const kept = text.slice(at, start)
            expect(rest.startsWith(kept + meant)).toBe(true)
            rest = rest.slice(kept.length + meant.length)
            result += kept + text.slice(start, end)
            at = end
          }
          expect(rest).toBe(text.slice(at))
          expect(result + rest).toBe(text)
        },
      ),
    )
  })
})
