/** `gzgk cache`, as an editor meets it: what is kept between runs may always be looked at and always be dropped. */
import {existsSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {gzgk} from '../gzgk.ts'
import {aboutPage, makeOffice, type Office} from '../office.ts'

let office: Office
beforeEach(() => {
  office = makeOffice()
})
afterEach(() => office.remove())

const run = (...words: string[]) => gzgk(words, {cwd: office.folder})
const build = () => run('build', '--no-search', '--quiet', '--as-of', '2026-11-23')
const list = (): string => readFileSync(join(office.folder, 'dist/files.json'), 'utf8')

describe('gzgk cache', () => {
  test('shows that there is nothing yet, then how much there is', () => {
    expect(run('cache')).toMatchObject({code: 0, stdout: expect.stringContaining('还没有东西')})
    build()
    const {code, stdout} = run('cache')
    expect([code, stdout]).toEqual([0, expect.stringMatching(/共 [\d.]+ (?:KB|MB)\n/u)])
    expect(stdout).toContain('只是下一次要全部重做')
  })

  test('prunes what is not needed any more, and the next build is as ever', () => {
    build()
    office.put('content/pages/about.md', aboutPage.replace('商务工作', '商贸工作'))
    build()
    const before = list()
    expect(run('cache', 'prune')).toMatchObject({code: 0, stdout: expect.stringMatching(/^清理了 /u)})
    expect(existsSync(join(office.folder, '.gzgk/store'))).toBe(true)
    rmSync(join(office.folder, 'dist'), {recursive: true})
    expect(build().code).toBe(0)
    expect(list()).toBe(before)
  })

  test('drops everything with --all, and touches neither site nor content', () => {
    build()
    const before = list()
    office.put('.gzgk/import-report.json', '{}')
    expect(run('cache', 'prune', '--all').code).toBe(0)
    // The report of an import is nobody's to drop but the next import's.
    expect(readdirSync(join(office.folder, '.gzgk')).sort()).toEqual(['.gitignore', 'import-report.json'])
    expect(list()).toBe(before)
    expect(build().code).toBe(0)
    expect(list()).toBe(before)
  })

  test('says how it is called when it is called wrongly', () => {
    expect(run('cache', 'delete')).toMatchObject({code: 2, stderr: expect.stringContaining('prune')})
    expect(run('cache', '--all')).toMatchObject({code: 2, stderr: expect.stringContaining('prune --all')})
  })

  test('a build in which nothing changed says so at once', () => {
    build()
    const {code, stdout} = gzgk(['build', '--no-search', '--as-of', '2026-11-23'], {cwd: office.folder})
    expect([code, stdout]).toEqual([0, expect.stringContaining('没有改动，已是最新')])
  })

  test('a site without search is not taken for one with it', () => {
    build()
    expect(gzgk(['build', '--as-of', '2026-11-23'], {cwd: office.folder}).stdout).toContain('完成 dist/')
    expect(existsSync(join(office.folder, 'dist/pagefind'))).toBe(true)
    expect(build().code).toBe(0)
    expect(existsSync(join(office.folder, 'dist/pagefind'))).toBe(false)
    expect(gzgk(['build', '--as-of', '2026-11-23'], {cwd: office.folder}).stdout).toContain('完成 dist/')
  })
})
