/**
 * Draws `themes/default/assets/card.png`, the picture that goes with a page when it is shared: the site's icon, 600 pixels
 * square (readers of og:image ask for 300 at least). Run it when the icon changes, and commit the picture.
 */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {chromium} from 'playwright-core'
import {browserFlags, browserPath} from './browser.js'

const assets = join(import.meta.dirname, '..', 'themes', 'default', 'assets')
const side = 600
const icon = readFileSync(join(assets, 'icon.svg'), 'utf8').replace(' rx="3"', '')
const browser = await chromium.launch({executablePath: browserPath() ?? undefined, args: browserFlags})
const page = await browser.newPage({viewport: {width: side, height: side}})
await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${icon}`)
await page.screenshot({path: join(assets, 'card.png')})
await browser.close()
