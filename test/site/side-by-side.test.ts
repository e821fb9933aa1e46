/** 条文与解读对照 as readers find it, without scripts. */
import {afterAll, beforeAll, expect, inject, test} from 'vitest'
import {type Reader, startReader} from './browser.ts'
import {pagesOf, read} from './pages.ts'

let reader: Reader
beforeAll(async () => {
  reader = await startReader(inject('dist'))
})
afterAll(() => reader?.close())

const textIn = (html: string): string =>
  html
    .replaceAll(/<a class="anchor".*?<\/a>/gsu, '')
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll(/\s+/gu, '')

/** The text columns of the page, put together again. */
const columns = (html: string): string =>
  [
    ...html.matchAll(
      /<div class="reading-row(?: told)?">\n<div class="text">(.*?)\n<\/div>\n(?=<div class="reading-notes"|<\/div>)/gsu,
    ),
  ]
    .map(match => textIn(match[1]!))
    .join('')

test('every such page has the whole text of its policy', () => {
  const pages = pagesOf(inject('dist')).filter(file => file.endsWith('/reading/index.html'))
  expect(pages.length).toBeGreaterThan(3)
  for (const file of pages) {
    const policy = read(inject('dist'), file.replace('reading/', ''))
    const [, text] = /<div class="text" id="text">\n(.*?)\n<\/div>\n(?:<section class="attached"|<\/div>)/su.exec(policy)!
    expect(columns(read(inject('dist'), file)), file).toBe(textIn(text!))
  }
})

test('an answer stands beside the article that it names, on a desk; below it, on a phone', async () => {
  for (const width of [1280, 390]) {
    const {page, said} = await reader.open('/policies/2026/sswg-2026-2/reading/', {width, scripts: false})
    const row = page.locator('.reading-row', {has: page.locator('#tiao-12')})
    const [clause, note] = [row.locator('#tiao-12-k1'), row.locator('.reading-notes').getByText('买了卡后悔了，几天内可以退？')]
    const [left, right] = [(await clause.boundingBox())!, (await note.boundingBox())!]
    if (width > 1000) expect(right.x).toBeGreaterThan(left.x + left.width)
    else expect(right.y).toBeGreaterThanOrEqual(left.y + left.height)
    expect(said).toEqual([])
    await page.context().close()
  }
})

test('from the policy to the page, to the decision and to the interpretation is one step each', async () => {
  const {page} = await reader.open('/policies/2026/sswg-2026-2/', {scripts: false})
  await page.getByRole('link', {name: '条文与解读对照着读'}).click()
  await expect.poll(() => page.locator('h1').innerText()).toContain('单用途商业预付卡')
  await page.getByRole('link', {name: '征求公众意见及采纳情况'}).click()
  await expect.poll(() => page.url()).toContain('/decisions/2026/yufuka-guanli/#stage-consultation')
  await page.goBack()
  await page.getByRole('note').getByRole('link', {name: '单用途商业预付卡管理办法问答：怎么退、怎么管、找谁办'}).first().click()
  await page.getByRole('link', {name: /条文对照着读/u}).click()
  await expect.poll(() => page.url()).toContain('/policies/2026/sswg-2026-2/reading/')
  await page.context().close()
})
