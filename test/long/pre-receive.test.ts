/** The hook of a bare server, with real pushes: what git has not let in yet is read where git keeps it. */
import {execFileSync, spawnSync} from 'node:child_process'
import {chmodSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import {hosts} from '../../src/ci/index.ts'
import {makeRepository, paths} from '../diff/repository.ts'
import {program} from '../gzgk.ts'
import {makeFolder} from '../temporary.ts'

describe('the hook of a bare server', () => {
  test('takes what is sound, refuses errors and silent edits in words', () => {
    const repository = makeRepository()
    onTestFinished(() => repository.drop())
    const folder = makeFolder()
    const [server, own] = [join(folder, 'server.git'), join(folder, 'gzgk')]
    writeFileSync(own, `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`)
    chmodSync(own, 0o755)
    execFileSync('git', ['init', '-q', '--bare', '-b', 'main', server])
    const hook = join(server, 'hooks', 'pre-receive')
    writeFileSync(hook, hosts.find(({name}) => name === 'hook')!.files[0]!.text)
    chmodSync(hook, 0o755)
    const push = () =>
      spawnSync('git', ['push', '-q', server, 'main'], {cwd: repository.root, encoding: 'utf8', env: {...process.env, GZGK: own}})
    expect(push()).toMatchObject({status: 0})

    repository.edit(paths.policy, 'publishDate: 2025-03-05', 'publishDate: 2025-02-30')
    repository.commit('a day that is none')
    const refused = push()
    expect(refused.status).not.toBe(0)
    expect(refused.stderr).toContain('内容有错误，没有收下')

    repository.git('reset', '-q', '--hard', 'HEAD~1')
    repository.edit(paths.policy, '有效期5年', '有效期3年')
    repository.commit('in silence')
    const silent = push()
    expect(silent.status).not.toBe(0)
    expect(silent.stderr).toContain('改动没有写更正记录')
    expect(silent.stderr).toContain('改动有不能合并的问题，没有收下')

    repository.edit(
      paths.policy,
      'attachments:',
      'corrections: [{date: 2026-11-20, class: correct, reason: 按印发的原件更正}]\nattachments:',
    )
    repository.commit('with a correction')
    expect(push()).toMatchObject({status: 0})
    const there = execFileSync('git', ['rev-parse', 'main'], {cwd: server, encoding: 'utf8'})
    expect(there).toBe(repository.git('rev-parse', 'HEAD'))
  })
})
