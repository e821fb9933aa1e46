/** An editor's afternoon: the page is open, the file is saved, the page shows it; a slip is told on the page, which stays as it was. */
import {type ChildProcess, spawn} from 'node:child_process'
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {type Browser, chromium} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {browserFlags, browserPath} from '../../scripts/browser.js'
import {program} from '../gzgk.ts'
import {aboutPage, makeOffice, type Office} from '../office.ts'

let office: Office
let child: ChildProcess
let browser: Browser
let said = ''
beforeAll(async () => {
  office = makeOffice()
  child = spawn(process.execPath, [program, 'preview', '--watch', '--no-search', '--port', '0'], {
    cwd: office.folder,
    env: {...process.env, NO_COLOR: '1', CI: '1', npm_lifecycle_event: undefined},
  })
  child.stdout!.on('data', chunk => {
    said += chunk
  })
  browser = await chromium.launch({executablePath: browserPath()!, args: browserFlags})
})
afterAll(async () => {
  await browser?.close()
  child?.kill()
  office.remove()
})
const save = (from: string, to: string): void => office.put('content/pages/about.md', aboutPage.replace(from, to))
const slow = {timeout: 30_000}

test('what is saved is seen, what is wrong is told, and nothing of it is in the built site', async () => {
  await expect.poll(() => said, slow).toContain('保存后自动更新，按 Ctrl+C 停止')
  const origin = /http:\/\/localhost:\d+/u.exec(said)![0]
  const page = await browser.newPage()
  const faults: string[] = []
  page.on('console', message => void (message.type() === 'error' && faults.push(message.text())))
  page.on('pageerror', error => void faults.push(error.message))
  await page.goto(`${origin}/about/`)
  const text = page.locator('main')
  const notice = page.getByRole('alert')
  await expect.poll(() => text.textContent()).toContain('负责全市商务工作。')

  save('全市商务', '全市商务和口岸')
  await expect.poll(() => text.textContent(), slow).toContain('负责全市商务和口岸工作。')
  expect(await notice.count()).toBe(0)

  save('2026-01-05', '2026-02-30')
  await expect.poll(() => notice.textContent({timeout: 30_000}), slow).toContain('content/pages/about.md')
  expect(await notice.textContent()).toContain('2026-02-30')
  expect(await text.textContent()).toContain('负责全市商务和口岸工作。')

  save('全市商务', '全市商务、口岸')
  await expect.poll(() => text.textContent(), slow).toContain('负责全市商务、口岸工作。')
  expect(await notice.count()).toBe(0)

  // A page that was opened while nobody looked after it is told of the site that is there.
  office.put('gzgk.config.yml', 'site: [')
  await expect.poll(() => notice.textContent({timeout: 30_000}), slow).toContain('gzgk.config.yml')
  expect(faults).toEqual([])

  const built = readFileSync(join(office.folder, 'dist', 'about', 'index.html'), 'utf8')
  expect(built).toContain('负责全市商务、口岸工作。')
  expect(built).not.toContain('_live')
  expect(existsSync(join(office.folder, 'dist', '_live'))).toBe(false)
  child.kill('SIGINT')
  await expect.poll(() => child.exitCode, slow).not.toBe(null)
})
