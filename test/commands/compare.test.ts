/** `gzgk compare`, as an editor meets it. */
import {spawnSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {gzgk} from '../gzgk.ts'
import {makeOffice, type Office} from '../office.ts'

const policy = (number: number, body: string): string => `---
title: 示范市夜市管理办法
documentNumber: 示商务规〔2026〕${number}号
---

${body}
`
const [old, fresh] = ['第一条　夜市经营者应当在5日内备案。\n', '第一条　夜市经营者应当在7日内备案。\n']

let office: Office
beforeAll(() => {
  office = makeOffice({
    'content/policies/2026/sswg-2026-1.md': policy(1, old!),
    'content/policies/2026/sswg-2026-2.md': policy(2, fresh!),
    'loose.md': '# 讨论稿\n\n第一条　夜市经营者应当在5日内备案。\n',
  })
  const git = (...args: string[]) =>
    spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.cn', ...args], {cwd: office.folder})
  git('init', '-q', '-b', 'main')
  git('add', 'content')
  git('commit', '-qm', 'first')
  office.put('content/policies/2026/sswg-2026-1.md', policy(1, fresh!))
})
afterAll(() => office.remove())

const run = (...words: string[]) => gzgk(['compare', ...words], {cwd: office.folder})

describe('gzgk compare', () => {
  test('two entries by their ids', () => {
    const {code, stdout, stderr} = run('main:sswg-2026-1', 'sswg-2026-2')
    expect([code, stderr]).toEqual([0, '修改1处。\n'])
    expect(stdout).toContain('- 修改前：《示范市夜市管理办法》（示商务规〔2026〕1号，main）')
    expect(stdout).toContain(
      '| 第一条　夜市经营者应当在~~5日~~内备案。 | 第一条　夜市经营者应当在**7日**内备案。 | 修改。涉及期限 |',
    )
  })

  test('files, revisions, and nothing', () => {
    expect(run('sswg-2026-1', 'sswg-2026-2').stderr).toBe('两个文本完全相同。\n')
    expect(run('main:content/policies/2026/sswg-2026-1.md', 'sswg-2026-1').stderr).toBe('修改1处。\n')
    expect(run('loose.md', 'content/policies/2026/sswg-2026-2.md').stdout).toContain('《讨论稿》（loose.md）')
    expect(run('-', 'sswg-2026-2').stderr).toBe('没有可对照的旧文本，全部1处均为新增。\n')
    expect(run('sswg-2026-2', '-').stderr).toBe('没有可对照的新文本，全部1处均已删去。\n')
  })

  test('written to a file in the form that its name says', () => {
    for (const name of ['a.html', 'a.csv', 'a.md', 'a.docx']) {
      expect(run('main:sswg-2026-1', 'sswg-2026-1', '--out', name)).toMatchObject({code: 0, stdout: ''})
    }
    expect(readFileSync(join(office.folder, 'a.html'), 'utf8')).toContain('<ins>7日</ins>')
    expect(readFileSync(join(office.folder, 'a.csv'), 'utf8')).toContain('修改,第一条,')
    expect(readFileSync(join(office.folder, 'a.docx')).subarray(0, 2).toString()).toBe('PK')
  })

  test.each([
    [['sswg-2026-9', 'sswg-2026-1'], '没有找到“sswg-2026-9”', '是不是想写'],
    [['main:sswg-2026-9', 'sswg-2026-1'], '版本“main”里没有“sswg-2026-9”', '用 - 代替'],
    [['nix:sswg-2026-1', 'sswg-2026-1'], '版本库里没有“nix”', 'origin/main:sswg-2026-1'],
    [['sswg-2026-1', 'sswg-2026-2', '--format', 'docx'], 'docx 不能打印出来', '--out 对照表.docx'],
    [['sswg-2026-1', 'sswg-2026-2', '--out', 'a.pdf'], '不知道要写成什么样式', '--format docx'],
  ])('%j says what is wrong and how to mend it', (words, what, how) => {
    const {code, output} = run(...words)
    expect([code, output]).toEqual([2, expect.stringContaining(what)])
    expect(output).toContain(how)
    expect(output).not.toMatch(/\n\s+at /u)
  })
})
