/** What a page is to those who do not see it: names, structure, language, links (A03, A05, A08, A12, A18–A20, A22, A25–A28). */
import {afterAll, beforeAll, expect, inject, test} from 'vitest'
import {templateOf, templates} from '../../site/accessibility/templates.ts'
import {faultsOnPages, visit} from '../../site/accessibility/walk.ts'
import {type Reader, startReader} from '../../site/browser.ts'
import {pagesOf, read, urlOf} from '../../site/pages.ts'

let reader: Reader
beforeAll(async () => {
  reader = await startReader(inject('dist'))
})
afterAll(() => reader?.close())

const dist = inject('dist')
const titleOf = (html: string): string => /<title>([^<]*)<\/title>/u.exec(html)![1]!
const realPages = pagesOf(dist).filter(file => !read(dist, file).includes('http-equiv="refresh"'))

test('A03 pictures have a text, long ones a long text; signs for the eye are not read out (1.1.1)', async () => {
  const faults = await faultsOnPages(reader, async page => {
    const pictures = await page.evaluate(() =>
      [...document.querySelectorAll('img')].flatMap(image => {
        const version = document.getElementById(image.getAttribute('aria-describedby') ?? '')
        if (!image.hasAttribute('alt')) return [`no alt: ${image.src}`]
        if (image.closest('.pictures') && (version?.textContent ?? '').trim().length < 80)
          return [`no text version: ${image.src}`]
        return []
      }),
    )
    const tree = await page.locator('body').ariaSnapshot()
    return [...pictures, ...tree.split('\n').filter(line => /[›●◆]/u.test(line))]
  })
  expect(faults).toEqual([])
})

test('A04 a film has captions to its end and a transcript, and does not start by itself (1.2.1–1.2.3)', async () => {
  const {page} = await reader.open(templateOf('interpretation-video').path)
  expect(await page.locator('video').count()).toBe(1)
  const film = await page.evaluate(async () => {
    const video = document.querySelector('video')!
    const track = video.querySelector('track')!
    video.preload = 'metadata'
    video.load()
    await new Promise((done, failed) => {
      video.onloadedmetadata = done
      video.onerror = failed
    })
    const captions = await (await fetch(track.src)).text()
    const {kind, srclang} = track
    return {captions, kind, srclang, length: video.duration, autoplay: video.autoplay, controls: video.controls}
  })
  expect(film).toMatchObject({kind: 'captions', srclang: 'zh-CN', autoplay: false, controls: true})
  expect(film.captions).toMatch(/^WEBVTT\r?\n/u)
  const seconds = (time: string): number => time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
  const cues = [...film.captions.matchAll(/([\d:.]+) --> ([\d:.]+)/gu)].map(([, from, to]) => seconds(to!) - seconds(from!))
  const covered = cues.reduce((sum, length) => sum + length, 0)
  expect(covered / film.length, 'of the film has captions').toBeGreaterThanOrEqual(0.9)
  expect(await page.locator('#text').innerText()).toMatch(/\S{20}/u)
})

test('A05 headings, lists, tables and regions say what they are (1.3.1)', async () => {
  const faults = await faultsOnPages(reader, page =>
    page.evaluate(() => {
      const found: string[] = []
      const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(({tagName}) => Number(tagName[1]))
      if (levels.filter(level => level === 1).length !== 1) found.push('not one h1')
      for (const [index, level] of levels.entries())
        if (level > (levels[index - 1] ?? 0) + 1) found.push(`h${level} after h${levels[index - 1] ?? 0}`)
      for (const table of document.querySelectorAll('table')) {
        if (!table.caption?.textContent?.trim() && !table.closest('.text')) found.push('a table without a caption')
        for (const head of table.querySelectorAll('th')) {
          if (!head.scope && !head.id) found.push(`a head of nothing: ${head.textContent}`)
          if (!head.textContent?.trim()) found.push('an empty head')
        }
        if (table.querySelector('th') === null) found.push('a table without heads')
      }
      const names = new Map<string, number>()
      for (const region of document.querySelectorAll('nav, section, [role=region]')) {
        const label =
          region.getAttribute('aria-label') ?? document.getElementById(region.getAttribute('aria-labelledby') ?? '')?.textContent
        if (!label?.trim()) found.push(`a region without a name: ${region.outerHTML.slice(0, 60)}`)
        const key = `${region.tagName} ${label}`
        names.set(key, (names.get(key) ?? 0) + 1)
      }
      for (const [name, count] of names) if (count > 1) found.push(`${count} times ${name}`)
      for (const list of document.querySelectorAll('ul, ol'))
        if ([...list.children].some(({tagName}) => tagName !== 'LI')) found.push('a list with something else in it')
      return found
    }),
  )
  expect(faults).toEqual([])
})

