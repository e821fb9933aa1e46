/** Search in a real browser: a sample policy is found by a word of its text, and filters come with counts. */
import {afterAll, beforeAll, expect, inject, test} from 'vitest'
import {indexOf} from '../search/pages.ts'
import {type Reader, startReader} from './browser.ts'
import {pagesOf, read} from './pages.ts'

let reader: Reader
beforeAll(async () => {
  reader = await startReader(inject('dist'))
})
afterAll(() => reader?.close())

const hits = '[data-hits] > li'

test('a word of the text finds its policy', async () => {
  const {page, said} = await reader.open('/search/?q=资金存管')
  await page.waitForSelector(hits)
  const titles = await page.locator(`${hits} a`).allInnerTexts()
  expect(titles.some(title => title.includes('单用途商业预付卡管理办法'))).toBe(true)
  await expect.poll(() => page.locator('[role=status]').first().innerText()).toMatch(/\d/u)
  expect(said).toEqual([])
})

test('filters show counts, and choosing one narrows the hits to its count', async () => {
  const {page, said} = await reader.open('/search/?q=管理办法')
  await page.waitForSelector(hits)
  const groups = (await page.locator('[data-groups]').innerText()).replace(/\s+/gu, ' ')
  for (const name of ['机构', '年份', '主题', '文种', '有效性', '类别']) expect(groups).toContain(name)
  const choice = page.locator('[data-groups] label', {hasText: '已废止'}).first()
  const count = Number(/(\d+)\D*$/u.exec((await choice.innerText()).trim())![1])
  expect(count).toBeGreaterThan(0)
  await choice.click()
  await expect.poll(() => page.locator(hits).count()).toBe(count)
  expect(page.url()).toContain(encodeURIComponent('有效性'))
  expect(said).toEqual([])
})

test('typing into the form of the home page leads to the results', async () => {
  const {page, said} = await reader.open('/')
  await page.getByRole('searchbox').fill('预付卡')
  await page.getByRole('searchbox').press('Enter')
  await page.waitForSelector(hits)
  expect(page.url()).toContain('/search/?q=')
  expect(said).toEqual([])
})

test('nothing found: says so, and shows other ways', async () => {
  const {page} = await reader.open('/search/?q=这样的词语不会有')
  await expect.poll(() => page.locator('[role=status]').first().innerText()).not.toBe('')
  expect(await page.locator(hits).count()).toBe(0)
  expect(await page.locator('[data-help] a').count()).toBeGreaterThan(0)
})

test('without scripts the page explains itself and leads on', async () => {
  const {page} = await reader.open('/search/', {scripts: false})
  expect(await page.locator('noscript').count()).toBe(1)
  expect(await page.locator('main a[href="/policies/numbers/"]').count()).toBeGreaterThan(0)
})

test('an index of many shards in two bundles finds and counts what one bundle does', async () => {
  const files = await indexOf(new Map(pagesOf(inject('dist')).map(path => [path, read(inject('dist'), path)])), {
    shard: 8,
    largestShard: 12,
    oneBundle: 40,
    newest: 15,
  })
  expect(files.has('pagefind/older/pagefind-entry.json')).toBe(true)
  const asked: string[] = []
  const ask = async (path: string, index?: ReadonlyMap<string, Buffer>) => {
    const {page} = await reader.open('/policies/')
    await page.context().route('**/pagefind/**', async route => {
      const file = new URL(route.request().url()).pathname.slice(1)
      const body = index?.get(file)
      if (body) asked.push(file)
      return body
        ? route.fulfill({body, contentType: route.request().url().includes('.js') ? 'text/javascript' : ''})
        : route.continue()
    })
    await page.goto(new URL(path, page.url()).href)
    await page.waitForSelector(hits)
    const groups = await page.locator('[data-groups]').innerText()
    return {groups, titles: (await page.locator(`${hits} h3`).allInnerTexts()).sort()}
  }
  for (const query of ['预付卡', '资金存管']) {
    const path = `/search/?q=${encodeURIComponent(query)}`
    expect(await ask(path, files), query).toEqual(await ask(path))
  }
  expect(asked.some(file => file.startsWith('pagefind/older/index/'))).toBe(true)
})
