/** A07, A09, A10, A11: the pages turned, enlarged, narrowed and spaced out; nothing is lost, nothing needs sideways scrolling. */
import {afterAll, beforeAll, expect, inject, test} from 'vitest'
import {looks} from '../../site/accessibility/looks.ts'
import {addStyle, faultsOnPages, lossesInPage} from '../../site/accessibility/walk.ts'
import {type Reader, startReader} from '../../site/browser.ts'

let reader: Reader
beforeAll(async () => {
  reader = await startReader(inject('dist'))
})
afterAll(() => reader?.close())

test.each([
  {width: 844, height: 390},
  {width: 390, height: 844},
])('A07 a phone of $width × $height, whichever way it is held (1.3.4)', async screen => {
  expect(await faultsOnPages(reader, page => page.evaluate(lossesInPage), screen)).toEqual([])
})

test('A09 text of twice the size (1.4.4)', async () => {
  const enlarged = await faultsOnPages(reader, async page => {
    await addStyle(page, 'html { font-size: 200% !important }')
    return page.evaluate(lossesInPage)
  })
  expect(enlarged).toEqual([])
})

test.each(['light', 'elder'] as const)('A10 320 × 256, which is 1280 × 1024 at 400 per cent, %s (1.4.10)', async look => {
  const narrow = {width: 320, height: 256, ...looks[look]}
  expect(await faultsOnPages(reader, page => page.evaluate(lossesInPage), narrow)).toEqual([])
})

test.each([1280, 390])('A11 wide spacing of lines, letters, words and paragraphs, %d px wide (1.4.12)', async width => {
  const spaced = await faultsOnPages(
    reader,
    async page => {
      await addStyle(
        page,
        '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }',
      )
      return page.evaluate(lossesInPage)
    },
    {width},
  )
  expect(spaced).toEqual([])
})

test('the largest of the three text sizes, on a phone and in elder mode', async () => {
  const largest = {width: 390, chosen: {'gzgk-mode': 'elder', 'gzgk-size': 'larger'}}
  expect(await faultsOnPages(reader, page => page.evaluate(lossesInPage), largest)).toEqual([])
})
