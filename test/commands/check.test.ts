/** `gzgk check`: what is asked for, and in which form. */
import {execFileSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {gzgk} from '../gzgk.ts'
import {makeOffice, type Office} from '../office.ts'

const late = (serial: number): string => `---
title: 关于规范第${serial}类集市的通知
documentNumber: 示商务字〔2025〕${serial}号
issuers: [swj]
documentType: 通知
writtenDate: 2025-03-03
publishDate: 2025-06-30
---

请抓好落实。
`
let office: Office
const check = (...args: string[]) => gzgk(['check', '--as-of', '2026-11-23', ...args], {cwd: office.folder})
const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {cwd: office.folder, encoding: 'utf8'})

beforeAll(() => {
  office = makeOffice({'content/policies/2025/sswz-2025-1.md': late(1)})
  git('init', '-q')
  git('add', '.')
  git('commit', '-qm', 'first')
  office.put('content/policies/2025/sswz-2025-2.md', late(2))
})
afterAll(() => office.remove())

/** Of the rule that the two files break, whatever else is said of them. */
const found = (output: string): string[] =>
  output
    .split('\n')
    .filter(line => line.includes('deadline-disclosure'))
    .map(line => /sswz-2025-\d/.exec(line)![0])

describe('--only and --since', () => {
  test('without them, everything', () => {
    const {code, stdout} = check('--format', 'concise')
    expect(found(stdout)).toEqual(['sswz-2025-1', 'sswz-2025-2'])
    expect(code).toBe(1)
  })

  test('a file, a folder, a rule, or both', () => {
    const only = (names: string) => found(check('--format', 'concise', '--only', names).stdout)
    expect(only('content/policies/2025/sswz-2025-2.md')).toEqual(['sswz-2025-2'])
    expect(only('.\\content\\policies\\')).toEqual(['sswz-2025-1', 'sswz-2025-2'])
    expect(only('text-repeal')).toEqual([])
    expect(only('deadline-disclosure，content/policies/2025/sswz-2025-1.md')).toEqual(['sswz-2025-1'])
  })

  test('what is not asked for does not fail the run, and is counted', () => {
    const {code, stderr} = check('--only', 'text-repeal')
    expect(code).toBe(0)
    expect(stderr).toMatch(/另有 \d+ 条不在所选范围内/u)
  })

  test('what has changed since a commit, new files too', () => {
    expect(found(check('--format', 'concise', '--since', 'HEAD').stdout)).toEqual(['sswz-2025-2'])
  })

  test('a name that means nothing is said', () => {
    const {code, stderr} = check('--only', 'deadline-disclosur')
    expect(code).toBe(2)
    expect(stderr).toContain('是不是想写 deadline-disclosure？')
  })
})

describe('--format', () => {
  test.each(['csv', 'html', 'json', 'junit', 'sarif'])('%s is all that stdout holds', format => {
    const {code, stdout} = check('--format', format)
    expect(code).toBe(1)
    expect(stdout).toContain('deadline-disclosure')
    expect(stdout).not.toContain('检查了')
    expect(stdout).toMatch(/^[\ufeff{<]/u)
  })

  test('--report writes it into a file', () => {
    const {stdout} = check('--format', 'html')
    expect(check('--format', 'html', '--report', 'report.html').stdout).toBe('')
    expect(readFileSync(join(office.folder, 'report.html'), 'utf8')).toBe(stdout)
    expect(check('--report', 'no/such/report.txt').stderr).toContain('报告写不进')
  })

  test('a second run says the same', () => {
    expect(check('--format', 'html').stdout).toBe(check('--format', 'html', '--no-cache').stdout)
  })
})
