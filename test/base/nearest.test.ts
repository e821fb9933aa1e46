import {describe, expect, it} from 'vitest'
import {editDistance, nearest} from '../../src/base/nearest.ts'
import fc from '../properties.ts'

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['abc', 'acb', 1],
    ['kitten', 'sitting', 3],
    ['政策解读', '政策读解', 1],
    ['𠮷', '吉', 1],
  ])('%j to %j is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance)
    expect(editDistance(b, a)).toBe(distance)
  })
})

describe('nearest', () => {
  const keys = [
    'title',
    'documentNumber',
    'writtenDate',
    'publishDate',
    'effectiveDate',
    'expiryDate',
    'issuers',
    '成文日期',
    '公开日期',
    '发文机关',
  ]
  it.each([
    ['titel', ['title']],
    ['publish_date', ['publishDate']],
    ['PublishDate', ['publishDate']],
    ['publsihDate', ['publishDate']],
    ['expiry', ['expiryDate']],
    ['成文', ['成文日期']],
    ['公开曰期', ['公开日期']],
    ['issuer', ['issuers']],
    ['ｔｉｔｌｅ', ['title']],
    ['completelyElse', []],
    ['', []],
  ])('of %j', (word, hits) => {
    expect(nearest(word, keys)).toEqual(hits)
  })

  it('drops far hits beside a near one, and gives at most as many as asked', () => {
    const ids = Array.from({length: 30}, (_, index) => `sswg-2025-${index + 1}`)
    expect(nearest('sswg-2025-33', ids)).toEqual(['sswg-2025-3', 'sswg-2025-30', 'sswg-2025-13'])
    expect(nearest('sswg-2025-33', ids, 1)).toEqual(['sswg-2025-3'])
  })

  it('prefers what begins like the word', () => {
    expect(nearest('sswg-2026-22', ['sswg-2020-2', 'sswg-2022-2', 'sswg-2026-2'])[0]).toBe('sswg-2026-2')
  })

  it('does not depend on the order of the candidates', () => {
    fc.assert(
      fc.property(fc.string({maxLength: 8}), fc.array(fc.string({maxLength: 8})), (word, candidates) => {
        expect(nearest(word, candidates)).toEqual(nearest(word, candidates.toReversed()))
      }),
      {seed: 20261123},
    )
  })

  it('does not try words that are no names', () => {
    expect(nearest('a'.repeat(100_000), keys)).toEqual([])
  })
})
