import {describe, expect, it} from 'vitest'
import {decode} from '../../src/import/encoding.ts'

const text = '示范市商务局\n<p>通知</p>\n'
const utf8 = new TextEncoder().encode(text)
const wide = (big: boolean): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), !big)
  return bytes
}
const joined = (...parts: readonly (readonly number[] | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap(part => [...part]))
/** 示范市 in GB18030, and ASCII around it. */
const gb = joined([0xca, 0xbe, 0xb7, 0xb6, 0xca, 0xd0], new TextEncoder().encode('<p>1</p>'))

describe('decode', () => {
  it.each([
    ['utf-8', utf8, text],
    ['utf-8', joined([0xef, 0xbb, 0xbf], utf8), text],
    ['utf-16le', joined([0xff, 0xfe], wide(false)), text],
    ['utf-16be', joined([0xfe, 0xff], wide(true)), text],
    ['utf-16le', wide(false), text],
    ['utf-16be', wide(true), text],
    ['gb18030', gb, '示范市<p>1</p>'],
  ] as const)('%s', (encoding, bytes, expected) => {
    expect(decode(bytes)).toEqual({ok: true, text: expected, encoding})
  })

  it('makes every line end one line feed', () => {
    expect(decode(new TextEncoder().encode('a\r\nb\rc\u2028d\u2029e\u0085f'))).toMatchObject({text: 'a\nb\nc\nd\ne\nf'})
  })

  it('says where bytes fit no encoding', () => {
    expect(decode(joined(new TextEncoder().encode('ab'), [0xff, 0xff, 0x20]))).toEqual({ok: false, offset: 2})
    expect(decode(joined([0xff, 0xfe], [0x00, 0xd8], wide(false)))).toMatchObject({ok: false})
  })

  it('takes an empty file for an empty text', () => {
    expect(decode(new Uint8Array())).toEqual({ok: true, text: '', encoding: 'utf-8'})
  })
})
