import {readdirSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import type {JsonSchema} from '../../src/base/types.ts'
import {explanations} from '../../src/frontmatter/explanations.ts'
import {parse} from '../../src/frontmatter/parse.ts'
import {readData, readEntry} from '../../src/frontmatter/read.ts'
import fc from '../properties.ts'

const folder = new URL('../../schemas/', import.meta.url)
const schemas = new Map(
  readdirSync(folder)
    .filter(file => file.endsWith('.schema.json'))
    .map(file => [file.replace('.schema.json', ''), JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as JsonSchema]),
)
const bytes = (text: string) => new TextEncoder().encode(text)
const entry = (text: string, kind = 'policy') => readEntry(bytes(text), 'content/policies/2026/sswg-2026-1.md', kind, schemas)

const sound = `---
标题: 关于促进夜间消费的若干措施
发文字号: 示商务规〔2026〕3号
issuers: [swj, czj]
writtenDate: 2026-06-18
publishDate: 2026-06-24
summary: 明确支持标准和申报程序。
basedOn:
  - sswg-2021-2
  - title: 某管理办法
    documentNumber: 示政发〔2019〕8号
attachments:
  - 文件路径: sswg-2026-1/annex-1.xlsx
    title: 申报表
---

## 一、总则
`

describe('an entry', () => {
  test('is read in one go', () => {
    const {data, body, positions, diagnostics} = entry(sound)
    expect(diagnostics).toEqual([])
    expect(data).toMatchObject({title: '关于促进夜间消费的若干措施', attachments: [{file: 'sswg-2026-1/annex-1.xlsx'}]})
    expect(body.split('\n').indexOf('## 一、总则')).toBe(sound.split('\n').indexOf('## 一、总则'))
    expect(positions['/documentNumber']!.start).toEqual({line: 3, column: 7})
  })
  test('has no data as soon as one thing is wrong', () => {
    const {data, body, diagnostics} = entry(sound.replace('2026-06-24', '2026年6月24日'))
    expect(data).toBeNull()
    expect(body).toContain('## 一、总则')
    expect(diagnostics).toMatchObject([
      {ruleId: 'date-invalid', place: {start: {line: 6, column: 14}}, note: '改成 publishDate: 2026-06-24'},
    ])
  })
  test('keeps its data when it is only warned', () => {
    const {data, diagnostics} = entry(sound.replace('明确', '明确 #一# '))
    expect(data).not.toBeNull()
    expect(diagnostics.map(({ruleId, level}) => `${level} ${ruleId}`)).toEqual(['warn yaml-comment'])
  })
  test('slips of YAML and of content are told together, each once', () => {
    const {diagnostics} = entry('---\n标题：甲\nissuers: swj\npublishDate: 2026-1-5\ndisclosureCategory: 03\nfoo: 1\n---\n')
    expect(diagnostics.map(({ruleId, place}) => `${place!.start.line} ${ruleId}`)).toEqual([
      '2 yaml-colon',
      '5 yaml-quote-needed',
      '3 field-type',
      '4 date-invalid',
      '6 field-unknown',
    ])
  })
  test('in another encoding is told and not guessed at', () => {
    const {data, diagnostics} = readEntry(
      new Uint8Array(Buffer.from('\ufeff---\ntitle: 甲\n---\n', 'utf16le')),
      'a.md',
      'policy',
      schemas,
    )
    expect(data).toBeNull()
    expect(diagnostics).toMatchObject([{ruleId: 'file-encoding'}])
  })
})

test('a registry is a list', () => {
  const {data, diagnostics} = readData(
    bytes('- id: swj\n  机关全称: 示范市商务局\n'),
    'content/_data/organizations.yml',
    'organizations',
    schemas,
  )
  expect(diagnostics).toEqual([])
  expect(data).toEqual([{id: 'swj', name: '示范市商务局'}])
  const wrong = readData(bytes('- id: swj\n  nme: 甲\n'), 'content/_data/organizations.yml', 'organizations', schemas)
  expect(wrong.data).toBeNull()
  expect(wrong.diagnostics).toMatchObject([
    {reason: '第1项里没有“nme”这个字段', expected: ['name'], place: {start: {line: 2, column: 3}}},
  ])
})

describe('every schema of ours', () => {
  const kinds = [...schemas.keys()].filter(name => name !== 'common')
  test.each(kinds)('%s compiles, and says plainly what an empty file lacks', kind => {
    const {diagnostics} = entry('---\n# 空\n---\n', kind)
    for (const {reason, note} of diagnostics) {
      expect(reason).toMatch(/^缺少\p{Script=Han}.*（[A-Za-z]\w+）$|^信息栏应是列表/u)
      expect(note).toMatch(/^在信息栏里加一行 [A-Za-z]\w+: |例如/)
    }
  })
})

describe('no input breaks it', () => {
  const known = new Set(explanations.map(({id}) => id))
  /** Everything that must hold of any text at all. */
  function holds(raw: Uint8Array | string) {
    const input = typeof raw === 'string' ? bytes(raw) : raw
    const result = readEntry(input, 'content/a.md', 'policy', schemas)
    for (const {ruleId, reason, place, level} of result.diagnostics) {
      expect(known).toContain(ruleId)
      expect(reason).not.toMatch(/\n|undefined|\[object/)
      expect(reason.isWellFormed?.() ?? true).toBe(true)
      expect(place!.start.line).toBeGreaterThan(0)
      expect(place!.start.column).toBeGreaterThan(0)
      expect(['error', 'warn']).toContain(level)
    }
    if (result.data === null) expect(result.diagnostics.some(({level}) => level === 'error')).toBe(true)
    pure(result.data)
    if (typeof raw === 'string') pure(parse(raw, 'content/a.md').data)
  }
  /** Plain JSON: no strange prototype, no key that could reach one, no number that is none. */
  function pure(value: unknown): void {
    if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
    if (typeof value !== 'object' || value === null) return
    expect([Object.prototype, Array.prototype]).toContain(Object.getPrototypeOf(value))
    for (const [key, inner] of Object.entries(value)) {
      expect(['__proto__', 'constructor', 'prototype']).not.toContain(key)
      pure(inner)
    }
  }

  const shard = fc.constantFrom(
    ...[
      '---',
      '---js',
      '--- ',
      '...',
      '\n',
      '\n',
      '\r\n',
      '\u2028',
      ' ',
      '  ',
      '\t',
      '　',
      '- ',
      '-',
      '? ',
      ': ',
      ':',
      '：',
      ', ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '|',
      '>',
      '|-',
      '#',
      ' #',
      '&a ',
      '*a',
      '!x ',
      '!!int ',
      '%YAML 1.1',
      '@',
      '`',
      '~',
      '\\',
      '\\x',
      '\\u202e',
      '\u202e',
      '\u200b',
      '\u0000',
      '\ufeff',
      '\ud800',
      '<<: ',
      '__proto__',
      'constructor',
      'toString',
      'title',
      '标题',
      'issuers',
      'publishDate',
      'attachments',
      'file',
      'basedOn',
      'to',
      'writenDate',
      '2026-01-05',
      '2026年1月5日',
      '0123',
      '1e3',
      'true',
      '甲乙',
      '𠀀',
      '示商务规〔2026〕3号',
      'javascript:alert(1)',
      '../a',
    ],
  )
  const yamlish = fc.array(shard, {maxLength: 60}).map(parts => `---\n${parts.join('')}\n---\n正文`)
  const mutated = fc
    .array(fc.tuple(fc.nat(sound.length), fc.nat(6), shard), {minLength: 1, maxLength: 5})
    .map(edits => edits.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), sound))

  test('random bytes', () => {
    fc.assert(fc.property(fc.uint8Array({maxLength: 200}), holds), {numRuns: 300})
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 60}), tail =>
        holds(Uint8Array.from([...bytes('---\ntitle: '), ...tail, ...bytes('\n---\n')])),
      ),
      {numRuns: 300},
    )
  })
  test('random text', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 100}), text => holds(`---\n${text}\n---\n`)),
      {numRuns: 400},
    )
  })
  test('text that looks like YAML', () => {
    fc.assert(fc.property(yamlish, holds), {numRuns: 1000})
  })
  test('a sound file, damaged', () => {
    fc.assert(fc.property(mutated, holds), {numRuns: 1000})
  })
  test('any JSON in any field', () => {
    const keys = Object.keys(schemas.get('policy')!['properties'] as object)
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), fc.jsonValue({maxDepth: 3}), {maxKeys: 4}), data => {
        holds(
          `---\n${Object.entries(data)
            .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
            .join('\n')}\n---\n`,
        )
      }),
      {numRuns: 400},
    )
  })
  test('repetition of any mark costs little', () => {
    fc.assert(
      fc.property(shard, shard, fc.constantFrom(1, 50, 5000, 30_000), (once, again, times) =>
        holds(`---\na: ${once}${again.repeat(times)}\n---\n`),
      ),
      {numRuns: 150, timeout: 5000},
    )
  })
})
