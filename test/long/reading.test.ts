/** Every kind of page in a real browser, on a desk and on phones: nothing overflows, nothing is refused, nothing fails. */
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest'
import {type Reader, startReader} from '../site/browser.ts'

let reader: Reader
beforeAll(async () => {
  reader = await startReader(inject('dist'))
})
afterAll(() => reader?.close())

const pages = [
  '/',
  '/policies/',
  '/policies/numbers/',
  '/policies/in-force/',
  '/policies/2026/',
  '/policies/2024/sswg-2024-3/',
  '/policies/2026/sswg-2026-2/reading/',
  '/policies/2026/sswg-2026-2/compare/sswg-2021-2/',
  '/policies/2021/sswg-2021-2/',
  '/policies/2025/sswg-2025-1/',
  '/interpretations/',
  '/interpretations/2024/sswg-2024-3-graphic/',
  '/interpretations/2024/sswg-2024-3-video/',
  '/interpretations/2024/sswg-2024-3-qa/',
  '/decisions/',
  '/decisions/2026/',
  '/decisions/2026/yufuka-guanli/',
  '/decisions/2026/laozihao-baohu/',
  '/consultations/2026/laozihao-yijian/',
  '/consultations/2025/jiadian-xize/',
  '/reports/2025/',
  '/workplans/2026/',
  '/proposals/2025/npc-0123/',
  '/open-days/2025/shangwu-kaifangri/',
  '/responses/2026/yufuka-paolu/',
  '/guide/',
  '/rules/',
  '/catalog/jiben-mulu/',
  '/topics/cujin-xiaofei/',
  '/about/',
  '/sitemap/',
  '/search/',
]

describe.each([1280, 390, 320])('%i pixels wide', width => {
  test.each(pages)('%s', async path => {
    const {page, said} = await reader.open(path, {width})
    await page.waitForLoadState('networkidle')
    expect(said).toEqual([])
    const {scroll, inner} = await page.evaluate(() => ({scroll: document.documentElement.scrollWidth, inner: window.innerWidth}))
    expect(scroll, 'the page scrolls sideways').toBeLessThanOrEqual(inner)
    await page.context().close()
  })
})
