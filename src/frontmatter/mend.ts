/**
 * Slips that every editor makes and that make YAML unreadable: a full-width colon, no space after a colon or a dash, tabs or full-width
 * spaces as indentation. Each is told with its mended line, and the mended text is read on, so that the other mistakes are told too.
 */
import type {Diagnostic, Point, Position} from '../base/types.ts'
import {at, brief, say, shown} from './say.ts'

interface Slip {
  readonly ruleId: string
  readonly reason: string
  readonly line: string
  /** 0-based offset of the slip in the line. */
  readonly index: number
}

/** What is mended. */
const whats: Readonly<Record<string, string>> = {
  'yaml-colon': '字段名后的冒号',
  'yaml-dash': '列表的短横',
  'yaml-indent': '行首的空格',
}

export interface Mended {
  readonly source: string
  readonly diagnostics: readonly Diagnostic[]
  /** A place in the mended source -> the place in the file. */
  original(place: Position): Position
}

/**
 * A source with its slips mended; `suspects` are the file lines that YAML stumbled over. Only there, and at the margin, is a slip certain.
 * Lines that are known to be `texts` have none.
 */
export function mended(
  source: string,
  path: string,
  suspects: readonly number[],
  texts: ReadonlySet<number> = new Set(),
): Mended {
  const diagnostics: Diagnostic[] = []
  const shifts = new Map<number, {readonly after: number; readonly by: number}>()
  const near = new Set(suspects.flatMap(line => [line - 1, line, line + 1]))
  const unit = indentUnit(source)
  const lines = source.split('\n').map((line, index) => {
    const certain = !texts.has(index + 1) && (near.has(index + 1) || /^[^\s#-]/u.test(line))
    const slip = certain ? slipIn(line, unit) : null
    if (!slip) return line
    const indent = slip.line.search(/\S/u)
    const note = `${indent > 0 ? `行首空 ${indent} 格，` : ''}这一行改成 ${brief(slip.line.trim())}`
    // White space at the end is nobody's slip.
    const text = `${slip.line.trimEnd()}${/[ \t]*$/u.exec(line)![0]}`
    const fix = {what: whats[slip.ruleId]!, edit: {place: at(index + 1, 1, line.length), text}}
    diagnostics.push(say(slip.ruleId, path, at(index + 1, slip.index + 1), slip.reason, {actual: shown(line.trim()), note, fix}))
    shifts.set(index + 1, {after: slip.index + 1, by: slip.line.length - line.trimEnd().length})
    return slip.line
  })
  const back = ({line, column}: Point): Point => {
    const shift = shifts.get(line)
    return shift && column > shift.after ? {line, column: Math.max(shift.after, column - shift.by)} : {line, column}
  }
  return {source: lines.join('\n'), diagnostics, original: ({start, end}) => ({start: back(start), end: back(end)})}
}

/** How far this file indents a level: the least that any of its lines is indented. */
function indentUnit(source: string): number {
  let least = 8
  for (const [blanks] of source.matchAll(/^ +(?=\S)/gmu)) least = Math.min(least, blanks.length)
  return least < 8 ? least : 2
}

const key = String.raw`["']?[A-Za-z_\p{Script=Han}][\w\p{Script=Han}（）()、-]{0,39}["']?`
const head = String.raw`^(\s*(?:-\s+)?)`
const wideColon = new RegExp(`${head}(${key})\\s*：\\s*(.*)$`, 'u')
const tightColon = new RegExp(`${head}(${key}):([^\\s/].*)$`, 'u')
const oddGap = new RegExp(`${head}(${key}):\\s*[\\u00a0\\u3000]\\s*(.*)$`, 'u')

function slipIn(line: string, unit: number): Slip | null {
  const indent = /^[ \t\u3000\u00a0]*/u.exec(line)![0]
  const odd = indent.search(/[\t\u3000\u00a0]/u)
  if (odd >= 0 && line.trim() !== '') {
    const blanks = indent
      .replace(/\t/gu, ' '.repeat(unit))
      .replace(/\u3000/gu, '  ')
      .replace(/\u00a0/gu, ' ')
    const plain = `${blanks}${line.slice(indent.length)}`
    const reason = indent[odd] === '\t' ? '用制表符（Tab）缩进了，这里只能用空格' : '用全角空格缩进了，这里只能用半角空格'
    const rest = slipIn(plain, unit)
    return {ruleId: 'yaml-indent', reason, line: rest ? rest.line : plain, index: odd}
  }
  const wide = wideColon.exec(line)
  if (wide) return colon(line, wide, line.indexOf('：'), '冒号是全角的“：”，字段名后要用半角冒号加空格')
  const gap = oddGap.exec(line)
  if (gap) return colon(line, gap, gap[1]!.length + gap[2]!.length + 1, '冒号后面是全角空格或网页里的特殊空格，要用半角空格')
  const tight = tightColon.exec(line)
  if (tight) return colon(line, tight, tight[1]!.length + tight[2]!.length, '冒号后面少一个空格')
  const dash = /^(\s*)(-(?=[^\s-])|[－—–•·●]\s*(?=[^\s－—–•·●-]))(.*)$/u.exec(line)
  if (!dash) return null
  const reason = dash[2] === '-' ? '列表的短横后面少一个空格' : `列表每项要以半角短横加空格“- ”开头，不能用“${dash[2]!.trim()}”`
  return {ruleId: 'yaml-dash', reason, line: `${dash[1]}- ${dash[3]}`, index: dash[1]!.length}
}

function colon(line: string, match: RegExpExecArray, index: number, reason: string): Slip | null {
  const value = match[3]!.trimEnd()
  if (line.slice(0, index).includes(': ')) return null
  return {ruleId: 'yaml-colon', reason, line: `${match[1]}${match[2]}:${value === '' ? '' : ` ${value}`}`, index}
}
