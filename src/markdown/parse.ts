/** Markdown text -> mdast. Everything else in gzgk calls `parse`, so a faster way of parsing has one place to go. */
import type {ListItem, Nodes, Parents, Root, Text} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {diagnostic} from '../base/diagnostics.ts'
import type {Diagnostic, Point, Position} from '../base/types.ts'
import {excessIn, limits} from './complexity.ts'

declare module 'mdast' {
  interface RootData {
    /** Offset of the first character of each line. */
    lines?: number[]
  }
  interface TextData {
    /** Where each UTF-16 unit of the value stands in the source, and one more for the end; absent when they run in step. */
    source?: number[]
  }
  interface ListItemData {
    /** The marker as printed, with the white space behind it: `3. `. */
    marker?: string
  }
}

export interface Parsed {
  readonly tree: Root
  readonly diagnostics: readonly Diagnostic[]
}
export interface ParseOptions {
  /** UTF-8 bytes that a body may have; 512 KiB when left out, never more than 2 MiB. */
  readonly size?: number
}

const processor = unified().use(remarkParse).use(remarkGfm).freeze()

/**
 * Parses a body. Positions are those of `text`, so a body whose front matter was blanked out keeps the file's lines.
 * Input that would take the parser too long, or more stack than there is, gives an empty tree and one `markdown-too-complex`.
 */
export function parse(text: string, path: string, options: ParseOptions = {}): Parsed {
  const size = Math.min(options.size ?? limits.size, limits.largest)
  const bytes = Buffer.byteLength(text)
  if (bytes > size) return refused(path, 1, `正文有 ${kibibytes(bytes)}，超过 ${kibibytes(size)} 的上限`)
  const excess = excessIn(text, size)
  if (excess) return refused(path, excess.line, `正文结构过于复杂：${excess.what}`)
  try {
    const tree = processor.runSync(processor.parse(text)) as Root
    located(tree, text)
    return {tree, diagnostics: [...longTables(tree, path), ...literalMarks(tree, path)]}
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return refused(path, 1, '正文结构过于复杂：嵌套层次太深')
  }
}

const kibibytes = (bytes: number): string => `${Math.ceil(bytes / 1024)} KiB`

/** The diagnostic for input that is not worth the time; shared with `compile`. */
export function tooComplex(path: string, place: Position, reason: string): Diagnostic {
  return diagnostic({
    source: 'markdown',
    ruleId: 'markdown-too-complex',
    reason,
    path,
    place,
    note: '请简化这一处的写法，或把内容拆成几个文件，大段数据改为附件',
  })
}

function refused(path: string, line: number, reason: string): Parsed {
  const point: Point = {line, column: 1}
  return {tree: {type: 'root', children: []}, diagnostics: [tooComplex(path, {start: point, end: point}, reason)]}
}

function longTables(tree: Root, path: string): Diagnostic[] {
  return tree.children.flatMap(node => {
    if (node.type !== 'table' || node.children.length - 1 <= limits.rows) return []
    const rows = node.children.length - 1
    return diagnostic({
      level: 'warn',
      source: 'markdown',
      ruleId: 'table-too-long',
      reason: `表格有${rows}行，网页上难以查阅`,
      path,
      place: node.position,
      actual: String(rows),
      note: `请把超过${limits.rows}行的数据做成 CSV 或 XLSX 附件（attachments），正文只留摘要`,
    })
  })
}

/** `**指导思想。**以` is not bold for CommonMark: a mark between a full stop and a letter neither opens nor closes. The stars would be published. */
function literalMarks(tree: Root, path: string): Diagnostic[] {
  const found: Diagnostic[] = []
  const waiting: Nodes[] = [tree]
  while (waiting.length > 0) {
    const node = waiting.pop()!
    if ('children' in node) waiting.push(...node.children.toReversed())
    const at = node.type === 'text' ? node.value.search(/\*\*(?=\S)|(?<=\S)\*\*/u) : -1
    if (node.type !== 'text' || at < 0 || !node.position) continue
    const offset = node.data?.source?.[at] ?? node.position.start.offset! + at
    const lines = tree.data!.lines!
    found.push(
      diagnostic({
        level: 'warn',
        verdict: 'review',
        source: 'markdown',
        ruleId: 'emphasis-literal',
        reason: '加粗没有生效，“**”会原样显示在网页上',
        path,
        place: {start: pointAt(lines, offset), end: pointAt(lines, offset + 2)},
        actual: node.value.slice(Math.max(0, at - 8), at + 10),
        note: '请把标点移到“**”外面，如 **（一）指导思想**。；确要显示星号的写成 \\*\\*',
      }),
    )
  }
  return found
}

