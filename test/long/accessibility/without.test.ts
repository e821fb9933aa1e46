/** A33, A35: the pages without scripts, and with nobody else asked for anything. */
import {afterAll, beforeAll, expect, inject, test} from 'vitest'
import {templates} from '../../site/accessibility/templates.ts'
import {faultsOnPages, visit} from '../../site/accessibility/walk.ts'
import {type Reader, startReader} from '../../site/browser.ts'

let reader: Reader
beforeAll(async () => {
  reader = await startReader(inject('dist'))
})
afterAll(() => reader?.close())

/** What is shown in the main part, block by block, and where its links lead. */
const shownInPage = (): {readonly blocks: string[]; readonly links: string[]} => {
  const isShown = (element: Element): boolean => element.getClientRects().length > 0
  const main = document.querySelector('main')!
  const blocks = [...main.querySelectorAll<HTMLElement>('h1, h2, h3, h4, p, li, dt, dd, th, td, caption')].filter(isShown)
  return {
    blocks: blocks.map(({innerText}) => innerText.trim()).filter(words => words !== ''),
    links: [...main.querySelectorAll<HTMLAnchorElement>('a[href]')].filter(isShown).map(({href}) => href),
  }
}

test.each([1280, 390])(
  'A33 without scripts, %i px wide: all text and all links are there, and no button that does nothing',
  async width => {
    const withScripts = await reader.open('/', {width})
    const lost = await faultsOnPages(
      reader,
      async (page, template) => {
        // What the search finds, only scripts can show; the page says so and leads on.
        if (template.layout === 'search') return (await page.locator('noscript').count()) > 0 ? [] : ['no word on scripts']
        const without = await page.evaluate(shownInPage)
        await visit(withScripts.page, reader, template)
        const shown = await withScripts.page.evaluate(shownInPage)
        // Days that are left, and the address that was asked for: a script alone knows them.
        const isComfort = (block: string): boolean => /截止（还有\d+天）|^今天截止$|^已截止$|^您访问的网址：/u.test(block)
        const dead = await page
          .locator('button:visible')
          .evaluateAll(buttons =>
            (buttons as HTMLButtonElement[]).filter(({type, form}) => type !== 'submit' || !form).map(({innerText}) => innerText),
          )
        return [
          ...shown.blocks
            .filter(block => !without.blocks.includes(block) && !isComfort(block))
            .map(block => `lost: ${block.slice(0, 60)}`),
          ...shown.links.filter(link => !without.links.includes(link)).map(link => `lost: ${link}`),
          ...dead.map(words => `a dead button: ${words}`),
        ]
      },
      {width, scripts: false},
    )
    expect(lost).toEqual([])
  },
)

test('A35 nothing is asked of another origin, nothing breaks the policy of the page, nothing fails (privacy)', async () => {
  const policies = new Set<string>()
  const complaints: string[] = []
  for (const template of templates) {
    const {page, said} = await reader.open('/')
    page.on('response', response => {
      if (response.request().isNavigationRequest()) policies.add(response.headers()['content-security-policy'] ?? 'none')
    })
    await visit(page, reader, template)
    await page.waitForLoadState('networkidle')
    const isExpected = (line: string): boolean => template.layout === 'tombstone' && /\b410\b/u.test(line)
    complaints.push(...said.filter(line => !isExpected(line)).map(line => `${template.name}: ${line}`))
    await page.context().close()
  }
  expect(complaints).toEqual([])
  for (const policy of policies) expect(policy).toContain("default-src 'none'")
})
