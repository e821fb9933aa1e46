import {describe, expect, test} from 'vitest'
import {dateIn, hanNumber, inHan} from '../../src/base/dates.ts'

describe('a Chinese number', () => {
  test.each([
    ['五', 5],
    ['十', 10],
    ['二十三', 23],
    ['一百零五', 105],
    ['一〇五', 105],
    ['一千二百', 1200],
    ['二○二六', 2026],
    ['１２', 12],
  ])('%s is %i', (text, number) => expect(hanNumber(text)).toBe(number))

  test.each(['', '十三五', '二百三四', '第五', '五年'])('%o is none', text => expect(hanNumber(text)).toBeNaN())
})

test('dates are found however they are written, and none is made up', () => {
  expect(dateIn('自二〇二六年十一月二十三日起施行')).toBe('2026-11-23')
  expect(dateIn('2026.6.2 发布')).toBe('2026-06-02')
  expect(dateIn('二〇二六年十一月三五日')).toBeNull()
  expect(dateIn('2026年2月30日')).toBeNull()
})

describe('inHan', () => {
  test.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [100, '一百'],
    [105, '一百零五'],
    [110, '一百一十'],
    [1000, '一千'],
    [1006, '一千零六'],
    [1260, '一千二百六十'],
  ])('%i is %s, and back', (number, text) => {
    expect(inHan(number)).toBe(text)
    expect(hanNumber(text)).toBe(number)
  })
})
