import {describe, expect, it} from 'vitest'
import {paginate} from '../../../src/outputs/html/pagination.ts'
import fc from '../../properties.ts'

describe('paginate', () => {
  it('puts everything on one page while it fits, an empty list too', () => {
    expect(paginate('/a/', [])).toEqual([{url: '/a/', number: 1, items: []}])
    expect(paginate('/a/', [1, 2], 2)).toEqual([{url: '/a/', number: 1, items: [1, 2]}])
  })

  it('shows the first, the last and the neighbours, with gaps between', () => {
    const pages = paginate(
      '/a/',
      Array.from({length: 20}, (_, index) => index),
      1,
    )
    expect(pages[9]!.pagination!.pages.map(page => page?.title ?? '…')).toEqual(['1', '…', '8', '9', '10', '11', '12', '…', '20'])
    expect(pages[0]!.pagination!.previous).toBeUndefined()
    expect(pages[19]!.pagination!.next).toBeUndefined()
  })

  it('loses nothing and repeats nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), {maxLength: 300}), fc.integer({min: 1, max: 60}), (items, size) => {
        const pages = paginate('/a/', items, size)
        expect(pages.flatMap(page => page.items)).toEqual(items)
        expect(new Set(pages.map(page => page.url)).size).toBe(pages.length)
      }),
    )
  })
})
