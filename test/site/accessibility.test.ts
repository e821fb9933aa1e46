/**
 * The heart of what `test/long/accessibility/` proves for every template, on the few pages that people come for: so that a fault shows
 * before a commit, and not only in CI.
 */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, inject, test} from 'vitest'
import {faultsOf} from './accessibility/axe.ts'
import {looks} from './accessibility/looks.ts'
import {type Template, templateOf} from './accessibility/templates.ts'
import {faultsOnPages, lossesInPage} from './accessibility/walk.ts'
import {type Reader, startReader} from './browser.ts'

let reader: Reader
beforeAll(async () => {
  reader = await startReader(inject('dist'))
})
afterAll(() => reader?.close())

const few = ['policy', 'decision', 'library', 'home'].map(templateOf)

test('A01 axe finds nothing as most see the page, nor in the hardest look: elder mode in the dark on a phone', async () => {
  const [policy, decision, library] = few as [Template, Template, Template]
  expect(await faultsOnPages(reader, faultsOf, {}, [policy, decision])).toEqual([])
  expect(await faultsOnPages(reader, faultsOf, {width: 390, ...looks['elder-dark']}, [library])).toEqual([])
})

test('A10 nothing is lost or needs sideways scrolling at 320 × 256, in elder mode', async () => {
  const narrow = {width: 320, height: 256, ...looks.elder}
  expect(await faultsOnPages(reader, page => page.evaluate(lossesInPage), narrow, few)).toEqual([])
})

test('A17 the first Tab leads past the navigation', async () => {
  const {page} = await reader.open('/')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
})

test('every item of the checklist, A01 to A36, has a test of its name or a script for a person', () => {
  const root = join(import.meta.dirname, '../..')
  const tests = ['test/long/accessibility', 'test/theme', 'test/site'].flatMap(folder =>
    readdirSync(join(root, folder))
      .filter(file => file.endsWith('.test.ts'))
      .map(file => readFileSync(join(root, folder, file), 'utf8')),
  )
  // 'A17 the first Tab …' as the name of a test, or “A02: …” at the head of a file.
  const tested = new Set(tests.flatMap(text => [...text.matchAll(/(?:'|\/\*\* )(A\d\d)[ :]/gu)].map(([, item]) => item!)))
  const script = readFileSync(join(root, 'docs/a11y-manual.md'), 'utf8')
  const all = Array.from({length: 36}, (_, index) => `A${String(index + 1).padStart(2, '0')}`)
  // Whether something must be dragged, a person sees; the printed sheet has tests of its own.
  const byHand = ['A23', 'A32'].filter(item => script.includes(item))
  expect(all.filter(item => !tested.has(item) && !byHand.includes(item))).toEqual([])
})
