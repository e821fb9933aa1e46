/** What `yaml` says of broken syntax, in the editor's words. */
import type {LineCounter, YAMLError} from 'yaml'
import type {Diagnostic} from '../base/types.ts'
import {quoteValue} from './refuse.ts'
import {at, say, shown} from './say.ts'

interface Spot {
  readonly message: string
  readonly line: number
  readonly column: number
  /** The line of the source. */
  readonly text: string
  readonly lines: readonly string[]
}

type Explain = (spot: Spot) => {reason: string; note: string; line?: number; column?: number}

/** One diagnostic for the first syntax error of a source. */
export function explainSyntax(error: YAMLError, source: string, counter: LineCounter, path: string): Diagnostic {
  const {line, col} = counter.linePos(Math.min(error.pos[0], source.length))
  const lines = source.split('\n')
  const spot: Spot = {message: error.message, line, column: col, text: lines[line - 1] ?? '', lines}
  const told = (explanations[error.code] ?? general)(spot)
  const where = told.line ?? line
  const text = lines[where - 1] ?? ''
  const column = told.column ?? (where === line ? col : 1)
  const ruleId = error.code === 'TAB_AS_INDENT' ? 'yaml-indent' : 'yaml-syntax'
  return say(ruleId, path, at(where, column, Math.max(1, text.length + 1 - column)), told.reason, {
    ...(text.trim() === '' ? {} : {actual: shown(text.trim())}),
    note: told.note,
  })
}

const general: Explain = ({text}) => ({
  reason: '这一行的写法无法识别',
  note: `写成“字段名: 内容”；内容里有特殊符号时加引号，如 ${quoteValue(text)}`,
})

const special: Explain = ({text, column}) => ({
  reason: `内容不能以“${text[column - 1] ?? ''}”开头`,
  note: `给内容加引号：${quoteValue(text)}`,
})

const indentation: Explain = spot => ({
  reason: '缩进没有对齐',
  note: aligned(spot) ?? '同一层的字段左边要对齐；下一层比上一层多两个空格',
})

/** Which line above the line at fault was probably meant to stand above its beginning; null when none is a better place than its own. */
function aligned({lines, line, text}: Spot): string | null {
  const own = text.search(/\S/u)
  const isItem = /^\s*- /u.test(text)
  let best: {line: number; level: number} | null = null
  let least = Number.POSITIVE_INFINITY
  for (let index = line - 2; index >= 0 && least > 0; index--) {
    const above = lines[index]!
    const level = above.search(/\S/u)
    if (level < 0 || level >= least) continue
    least = level
    const dash = /^\s*-\s+/u.exec(above)?.[0].length
    for (const candidate of isItem ? (dash === undefined ? [] : [level]) : dash === undefined ? [level] : [dash]) {
      if (best === null || Math.abs(candidate - own) < Math.abs(best.level - own)) best = {line: index + 1, level: candidate}
    }
  }
  if (best === null || best.level === own) return null
  const blanks = best.level === 0 ? '行首不留空格' : `行首改成 ${best.level} 个空格`
  return `${blanks}，与第 ${best.line} 行“${shown(lines[best.line - 1]!.trim().replace(/^- +/u, ''))}”左边对齐`
}

/** `title: 通知: 关于…`: a colon and a space inside the value. */
const innerColon: Explain = ({text, lines, line}) => {
  if (/^\s*(?:-\s+)?[^\s:][^:]*:\s.*:(?:\s|$)/u.test(text))
    return {reason: '内容里又有“冒号加空格”，会被当成另一个字段', note: `给内容加引号：${quoteValue(text)}`}
  const next = lines[line] ?? ''
  return /^\s+\S/.test(next) && /:\s+\S/.test(text)
    ? {
        reason: '缩进没有对齐：上一个字段已经有内容，不能再有下一层',
        note: aligned({text: next, lines, line: line + 1} as Spot) ?? `让它与“${shown(text.trim())}”左边对齐`,
        line: line + 1,
      }
    : indentation({text, lines, line} as Spot)
}

