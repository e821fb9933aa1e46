/** Looks at one page after the other in one window, and gathers what is wrong with each. */
import type {Page} from 'playwright-core'
import type {Reader, ReaderOptions} from '../browser.ts'
import {type Template, templates} from './templates.ts'

export type Check = (page: Page, template: Template) => Promise<readonly string[]>

/** Every fault as “template: fault”; the pages are all templates unless named. */
export async function faultsOnPages(
  reader: Reader,
  check: Check,
  options: ReaderOptions = {},
  pages: readonly Template[] = templates,
): Promise<string[]> {
  const {page} = await reader.open('/', options)
  const found: string[] = []
  for (const template of pages) {
    await visit(page, reader, template, options)
    for (const fault of await check(page, template)) found.push(`${template.name}: ${fault}`)
  }
  await page.context().close()
  return found
}

/** Goes to a template's page; that of the search is not there before its results are. */
export async function visit(page: Page, reader: Reader, template: Template, {scripts = true}: ReaderOptions = {}): Promise<void> {
  await page.goto(reader.origin + template.path)
  if (template.layout === 'search' && scripts) await page.waitForSelector('[data-hits] > li')
}

/** Adds a style as a reader's own style sheet would be: the pages' policy forbids inline ones. */
export const addStyle = (page: Page, css: string): Promise<void> =>
  page.evaluate(text => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  }, css)

/** What is cut off or sticks out, for a page that has just been enlarged. Runs in the page. */
export function lossesInPage(): string[] {
  const losses: string[] = []
  const wider = document.documentElement.scrollWidth - innerWidth
  if (wider > 0) losses.push(`the page is ${wider} px wider than the screen`)
  const describe = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${element.className} “${(element.textContent ?? '').trim().slice(0, 20)}”`
  for (const element of document.querySelectorAll('body *')) {
    const style = getComputedStyle(element)
    if (element.clientWidth <= 1 || style.clipPath !== 'none' || element.closest('video, svg')) continue
    const clips = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip'
    const cutBelow = clips(style.overflowY) && element.scrollHeight > element.clientHeight + 1
    const cutBeside = clips(style.overflowX) && element.scrollWidth > element.clientWidth + 1
    if (cutBelow || cutBeside) losses.push(`${describe(element)} is cut off`)
    const scrolls = /auto|scroll/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1
    const isRegion = element.matches(
      ':is([role=region], section)[tabindex="0"]:is([aria-label], [aria-labelledby]), .nav ul, pre',
    )
    if (scrolls && !isRegion && element !== document.documentElement) losses.push(`${describe(element)} scrolls sideways`)
  }
  return losses
}
