/** A comment on a large pull request: within its size, and still saying what matters. */
import {afterAll, beforeAll, expect, test} from 'vitest'
import {markdown} from '../../src/diff/formats/markdown.ts'
import type {DiffDocument} from '../../src/diff/types.ts'
import {terminalOf} from '../../src/reporters/marks.ts'
import {makeRepository, paths, type Repository} from './repository.ts'

const settings = {
  terminal: terminalOf({isTTY: false, env: {}, platform: 'linux'}),
  previewUrl: 'https://preview.example.gov.cn',
  reportUrl: 'https://preview.example.gov.cn/diff.html',
}
const notice = (at: number, word: string): string =>
  `---\ntitle: 第${at}号通告\nissuers: [swj]\npublishDate: 2026-01-05\ncategory: notice\n---\n\n${Array.from({length: 12}, (_, line) => `本市第${line + 1}类市场应当按照要求${word}，保持整洁。`).join('\n\n')}\n`
const pathOf = (at: number): string => `content/notices/2026/tonggao-${at}.md`
const count = 300

let repository: Repository
let diff: DiffDocument
beforeAll(async () => {
  const all = Array.from({length: count}, (_, at) => at + 1)
  repository = makeRepository(Object.fromEntries(all.map(at => [pathOf(at), notice(at, '经营')])))
  for (const at of all)
    repository.put(pathOf(at), notice(at, at === 217 ? '经营' : '有序经营').replace('应当', at === 217 ? '可以' : '应当'))
  repository.edit(paths.policy, '有效期5年', '有效期3年')
  diff = await repository.diff()
})
afterAll(() => repository.drop())

test('300 changed files stay within 60 KB', () => {
  const text = markdown(diff, settings)
  expect(diff.entries).toHaveLength(count + 1)
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(60 * 1024)
  expect(text.length).toBeGreaterThan(10_000)
})

test('what is grave comes first, on top and in the folds', () => {
  const text = markdown(diff, settings)
  const rows = [...text.matchAll(/<tr><td>.*?<\/tr>/gu)].map(([row]) => row)
  expect(rows.slice(0, 2).join('')).toContain('第217号通告')
  expect(rows.slice(0, 2).join('')).toContain('示范市夜间经济集聚区管理办法')
  expect(text).toContain('<del>5年</del><ins><b>3年</b></ins>')
  expect(text).toMatch(/<summary>高风险改动（2）<\/summary>/u)
  expect(text).toContain('<b>不能合并</b>')
})

test('what does not fit is counted, and the whole report is linked', () => {
  const text = markdown(diff, settings)
  expect(text).toMatch(/另有 \d+ 个条目/u)
  const [, left] = /这里放不下的还有 (\d+) 条/u.exec(text)!
  expect(Number(left)).toBeGreaterThan(0)
  expect(text).toContain('<a href="https://preview.example.gov.cn/diff.html">完整报告</a>')
})

test('what is seen unfolded is short', () => {
  const seen = markdown(diff, settings).replaceAll(/<details>.*?<\/details>/gsu, '')
  expect(seen.split('\n').length).toBeLessThanOrEqual(60)
})
