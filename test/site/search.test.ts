/** Search in a real browser: by words, numbers, clauses and any characters; filters with counts, suggestions, keys, and what happens without. */
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
/** The machine may be busy. */
const patient = {timeout: 20_000}

test('a word of the text finds its policy', async () => {
  const {page, said} = await reader.open('/search/?q=资金存管')
  await page.waitForSelector(hits)
  const titles = await page.locator(`${hits} a`).allInnerTexts()
  expect(titles.some(title => title.includes('单用途商业预付卡管理办法'))).toBe(true)
  await expect.poll(() => page.locator('[role=status]').first().innerText(), patient).toMatch(/\d/u)
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
  await expect.poll(() => page.locator(hits).count(), patient).toBe(count)
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
  await expect.poll(() => page.locator('[role=status]').first().innerText(), patient).not.toBe('')
  expect(await page.locator(hits).count()).toBe(0)
  expect(await page.locator('[data-help] a').count()).toBeGreaterThan(0)
})

test('without scripts the page explains itself and leads on', async () => {
  const {page} = await reader.open('/search/', {scripts: false})
  expect(await page.locator('noscript').count()).toBe(1)
  expect(await page.locator('main a[href="/policies/numbers/"]').count()).toBeGreaterThan(0)
})

/** One visitor who searches again and again. */
let visitor: Awaited<ReturnType<Reader['open']>> | undefined
const found = async (query: string) => {
  visitor ??= await reader.open('/search/')
  const {page, said} = visitor
  await page.goto(new URL(`/search/?q=${encodeURIComponent(query)}`, page.url()).href)
  await expect.poll(() => page.locator('[data-status]').innerText(), patient).toMatch(/找到/u)
  const links = await page.locator(`${hits} h3 a`).evaluateAll(all => all.map(link => link.getAttribute('href')!))
  return {page, said, links, status: await page.locator('[data-status]').innerText()}
}

test('a 文号 finds its document first, however it is spelled', async () => {
  const spellings = ['〔2024〕3号', '[2024]3号', '（2024）3号', '2024年第3号', ' 2024 3', '【２０２４】３号']
  for (const spelling of spellings) {
    const {page, links, said} = await found(`示商务规${spelling}`)
    expect(links[0], spelling).toBe('/policies/2024/sswg-2024-3/')
    expect(await page.locator(hits).first().innerText()).toContain('文号一致')
    expect(said).toEqual([])
  }
})

test('a clause of a named document opens at its anchor', async () => {
  const {page, links} = await found('单用途商业预付卡管理办法第十二条')
  expect(links[0]).toBe('/policies/2026/sswg-2026-2/#tiao-12')
  await page.locator(`${hits} h3 a`).first().click()
  await page.waitForURL('**/#tiao-12')
  expect(await page.locator('#tiao-12').innerText()).toContain('第十二条')
})

test('characters that are no word are found, and marked where they are', async () => {
  const {page, links, status} = await found('金存管')
  expect(status).toContain(`${links.length}个结果`)
  expect(links).toContain('/policies/2026/sswg-2026-2/')
  const marks = await page.locator(`${hits} mark`).allInnerTexts()
  expect(marks.length).toBeGreaterThan(0)
  expect(new Set(marks)).toEqual(new Set(['金存管']))
})

test('what no page says is left out once its text was read, and the counts say so', async () => {
  // Its pairs are in pages that speak of other cards.
  const {page, links, status} = await found('预付卡管理办法')
  expect(status).toContain(`${links.length}个结果`)
  const texts = await Promise.all(links.map(async link => read(inject('dist'), `${link.slice(1).replace(/#.*/u, '')}index.html`)))
  for (const [at, text] of texts.entries()) expect(text.replace(/<[^>]+>|\s/gu, ''), links[at]!).toContain('预付卡管理办法')
  const counts = await page.locator('[data-groups] fieldset').first().locator('.n').allInnerTexts()
  expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(links.length)
})

test('synonyms of the office are used, and said', async () => {
  const {page, links} = await found('充值卡')
  expect(await page.locator('[data-remark]').innerText()).toContain('也包括：预付卡')
  expect(links).toContain('/policies/2026/sswg-2026-2/')
  expect(await page.locator(`${hits} mark`).allInnerTexts()).toContain('预付卡')
})

