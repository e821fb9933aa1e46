/** Elder mode: the same page, with letters, lines, targets and contrasts for eyes and hands of seventy years. */
import {afterAll, beforeAll, expect, inject, test} from 'vitest'
import {looks} from '../../site/accessibility/looks.ts'
import {templateOf} from '../../site/accessibility/templates.ts'
import {faultsOnPages} from '../../site/accessibility/walk.ts'
import {type Reader, startReader} from '../../site/browser.ts'

let reader: Reader
beforeAll(async () => {
  reader = await startReader(inject('dist'))
})
afterAll(() => reader?.close())

test.each([1280, 390])('main targets are 60 px high, the others 44, %i px wide', async width => {
  const small = await faultsOnPages(
    reader,
    page =>
      page.evaluate(() => {
        const heightOf = (element: Element): number => element.getBoundingClientRect().height
        const isShown = (element: Element): boolean => element.getClientRects().length > 0
        const tooLow = (selector: string, least: number): string[] =>
          [...document.querySelectorAll<HTMLElement>(selector)]
            .filter(element => isShown(element) && heightOf(element) < least)
            .map(element => `${Math.round(heightOf(element))} px: ${element.innerText || element.tagName}`)
        return [
          ...tooLow('.btn, .search button, .search input, .elder-home .big a', 60),
          ...tooLow('.nav a, summary, .toc a', 44),
        ]
      }),
    {width, ...looks.elder},
  )
  expect(small).toEqual([])
})

test('letters of 22 px and more, text of 27.5 px, lines of 30 characters and 1.95, one column, black on white', async () => {
  const {page} = await reader.open(templateOf('policy').path, looks.elder)
  const measured = await page.evaluate(() => {
    const px = (value: string): number => Number.parseFloat(value)
    const text = getComputedStyle(document.querySelector('.text')!)
    const paragraph = getComputedStyle(document.querySelector('.text p')!)
    return {
      root: px(getComputedStyle(document.documentElement).fontSize),
      text: px(text.fontSize),
      characters: px(text.width) / px(text.fontSize),
      lines: px(text.lineHeight) / px(text.fontSize),
      align: paragraph.textAlign,
      columns: getComputedStyle(document.querySelector('.doc')!).gridTemplateColumns.split(' ').length,
      ink: getComputedStyle(document.body).color,
      paper: getComputedStyle(document.body).backgroundColor,
      link: getComputedStyle(document.querySelector('main dd a')!).textDecorationThickness,
    }
  })
  expect(measured).toEqual({
    root: 22,
    text: 27.5,
    characters: 30,
    lines: 1.95,
    align: 'left',
    columns: 1,
    ink: 'rgb(0, 0, 0)',
    paper: 'rgb(255, 255, 255)',
    link: '2px',
  })
})

test('nothing but the small print is smaller than 18 px, on every template', async () => {
  const small = await faultsOnPages(
    reader,
    page =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('main *, .nav *')]
          .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && (node.textContent ?? '').trim() !== ''))
          .filter(element => element.getClientRects().length > 0 && Number.parseFloat(getComputedStyle(element).fontSize) < 18)
          .map(element => `${getComputedStyle(element).fontSize}: ${element.innerText.slice(0, 30)}`),
      ),
    looks.elder,
  )
  expect(small).toEqual([])
})

test('the text is the same, word for word', async () => {
  const {path} = templateOf('policy')
  const words = async (look: (typeof looks)['light' | 'elder']): Promise<string> => {
    const {page} = await reader.open(path, look)
    return page.locator('.text').innerText()
  }
  expect(await words(looks.elder)).toBe(await words(looks.light))
})

test('is on before anything is drawn, stays on from page to page, and is turned off by the same button', async () => {
  const {page} = await reader.open('/?m=elder')
  const mode = (): Promise<string | null> => page.locator('html').getAttribute('data-mode')
  expect(await mode()).toBe('elder')
  await page.goto(reader.origin + templateOf('policy').path, {waitUntil: 'commit'})
  await page.waitForSelector('body', {state: 'attached'})
  expect(await mode()).toBe('elder')
  await page.getByRole('button', {name: '长者模式'}).click()
  await page.reload()
  expect(await mode()).toBe('')
})

test('the elder home leads there, large without scripts, and its rows lead somewhere', async () => {
  const {page} = await reader.open('/elder/', {width: 390, height: 844, scripts: false})
  const rows = page.locator('.big a')
  expect(await rows.count()).toBe(6)
  for (const row of await rows.all()) {
    expect((await row.boundingBox())!.height).toBeGreaterThanOrEqual(60)
    expect(
      Number.parseFloat(await row.locator('strong').evaluate(word => getComputedStyle(word).fontSize)),
    ).toBeGreaterThanOrEqual(22)
  }
})

test('high contrast is offered in elder mode only, is black and yellow, and is remembered', async () => {
  const {page} = await reader.open(templateOf('policy').path)
  const contrast = page.getByRole('button', {name: '高对比'})
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  expect(await contrast.count()).toBe(0)
  await page.getByRole('button', {name: '长者模式'}).press('Enter')
  await contrast.press('Enter')
  expect(await contrast.getAttribute('aria-pressed')).toBe('true')
  await page.reload()
  expect(await paper()).toBe('rgb(0, 0, 0)')
  await page.getByRole('button', {name: '长者模式'}).press('Enter')
  expect(await paper(), 'not outside elder mode').toBe('rgb(255, 255, 255)')
})
