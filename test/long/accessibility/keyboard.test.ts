/** The pages with nothing but a keyboard: A06, A13, A14, A17, A21, A24, A29. */
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest'
import {contrast, type Rgb} from '../../site/accessibility/contrast.ts'
import {type Stop, stopsOf} from '../../site/accessibility/stops.ts'
import {templateOf, templates} from '../../site/accessibility/templates.ts'
import {visit} from '../../site/accessibility/walk.ts'
import {type Reader, startReader} from '../../site/browser.ts'

let reader: Reader
beforeAll(async () => {
  reader = await startReader(inject('dist'))
})
afterAll(() => reader?.close())

const rgb = (colour: string): Rgb =>
  colour
    .match(/[\d.]+/gu)!
    .slice(0, 3)
    .map(Number) as unknown as Rgb
const named = (faults: readonly [template: string, stop: Stop][]): string[] =>
  faults.map(([template, {words, tag, box}]) => `${template}: ${tag} “${words}” at ${Math.round(box.x)}, ${Math.round(box.y)}`)

describe.each([1280, 390])('Tab through every template, %i px wide', width => {
  const walks = new Map<string, readonly Stop[]>()
  const left: string[] = []
  beforeAll(async () => {
    // Smooth scrolling is still under way when a stop is looked at.
    const {page} = await reader.open('/', {width, media: {reducedMotion: 'reduce'}})
    for (const template of templates) {
      await visit(page, reader, template)
      const before = page.url()
      walks.set(template.name, await stopsOf(page))
      if (page.url() !== before) left.push(template.name)
    }
    await page.context().close()
  }, 600_000)
  const faultyStops = (isFaulty: (stop: Stop, index: number, stops: readonly Stop[]) => boolean): string[] =>
    named([...walks].flatMap(([template, stops]) => stops.filter(isFaulty).map(stop => [template, stop] as [string, Stop])))

  test('A06 goes the way one reads: down a column, never back up in it (1.3.2, 2.4.3)', () => {
    const back = faultyStops((stop, index, stops) => {
      const before = stops[index - 1]
      if (!before) return false
      const isSameColumn = stop.box.x < before.box.x + before.box.width && before.box.x < stop.box.x + stop.box.width
      return isSameColumn && stop.box.y + stop.box.height < before.box.y - 4
    })
    expect(back).toEqual([])
  })

  test('A13 comes to the end of every page and is caught nowhere; nothing happens on arrival (2.1.1, 2.1.2, 3.2.1)', () => {
    for (const [template, stops] of walks) expect(stops.length, template).toBeGreaterThan(8)
    expect(left).toEqual([])
  })

  test('A17 finds the way past the navigation first (2.4.1)', () => {
    for (const [template, stops] of walks) expect(stops[0]?.words, template).toBe('跳到正文')
  })

  test('A21 always shows where it is: an outline of 2 px and 3 : 1, covered by nothing (2.4.7, 2.4.11, 2.4.13)', () => {
    const hidden = faultyStops(({tag, outline: {width: thick, colour, beside}, isOnTop}) => {
      // Inside a film, the browser draws its own controls, and marks them.
      return tag !== 'video' && (!isOnTop || thick < 2 || contrast(rgb(colour), rgb(beside)) < 3)
    })
    expect(hidden).toEqual([])
  })

  test('A24 finds targets of 24 × 24, buttons of 44 high (2.5.8)', () => {
    const small = faultyStops(({box, tag, isInline}) => {
      if (tag === 'button') return box.height < 44
      return !isInline && tag !== 'input' && (box.height < 24 || box.width < 24)
    })
    expect(small).toEqual([])
  })
})

describe('on the page of a policy', () => {
  const policy = templateOf('policy')

  test('A13 skip to the text, go to a clause by the contents, copy its address, change the size', async () => {
    const {page} = await reader.open(policy.path, {media: {reducedMotion: 'reduce'}})
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    const contents = page.locator('.toc a').nth(1)
    await contents.focus()
    await page.keyboard.press('Enter')
    const target = decodeURIComponent(new URL(page.url()).hash.slice(1))
    expect(await page.locator(`[id="${target}"]`).boundingBox()).toMatchObject({y: expect.closeTo(16, -2)})
    await page.keyboard.press('Tab')
    const afterTarget = await page.evaluate(id => {
      const element = document.activeElement!
      const heading = document.getElementById(id)!
      return heading.contains(element) || Boolean(heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)
    }, target)
    expect(afterTarget, 'the next stop lies behind the clause').toBe(true)
    await page.getByRole('button', {name: '复制链接'}).press('Enter')
    await expect.poll(() => page.locator('[data-said]').innerText()).toBe('已复制引用和链接')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`#${encodeURIComponent(target)}`)
    await page.getByRole('button', {name: '字号：标准'}).press(' ')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('字号：大')
  })

  test('A14 no letter or digit by itself does anything (2.1.4)', async () => {
    const {page} = await reader.open(policy.path)
    const state = () =>
      page.evaluate(() =>
        [location.href, scrollY, document.activeElement?.tagName, document.documentElement.outerHTML.length].join(),
      )
    const before = await state()
    for (const key of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/?.,') await page.keyboard.press(key)
    expect(await state()).toBe(before)
  })

  test('A29 what has happened is told in a status, and the focus stays (4.1.3)', async () => {
    const {page} = await reader.open(policy.path)
    await page.getByRole('button', {name: '字号：标准'}).press('Enter')
    expect(await page.getByRole('status').innerText()).toBe('字号：大')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('字号：大')
  })

  test('A13 on a phone, the contents open and close with Enter', async () => {
    const {page} = await reader.open(policy.path, {width: 390, height: 844})
    const summary = page.locator('.toc summary')
    expect(await page.locator('.toc a').first().isVisible()).toBe(false)
    await summary.press('Enter')
    expect(await page.locator('.toc a').first().isVisible()).toBe(true)
    await summary.press('Enter')
    expect(await page.locator('.toc a').first().isVisible()).toBe(false)
  })
})

test('A13 from the home page to a document and back, through the search', async () => {
  const {page} = await reader.open('/')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('预付卡')
  await page.keyboard.press('Enter')
  const hit = page.locator('[data-hits] > li a').first()
  await hit.waitFor()
  await hit.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(url => !url.pathname.startsWith('/search/'))
  await page.goBack()
  await hit.waitFor()
  expect(await page.locator('main input[name=q]').inputValue()).toBe('预付卡')
})
