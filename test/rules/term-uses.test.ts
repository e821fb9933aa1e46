import {expect, test} from 'vitest'
import {usesOf} from '../../src/rules/term-uses.ts'

const found = (words: readonly string[], text: string, except: readonly string[] = []): string[] =>
  usesOf(words, word => ({word, except}), text).map(({word, index, isQuoted}) => `${word}@${index}${isQuoted ? ' quoted' : ''}`)

test('a word is taken as it is written, the longest first', () => {
  expect(found(['a.b', '[甲]', '^', '-', '\\', '𬭊业', '甲', '甲乙'], 'axb a.b [甲] ^-\\ 𬭊业 甲乙')).toEqual([
    'a.b@4',
    '[甲]@8',
    '^@12',
    '-@13',
    '\\@14',
    '𬭊业@16',
    '甲乙@20',
  ])
})

test('letters and digits are whole words', () => {
  expect(found(['MCN'], 'MCN、MCNs、XMCN、某MCN机构')).toEqual(['MCN@0', 'MCN@15'])
})

test('not in 《》 nor where an exception covers it; in “” it may be another’s word', () => {
  expect(found(['做为'], '《做为》做为“做为”', ['看做为'])).toEqual(['做为@4', '做为@7 quoted'])
  expect(found(['做为'], '看做为主，做为主', ['看做为'])).toEqual(['做为@5'])
  // What is not closed ends with its line.
  expect(found(['做为'], '《甲\n做为')).toEqual(['做为@3'])
})
