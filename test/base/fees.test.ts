import {describe, expect, it} from 'vitest'
import {feeOf, itemRate, pageRate} from '../../src/base/fees.ts'

describe('the fee by item', () => {
  it.each([
    [10, 0],
    [11, 100],
    [30, 100],
    [31, 200],
    [40, 200],
    [41, 300],
    [100, 800],
    [101, 900],
  ])('is at the %inth %i yuan', (nth, rate) => {
    expect(itemRate(nth)).toBe(rate)
  })

  it.each([
    [0, 0],
    [10, 0],
    [30, 2000],
    [45, 2000 + 2000 + 1500],
  ])('is for %i items %i yuan', (count, fee) => {
    expect(feeOf(count, itemRate)).toBe(fee)
  })
})

describe('the fee by page', () => {
  it.each([
    [30, 0],
    [31, 10],
    [100, 10],
    [101, 20],
    [200, 20],
    [201, 40],
  ])('is at the %inth %i yuan', (nth, rate) => {
    expect(pageRate(nth)).toBe(rate)
  })

  it.each([
    [30, 0],
    [120, 1100],
    [250, 700 + 2000 + 2000],
  ])('is for %i pages %i yuan', (count, fee) => {
    expect(feeOf(count, pageRate)).toBe(fee)
  })
})
