/** Each short way against the long one that it spares. */

import {expect, test} from 'vitest'
import {addDays, hanNumber} from '../../src/base/dates.ts'
import {documentNumbersIn, parseDocumentNumber} from '../../src/base/document-number.ts'
import {isAnnounced, isWorkday, workdaysBetween} from '../../src/base/workdays.ts'
import fc from '../properties.ts'

const pieces = fc
  .array(
    fc.constantFrom(
      ...[
        '示商务规',
        '国务院令',
        '令',
        '公告',
        '通告',
        '第',
        '号',
        '年',
        '〔',
        '〕',
        '[',
        ']',
        '（',
        '2024',
        '1999',
        '2024年',
        '〔2024〕',
        ' ',
      ],
      ...[
        '3',
        '03',
        '12',
        '根据',
        '日',
        '十一日',
        '一',
        '条',
        '。',
        '\n',
        '\u3000',
        '2024年第4号',
        '第12号',
        '〔2024〕3号',
        '﹝2024﹞',
      ],
    ),
    {maxLength: 9},
  )
  .map(parts => parts.join(''))
const numRuns = 3000

test('a 发文字号 as nearly all are written', () => {
  let found = 0
  fc.assert(
    fc.property(pieces, text => {
      const short = parseDocumentNumber(text)
      if (short) found++
      // A blank in front leads the long way round, and means nothing.
      expect(parseDocumentNumber(` ${text}`)).toEqual(short)
    }),
    {numRuns, examples: [['示商务规〔2024〕3号'], ['十一日国发〔2024〕3号'], ['日政发〔2024〕3号'], ['国〔2024〕3号']]},
  )
  expect(found).toBeGreaterThan(5)
})

test('texts in which a 发文字号 cannot stand', () => {
  // Holds what every one of them must hold, and is none: no search is spared with it.
  const allOfIt = '。〔2020〕。令第。2年第。号'
  expect(documentNumbersIn(allOfIt)).toEqual([])
  let found = 0
  fc.assert(
    fc.property(pieces, text => {
      const short = documentNumbersIn(text)
      found += short.length
      expect(documentNumbersIn(`${text}\u0001${allOfIt}`)).toEqual(short)
    }),
    {numRuns},
  )
  expect(found).toBeGreaterThan(50)
})

/** By the definition: digits side by side are decimal, else each unit takes the digit in front of it. */
function numberOf(text: string): number {
  const plain = text.normalize('NFKC')
  if (/^\d+$/.test(plain)) return Number(plain)
  const digits = Array.from(text, digit => ('〇○Ｏ'.includes(digit) ? 0 : '零一二三四五六七八九'.indexOf(digit)))
  if (digits.every(digit => digit >= 0)) return text === '' ? Number.NaN : Number(digits.join(''))
  let [total, digit] = [0, 0]
  for (const [at, character] of Array.from(text).entries()) {
    const unit = new Map([
      ['十', 10],
      ['百', 100],
      ['千', 1000],
    ]).get(character)
    if (unit === undefined && (digits[at]! < 0 || digit > 0)) return Number.NaN
    total += unit === undefined ? 0 : (digit || 1) * unit
    digit = unit === undefined ? digits[at]! : 0
  }
  return total + digit
}

test('numbers in words', () => {
  const characters = fc.constantFrom(...Array.from('〇○Ｏ零一二三四五六七八九十百千十百12３万 甲'))
  fc.assert(
    fc.property(fc.string({unit: characters, maxLength: 20}), text => {
      expect(hanNumber(text)).toBe(numberOf(text))
    }),
    {numRuns, examples: [[''], ['一百二十三'], ['十三五'], ['一二三四五六七八九一二三四五六七八九']]},
  )
})

test('working days, one by one', () => {
  const day = fc.integer({min: 0, max: 12_000}).map(days => addDays('2000-01-01', days))
  fc.assert(
    fc.property(day, fc.integer({min: -30, max: 900}), (from, length) => {
      const to = addDays(from, length)
      let days = 0
      let provisional = false
      for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
        if (isWorkday(day)) days++
        if (!isAnnounced(day)) provisional = true
      }
      expect(workdaysBetween(from, to)).toEqual({days, provisional})
    }),
    {numRuns: 300},
  )
})
