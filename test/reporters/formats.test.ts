import {describe, expect, it} from 'vitest'
import {formatsOfCheck, reporterOf} from '../../src/reporters/index.ts'
import {goldenIn} from '../golden.ts'
import {on, said, settings} from './material.ts'

const expectGolden = goldenIn(import.meta.dirname)

const evil = '甲\u001b[2J乙%\r\n::error::丙 ##[error]丁 \u202e戊,己:庚'
const list = [
  said({level: 'warn', path: 'content/b.md', place: on(7, 3, 9), reason: '序号不连续', note: '补上“四、”'}),
  said({path: 'content/a.md', reason: '缺少“成文日期”（writtenDate）'}),
  said({path: `content/${evil}.md`, place: on(2, 1, 4), reason: evil, note: evil, actual: evil}),
  said({level: 'info', path: 'content/a.md', place: {start: {line: 4, column: 1}, end: {line: 9, column: 2}}}),
]
const reporters = new Map(await Promise.all(formatsOfCheck.map(async name => [name, await reporterOf(name)] as const)))
const report = (name: string, diagnostics = list): string => reporters.get(name)!(diagnostics, settings())

describe('every format', () => {
  it.each([...reporters.keys()])('%s sorts, ends its last line, and prints nothing that a terminal or a runner obeys', name => {
    const text = report(name)
    expect(text).toBe(report(name, list.toReversed()))
    expect(text.endsWith('\n')).toBe(true)
    // Lines of CSV end as RFC 4180 has it.
    const lines = name === 'csv' ? text.replaceAll('\r\n', '\n') : text
    expect(lines).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/u)
    expect(text).not.toMatch(/##(?:\[|vso\[)/u)
    const commands = text.split('\n').filter(line => /^\s*::/u.test(line))
    if (name === 'github') expect(commands).toHaveLength(list.length)
    else expect(commands).toEqual([])
  })

  it('is listed in the order of names', () => {
    expect([...reporters.keys()]).toEqual([...reporters.keys()].sort())
  })
})

describe('concise', () => {
  it('is one line each', () => {
    expectGolden('concise.txt', report('concise'))
    expect(report('concise', [])).toBe('')
  })
})

describe('github', () => {
  it('escapes what has a meaning', () => {
    expectGolden('github.txt', report('github'))
    for (const line of report('github').trimEnd().split('\n')) expect(line.match(/::/gu)).toHaveLength(2)
  })
})

describe('json', () => {
  it('gives back the diagnostics as they were', () => {
    const read = JSON.parse(report('json'))
    expect(read.counts).toEqual({error: 2, warn: 1, info: 1})
    expect(read.diagnostics.map((item: {path: string}) => item.path)).toEqual([
      'content/a.md',
      'content/a.md',
      'content/b.md',
      `content/${evil}.md`,
    ])
    expect(read.diagnostics[3].reason).toBe(evil)
  })
})
