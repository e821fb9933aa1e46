import {describe, expect, test} from 'vitest'
import {decode} from '../../src/frontmatter/decode.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, big = false) => {
  const bytes = Buffer.from(text, 'utf16le')
  return new Uint8Array(big ? bytes.swap16() : bytes)
}
/** 标题 in GB18030, then 𠀀 in four bytes. */
const gb18030 = (...bytes: number[]) => Uint8Array.from([...utf8('---\ntitle: '), ...bytes, ...utf8('\n---\n')])

const fault = (bytes: Uint8Array) => {
  const {text, diagnostics} = decode(bytes, 'content/a.md')
  expect(text).toBeNull()
  expect(diagnostics).toHaveLength(1)
  expect(diagnostics[0]).toMatchObject({ruleId: 'file-encoding', level: 'error', path: 'content/a.md', expected: ['UTF-8']})
  expect(diagnostics[0]!.note).toBeTruthy()
  return diagnostics[0]!
}

describe('UTF-8', () => {
  test.each(['', 'a', '标题\r\n𠀀', '\u00ff', '�'])('passes %j', text => {
    expect(decode(utf8(text), 'a.md')).toEqual({text, diagnostics: []})
  })
  test('its byte order mark is dropped', () => {
    expect(decode(utf8('\ufeff标题'), 'a.md').text).toBe('标题')
  })
})

describe('other encodings are named, with the byte and the place', () => {
  test('GB18030', () => {
    const {reason, actual, place} = fault(gb18030(0xb1, 0xea, 0xcc, 0xe2))
    expect(reason).toBe('文件编码像是 GB18030（GBK、ANSI），不是 UTF-8（第 12 个字节起）')
    expect(actual).toBe('title: 标题')
    expect(place!.start).toEqual({line: 2, column: 8})
  })
  test('four bytes of GB18030', () => {
    expect(fault(gb18030(0x95, 0x32, 0x82, 0x36)).actual).toBe('title: 𠀀')
  })
  test.each([
    ['little endian, marked', utf16('\ufeff标题: 甲\n'), 'UTF-16（Unicode）'],
    ['big endian, marked', utf16('\ufeff标题: 甲\n', true), 'UTF-16 BE'],
    ['little endian', utf16('---\ntitle: 标题\n---\n'), 'UTF-16（Unicode）'],
    ['big endian', utf16('---\ntitle: 标题\n---\n', true), 'UTF-16 BE'],
    ['little endian, ASCII only', utf16('---\ntitle: abc\n---\n'), 'UTF-16（Unicode）'],
  ])('UTF-16 %s', (_, bytes, name) => {
    expect(fault(bytes).reason).toContain(name)
  })
  test('UTF-32', () => {
    expect(fault(Uint8Array.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])).reason).toContain('UTF-32')
  })
})

describe('damage is told with its byte', () => {
  test.each([
    ['a lone continuation byte', [0x80, 0xff], 8],
    ['a surrogate', [0xed, 0xa0, 0x80, 0xff], 8],
    ['an overlong form', [0xc0, 0xaf, 0xff], 8],
    ['beyond U+10FFFF', [0xf5, 0x80, 0x80, 0x80, 0xff], 8],
    ['a truncated character', [0xe6, 0xa0], 8],
  ])('%s', (_, bytes, at) => {
    const {reason, place} = fault(Uint8Array.from([...utf8('甲\nab: '), ...bytes]))
    expect(reason).toContain(`第 ${at + 1} 个字节`)
    expect(place!.start).toEqual({line: 2, column: 5})
  })
  test('NUL', () => {
    const {reason, place} = fault(utf8('title: 标题的一段很长很长的文字，不是 UTF-16\n甲\u0000乙'))
    expect(reason).toContain('空字符 NUL')
    expect(place!.start).toEqual({line: 2, column: 2})
  })
})
