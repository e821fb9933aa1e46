/** The policy library: several filters at once where there are scripts, plain pages where there are none. */
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest'
import * as library from '../../themes/default/assets/library.js'
import {type Reader, startReader} from './browser.ts'
import {read} from './pages.ts'

let reader: Reader
beforeAll(async () => {
  reader = await startReader(inject('dist'))
})
afterAll(() => reader?.close())

const index = () => JSON.parse(read(inject('dist'), 'policies/index.json'))
const counted = (text: string): number => Number(/找到(\d+)份/u.exec(text)?.[1])

describe('on a desk', () => {
  test('values of one classification add, classifications narrow; counts, address and list follow, and the focus stays', async () => {
    const {page, said} = await reader.open('/policies/')
    const all = index().rows.length
    await page.getByLabel('现行有效', {exact: true}).check()
    const status = page.locator('[data-found-here] [role=status]')
    await expect.poll(async () => counted(await status.innerText())).toBeGreaterThan(0)
    const inForce = counted(await status.innerText())
    expect(inForce).toBeLessThan(all)
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('in-force')
    await page.getByLabel('已废止', {exact: true}).check()
    await expect.poll(async () => counted(await status.innerText())).toBeGreaterThan(inForce)
    await page.getByLabel('已废止', {exact: true}).uncheck()
    await page.getByLabel('2026年', {exact: true}).check()
    await expect.poll(async () => page.url()).toContain('?status=in-force&year=2026')
    const shown = await page.locator('[data-found-here] .list .it:visible').count()
    expect(shown).toBe(counted(await status.innerText()))
    // What the box says it would leave is what it leaves.
    const trade = page.locator('[data-facet=topic] [data-value="商贸、海关、旅游"]')
    const promised = Number(await trade.locator('.n').innerText())
    await trade.getByRole('checkbox').check()
    await expect.poll(async () => counted(await status.innerText())).toBe(promised)
    expect(said).toEqual([])
    await page.context().close()
  })

  test('an address with conditions shows what it asks for, and the way back to all', async () => {
    const {page} = await reader.open('/policies/?year=2026&status=repealed')
    await expect.poll(() => page.getByText('没有同时满足这些条件的文件').isVisible()).toBe(true)
    await page.getByRole('button', {name: '去掉“已废止”'}).click()
    await expect.poll(() => page.locator('[data-found-here] .list .it:visible').count()).toBeGreaterThan(0)
    await page.getByRole('button', {name: '清除全部条件'}).click()
    await expect.poll(() => page.locator('[data-found-here] [role=status]').innerText()).toBe('')
    expect(page.url()).toMatch(/\/policies\/$/u)
    await page.context().close()
  })
})

test('without scripts every value is a page', async () => {
  const {page} = await reader.open('/policies/', {scripts: false})
  await page.getByRole('link', {name: '已废止', exact: true}).first().click()
  await expect.poll(() => page.locator('h1').innerText()).toBe('已废止的政策文件')
  await page.context().close()
})

test('what the boxes count is what the pages of the values hold', () => {
  const documents = library.documentsIn(index())
  for (const state of ['in-force', 'repealed']) {
    const page = read(inject('dist'), `policies/status/${state}/index.html`)
    expect(library.matching(documents, [['status', [state]]])).toHaveLength(page.match(/class="it"/gu)!.length)
  }
})

test('conditions survive the address', () => {
  const chosen = [
    ['status', ['in-force']],
    ['topic', ['商贸、海关、旅游', '综合政务']],
  ]
  expect(library.chosenIn(library.written(chosen, 'publishDate'), ['status', 'year', 'topic'])).toEqual(chosen)
  expect(library.written([], 'publishDate')).toBe('')
})
