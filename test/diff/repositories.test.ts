/** Whatever state a repository is in: it works, or it is said plainly what to do. */
import {execFileSync} from 'node:child_process'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import {UsageError} from '../../src/base/diagnostics.ts'
import {bareRoot} from '../../src/revision/range.ts'
import {makeOffice} from '../office.ts'
import {makeFolder} from '../temporary.ts'
import {diffOfRoot, makeRepository, paths, type Repository} from './repository.ts'

function repositoryFor(): Repository {
  const repository = makeRepository()
  onTestFinished(() => repository.drop())
  return repository
}
/** `sswg-2025-3 changed`; what is said where there is no answer. */
const told = (root: string, range?: string): Promise<readonly string[] | string> =>
  diffOfRoot(root, range).then(
    ({entries}) => entries.map(({id, status}) => `${id} ${status}`),
    error => {
      if (error instanceof UsageError) return `${error.message}｜${error.note}`
      throw error
    },
  )
const clone = (root: string, ...options: string[]): string => {
  const folder = join(makeFolder(), 'copy')
  execFileSync('git', ['clone', '-q', ...options, `file://${root}`, folder], {stdio: 'pipe'})
  return folder
}
const change = (repository: Repository): void => repository.edit(paths.policy, '有效期5年', '有效期3年')

describe('a range', () => {
  test('of commits, of a commit and the work tree, and of where a branch left the main one', async () => {
    const repository = repositoryFor()
    repository.git('checkout', '-q', '-b', 'change')
    change(repository)
    repository.commit('second')
    repository.git('checkout', '-q', 'main')
    repository.edit(paths.elder, '由县（区）商务局备案', '由市商务局备案')
    repository.commit('meanwhile')
    const [policy, elder] = ['sswg-2025-3 changed', 'sswg-2024-1 changed']
    expect(await told(repository.root, 'main~1..change')).toEqual([policy])
    expect(await told(repository.root, 'main...change')).toEqual([policy])
    expect(await told(repository.root, 'main..change')).toEqual([policy, elder])
    repository.git('checkout', '-q', 'change')
    expect(await told(repository.root)).toEqual([policy])
    repository.put('content/pages/about.md', '---\ntitle: 机构概况\npublishDate: 2026-01-05\n---\n\n职责。\n')
    // What git does not know yet is there, too.
    expect(await told(repository.root)).toEqual([policy, 'about added'])
    expect(await told(repository.root, 'main...HEAD')).toEqual([policy])
    expect(await told(repository.root, 'HEAD')).toEqual(['about added'])
  })

  test('leaves the work tree and the index as they are', async () => {
    const repository = repositoryFor()
    change(repository)
    const state = (): string =>
      repository.git('status', '--porcelain') +
      readFileSync(join(repository.root, '.git/index')).toString('hex') +
      readdirSync(repository.root).join()
    const before = state()
    await told(repository.root)
    expect(state()).toBe(before)
  })
})

describe('where there is no answer, it is said what to do', () => {
  test('in a shallow clone', async () => {
    const repository = repositoryFor()
    change(repository)
    repository.commit('second')
    const shallow = clone(repository.root, '--depth', '1')
    expect(await told(shallow, 'HEAD~1..HEAD')).toBe(
      '版本库里没有“HEAD~1”：取来的历史不完整（浅克隆）｜先取全历史：git fetch --unshallow；在 CI 里把 fetch-depth 设为 0',
    )
    execFileSync('git', ['fetch', '-q', '--unshallow'], {cwd: shallow, stdio: 'pipe'})
    expect(await told(shallow, 'HEAD~1..HEAD')).toEqual(['sswg-2025-3 changed'])
  })

  test('where two branches have no common history', async () => {
    const repository = repositoryFor()
    repository.git('checkout', '-q', '--orphan', 'other')
    change(repository)
    repository.commit('another first')
    expect(await told(repository.root)).toBe('当前分支与“main”没有共同的历史｜直接比较两个提交：gzgk diff main..HEAD')
    expect(await told(repository.root, 'main..HEAD')).toEqual(['sswg-2025-3 changed'])
  })

  test('where there is no main branch, or no commit', async () => {
    const repository = repositoryFor()
    repository.git('branch', '-q', '-m', 'trunk')
    expect(await told(repository.root)).toMatch(/^没有找到主分支（main 或 master）.*gzgk diff HEAD~1/u)
  })

  test('outside a repository', async () => {
    const office = makeOffice()
    onTestFinished(() => office.remove())
    expect(await told(office.folder)).toMatch(/不在 git 版本库里｜变更对比要靠 git 的历史/u)
  })
})

test('a bare repository is read from its commits alone', async () => {
  const repository = repositoryFor()
  change(repository)
  repository.commit('second')
  const bare = clone(repository.root, '--bare')
  expect(await bareRoot(bare)).toBe(bare)
  expect(await told(bare, 'HEAD~1..HEAD')).toEqual(['sswg-2025-3 changed'])
  expect(await told(bare)).toBe('这是没有工作区的版本库（裸库），要写明比较哪两个提交｜例如 gzgk diff main..分支名')
  expect(readdirSync(bare)).not.toContain('.gzgk')
})

test('each side is read with its own config and its own list of words', async () => {
  const repository = repositoryFor()
  const config = readFileSync(join(repository.root, 'gzgk.config.yml'), 'utf8')
  repository.put('gzgk.config.yml', config.replace('title: 示范市商务局政务公开', 'title: 示范市商务局信息公开'))
  repository.put('content/_data/terms.yml', 'wrong:\n  - {wrong: 夜间经济, right: 夜经济}\n')
  const {shared, findings, site} = await diffOfRoot(repository.root)
  expect(site).toBe('示范市商务局信息公开')
  expect(shared.map(({path}) => path)).toEqual(['gzgk.config.yml', 'content/_data/terms.yml'])
  expect(new Set(findings.new.map(({ruleId}) => ruleId))).toContain('text-term-wrong')
})
