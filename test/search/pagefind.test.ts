/** Where Pagefind cannot work, the command says so and what to do. */
import {chmodSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest'
import {UsageError} from '../../src/base/diagnostics.ts'
import {pagefind} from '../../src/search/pagefind.ts'
import {pageOf} from './pages.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gzgk-pagefind-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, {recursive: true, force: true})
})

const failing = async (program: string): Promise<UsageError> => {
  vi.stubEnv('PAGEFIND_EXTENDED_BINARY_PATH', program)
  const error: unknown = await pagefind(new Map([['/a/', pageOf('题', '文')]])).catch(reason => reason)
  expect(error).toBeInstanceOf(UsageError)
  expect((error as UsageError).message).toMatch(/^搜索索引没有做成：/)
  expect((error as UsageError).note).toContain('--no-search')
  return error as UsageError
}
const script = (lines: string): string => {
  const path = join(folder, 'program')
  writeFileSync(path, `#!/bin/sh\n${lines}\n`)
  chmodSync(path, 0o755)
  return path
}

describe.skipIf(process.platform === 'win32')('a program', () => {
  test('that is missing', async () => {
    expect((await failing(join(folder, 'none'))).message).toContain('ENOENT')
  })
  test('that is killed', async () => {
    expect((await failing(script('kill -9 $$'))).message).toContain('SIGKILL')
  })
  test('that fails says why', async () => {
    expect((await failing(script('echo broken >&2; exit 3'))).message).toContain('broken')
  })
  test('that writes nothing', async () => {
    expect((await failing(script('exit 0'))).message).toContain('没有做完就结束了（0）')
  })
})

/** As a process that has asked for nothing yet: what Pagefind is started with is seen once. */
const anew = async (): Promise<typeof pagefind> => {
  vi.resetModules()
  return (await import('../../src/search/pagefind.ts')).pagefind
}

test("the owner's own settings of Pagefind change nothing", async () => {
  const pages = new Map([['/a/', pageOf('题', '<p>正文</p>')]])
  const files = await (await anew())(pages)
  vi.stubEnv('PAGEFIND_KEEP_INDEX_URL', 'true')
  vi.stubEnv('PAGEFIND_ROOT_SELECTOR', '.none')
  expect(await (await anew())(pages)).toEqual(files)
})

test('many ask at once, and each gets its own pages', async () => {
  const ask = await anew()
  const listed = await Promise.all(
    ['一', '二', '三'].map(async name => [...(await ask(new Map([[`/${name}/`, pageOf(name, `<p>${name}</p>`)]]))).keys()]),
  )
  const fragments = listed.map(paths => paths.filter(path => path.startsWith('fragment/')))
  expect(fragments.map(({length}) => length)).toEqual([1, 1, 1])
  expect(new Set(fragments.flat()).size).toBe(3)
})

test.skipIf(process.platform === 'win32')('after a program has failed the next one is asked', async () => {
  const ask = await anew()
  const pages = new Map([['/a/', pageOf('题', '文')]])
  vi.stubEnv('PAGEFIND_EXTENDED_BINARY_PATH', script('exit 3'))
  await expect(ask(pages)).rejects.toThrow('（3）')
  vi.unstubAllEnvs()
  expect((await ask(pages)).size).toBeGreaterThan(0)
})
