/** A few pages in a real browser; `test/long/reading.test.ts` reads every kind at every width. */
import {afterAll, beforeAll, expect, inject, test} from 'vitest'
import {type Reader, startReader} from './browser.ts'

let reader: Reader
beforeAll(async () => {
  reader = await startReader(inject('dist'))
})
afterAll(() => reader?.close())

test.each(['/', '/policies/2024/sswg-2024-3/', '/decisions/2026/yufuka-guanli/', '/reports/2025/', '/search/'])(
  '%s is no wider than a small phone, and nothing is refused',
  async path => {
    const {page, said} = await reader.open(path, {width: 320})
    await page.waitForLoadState('networkidle')
    expect(said).toEqual([])
    const {scroll, inner} = await page.evaluate(() => ({scroll: document.documentElement.scrollWidth, inner: window.innerWidth}))
    expect(scroll, 'the page scrolls sideways').toBeLessThanOrEqual(inner)
    await page.context().close()
  },
)

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
