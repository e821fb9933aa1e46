/** Bytes to text. Content is UTF-8; whatever else it turns out to be is named, so that the editor knows how to save it again. */
import {isUtf8, transcode} from 'node:buffer'
import {type Encoding, fits, markOf, wideOf} from '../base/encoding.ts'
import type {Diagnostic} from '../base/types.ts'
import {at, say, shown} from './say.ts'

/** Text in another encoding than plain UTF-8, and surely so. */
export interface Recoded {
  readonly text: string
  /** As editors call it. */
  readonly encoding: string
}

export interface Decoded {
  /** Without its byte order mark; null when the bytes are not UTF-8 text. */
  readonly text: string | null
  readonly diagnostics: readonly Diagnostic[]
}

/** The text of a content file, or one diagnostic with the byte offset of what is wrong. Never throws. */
export function decode(bytes: Uint8Array, path: string): Decoded {
  if (isPlain(bytes)) return {text: textOf(bytes), diagnostics: []}
  const fault = encodingFault(bytes, path)
  return fault ? {text: null, diagnostics: [fault]} : {text: new TextDecoder('utf-8').decode(bytes), diagnostics: []}
}

const isPlain = (bytes: Uint8Array): boolean => isUtf8(bytes) && !bytes.includes(0)

/** By way of UTF-16, which takes a tenth of the time that a `TextDecoder` does; only the mark has to be taken off by hand. */
function textOf(bytes: Uint8Array): string {
  const text = transcode(bytes, 'utf8', 'utf16le').toString('utf16le')
  return text.startsWith('\ufeff') ? text.slice(1) : text
}

function encodingFault(bytes: Uint8Array, path: string): Diagnostic | null {
  const mark = markOf(bytes)?.encoding ?? 'utf-8'
  if (mark !== 'utf-8') return other(bytes, path, mark, 0)
  const fault = firstFault(bytes)
  const zero = bytes.indexOf(0)
  if (fault === null && zero < 0) return null
  const wide = wideOf(bytes)
  if (wide) return other(bytes, path, wide, fault ?? zero)
  if (fault === null) return nul(bytes, path, zero)
  return fits(bytes, 'gb18030') ? other(bytes, path, 'gb18030', fault) : damaged(bytes, path, fault)
}

const names: Readonly<Record<Exclude<Encoding, 'utf-8'>, string>> = {
  gb18030: 'GB18030（GBK、ANSI）',
  'utf-16le': 'UTF-16（Unicode）',
  'utf-16be': 'UTF-16 BE（Unicode big endian）',
  'utf-32': 'UTF-32',
}

/** The text of bytes that are surely text in another encoding than UTF-8, or in UTF-8 with a mark in front; null for all others. */
export function recoded(bytes: Uint8Array): Recoded | null {
  const mark = markOf(bytes)
  if (isPlain(bytes)) return mark ? {text: textOf(bytes), encoding: 'UTF-8（带 BOM）'} : null
  const encoding = mark?.encoding ?? wideOf(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'gb18030')
  if (encoding === 'utf-32' || encoding === 'utf-8' || !fits(bytes, encoding)) return null
  if (!mark && encoding === 'gb18030' && !isCommonHan(bytes)) return null
  const text = new TextDecoder(encoding).decode(bytes)
  // What no Chinese text has shows that the bytes were something else.
  return /[\0\ufffd\ufffe\uffff\p{Private_Use}]/u.test(text) ? null : {text, encoding: names[encoding]}
}

/**
 * Whether bytes that could be GB18030 are: of the characters that it has, all Chinese texts mostly use the 3,755 of the first level of
 * GB 2312. Damaged UTF-8, Big5 and Korean, read so, come out as rare ones.
 */
function isCommonHan(bytes: Uint8Array): boolean {
  let [common, rare] = [0, 0]
  for (let index = 0; index < bytes.length; ) {
    const [lead, trail] = [bytes[index]!, bytes[index + 1] ?? 0]
    if (lead < 0x80) {
      index++
      continue
    }
    const isPlain = trail >= 0xa1
    if (isPlain && lead >= 0xb0 && lead <= 0xd7) common++
    // Marks, letters and digits of full width say nothing.
    else if (!isPlain || lead < 0xa1 || lead > 0xa9) rare++
    index += trail >= 0x30 && trail <= 0x39 ? 4 : 2
  }
  return common > 0 && rare * 6 <= common
}

const resave = '用编辑器按原编码打开，确认文字正确后“另存为”（VS Code：右下角编码 → 通过编码保存），编码选 UTF-8'

function other(bytes: Uint8Array, path: string, encoding: keyof typeof names, offset: number): Diagnostic {
  const sample = encoding === 'utf-32' ? '' : firstWords(new TextDecoder(encoding).decode(bytes.subarray(0, 4000)))
  return say(
    'file-encoding',
    path,
    placeOf(bytes, offset),
    `文件编码像是 ${names[encoding]}，不是 UTF-8（第 ${offset + 1} 个字节起）`,
    {
      ...(sample === '' ? {} : {actual: sample}),
      expected: ['UTF-8'],
      note: resave,
      ...(recoded(bytes) && {fix: {what: '文件编码', edit: 'utf-8'}}),
    },
  )
}

const firstWords = (text: string): string =>
  shown(
    text
      .split(/[\r\n]+/)
      .find(line => /\p{Script=Han}/u.test(line))
      ?.trim() ?? '',
  )

function nul(bytes: Uint8Array, path: string, offset: number): Diagnostic {
  return say(
    'file-encoding',
    path,
    placeOf(bytes, offset),
    `文件里有空字符 NUL（第 ${offset + 1} 个字节），可能不是文本文件或已损坏`,
    {
      expected: ['UTF-8'],
      note: '删去该处看不见的字符；如果这是 Word、PDF 等文件，请放到附件里，不要改名为 .md',
    },
  )
}

function damaged(bytes: Uint8Array, path: string, offset: number): Diagnostic {
  const hex = [...bytes.subarray(offset, offset + 4)].map(byte => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ')
  return say(
    'file-encoding',
    path,
    placeOf(bytes, offset),
    `文件不是完好的 UTF-8 文本：第 ${offset + 1} 个字节起无法识别（${hex}）`,
    {
      actual: hex,
      expected: ['UTF-8'],
      note: '从原件重新复制这一处文字，再以 UTF-8 编码保存',
    },
  )
}

/** Where a byte stands, counted in lines and UTF-16 columns of what decodes before it. */
function placeOf(bytes: Uint8Array, offset: number) {
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, offset))
  const lines = before.split(/\r\n?|\n/)
  return at(lines.length, lines.at(-1)!.length + 1)
}

/** Offset of the first byte that cannot stand in UTF-8 (Unicode 15, table 3-7); null when all can. */
function firstFault(bytes: Uint8Array): number | null {
  if (fits(bytes, 'utf-8')) return null
  let index = 0
  while (index < bytes.length) {
    const length = sequence(bytes, index)
    if (length === 0) return index
    index += length
  }
  return bytes.length
}

/** Length of the well-formed sequence that begins at an offset; 0 when none does. */
function sequence(bytes: Uint8Array, index: number): number {
  const first = bytes[index]!
  if (first < 0x80) return 1
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
  const second = bytes[index + 1] ?? 0
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  if (length === 0 || second < low || second > high) return 0
  for (let next = 2; next < length; next++) if (((bytes[index + next] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}
