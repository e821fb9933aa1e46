/** What comes out of a reader's printer. The whole library and every kind of page: test/long/print.test.ts. */
import jsQR from 'jsqr'
import type {Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest'
import {type Reader, startReader} from './browser.ts'
import {expectDocument} from './document-sheets.ts'
import {type Paper, print, readPaper} from './paper.ts'

const dist = inject('dist')
let reader: Reader
beforeAll(async () => {
  reader = await startReader(dist)
})
afterAll(() => reader?.close())

async function printed(path: string): Promise<Paper> {
  const {page} = await reader.open(path)
  const paper = await readPaper(await print(page))
  await page.context().close()
  return paper
}

describe('a policy', () => {
  test('prints as a 公文 page: A4, 28 characters by 22 lines, numbered, tagged, complete, with its address and state', async () => {
    const path = '/policies/2026/sswg-2026-2/'
    const paper = await printed(path)
    const {fullLines, fullSheets} = expectDocument(paper, {dist, path})
    expect(fullLines).toBeGreaterThan(20)
    expect(fullSheets).toBeGreaterThan(0)
    expect(paper.text).toContain('状态:现行有效(以网页标注为准)')
  })

  test('of the past says so first', async () => {
    const path = '/policies/2021/sswg-2021-2/'
    const paper = await printed(path)
    expectDocument(paper, {dist, path})
    expect(paper.text.slice(0, 60)).toContain('本文件自2026年9月1日起废止,仅供查阅')
  })
})

describe('the code on paper', () => {
  /** What a camera reads of the code, printed at 200 dots an inch. */
  async function scanned(page: Page): Promise<string | undefined> {
    await page.emulateMedia({media: 'print'})
    await page.evaluate(() => document.body.replaceChildren(document.querySelector('.printonly')!))
    const png = (await page.locator('.qr').screenshot()).toString('base64')
    const {bits, width, height} = await page.evaluate(async source => {
      const image = new Image()
      image.src = `data:image/png;base64,${source}`
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.width
      canvas.height = image.height
      const context = canvas.getContext('2d')!
      context.drawImage(image, 0, 0)
      const {data, width, height} = context.getImageData(0, 0, image.width, image.height)
      let bits = ''
      for (let at = 0; at < data.length; at += 4) bits += data[at]! > 127 ? '1' : '0'
      return {bits, width, height}
    }, png)
    const pixels = Uint8ClampedArray.from(bits, bit => Number(bit) * 255)
    return jsQR.default(
      Uint8ClampedArray.from({length: bits.length * 4}, (_, at) => pixels[at >> 2]!),
      width,
      height,
    )?.data
  }

  test.each(['/policies/2026/sswg-2026-2/', '/policies/'])('leads to %s', async path => {
    const {page, said} = await reader.open(path, {scale: 200 / 96})
    expect(await page.locator('.qr').isVisible()).toBe(false)
    expect(await scanned(page)).toBe(`https://swj.example.gov.cn${path}`)
    expect(said).toEqual([])
    await page.context().close()
  })
})
