/** All policies of the sample office on paper, and a page of every kind. What takes a few seconds: test/site/print.test.ts. */
import {mkdtempSync, readdirSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {gzgk} from '../gzgk.ts'
import {type Reader, startReader} from '../site/browser.ts'
import {asOf} from '../site/build.ts'
import {expectDocument} from '../site/document-sheets.ts'
import {bare, type Paper, print, readPaper} from '../site/paper.ts'

const folder = mkdtempSync(join(tmpdir(), 'gzgk-print-'))
const dist = join(folder, 'dist')
gzgk(['build', '--out', dist, '--as-of', asOf, '--no-search'])

let reader: Reader
beforeAll(async () => {
  reader = await startReader(dist)
})
afterAll(async () => {
  await reader?.close()
  rmSync(folder, {recursive: true, force: true})
})

/** The paper, and what its page shows a reader of the screen. */
async function printed(path: string, select = 'main'): Promise<{readonly paper: Paper; readonly shown: string}> {
  const {page} = await reader.open(path)
  const shown = await page.locator(select).first().innerText()
  const paper = await readPaper(await print(page))
  await page.context().close()
  return {paper, shown}
}

const policies = readdirSync(join(dist, 'policies'), {recursive: true, encoding: 'utf8'})
  .filter(file => file.endsWith('text.txt'))
  .map(file => `/policies/${file.replaceAll('\\', '/').replace('text.txt', '')}`)
  .sort()

describe('policies', () => {
  test('there are some', () => expect(policies.length).toBeGreaterThan(15))

  const fullness = {fullLines: 0, fullSheets: 0}
  test.each(policies)('%s is a 公文 on paper', async path => {
    const {fullLines, fullSheets} = expectDocument((await printed(path)).paper, {dist, path})
    fullness.fullLines += fullLines
    fullness.fullSheets += fullSheets
  })
  test('there were full lines and full sheets to measure', () => {
    expect(fullness.fullLines).toBeGreaterThan(120)
    expect(fullness.fullSheets).toBeGreaterThan(10)
  })
})

const kinds = [
  '/',
  '/policies/',
  '/policies/in-force/',
  '/policies/numbers/',
  '/interpretations/2024/sswg-2024-3-text/',
  '/interpretations/2024/sswg-2024-3-graphic/',
  '/interpretations/2024/sswg-2024-3-qa/',
  '/interpretations/2024/sswg-2024-3-video/',
  '/decisions/2026/',
  '/decisions/2026/yufuka-guanli/',
  '/consultations/2025/jiadian-xize/',
  '/reports/2025/',
  '/workplans/2026/',
  '/proposals/2025/npc-0123/',
  '/open-days/2025/shangwu-kaifangri/',
  '/responses/2026/yufuka-paolu/',
  '/notices/2026/yufuka-mingdan/',
  '/guide/',
  '/rules/gongkai-shencha-zhidu/',
  '/catalog/jiben-mulu/',
  '/topics/yufuka/',
  '/about/',
]

/** Words that stand in the frame only. */
const frame = ['跳到正文', '长者模式', '当前位置', '复制链接', '网站地图']

describe('other pages', () => {
  test.each(kinds)('%s prints without its frame, tagged, with its heading and its address', async path => {
    const {paper, shown} = await printed(path, 'h1')
    expect(paper.isTagged).toBe(true)
    expect([...paper.roles]).toContain('H1')
    expect(paper.text).toContain(bare(shown))
    for (const word of frame) expect(paper.text).not.toContain(word)
    expect(paper.text).toContain(`https://swj.example.gov.cn${path}`)
    for (const [index, sheet] of paper.sheets.entries()) {
      expect([sheet.width, sheet.height]).toEqual([210, 297])
      expect(sheet.number).toBe(`— ${index + 1} —`)
      expect(sheet.lines.length, 'no empty sheet').toBeGreaterThan(0)
    }
  })

  test('no heading stands alone at the foot of a sheet', async () => {
    for (const path of ['/guide/', '/reports/2025/', '/decisions/2026/yufuka-guanli/']) {
      const {page} = await reader.open(path)
      const headings = (await page.locator('main :is(h2,h3):visible').allInnerTexts()).map(bare).filter(text => text !== '')
      const paper = await readPaper(await print(page))
      await page.context().close()
      for (const {lines} of paper.sheets.slice(0, -1)) expect(headings, path).not.toContain(bare(lines.at(-1)!.text))
    }
  })

  test('the head of a table that goes over a sheet is printed again', async () => {
    const {paper} = await printed('/reports/2025/')
    const headed = paper.sheets.filter(({lines}) => lines.some(({text}) => bare(text).includes('申请人情况')))
    expect(headed.length).toBeGreaterThan(1)
  })

  test('a decision prints all its stages, with their states', async () => {
    const {page} = await reader.open('/decisions/2026/yufuka-guanli/')
    const stages = await page.locator('.steps h3').allInnerTexts()
    const paper = await readPaper(await print(page))
    await page.context().close()
    expect(stages).toHaveLength(11)
    for (const stage of stages) expect(paper.text).toContain(bare(stage))
  })
})
