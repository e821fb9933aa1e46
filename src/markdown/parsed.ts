/** A body within its limits -> its tree, and what is to be said of it. */
import type {Nodes, Root, Table} from 'mdast'
import {diagnostic} from '../base/diagnostics.ts'
import {pointAt} from '../base/points.ts'
import type {Diagnostic, Point, Position} from '../base/types.ts'
import {excessIn, limits} from './complexity.ts'
import {type Remark, treeOf} from './plain/document.ts'

export interface Parsed {
  readonly tree: Root
  readonly diagnostics: readonly Diagnostic[]
}
export interface ParseOptions {
  /** UTF-8 bytes that a body may have; 512 KiB when left out, never more than 2 MiB. */
  readonly size?: number
}

/** The tree of a body; null when remark is needed and there is none. */
export function parseWith(remark: Remark | null, text: string, path: string, options: ParseOptions = {}): Parsed | null {
  const size = Math.min(options.size ?? limits.size, limits.largest)
  const bytes = Buffer.byteLength(text)
  if (bytes > size) return refused(path, 1, `正文有 ${kibibytes(bytes)}，超过 ${kibibytes(size)} 的上限`)
  const excess = excessIn(text, size)
  if (excess) return refused(path, excess.line, `正文结构过于复杂：${excess.what}`)
  try {
    const tree = treeOf(text, remark)
    return tree && {tree, diagnostics: [...longTables(tree, path), ...(mayHaveStars(text) ? literalMarks(tree, path) : [])]}
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
  const found: Diagnostic[] = []
  for (const node of tree.children)
    if (node.type === 'table' && node.children.length - 1 > limits.rows) found.push(longTable(node, path))
  return found
}

function longTable({children, position}: Table, path: string): Diagnostic {
  const rows = children.length - 1
  return diagnostic({
    level: 'warn',
    source: 'markdown',
    ruleId: 'table-too-long',
    reason: `表格有${rows}行，网页上难以查阅`,
    path,
    place: position,
    actual: String(rows),
    note: `请把超过${limits.rows}行的数据做成 CSV 或 XLSX 附件（attachments），正文只留摘要`,
  })
}

/** A star may be written as a reference too. */
const mayHaveStars = (text: string): boolean => text.includes('*') || text.includes('&')

/** `**指导思想。**以` is not bold for CommonMark: a mark between a full stop and a letter neither opens nor closes. The stars would be published. */
function literalMarks(tree: Root, path: string): Diagnostic[] {
  const found: Diagnostic[] = []
  const waiting: Nodes[] = [tree]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('children' in node) for (let index = node.children.length - 1; index >= 0; index--) waiting.push(node.children[index]!)
    if (node.type !== 'text' || !node.position || !node.value.includes('**')) continue
    const at = node.value.search(/\*\*(?=\S)|(?<=\S)\*\*/u)
    if (at < 0) continue
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
