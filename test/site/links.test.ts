/** Crawls the built sample site: every internal link, anchor and asset leads somewhere, and every page can be reached. */
import {existsSync, statSync} from 'node:fs'
import {join} from 'node:path'
import type {Element, Root} from 'hast'
import rehypeParse from 'rehype-parse'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import {beforeAll, describe, expect, inject, test} from 'vitest'
import {pagesOf, read, urlOf} from './pages.ts'

const dist = inject('dist')
const parser = unified().use(rehypeParse)

interface Page {
  readonly file: string
  readonly ids: ReadonlySet<string>
  readonly targets: readonly string[]
}

const attributes = ['href', 'src', 'poster'] as const

function pageOf(file: string): Page {
  const tree = parser.parse(read(dist, file)) as Root
  const ids = new Set<string>()
  const targets: string[] = []
  visit(tree, 'element', (element: Element) => {
    const {properties, tagName} = element
    if (properties['id'] !== undefined) ids.add(String(properties['id']))
    // What search engines and feed readers are told is absolute on purpose.
    if (tagName === 'link' && !['stylesheet', 'alternate', 'icon'].includes(String(properties['rel']))) return
    for (const name of attributes) if (typeof properties[name] === 'string') targets.push(properties[name])
  })
  return {file, ids, targets}
}

const pages = new Map<string, Page>()
beforeAll(() => {
  for (const file of existsSync(dist) ? pagesOf(dist) : []) pages.set(file, pageOf(file))
})

/** The file a link leads to; null when it leaves the site. */
function targetOf(from: string, target: string): {file: string; fragment: string} | null {
  if (/^(?:https?|mailto|tel|data):/u.test(target)) return null
  const url = new URL(target, `https://site.invalid${urlOf(from)}`)
  if (url.host !== 'site.invalid') return null
  const path = decodeURIComponent(url.pathname)
  return {
    file: path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1),
    fragment: decodeURIComponent(url.hash.slice(1)),
  }
}

describe('the built sample site', () => {
  test('was built', () => {
    expect(existsSync(dist), inject('buildOutput')).toBe(true)
    expect(pages.size).toBeGreaterThan(100)
  })

  test('has no broken internal link, anchor or asset', () => {
    const broken: string[] = []
    for (const {file, targets} of pages.values()) {
      for (const target of targets) {
        const to = targetOf(file, target)
        if (!to) continue
        const isFile = existsSync(join(dist, to.file)) && statSync(join(dist, to.file)).isFile()
        if (!isFile) broken.push(`${file}: ${target}`)
        else if (to.fragment && !pages.get(to.file)?.ids.has(to.fragment)) broken.push(`${file}: ${target} (no such anchor)`)
      }
    }
    expect(broken).toEqual([])
  })

  test('asks nothing of another origin while loading', () => {
    const foreign: string[] = []
    for (const file of pages.keys()) {
      const tree = parser.parse(read(dist, file)) as Root
      visit(tree, 'element', ({tagName, properties}: Element) => {
        const url =
          tagName === 'link' && String(properties['rel']) === 'stylesheet'
            ? properties['href']
            : (properties['src'] ?? properties['poster'])
        if (typeof url === 'string' && /^(?:https?:)?\/\//u.test(url)) foreign.push(`${file}: ${url}`)
      })
    }
    expect(foreign).toEqual([])
  })

  test('can be walked: every page but redirects and the error page is reached from the home page', () => {
    const seen = new Set<string>(['index.html'])
    const queue = ['index.html']
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      for (const target of pages.get(file)?.targets ?? []) {
        const to = targetOf(file, target)
        if (to && pages.has(to.file) && !seen.has(to.file)) {
          seen.add(to.file)
          queue.push(to.file)
        }
      }
    }
    const isRedirect = (file: string): boolean => read(dist, file).includes('http-equiv="refresh"')
    const isGone = (file: string): boolean => read(dist, file).includes('content="noindex"')
    const lost = [...pages.keys()].filter(file => !seen.has(file) && file !== '404.html' && !isRedirect(file) && !isGone(file))
    expect(lost).toEqual([])
  })
})
