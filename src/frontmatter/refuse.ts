/**
 * What is refused before YAML is composed: characters that hide, directives, tags, anchors, aliases, explicit keys, several documents, and
 * depth. The lexer of `yaml` is linear and does not recurse, its composer does (30,000 dashes on a line abort the process), so depth is
 * bounded here, on tokens.
 */
import type {LineCounter} from 'yaml'
import type {Diagnostic} from '../base/types.ts'
import {type Caps, caps as frontmatterCaps} from './fence.ts'
import {yaml} from './libraries.ts'
import {at, brief, codePoint, invisible, quoted, say, shown} from './say.ts'

/** What stands in the way of composing a source, whose first line is line 1 of its file; empty when nothing does. */
export function refused(source: string, path: string, caps: Caps = frontmatterCaps): readonly Diagnostic[] {
  const hidden = hiddenCharacters(source, path)
  return hidden.length > 0 ? hidden : constructs(source, path, caps)
}

function hiddenCharacters(source: string, path: string): Diagnostic[] {
  const found: Diagnostic[] = []
  const lines = source.split('\n')
  for (const [index, line] of lines.entries()) {
    const match = [...line.matchAll(invisible)][0]
    if (!match) continue
    const name = codePoint(match[0])
    found.push(
      say('text-invisible', path, at(index + 1, match.index + 1), `信息栏里有看不见或乱码的字符 ${name}`, {
        actual: name,
        note: `删去它，这一行改成 ${brief(line.replace(invisible, '').trim())}`,
      }),
    )
    if (found.length === 20) break
  }
  return found
}

const indicators: Readonly<Record<string, {what: string; why: string}>> = {
  '&': {what: '锚点（& 开头）', why: '信息栏不用锚点'},
  '*': {what: '引用（* 开头）', why: '信息栏不用引用'},
  '!': {what: '类型标记（! 开头）', why: '信息栏不用类型标记'},
  '%': {what: '指令（% 开头）', why: '信息栏不用 YAML 指令'},
}

interface Lexeme {
  readonly text: string
  readonly offset: number
  /** A plain scalar or the content of a block scalar: text, whatever its first character is. */
  readonly scalar: boolean
}

function* lexemes(source: string): Generator<Lexeme> {
  const {Lexer} = yaml()
  let offset = 0
  let scalar = false
  for (const text of new Lexer().lex(source)) {
    if (text === '\u001f') scalar = true
    else if (text !== '\u0002' && text !== '\u0018') {
      yield {text, offset, scalar}
      scalar = false
      offset += text.length
    }
  }
}

function constructs(source: string, path: string, caps: Caps): Diagnostic[] {
  const counter = lineCounter(source)
  const lines = source.split('\n')
  const found: Diagnostic[] = []
  const depth = depthGauge()
  let count = 0
  for (const lexeme of lexemes(source)) {
    const {line, col} = counter.linePos(lexeme.offset)
    if (++count > caps.tokens) return [tooMuch(path, line, '信息栏的项目太多')]
    if (depth(lexeme, col) > caps.depth) return [tooMuch(path, line, `信息栏套得太深：最多 ${caps.depth} 层`)]
    const fault = lexeme.scalar || found.length === 20 ? null : construct(lexeme.text, path, line, col, lines[line - 1]!)
    if (fault) found.push(fault)
  }
  return found
}

/** Line starts for `linePos`. */
export function lineCounter(source: string): LineCounter {
  const counter = new (yaml().LineCounter)()
  counter.addNewLine(0)
  for (let index = source.indexOf('\n'); index >= 0; index = source.indexOf('\n', index + 1)) counter.addNewLine(index + 1)
  return counter
}

const tooMuch = (path: string, line: number, reason: string): Diagnostic =>
  say('frontmatter-too-big', path, at(line, 1), reason, {note: '信息栏只写要素，大段文字移到正文，大表格作为附件'})

/** Gives, for each lexeme in turn, an upper bound of how deep the structure is nested there. */
function depthGauge(): (lexeme: Lexeme, column: number) => number {
  let flow = 0
  let lineStart = true
  let columns: number[] = []
  return ({text, scalar}, column) => {
    if (text.startsWith('\n')) lineStart = true
    if (scalar || text.trim() === '') {
      if (scalar && lineStart && flow === 0) open(column)
      if (scalar) lineStart = false
      return columns.length + flow
    }
    if (text === '[' || text === '{') flow++
    else if (text === ']' || text === '}') flow = Math.max(0, flow - 1)
    else if (flow === 0 && (text === '-' || text === '?' || text === ':')) open(column)
    else if (flow === 0 && lineStart) open(column)
    // After `- ` and `? ` a nested key begins at its own column.
    lineStart = text === '-' || text === '?'
    return columns.length + flow
  }
  function open(column: number): void {
    columns = columns.filter(open => open < column)
    columns.push(column)
  }
}

function construct(text: string, path: string, line: number, column: number, whole: string): Diagnostic | null {
  const place = at(line, column, text.length)
  const indicator = indicators[text[0]!]
  if (indicator)
    return say('yaml-refused', path, place, `不能写${indicator.what}：${indicator.why}`, {
      actual: shown(text),
      note: text[0] === '%' ? '删去这一行' : `如果这是文字内容，请加引号：${quoteValue(whole)}`,
    })
  if (text === '?') return say('yaml-refused', path, place, '不能用 ? 写字段', {note: '改成“字段名: 内容”的形式'})
  if (text === '...' || text === '---')
    return say('yaml-refused', path, place, `信息栏里不能写 ${text}：一个文件只有一份信息栏`, {
      note: '删去这一行；信息栏以单独一行 --- 结束',
    })
  return null
}

/** `  - title: *重点*` -> `title: '*重点*'`: the value of a line, quoted, with its key. */
export function quoteValue(line: string): string {
  const match = /^\s*(?:-\s+)?(?:([^\s'"[{][^:]*):\s+)?(.*)$/u.exec(brief(line).trimEnd())
  const value = quoted(match?.[2] ?? '')
  return match?.[1] === undefined ? value : `${match[1]}: ${value}`
}
