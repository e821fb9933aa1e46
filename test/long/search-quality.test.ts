/** How well the search finds on the sample office, in a real browser: figures may only get better. `node bench/search.js` prints them. */
import {execFileSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'

type Scores = Readonly<Record<'recall10' | 'mrr' | 'recall' | 'precision' | 'page' | 'first', number>>
interface Row {
  readonly kind: string
  readonly count: number
  readonly own: Scores
  readonly plain: Scores
}

const root = join(import.meta.dirname, '..', '..')
let folder: string
let found: {
  readonly rows: readonly Row[]
  readonly missed: readonly string[]
  readonly downloads: readonly {readonly text: string; readonly packed: number}[]
  readonly queries: readonly unknown[]
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gzgk-search-quality-'))
  const json = join(folder, 'found.json')
  execFileSync(process.execPath, ['bench/search.js', '--each', '20', '--json', json], {cwd: root, stdio: 'ignore'})
  found = JSON.parse(readFileSync(json, 'utf8'))
}, 600_000)
afterAll(() => rmSync(folder, {recursive: true, force: true}))

const own = (kind: string): Scores => found.rows.find(row => row.kind === kind)!.own
const numbers = ['文号〔〕', '文号[]', '文号（）', '文号年第', '文号空格', '文号全角', '文号年数', '文号字数']

test.each(['title', ...numbers, 'clause'])('%s: its document comes first', kind => {
  expect(own(kind).mrr).toBe(1)
})

test('a part of a title: its document is found, and comes first nearly always', () => {
  expect(own('part').recall10).toBe(1)
  expect(own('part').mrr).toBeGreaterThanOrEqual(0.97)
})

test.each(['word', 'substring', 'words'])('%s: all that has it is found, and what is shown has it', kind => {
  expect(own(kind).recall).toBeGreaterThanOrEqual(0.99)
  expect(own(kind).page).toBeGreaterThanOrEqual(0.95)
})

test('a question has a useful first page', () => {
  expect(own('question').first).toBe(1)
  expect(own('question').recall10).toBeGreaterThanOrEqual(0.95)
})

test('whatever a reader sees in a title is found', () => {
  expect(found.missed).toEqual([])
})

test('plain Pagefind finds nothing better', () => {
  for (const {kind, own, plain} of found.rows) {
    expect(own.mrr, kind).toBeGreaterThanOrEqual(plain.mrr)
    expect(own.recall, kind).toBeGreaterThanOrEqual(plain.recall)
  }
})

test('a visitor loads half a megabyte for the first search at most, and 300 KB for any after', () => {
  const [first, ...others] = found.downloads
  expect(first!.packed).toBeLessThanOrEqual(500_000)
  expect(others.length).toBeGreaterThan(4)
  for (const {text, packed} of others) expect(packed, text).toBeLessThanOrEqual(300_000)
})

test('there are two hundred queries at least', () => {
  expect(found.queries.length).toBeGreaterThanOrEqual(200)
})
