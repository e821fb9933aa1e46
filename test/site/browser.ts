/** A real Chromium on the built sample site, served by the real preview server. */
import {type Browser, type BrowserContextOptions, chromium, type Page} from 'playwright-core'
import {browserFlags, browserPath} from '../../scripts/browser.js'
import {type Preview, startPreview} from '../../src/preview/server.ts'

export interface ReaderOptions {
  readonly width?: number
  readonly height?: number
  readonly scripts?: boolean
  /** Device pixels to a CSS pixel. */
  readonly scale?: number
  /** What the reader chose on an earlier page, as the site remembers it: `{'gzgk-mode': 'elder'}`. */
  readonly chosen?: Readonly<Record<string, string>>
  /** What the reader's system asks for: dark, less motion, colours of its own. */
  readonly media?: Pick<BrowserContextOptions, 'colorScheme' | 'forcedColors' | 'reducedMotion' | 'contrast'>
  /** Runs in every page before its own scripts: stands in for what a headless browser lacks. */
  readonly before?: string
}

export interface Reader {
  /** A fresh page at a path of the site, with its own profile; `said` collects what the console and the network complain of. */
  open(path: string, options?: ReaderOptions): Promise<{readonly page: Page; readonly said: string[]}>
  /** Where the site is served, without a slash at its end. */
  readonly origin: string
  close(): Promise<void>
}

export async function startReader(dist: string): Promise<Reader> {
  const preview: Preview = await startPreview({folder: dist, port: 0, buildCommand: 'gzgk build'})
  const executablePath = browserPath()
  if (!executablePath) throw new Error('no browser: run node scripts/setup.js --browser')
  const browser: Browser = await chromium.launch({executablePath, args: browserFlags})
  const origin = preview.url.replace(/\/$/u, '')
  return {
    origin,
    async open(path, {width = 1280, height = 900, scripts = true, scale = 1, chosen = {}, media = {}, before} = {}) {
      const localStorage = Object.entries(chosen).map(([name, value]) => ({name, value}))
      const context = await browser.newContext({
        viewport: {width, height},
        deviceScaleFactor: scale,
        javaScriptEnabled: scripts,
        locale: 'zh-CN',
        ...media,
        storageState: {cookies: [], origins: localStorage.length > 0 ? [{origin, localStorage}] : []},
      })
      if (before !== undefined) await context.addInitScript(before)
      const page = await context.newPage()
      const said: string[] = []
      page.on('console', message => {
        if (message.type() === 'error' || message.type() === 'warning') said.push(message.text())
      })
      page.on('pageerror', error => said.push(error.message))
      page.on('request', request => {
        if (!request.url().startsWith(origin) && !/^(?:data|blob):/u.test(request.url()))
          said.push(`foreign request: ${request.url()}`)
      })
      page.on('response', response => {
        if (response.status() >= 400) said.push(`${response.status()} ${response.url()}`)
      })
      await page.goto(origin + path)
      return {page, said}
    },
    async close() {
      await browser.close()
      await preview.close()
    },
  }
}