test('A08 a state has words, and links in a text are underlined (1.4.1)', async () => {
  const faults = await faultsOnPages(reader, page =>
    page.evaluate(() => [
      ...[...document.querySelectorAll('.stamp, .st, .state')]
        .filter(stamp => !/\p{L}{2}/u.test(stamp.textContent ?? ''))
        .map(stamp => stamp.outerHTML),
      ...[...document.querySelectorAll('.text a:not(.anchor), main p a:not(.btn), main dd a')]
        .filter(link => !getComputedStyle(link).textDecorationLine.includes('underline'))
        .map(link => link.outerHTML),
    ]),
  )
  expect(faults).toEqual([])
})

test('A12 what the pointer brings out, the focus brings out as well; no words hide in a title attribute (1.4.13)', async () => {
  let seen = 0
  const faults = await faultsOnPages(reader, async page => {
    const {titles, broughtOut, hidden} = await page.evaluate(() => {
      const shows = ({style}: CSSStyleRule): boolean =>
        ['opacity', 'display', 'visibility'].some(name => style.getPropertyValue(name) !== '')
      const rules = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules]) as CSSStyleRule[]
      const parts = rules.filter(rule => rule.selectorText?.includes(':hover') && shows(rule)).map(rule => rule.selectorText)
      const selectors = parts.flatMap(part => part.split(',')).filter(part => part.includes(':hover'))
      const atRest = selectors.map(part => part.replace(/(^|[\s>+~]):hover/g, '$1*').replaceAll(':hover', ''))
      const elements = [...document.querySelectorAll<HTMLElement>(atRest.join(',') || 'none')]
      const shown = elements.filter(element => element.getClientRects().length > 0)
      const staysHidden = (element: HTMLElement): boolean => {
        element.focus({focusVisible: true} as FocusOptions)
        return document.activeElement !== element || getComputedStyle(element).opacity !== '1'
      }
      const outer = (element: Element): string => element.outerHTML.slice(0, 80)
      return {
        titles: [...document.querySelectorAll('body [title]')].map(outer),
        broughtOut: shown.length,
        hidden: shown.filter(staysHidden).map(outer),
      }
    })
    seen += broughtOut
    return [...titles.map(html => `a title: ${html}`), ...hidden.map(html => `only for the pointer: ${html}`)]
  })
  expect(faults).toEqual([])
  expect(seen, 'links that a pointer brings out').toBeGreaterThan(50)
})

test('A18 the title of each window says what, where, and whose (2.4.2)', () => {
  const titles = realPages.map(file => titleOf(read(dist, file)))
  expect(new Set(titles).size).toBe(titles.length)
  for (const title of titles) expect(title).toMatch(/^(?:\S.* - )?示范市商务局政务公开$/u)
})

test('A19 a link says where it leads; equal words on a page lead to the same place; files say type and size (2.4.4, 2.4.9)', async () => {
  const faults = await faultsOnPages(reader, page =>
    page.evaluate(() => {
      const found: string[] = []
      const targets = new Map<string, string>()
      let heading = ''
      for (const element of document.querySelectorAll('main :is(h1, h2, h3, h4), main a[href]')) {
        if (!(element instanceof HTMLAnchorElement)) heading = element.textContent ?? ''
        if (!(element instanceof HTMLAnchorElement)) continue
        const link = element
        const words = (link.getAttribute('aria-label') ?? link.textContent ?? '').replace(/\s+/g, ' ').trim()
        if (/^(?:更多|详情|点击这里|点此|这里|查看|more)$/iu.test(words)) found.push(`says nothing: ${words}`)
        // What tells two links of the same words apart: the heading above them, or the line they stand in.
        const line = link.closest('.hits > li') ?? link.closest('li, tr, dd')
        const inContext = `${words} | ${heading} | ${line?.textContent ?? ''}`
        const before = targets.get(inContext)
        if (before !== undefined && before !== link.href && !link.matches('.anchor'))
          found.push(`${words}: ${before} and ${link.href}`)
        targets.set(inContext, link.href)
        const isFile = /\.(?:pdf|docx?|xlsx?|zip)$/iu.test(link.pathname)
        if (
          isFile &&
          link.closest('.files, .tools') &&
          !/(?:PDF|Word|DOCX?|Excel|XLSX?|ZIP).*\d ?[KM]?B/isu.test(link.parentElement!.textContent ?? '')
        )
          found.push(`no type or size: ${link.parentElement!.textContent}`)
      }
      return found
    }),
  )
  expect(faults).toEqual([])
})

