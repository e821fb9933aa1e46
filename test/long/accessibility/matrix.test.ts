/** A01, A31: axe finds nothing on any template, on any screen, in any look; and (A10) no page scrolls sideways. */
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest'
import {faultsOf} from '../../site/accessibility/axe.ts'
import {type Look, looks, screens} from '../../site/accessibility/looks.ts'
import {templates} from '../../site/accessibility/templates.ts'
import {type Reader, startReader} from '../../site/browser.ts'
import {pagesOf, read, urlOf} from '../../site/pages.ts'

let reader: Reader
beforeAll(async () => {
  reader = await startReader(inject('dist'))
})
afterAll(() => reader?.close())

/** What is wrong with the pages, in the form “path: fault”. The pages are visited one after the other in one window. */
async function walk(paths: readonly string[], screen: (typeof screens)[number], look: Look): Promise<string[]> {
  const {page, said} = await reader.open('/', {...screen, ...look})
  const found: string[] = []
  for (const path of paths) {
    await page.goto(reader.origin + path)
    if (path.startsWith('/search/?')) await page.waitForSelector('[data-hits] > li')
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (wider > 0) found.push(`${path}: ${wider} px wider than the screen`)
    for (const fault of await faultsOf(page)) found.push(`${path}: ${fault}`)
  }
  await page.context().close()
  // The page of something taken away is answered with 410, which the browser tells.
  return [...found, ...said.filter(line => !/\b410\b/u.test(line))]
}

describe.each(screens)('$width × $height', screen => {
  test.concurrent.each(Object.entries(looks))('A01 %s: axe finds nothing on any template', async (_, look) => {
    expect(
      await walk(
        templates.map(({path}) => path),
        screen,
        look,
      ),
    ).toEqual([])
  })
})

test('A01 all pages of the sample office, as most readers see them', async () => {
  const dist = inject('dist')
  const pages = pagesOf(dist).filter(file => !read(dist, file).includes('http-equiv="refresh"'))
  expect(pages.length).toBeGreaterThan(100)
  expect(await walk(pages.map(urlOf), screens[0], looks.light)).toEqual([])
})
