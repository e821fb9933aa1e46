/** Every kind of page in a real browser, on a desk and on a phone: nothing overflows, nothing is refused, nothing fails. */
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest'
import {type Reader, startReader} from './browser.ts'

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

test('the text of a policy reads without scripts', async () => {
  const {page} = await reader.open('/policies/2024/sswg-2024-3/', {scripts: false})
  await expect.poll(() => page.locator('main').innerText()).toContain('本措施自2024年7月1日起施行')
})

test('an address that is not there gets the error page, one taken away says so', async () => {
  const missing = await reader.open('/policies/1999/nothing/')
  expect(missing.said.some(line => line.startsWith('404'))).toBe(true)
  expect(await missing.page.locator('h1').innerText()).toContain('找不到')
  const gone = await reader.open('/policies/2023/sswz-2023-7/')
  expect(gone.said.some(line => line.startsWith('410'))).toBe(true)
})
