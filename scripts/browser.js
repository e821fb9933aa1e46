/** Where the tests find a Chromium, and how they start it without a network. */
import {spawnSync} from 'node:child_process'
import {existsSync} from 'node:fs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** The path of a browser: `CHROME_PATH` first; null when there is none. */
export const browserPath = () => [process.env.CHROME_PATH, ...places].find(path => path && existsSync(path)) ?? null

/** Without one, Chromium draws boxes and measures nonsense. Systems without fontconfig are believed to have one. */
export function hasChineseFont() {
  const {status, stdout} = spawnSync('fc-list', [':lang=zh-cn', 'family'], {encoding: 'utf8'})
  return status !== 0 || stdout.trim() !== ''
}

export const browserFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