test('a question finds what it asks about, and says how it was read', async () => {
  const {page, links} = await found('请问预付卡怎么退卡？')
  expect(links.length).toBeGreaterThan(0)
  expect(await page.locator('[data-remark]').innerText()).not.toBe('')
})

test('results may be sorted by date, and the address keeps it', async () => {
  const {page} = await found('预付卡')
  const dates = () => page.locator(`${hits} time`).evaluateAll(all => all.map(time => (time as HTMLTimeElement).dateTime))
  const relevance = await dates()
  await page.getByLabel('排序').selectOption('date')
  await expect.poll(dates, patient).toEqual([...relevance].sort().reverse())
  expect(page.url()).toContain('sort=date')
  await page.goBack()
  await expect.poll(dates, patient).toEqual(relevance)
})

test('suggestions: from two characters, by keys, and none while an input method is composing', async () => {
  const {page, said} = await reader.open('/search/')
  const input = page.getByRole('combobox', {name: '搜索标题、文号或正文'})
  const options = page.locator('.suggestions [role=option]:visible')
  await input.focus()
  expect(await input.getAttribute('aria-expanded')).toBe('false')
  const type = (data: string, isComposing: boolean) =>
    input.evaluate(
      (element, [text, composing]) => {
        ;(element as HTMLInputElement).value = text as string
        element.dispatchEvent(new InputEvent('input', {bubbles: true, isComposing: composing as boolean}))
      },
      [data, isComposing] as const,
    )
  await type('示范市家电', true)
  await page.waitForTimeout(500)
  expect(await options.count()).toBe(0)
  await input.evaluate(element => element.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true})))
  await expect.poll(() => options.count(), patient).toBeGreaterThan(0)
  expect(await options.count()).toBeLessThanOrEqual(8)
  expect(await input.getAttribute('aria-expanded')).toBe('true')
  await input.press('ArrowDown')
  const chosen = page.locator(`#${await input.getAttribute('aria-activedescendant')}`)
  expect(await chosen.getAttribute('aria-selected')).toBe('true')
  await input.press('Escape')
  expect(await options.count()).toBe(0)
  expect(await input.inputValue()).toBe('示范市家电')
  await type('示范市家', false)
  await expect.poll(() => options.count(), patient).toBeGreaterThan(0)
  const title = await options.first().evaluate(element => (element as HTMLElement).dataset['text']!)
  await input.press('ArrowDown')
  await input.press('Enter')
  expect(await input.inputValue()).toBe(title)
  await page.waitForSelector(`${hits}.pinned`)
  expect(await page.locator(`${hits} h3`).first().innerText()).toBe(title)
  expect(said).toEqual([])
})

test('Ctrl+K leads into the box', async () => {
  const {page} = await found('预付卡')
  await page.locator('body').press('Control+k')
  expect(await page.evaluate(() => document.activeElement!.getAttribute('name'))).toBe('q')
})

test('without the engine the titles and texts are still found; without the table the reader is told', async () => {
  const blocked = async (pattern: string) => {
    const {page} = await reader.open('/policies/')
    await page.context().route(pattern, route => route.abort())
    await page.goto(new URL('/search/?q=金存管', page.url()).href)
    await expect.poll(() => page.locator('[data-status]').innerText(), patient).not.toMatch(/正在|^$/u)
    return page
  }
  const withoutEngine = await blocked('**/pagefind/pagefind.js*')
  expect(await withoutEngine.locator(`${hits} h3`).count()).toBeGreaterThan(0)
  const withoutTable = await blocked('**/pagefind/pages.json')
  expect(await withoutTable.locator('[data-status]').innerText()).toContain('没有加载成功')
  expect(await withoutTable.locator('[data-help] a').count()).toBeGreaterThan(0)
})

test('nothing left by the filters: one press takes them away', async () => {
  const {page} = await reader.open(`/search/?q=${encodeURIComponent('预付卡')}&${encodeURIComponent('年份')}=1999`)
  const button = page.getByRole('button', {name: /去掉筛选条件，有\d+个结果/u})
  await button.click()
  await page.waitForSelector(hits)
  expect(page.url()).not.toContain('1999')
})

test('an index of many shards in two bundles finds and counts what one bundle does', async () => {
  const files = await indexOf(new Map(pagesOf(inject('dist')).map(path => [path, read(inject('dist'), path)])), {
    shard: {least: 4, most: 12},
    newestShard: {least: 2, most: 6},
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