test('A20 each document is found in two ways: by a list or another page, and by the search (2.4.5)', () => {
  const documents = realPages.filter(file => read(dist, file).includes('data-pagefind-body'))
  expect(documents.length).toBeGreaterThan(50)
  const linked = new Set<string>()
  for (const file of realPages)
    for (const [, href] of read(dist, file).matchAll(/href="([^"#?]*)/gu)) if (href !== urlOf(file)) linked.add(href!)
  expect(documents.map(urlOf).filter(url => !linked.has(url))).toEqual([])
})

test('A22 what a control is called begins with what is written on it (2.5.3)', async () => {
  const faults = await faultsOnPages(reader, page =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('a[aria-label], button[aria-label], input[aria-label]')]
        .filter(({innerText, ariaLabel}) => /\p{L}/u.test(innerText) && !ariaLabel!.startsWith(innerText.trim()))
        .map(element => element.outerHTML),
    ),
  )
  expect(faults).toEqual([])
})

test('A25 the page is Chinese, and longer passages in another script say their language (3.1.1, 3.1.2)', async () => {
  const faults = await faultsOnPages(reader, page =>
    page.evaluate(() => {
      const found = document.documentElement.lang === 'zh-CN' ? [] : [document.documentElement.lang]
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        const {parentElement, data} = walker.currentNode as Text
        const isCode = parentElement!.closest('script, style, code, pre')
        const foreign = /(?:[A-Za-z]{3,}[ ,]+){2}[A-Za-z]{3,}/.exec(data)
        if (foreign && !isCode && !parentElement!.closest('body [lang]')) found.push(foreign[0])
      }
      return found
    }),
  )
  expect(faults).toEqual([])
})

test('A26 navigation, tools and footer are the same, in the same order, on every page (3.2.3, 3.2.4, 3.2.6)', async () => {
  const frames = new Map<string, string[]>()
  await faultsOnPages(reader, async (page, {name}) => {
    const frame = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.top :is(a, button), .nav a, .foot a, .foot .imprint li')]
        .map(({innerText}) => innerText)
        .join('|'),
    )
    frames.set(frame, [...(frames.get(frame) ?? []), name])
    return []
  })
  expect([...frames.values()].map(names => names.length)).toEqual([templates.length])
})

test('A27 the only form is the search; it has a label, asks for nothing personal, and says when it is empty (3.3.1, 3.3.2)', async () => {
  const faults = await faultsOnPages(reader, page =>
    page.evaluate(() =>
      [...document.querySelectorAll('form')].flatMap(form => {
        const fields = [...form.querySelectorAll<HTMLInputElement>('input, select, textarea')]
        const named = fields.every(field => (field.labels?.length ?? 0) > 0)
        return form.getAttribute('role') === 'search' && named && fields.every(({type}) => type === 'search')
          ? []
          : [form.outerHTML]
      }),
    ),
  )
  expect(faults).toEqual([])
  const {page} = await reader.open('/search/')
  await page.locator('main .search button').click()
  await expect.poll(() => page.locator('main [role=status]').first().innerText()).toMatch(/\S/u)
})

test('A28 toggles and marks of the present place are told (4.1.2)', async () => {
  const {page} = await reader.open('/')
  const library = templateOf('policy')
  await visit(page, reader, library)
  const elder = page.getByRole('button', {name: '长者模式'})
  expect(await elder.getAttribute('aria-pressed')).toBe('false')
  await elder.press('Enter')
  expect(await elder.getAttribute('aria-pressed')).toBe('true')
  await elder.press(' ')
  expect(await elder.getAttribute('aria-pressed')).toBe('false')
  expect(await page.locator('.nav [aria-current]').allInnerTexts()).toEqual(['政策文件'])
  expect(await page.locator('.crumb [aria-current=page]').count()).toBe(1)
  await page.locator('.toc a').nth(2).click()
  await expect.poll(() => page.locator('.toc [aria-current]').count()).toBe(1)
  await page.goto(`${reader.origin}/policies/2024/`)
  expect(await page.locator('.facets [aria-current=page]').allInnerTexts()).toEqual(['2024年'])
})