const missing: Explain = spot => {
  const quote = /Missing closing (['"])quote/.exec(spot.message)?.[1]
  if (quote) return unclosed(quote, spot)
  if (spot.message.startsWith('Missing ,') || spot.message.startsWith('Missing space'))
    return (
      fullColon(spot) ?? {
        reason: '方括号或花括号里，各项之间要用半角逗号和空格隔开',
        note: '写成 [甲, 乙]，或每项一行、以“- ”开头',
      }
    )
  if (spot.message.startsWith('Implicit map keys')) return noColon(spot)
  if (spot.message.startsWith('Sequence item without')) return indentation(spot)
  if (spot.message.startsWith('Comments'))
    return {reason: '# 前面要有空格', note: `# 是内容的一部分时加引号：${quoteValue(spot.text)}`}
  return general(spot)
}

/** `{word: 低保, also： [最低生活保障]}`: not the comma in front of the bracket is what lacks. */
function fullColon({text}: Spot): ReturnType<Explain> | null {
  const key = /[{,]\s*([^\s{}[\],:：'"]+)：/u.exec(text)?.[1]
  if (key === undefined) return null
  return {reason: `花括号里“${shown(key)}”后面的冒号是全角的“：”，要用半角冒号加空格`, note: `写成 ${key}: 再接内容`}
}

const noColon: Explain = ({text}) => ({
  reason: `“${shown(text.trim())}”这一行没有“字段名: ”`,
  note: '写成“字段名: 内容”，冒号用半角、后面空一格；如果是上一行的续行，请并到上一行',
})

/** The line that opens the quotation: the last one before the error with an odd number of such quotes. */
function unclosed(quote: string, {lines, line}: Spot): ReturnType<Explain> {
  const odd = (text: string) => text.replaceAll(`\\${quote}`, '').split(quote).length % 2 === 0
  const value = new RegExp(`^\\s*(?:-\\s+)?(?:[^\\s'"][^:]*:\\s+)?${quote}`, 'u')
  const before = lines.slice(0, line)
  const opening =
    [
      before.findIndex(text => value.test(text) && odd(text)),
      before.findLastIndex(odd),
      before.findLastIndex(text => text !== ''),
    ].find(index => index >= 0) ?? 0
  return {
    reason: `引号没有成对：缺少后面的 ${quote}`,
    note: `在内容末尾补上 ${quote}`,
    line: opening + 1,
    column: Math.max(0, lines[opening]!.indexOf(quote)) + 1,
  }
}

const unexpected: Explain = spot => {
  const {message, text, column} = spot
  const before = text.slice(0, column - 1).trimEnd()
  if (message.startsWith('Block scalar header'))
    return {
      reason: '| 和 > 后面不能直接写内容',
      note: `写在一行里并加引号：${quoteValue(text)}；或者 | 单独写，内容另起行缩进`,
      column,
    }
  if (/at node end/.test(message) && /['"]$/.test(before))
    return {reason: '后引号的后面还有内容', note: `整个内容用一对引号：${quoteValue(unquotedLine(text))}`}
  if (/at node end/.test(message) && /[\]}]$/.test(before))
    return {reason: '方括号或花括号后面还有内容', note: `如果括号是文字的一部分，请加引号：${quoteValue(text)}`}
  if (/same line with key/.test(message)) return {reason: '列表要另起一行写', note: '冒号后换行，每项一行，以“  - ”开头'}
  if (/^Unexpected flow-|Unexpected ,|empty item/.test(message))
    return {reason: '方括号、花括号或逗号没有配好', note: `如果括号是文字的一部分，请加引号：${quoteValue(text)}`}
  return /at node end/.test(message) ? indentation(spot) : general(spot)
}

const unquotedLine = (line: string): string => line.replace(/["']/g, '')

const explanations: Readonly<Record<string, Explain>> = {
  TAB_AS_INDENT: ({text, line}) => ({
    reason: '用制表符（Tab）缩进了，这里只能用空格',
    note: `改成 ${JSON.stringify(text.replaceAll('\t', '  ')).slice(1, -1)}`,
    line,
    column: Math.max(1, text.indexOf('\t') + 1),
  }),
  BAD_SCALAR_START: special,
  BAD_INDENT: spot =>
    spot.message.startsWith('Flow')
      ? {reason: '方括号或花括号没有成对', note: '补上 ] 或 }；或每项一行、以“- ”开头', ...openBracket(spot)}
      : indentation(spot),
  BLOCK_AS_IMPLICIT_KEY: innerColon,
  BLOCK_IN_FLOW: () => ({reason: '方括号或花括号里不能用“- ”列表', note: '每项一行、以“- ”开头，不用括号'}),
  MISSING_CHAR: missing,
  MULTILINE_IMPLICIT_KEY: noColon,
  UNEXPECTED_TOKEN: unexpected,
  BAD_DQ_ESCAPE: ({text}) => ({
    reason: '双引号里的反斜杠 \\ 是转义符，这个写法无效',
    note: `改用单引号：${quoteValue(unquotedLine(text))}`,
  }),
  NON_STRING_KEY: () => ({reason: '字段名只能是文字', note: '写成“字段名: 内容”'}),
  KEY_OVER_1024_CHARS: () => ({reason: '字段名太长，可能少了换行', note: '每个字段另起一行'}),
  MULTIPLE_DOCS: () => ({reason: '一个文件只有一份信息栏', note: '删去多余的 --- 或 ...'}),
}

function openBracket({lines, line}: Spot): {line: number; column: number} | object {
  for (let index = line - 1; index >= 0; index--) {
    const match = /^\s*(?:-\s+)?(?:[^\s'":][^:]*:\s+)?(?=[[{])/u.exec(lines[index]!)
    if (match && isOpen(lines[index]!)) return {line: index + 1, column: match[0].length + 1}
  }
  return {}
}

/** Whether a line opens more brackets than it closes. */
const isOpen = (line: string): boolean => {
  const bare = line.replace(/'[^']*'|"[^"]*"/gu, '')
  return (bare.match(/[[{]/gu) ?? []).length > (bare.match(/[\]}]/gu) ?? []).length
}