/** Notes what the tree alone does not tell: line starts, list markers as printed, and where each character of a text stands. */
function located(tree: Root, text: string): void {
  tree.data = {...tree.data, lines: lineStarts(text)}
  const waiting: {node: Nodes; from: number; to: number}[] = [{node: tree, from: 0, to: text.length}]
  while (waiting.length > 0) {
    const {node, from, to} = waiting.pop()!
    if (node.type === 'text') locateText(node, text, from, to)
    if (node.type === 'listItem') locateMarker(node, text)
    if ('children' in node) {
      placeOrphans(node, text, from, to, tree.data.lines!)
      if (node.type !== 'link') shortenAddresses(node, text, tree.data.lines!)
      for (const child of node.children)
        waiting.push({node: child, from: child.position?.start.offset ?? from, to: child.position?.end.offset ?? to})
    }
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length)
  return starts
}

/** The point of an offset, by the line starts that `parse` noted. */
export function pointAt(lines: readonly number[], offset: number): Point {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (lines[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return {line: low + 1, column: offset - lines[low]! + 1, offset}
}

function locateMarker(node: ListItem, text: string): void {
  const start = node.position?.start.offset
  const marker = start === undefined ? null : /^(?:[-*+]|\d{1,9}[.)])[ \t]*/.exec(text.slice(start, start + 24))
  if (marker) node.data = {...node.data, marker: marker[0]}
}

function locateText(node: Text, text: string, from: number, to: number): void {
  if (to - from === node.value.length) return
  node.data = {...node.data, source: aligned(node.value, text, from, to)}
}

const reference = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|[a-z][a-z\d]*);/iy

/** Walks value and source together: escapes, character references and the indentation of later lines are only in the source. */
function aligned(value: string, text: string, from: number, to: number): number[] {
  const source: number[] = []
  let at = from
  for (let index = 0; index < value.length; index++) {
    while (at < to && text[at] !== value[index] && text[at] !== '&') at++
    reference.lastIndex = at
    const match = text[at] === '&' ? reference.exec(text) : null
    source.push(Math.min(at, to))
    if (match && !value.startsWith(match[0], index)) {
      // A decoded reference; two units when it stands for an astral character.
      if (value.codePointAt(index)! > 0xff_ff) {
        source.push(Math.min(at, to))
        index++
      }
      at += match[0].length
    } else at++
  }
  source.push(to)
  return source
}

/** remark-gfm cuts texts at www and mail addresses without saying where: the parts get their places back. */
function placeOrphans(parent: Parents, text: string, from: number, to: number, lines: readonly number[]): void {
  let at = from
  for (const [index, child] of parent.children.entries()) {
    if (child.position) {
      at = child.position.end.offset ?? at
      continue
    }
    const next = parent.children.slice(index + 1).find(later => later.position)
    const end = next?.position?.start.offset ?? to
    const source = aligned(textOf(child), text, at, end)
    const stop = source.length > 1 ? source.at(-2)! + 1 : at
    child.position = {start: pointAt(lines, source[0] ?? at), end: pointAt(lines, Math.min(stop, end))}
    at = stop
  }
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

/** What no address is written with in a Chinese text: it ends where Chinese goes on. */
const chinese = /[\p{Script=Han}\u2014\u2018-\u201d\u2026\u3000-\u303f\uff00-\uffef]/u

/** GFM links a bare address up to the next white space; in `见www.example.com，或…` that would be the rest of the sentence. */
function shortenAddresses(parent: Parents, text: string, lines: readonly number[]): void {
  for (let index = 0; index < parent.children.length; index++) {
    const node = parent.children[index]!
    const start = node.position?.start.offset
    if (node.type !== 'link' || start === undefined || /[[<]/.test(text[start] ?? '')) continue
    const [child] = node.children
    const cut = child?.type === 'text' ? child.value.search(chinese) : -1
    if (child?.type !== 'text' || cut < 0) continue
    const kept = child.value.slice(0, cut).replace(/[.,:;!?'"]+$/, '')
    const rest: Text = {
      type: 'text',
      value: child.value.slice(kept.length),
      position: {start: pointAt(lines, start + kept.length), end: node.position!.end},
    }
    const isAddress = /\.[a-z0-9]/i.test(kept.replace(/^(?:https?:\/\/)?(?:www\.)?/i, 'x.'))
    const position = {start: node.position!.start, end: pointAt(lines, start + kept.length)}
    const head = isAddress
      ? {
          ...node,
          url: node.url.slice(0, node.url.length - child.value.length) + kept,
          children: [{...child, value: kept, position}],
          position,
        }
      : {type: 'text' as const, value: kept, position}
    parent.children.splice(index, 1, head as never, rest as never)
    index++
  }
}
