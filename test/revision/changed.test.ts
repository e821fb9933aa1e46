/** What git says has changed, and that nothing people type becomes a command. */
import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import {UsageError} from '../../src/base/diagnostics.ts'
import {changedSince} from '../../src/revision/changed.ts'
import {makeFolder} from '../temporary.ts'

const outer = makeFolder()
const root = join(outer, 'office')
const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {cwd: outer, encoding: 'utf8'})
const put = (path: string, text: string): void => writeFileSync(join(root, path), text)

beforeAll(() => {
  mkdirSync(join(root, 'content'), {recursive: true})
  git('init', '-q', '-b', 'main')
  for (const name of ['same', 'changed', '改名前', 'gone']) put(`content/${name}.md`, name)
  writeFileSync(join(outer, 'outside.md'), 'outside')
  git('add', '.')
  git('commit', '-qm', 'first')
  put('content/changed.md', 'otherwise')
  git('commit', '-qam', 'second')
  git('mv', 'office/content/改名前.md', 'office/content/改名后.md')
  rmSync(join(root, 'content/gone.md'))
  put('content/新 建.md', 'new')
  writeFileSync(join(outer, 'outside.md'), 'changed')
})

const changes = async (ref: string): Promise<string[]> => [...(await changedSince(root, ref))].sort()

test('names what differs from a commit, from the folder of the project on', async () => {
  expect(await changes('HEAD')).toEqual(['content/gone.md', 'content/改名前.md', 'content/改名后.md', 'content/新 建.md'])
  expect(await changes('main~1')).toContain('content/changed.md')
})

describe('hostile and mistaken refs', () => {
  test.each([
    '--output=evil',
    '-h',
    '',
    'a b',
    'main\n--help',
    'no-such',
    '$(touch evil)',
    ';touch evil',
    'HEAD:content',
    '../x',
  ])('%j is refused, and runs nothing', async ref => {
    await expect(changedSince(root, ref)).rejects.toThrow(UsageError)
    expect(existsSync(join(root, 'evil')) || existsSync(join(outer, 'evil'))).toBe(false)
  })
})

test('a folder without a repository is told so', async () => {
  await expect(changedSince(makeFolder(), 'HEAD')).rejects.toThrow('不在 git 版本库里')
})

test('a shallow clone is told what to fetch', async () => {
  const shallow = join(makeFolder(), 'clone')
  execFileSync('git', ['clone', '-q', '--depth', '1', `file://${outer}`, shallow])
  await expect(changedSince(shallow, 'HEAD~1')).rejects.toMatchObject({note: expect.stringContaining('--unshallow')})
})
