/** A15, A16, A30, A31: motion, and the colours a reader's system asks for. */
import {afterAll, beforeAll, expect, inject, test} from 'vitest'
import {faultsOnPages} from '../../site/accessibility/walk.ts'
import {type Reader, startReader} from '../../site/browser.ts'

let reader: Reader
beforeAll(async () => {
  reader = await startReader(inject('dist'))
})
afterAll(() => reader?.close())

test('A15 nothing moves, plays or leads away by itself (2.2.1, 2.2.2)', async () => {
  const moving = await faultsOnPages(reader, page =>
    page.evaluate(() => [
      ...[...document.querySelectorAll('marquee, blink, [autoplay], meta[http-equiv=refresh]')].map(element => element.outerHTML),
      ...document.getAnimations().map(animation => `an animation: ${animation.id}`),
    ]),
  )
  expect(moving).toEqual([])
})

test('A16 with less motion asked for there is none (2.3.3)', async () => {
  const moving = await faultsOnPages(
    reader,
    page =>
      page.evaluate(() =>
        [...document.querySelectorAll('html, body, body *:not(source, track)')].flatMap(element => {
          const {transitionDuration, animationName, scrollBehavior} = getComputedStyle(element)
          const isStill = /^(?:0s(?:, )?)+$/.test(transitionDuration) && animationName === 'none' && scrollBehavior === 'auto'
          return isStill ? [] : [`${element.tagName} ${transitionDuration} ${animationName} ${scrollBehavior}`]
        }),
      ),
    {media: {reducedMotion: 'reduce'}},
  )
  expect(moving).toEqual([])
})

test('A30 with forced colours, what a colour or a fill says is said by an edge as well', async () => {
  const lost = await faultsOnPages(
    reader,
    page =>
      page.evaluate(() => {
        const hasEdge = (element: Element, pseudo?: string): boolean => {
          const {borderTopWidth, borderTopStyle} = getComputedStyle(element, pseudo)
          return borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) >= 1
        }
        const faults: string[] = []
        for (const stamp of document.querySelectorAll('.stamp, .btn, .search input'))
          if (!hasEdge(stamp)) faults.push(`no edge: ${stamp.outerHTML.slice(0, 80)}`)
        for (const step of document.querySelectorAll('.steps > li'))
          if (!hasEdge(step, '::before')) faults.push('a stage without a ring')
        for (const link of document.querySelectorAll('.nav a[aria-current]')) {
          const {backgroundColor, height} = getComputedStyle(link, '::after')
          const behind = getComputedStyle(document.body).backgroundColor
          if (backgroundColor === behind || Number.parseFloat(height) < 2) faults.push('the current column is not marked')
        }
        for (const banner of document.querySelectorAll('.banner, .panel'))
          if (Number.parseFloat(getComputedStyle(banner).borderLeftWidth) < 1) faults.push('a banner without an edge')
        return faults
      }),
    {media: {forcedColors: 'active'}},
  )
  expect(lost).toEqual([])
})

test('A31 in the dark, the browser’s own parts are dark as well', async () => {
  const bright = await faultsOnPages(
    reader,
    page =>
      page.evaluate(() => {
        const {colorScheme, backgroundColor} = getComputedStyle(document.documentElement)
        const {backgroundColor: paper} = getComputedStyle(document.body)
        return colorScheme === 'dark' && paper === 'rgb(23, 22, 20)' ? [] : [`${colorScheme}, ${backgroundColor}, ${paper}`]
      }),
    {media: {colorScheme: 'dark'}},
  )
  expect(bright).toEqual([])
})
