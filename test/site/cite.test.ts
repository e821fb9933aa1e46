/** Quoting a clause: a click on its sign gives name, number, text and clause in words, and the address of just that clause. */
import {afterAll, beforeAll, expect, inject, test} from 'vitest'
import {type Reader, startReader} from './browser.ts'
import {read} from './pages.ts'

let reader: Reader
beforeAll(async () => {
  reader = await startReader(inject('dist'))
})
afterAll(() => reader?.close())

const order = '《示范市单用途商业预付卡管理办法》（示商务规〔2026〕2号，2026年9月1日起施行）'
const plan = '《示范市城乡商业网点规划（2026—2035年）》（示政发〔2026〕4号）'
const measures = '《关于促进住宿餐饮业高质量发展的若干措施》（示商务规〔2024〕3号，2024年7月1日起施行）'
const cases: readonly (readonly [string, string, string])[] = [
  ['/policies/2026/sswg-2026-2/', 'tiao-12', `${order}第十二条`],
  ['/policies/2026/sswg-2026-2/', 'zhang-2', `${order}第二章 备案与信息报送`],
  ['/policies/2026/szf-2026-4/', 'zhang-5-jie-1', `${plan}第五章第一节 专业网点`],
  ['/policies/2024/sswg-2024-3/', 's1-2', `${measures}一、（二）支持连锁化经营`],
]

test.each(cases)('%s #%s', async (path, id, words) => {
  const {page, said} = await reader.open(path)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const sign = page.locator(`.anchor[href="#${id}"]`)
  await sign.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('[data-said]').textContent()).toBe('已复制引用和链接')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${words} https://swj.example.gov.cn${path}#${id}`)
  // It is a link as before: the address shows where one is.
  expect(new URL(page.url()).hash).toBe(`#${id}`)
  expect(said).toEqual([])
  await page.context().close()
})

test('a paragraph and an item are quoted by their own numbers', async () => {
  const path = '/policies/2026/sswg-2026-2/'
  for (const [id, words] of [
    ['tiao-2-k2', '第二条第二款'],
    ['tiao-21-k2-x3', '第二十一条第二款第（三）项'],
  ]) {
    const {page} = await reader.open(`${path}#${id}`)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.click('[data-copy]')
    await expect.poll(() => page.locator('[data-said]').textContent()).toBe('已复制引用和链接')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `${order}${words} https://swj.example.gov.cn${path}#${id}`,
    )
    await page.context().close()
  }
})

test('without scripts each clause keeps its link, and the page says how to quote it', async () => {
  const {page} = await reader.open('/policies/2026/sswg-2026-2/', {scripts: false})
  await page.locator('.anchor[href="#tiao-12"]').click()
  expect(new URL(page.url()).hash).toBe('#tiao-12')
  expect(await page.locator('.data').first().innerText()).toBe(
    `引用格式：${order}https://swj.example.gov.cn/policies/2026/sswg-2026-2/`,
  )
  await page.context().close()
})

test('a quotation tells the text from the one it was before, or no longer is', () => {
  const cited = (path: string) => /引用格式：([^<]*)https/u.exec(read(inject('dist'), `${path}index.html`))?.[1]
  expect(cited('policies/2024/sswg-2024-1/')).toBe(
    '《示范市成品油零售经营管理办法》（示商务规〔2024〕1号，2024年5月1日起施行，2025年10月15日修改）',
  )
  expect(cited('policies/2021/sswg-2021-2/')).toBe(
    '《示范市单用途商业预付卡管理办法》（示商务规〔2021〕2号，2021年9月1日起施行，2026年9月1日起废止）',
  )
  expect(cited('notices/2026/yufuka-mingdan/')).toMatch(/^《.+》（示范市商务局，\d{4}年\d{1,2}月\d{1,2}日）$/u)
})
