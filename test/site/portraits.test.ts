/**
 * How every template sounds and what it weighs, as files that a person reads: `aria/<template>.txt` is the main part as a screen
 * reader is told of it, `weights.txt` a table. `UPDATE=1` rewrites them; the difference is then read, not waved through.
 */
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest'
import {templates} from './accessibility/templates.ts'
import {visit} from './accessibility/walk.ts'
import {numbersOf, type Weights, weightsOf, weightTable} from './accessibility/weights.ts'
import {type Reader, startReader} from './browser.ts'
import {asOf} from './build.ts'

const here = import.meta.dirname
const portraits = new Map<string, {readonly aria: string; readonly weights: Weights}>()

let reader: Reader
beforeAll(async () => {
  reader = await startReader(inject('dist'))
  const {page} = await reader.open('/')
  // The days that are left are counted from the reader's today.
  await page.clock.setFixedTime(`${asOf}T04:00:00Z`)
  for (const template of templates) {
    const weights = await weightsOf(page, () => visit(page, reader, template))
    const aria = await page.locator('main').ariaSnapshot()
    portraits.set(template.name, {aria: `${aria}\n`, weights})
  }
})
afterAll(() => reader?.close())

/** Compares with a golden file beside this test. */
function expectGolden(path: string, text: string): void {
  const file = join(here, path)
  if (process.env['UPDATE'] === '1') {
    mkdirSync(join(file, '..'), {recursive: true})
    writeFileSync(file, text)
  }
  expect(text).toBe(readFileSync(file, 'utf8'))
}

describe('to a screen reader', () => {
  test.each(templates)('$name is what it was', ({name}) => {
    expectGolden(join('aria', `${name}.txt`), portraits.get(name)!.aria)
  })

  test('there is a golden file for each template, and none besides', () => {
    expect(readdirSync(join(here, 'aria')).sort()).toEqual(templates.map(({name}) => `${name}.txt`).sort())
  })
})

/** Pages that answer while the reader types or ticks have a script of their own. */
const withOwnScript: ReadonlySet<string> = new Set(['search', 'library'])

describe('weights', () => {
  const all = (): readonly (readonly [string, Weights])[] => [...portraits].map(([name, {weights}]) => [name, weights] as const)

  test('keep the budget of a page', () => {
    for (const [name, {html, css, js, blocking, index, requests, nodes}] of all()) {
      expect(html, `${name}: html`).toBeLessThanOrEqual(40 * 1024)
      expect(css, `${name}: css`).toBeLessThanOrEqual(10 * 1024)
      expect(js, `${name}: scripts`).toBeLessThanOrEqual((withOwnScript.has(name) ? 2 : 1) * 8 * 1024)
      expect(blocking, `${name}: the script in the head`).toBeLessThanOrEqual(512)
      expect(html + css + js + blocking, `${name}: all together`).toBeLessThanOrEqual(60 * 1024)
      expect(index, `${name}: the first query`).toBeLessThanOrEqual(250 * 1024)
      expect(requests, `${name}: requests`).toBeLessThanOrEqual(withOwnScript.has(name) ? 5 : 4)
      expect(nodes, `${name}: elements`).toBeLessThanOrEqual(1500)
    }
  })

  test('of scripts that come later are in the budget, too', () => {
    const weigh = (name: string): number => gzipSync(readFileSync(join(inject('dist'), 'assets', name)), {level: 9}).length
    expect(weigh('site.js') + weigh('aloud.js')).toBeLessThanOrEqual(8 * 1024)
  })

  test('are those of the table, give or take a tenth', () => {
    const table = weightTable(all())
    const file = join(here, 'weights.txt')
    if (process.env['UPDATE'] === '1') writeFileSync(file, table)
    const [now, before] = [numbersOf(table), numbersOf(readFileSync(file, 'utf8'))]
    expect([...now.keys()]).toEqual([...before.keys()])
    const changed = [...now].filter(([key, value]) => Math.abs(value - before.get(key)!) > Math.max(0.3, before.get(key)! * 0.1))
    expect(changed.map(([key, value]) => `${key}: ${before.get(key)} → ${value}`)).toEqual([])
  })
})
