/** A real Chromium on the built sample site, served by the real preview server. */
import {type Browser, chromium, type Page} from 'playwright-core'
import {browserFlags, browserPath} from '../../scripts/browser.js'
import {type Preview, startPreview} from '../../src/preview/server.ts'

export interface Reader {
  /** A fresh page at a path of the site, with its own profile; `said` collects what the console and the network complain of. */
  open(
    path: string,
    options?: {readonly width?: number; readonly scripts?: boolean},
  ): Promise<{readonly page: Page; readonly said: string[]}>
  close(): Promise<void>
}

export async function startReader(dist: string): Promise<Reader> {
  const preview: Preview = await startPreview({folder: dist, port: 0, buildCommand: 'gzgk build'})
  const executablePath = browserPath()
  if (!executablePath) throw new Error('no browser: run node scripts/setup.js --browser')
  const browser: Browser = await chromium.launch({executablePath, args: browserFlags})
  const origin = preview.url.replace(/\/$/u, '')
  return {
    async open(path, {width = 1280, scripts = true} = {}) {
      const context = await browser.newContext({viewport: {width, height: 900}, javaScriptEnabled: scripts, locale: 'zh-CN'})
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
