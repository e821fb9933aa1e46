/** The comforts that scripts add, in a real browser on hand-made pages; and that nothing is lost without them. */
import {type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page} from 'playwright-core'
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest'
import {browserFlags, browserPath} from '../../scripts/browser.js'
import {office} from '../outputs/office.ts'
import {type Given, pagesOf, theme} from '../outputs/site.ts'

const call: Given = {
  at: 'consultation consultations/2026/yijian',
  data: {
    title: '关于展会办法的意见征集',
    publishDate: '2026-11-01',
    opens: '2026-11-01',
    closes: '2026-12-01',
    channels: [{kind: 'email', value: 'swj@example.gov.cn'}],
  },
}
const pages = await pagesOf([...office, call])
const origin = 'https://swj.example.gov.cn'

let browser: Browser
let context: BrowserContext | undefined
beforeAll(async () => {
  browser = await chromium.launch({executablePath: browserPath()!, args: browserFlags})
})
afterEach(async () => context?.close())
afterAll(async () => browser.close())

/** A page of the hand-made site, as a reader of 2026-11-23 sees it unless another day is given. */
async function open(path: string, options: BrowserContextOptions & {readonly day?: string} = {}): Promise<Page> {
  const {day = '2026-11-23', ...rest} = options
  context = await browser.newContext({viewport: {width: 1280, height: 900}, ...rest})
  await context.clock.setFixedTime(`${day}T04:00:00Z`)
  await context.route('**/*', route => {
    const {pathname} = new URL(route.request().url())
    const page = pages.get(`${pathname.slice(1)}${pathname.endsWith('/') ? 'index.html' : ''}`)
    if (page !== undefined) return route.fulfill({body: page, contentType: 'text/html; charset=utf-8'})
    const asset = theme.assets.get(pathname.replace('/assets/', ''))
    const type = {css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml'}[pathname.split('.').at(-1)!]
    return asset ? route.fulfill({body: Buffer.from(asset), contentType: type ?? ''}) : route.fulfill({status: 404})
  })
  const page = await context.newPage()
  await page.goto(origin + path)
  return page
}

const policy = '/policies/2024/sswg-2024-3/'
const upcoming = '/policies/2026/sswz-2026-5/'

describe('comforts', () => {
  it('lead past the navigation with the first Tab', async () => {
    const page = await open(policy)
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').textContent()).toBe('跳到正文')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('main')
  })

  it('keep elder mode and text size from page to page', async () => {
    const page = await open(policy)
    await page.click('[data-elder]')
    await page.click('[data-sizes]')
    expect(await page.textContent('[data-said]')).toBe('字号：大')
    await page.goto(origin + upcoming)
    expect(await page.getAttribute('html', 'data-mode')).toBe('elder')
    expect(await page.getAttribute('html', 'data-size')).toBe('large')
    expect(await page.getAttribute('[data-elder]', 'aria-pressed')).toBe('true')
    expect(await page.textContent('[data-sizes]')).toBe('字号：大')
  })

  it('copy name, number and the clause one stands on', async () => {
    const page = await open(`${policy}#tiao-2`, {permissions: ['clipboard-read', 'clipboard-write']})
    await page.click('[data-copy]')
    await page.waitForFunction("document.querySelector('[data-said]').textContent !== ''")
    expect(await page.textContent('[data-said]')).toBe('已复制引用和链接')
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
      `《关于印发〈示范市展会管理办法〉的通知》（示商务规〔2024〕3号，2024年8月1日起施行） ${origin}${policy}#tiao-2`,
    )
  })

  it('fold the contents away on a phone only', async () => {
    const wide = await open(policy)
    expect(await wide.locator('.toc a').first().isVisible()).toBe(true)
    await context!.close()
    const narrow = await open(policy, {viewport: {width: 390, height: 844}})
    expect(await narrow.locator('.toc a').first().isVisible()).toBe(false)
    await narrow.click('.toc summary')
    expect(await narrow.locator('.toc a').first().isVisible()).toBe(true)
  })

  it('re-word a stamp whose day has come since the build', async () => {
    const before = await open(upcoming, {day: '2026-12-31'})
    expect(await before.textContent('.kind .stamp')).toBe('尚未施行（2027年1月1日起施行）')
    await context!.close()
    const after = await open(upcoming, {day: '2027-01-01'})
    expect(await after.textContent('.kind .stamp')).toBe('现行有效')
    expect(await after.getAttribute('.kind .stamp', 'class')).toBe('stamp ok')
  })

  it('count the days that are left to say something, by the reader’s calendar', async () => {
    const left = async (day: string) => {
      const words = await (await open('/', {day})).textContent('[data-deadline]')
      await context!.close()
      return words
    }
    expect(await left('2026-11-23')).toBe('2026年12月1日截止（还有8天）')
    expect(await left('2026-12-01')).toBe('今天截止')
    expect(await left('2026-12-02')).toBe('已截止')
  })
})

describe('without scripts', () => {
  it('everything is there to read, and no button that does nothing', async () => {
    const page = await open(policy, {javaScriptEnabled: false, viewport: {width: 390, height: 844}})
    expect(await page.locator('button:visible').count()).toBe(0)
    expect(await page.locator('.toc a').first().isVisible()).toBe(true)
    expect(await page.locator('.reads a:visible').count()).toBe(3)
    expect(await page.locator('#history').isVisible()).toBe(true)
  })

  it('the search page says what else can be done', async () => {
    const page = await open('/search/', {javaScriptEnabled: false})
    expect(await page.locator('noscript').first().textContent()).toContain('没有脚本时')
    expect(await page.locator('.help a:visible').count()).toBeGreaterThan(3)
    expect(await page.locator('.filter:visible').count()).toBe(0)
  })
})

describe('narrow screens', () => {
  it.each(['', 'elder'])('320 px %s: no page is wider than the screen', async mode => {
    const page = await open('/', {viewport: {width: 320, height: 640}})
    await page.evaluate(`localStorage.setItem('gzgk-mode', '${mode}')`)
    const wide: string[] = []
    for (const path of pages.keys()) {
      await page.goto(`${origin}/${path.replace(/index\.html$/, '')}`)
      if (await page.evaluate('document.documentElement.scrollWidth > innerWidth')) wide.push(path)
    }
    expect(wide).toEqual([])
  })
})
