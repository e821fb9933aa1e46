/** What a page costs the one who opens it: bytes over the network, requests, elements. */
import {gzipSync} from 'node:zlib'
import type {Page, Response} from 'playwright-core'

/** Bytes are those of gzip at its highest level, as a server sends text; pictures as they are. */
export interface Weights {
  readonly html: number
  readonly css: number
  /** Scripts of the theme, without the one below. */
  readonly js: number
  /** The script in the head, for which drawing waits. */
  readonly blocking: number
  readonly images: number
  /** The search engine and the parts of its index that one query needs. */
  readonly index: number
  /** Without pictures, the search engine and the icon of the window. */
  readonly requests: number
  /** Elements in the document. */
  readonly nodes: number
}

export const weightNames = ['html', 'css', 'js', 'blocking', 'images', 'index', 'requests', 'nodes'] as const

type Part = Exclude<(typeof weightNames)[number], 'requests' | 'nodes'>

const partOf = (response: Response): Part | null => {
  const {pathname} = new URL(response.url())
  if (pathname === '/assets/icon.svg') return null
  if (pathname.startsWith('/pagefind/') || (pathname.startsWith('/search/') && pathname.endsWith('.json'))) return 'index'
  if (pathname === '/assets/mode.js') return 'blocking'
  const parts: Readonly<Record<string, Part>> = {document: 'html', stylesheet: 'css', script: 'js', image: 'images'}
  return parts[response.request().resourceType()] ?? null
}

/** Follows all that comes over the network while `load` runs and until the network is silent. */
export async function weightsOf(page: Page, load: () => Promise<void>): Promise<Weights> {
  const responses: Response[] = []
  const note = (response: Response): void => void responses.push(response)
  page.on('response', note)
  await load()
  const isSearching = responses.some(response => partOf(response) === 'index')
  await page.waitForLoadState(isSearching ? 'networkidle' : 'load')
  page.off('response', note)
  const weights = {html: 0, css: 0, js: 0, blocking: 0, images: 0, index: 0, requests: 0}
  for (const response of responses) {
    const part = partOf(response)
    if (part === null) continue
    const body = await response.body()
    weights[part] += part === 'images' ? body.length : gzipSync(body, {level: 9}).length
    if (part !== 'images' && part !== 'index') weights.requests++
  }
  return {...weights, nodes: await page.locator('*').count()}
}

/** One line a page. Sizes in KB of 1024 bytes; a number that is 0 is a dash. */
export function weightTable(rows: readonly (readonly [name: string, weights: Weights])[]): string {
  const cell = (name: keyof Weights, weights: Weights): string => {
    const value = weights[name]
    if (value === 0) return '—'
    return name === 'requests' || name === 'nodes' ? String(value) : (value / 1024).toFixed(1)
  }
  const lines = [
    ['page', ...weightNames],
    ...rows.map(([page, weights]) => [page, ...weightNames.map(name => cell(name, weights))]),
  ]
  return `${lines.map(([page, ...cells]) => page!.padEnd(26) + cells.map(text => text.padStart(10)).join('')).join('\n')}\n`
}

/** The numbers of a table, by page and column. */
export function numbersOf(table: string): Map<string, number> {
  const [head, ...lines] = table
    .trimEnd()
    .split('\n')
    .map(line => line.split(/\s+/u))
  const cells = lines.flatMap(([page, ...values]) =>
    values.map((value, index) => [`${page} ${head![index + 1]}`, value === '—' ? 0 : Number(value)] as const),
  )
  return new Map(cells)
}
