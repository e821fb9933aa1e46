/** The bytes of one source -> its reading: decoded, capped, front matter split off. */
import {digest} from '../base/digest.ts'
import type {Encoding} from '../base/encoding.ts'
import {endingOf} from '../base/paths.ts'
import {child} from '../base/pointer.ts'
import type {Diagnostic, Json, Point} from '../base/types.ts'
import {parse} from '../frontmatter/parse.ts'
import {excessIn} from '../markdown/complexity.ts'
import {placeOf, type Reading, type Taken} from './blocks.ts'
import {decode} from './encoding.ts'
import {readFragment, readHtml, TooDeep} from './read-html.ts'
import {readMarkdown} from './read-markdown.ts'
import {refuse, tell} from './say.ts'

export interface ImportSource {
  /** As diagnostics name it. */
  readonly path: string
  readonly bytes: Uint8Array
}
export interface ReadOptions {
  /** Where the text of a page stands. */
  readonly content: readonly string[]
  /** Names of values that a page prints beside them. */
  readonly labels: ReadonlySet<string>
}
export interface SourceRead {
  /** Null when the source cannot be read. */
  readonly reading: Reading | null
  readonly text: string
  readonly encoding: Encoding | null
  readonly digest: string
  readonly diagnostics: readonly Diagnostic[]
}

/** Bytes of a source; what is bigger is no text of a document. */
export const largest = 2 * 1024 * 1024

const readers: Readonly<Record<string, 'markdown' | 'html'>> = {
  md: 'markdown',
  markdown: 'markdown',
  htm: 'html',
  html: 'html',
  shtml: 'html',
}
/** Which reader an ending has; null when it has none. */
export const readerOf = (path: string): 'markdown' | 'html' | null => {
  const ending = endingOf(path)
  return Object.hasOwn(readers, ending) ? readers[ending]! : null
}

const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16（大端）',
  'utf-32': 'UTF-32',
  gb18030: 'GB18030（GBK）',
}

export function readSource({path, bytes}: ImportSource, options: ReadOptions): SourceRead {
  const nothing = {reading: null, text: '', encoding: null, digest: digest(bytes)}
  if (bytes.length > largest) return {...nothing, diagnostics: [tooBig(path, bytes.length)]}
  const decoded = decode(bytes)
  if (!decoded.ok) {
    const reason = `不是文本文件，或编码无法识别（第 ${decoded.offset + 1} 个字节起）`
    return {...nothing, diagnostics: [refuse('import-unreadable', path, reason, {note: '用编辑器打开，另存为 UTF-8 后再导入'})]}
  }
  const {text, encoding} = decoded
  const notice = encoding === 'utf-8' ? [] : [tell('import-encoding', path, `编码是 ${encodingNames[encoding]}，已转换为 UTF-8`)]
  try {
    const {reading, diagnostics} = readerOf(path) === 'html' ? fromHtml(text, options) : fromMarkdown(text, path)
    return {reading, text, encoding, digest: digest(bytes), diagnostics: [...notice, ...diagnostics]}
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TooDeep)) throw error
    return {...nothing, text, encoding, diagnostics: [...notice, tooComplex(path, '嵌套层次太深')]}
  }
}

export const tooBig = (path: string, size: number): Diagnostic =>
  refuse('import-too-big', path, `文件有 ${Math.ceil(size / 1024)} KiB，超过 ${largest / 1024} KiB 的上限`, {
    note: '拆成几个文件，大段数据改为附件',
  })

const tooComplex = (path: string, what: string, at?: Point): Diagnostic =>
  refuse('import-too-complex', path, `结构过于复杂：${what}`, {...(at ? {at} : {}), note: '去掉多余的代码或标记后再导入'})

interface Outcome {
  readonly reading: Reading | null
  readonly diagnostics: readonly Diagnostic[]
}

function fromHtml(text: string, {content, labels}: ReadOptions): Outcome {
  return {reading: readHtml(text, content, labels), diagnostics: []}
}

function fromMarkdown(text: string, path: string): Outcome {
  const excess = excessIn(text)
  if (excess) return {reading: null, diagnostics: [tooComplex(path, excess.what, {line: excess.line, column: 1})]}
  // Whatever begins with dashes is for the reader of front matter to accept or refuse: a fence may name an engine.
  const parsed = text.startsWith('---') ? parse(text, path) : null
  if (parsed && parsed.data === null) return {reading: null, diagnostics: parsed.diagnostics.map(asImport)}
  const {blocks, notes} = readMarkdown(parsed ? parsed.body : text, readFragment)
  const data = new Map(
    Object.entries(parsed?.data ?? {}).map(([key, value]): [string, Taken] => [key, takenOf(key, value, parsed!.positions)]),
  )
  // A value that our own content would have to quote is only a text here: it is kept as it stands.
  const doubts = (parsed?.diagnostics ?? [])
    .map(asImport)
    .map((told): Diagnostic => ({...told, level: 'warn', verdict: 'review'}))
  return {reading: {format: 'markdown', data, blocks, notes}, diagnostics: doubts}
}

const asImport = (diagnostic: Diagnostic): Diagnostic => ({...diagnostic, source: 'import'})

function takenOf(key: string, value: Json, positions: Readonly<Record<string, {readonly start: Point}>>): Taken {
  return {value: plain(value), place: placeOf({position: positions[child('', key)]})}
}

/** Nested data cannot be mapped; it is shown as JSON and left to the map's author. */
function plain(value: Json): Taken['value'] {
  if (Array.isArray(value)) return value.map(one => (typeof one === 'object' && one !== null ? JSON.stringify(one) : String(one)))
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as Taken['value'])
}
