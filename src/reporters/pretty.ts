/** For a person at a terminal: what is wrong, where, the line itself, and how to mend it. */
import {countLevels, isFixable, sortDiagnostics} from '../base/diagnostics.ts'
import {nearest} from '../base/nearest.ts'
import type {Diagnostic, Level} from '../base/types.ts'
import {frameOf} from './frame.ts'
import {levelNames} from './levels.ts'
import {painter} from './marks.ts'
import {defused, printable} from './printable.ts'
import type {Reporter, ReportSettings} from './reporter.ts'
import {clipCells, displayWidth} from './width.ts'

const ranks: Readonly<Record<Level, number>> = {error: 0, warn: 1, info: 2}

export const pretty: Reporter = (diagnostics, settings) => {
  const shown = worstFirst(diagnostics, settings.max)
  const blocks = sortDiagnostics(shown).map(diagnostic => block(diagnostic, settings))
  const hidden = diagnostics.length - shown.length
  if (hidden > 0) blocks.push(`另有 ${hidden} 条没有显示，要看全部请加 --max 0\n`)
  return defused(`${blocks.join('\n')}${blocks.length > 0 ? '\n' : ''}${summary(diagnostics, settings)}`)
}

/** The first `max` diagnostics, errors before warnings; all of them when `max` is 0. */
function worstFirst(diagnostics: readonly Diagnostic[], max: number): readonly Diagnostic[] {
  if (max === 0 || diagnostics.length <= max) return diagnostics
  return sortDiagnostics(diagnostics)
    .sort((a, b) => ranks[a.level] - ranks[b.level])
    .slice(0, max)
}

/** In cells: a value quoted in a reason may be as long as the file it stands in. */
const longestReason = 400

function block(diagnostic: Diagnostic, settings: ReportSettings): string {
  const paint = painter(settings.terminal.colour)
  const {level, ruleId, reason, verdict, note, clause} = diagnostic
  const lines = [
    `${paint(level, `${levelNames[level]}[${printable(ruleId)}]`)} ${paint('strong', clipCells(printable(reason), longestReason))}`,
    `  ${located(diagnostic)}`,
    ...framed(diagnostic, settings),
  ]
  if (clause) lines.push(`  依据：${printable(clause.instrument)}${printable(clause.article)}`)
  if (verdict === 'review') lines.push('  说明：这一条机器拿不准，请人工核对')
  if (note)
    lines.push(
      `  ${paint('good', '怎么改：')}${note
        .split('\n')
        .map(printable)
        .join(`\n${' '.repeat(10)}`)}`,
    )
  return `${lines.join('\n')}\n`
}

/** `path:line:column`, as far as it is known: editors make a link of it. */
function located({path, place}: Diagnostic): string {
  const clean = printable(path)
  if (!place) return clean
  const {line, column} = place.start
  const isWholeFile = line === 1 && column === 1
  return isWholeFile ? `${clean}:1` : `${clean}:${line}:${column}`
}

function framed(diagnostic: Diagnostic, settings: ReportSettings): string[] {
  const {terminal} = settings
  const paint = painter(terminal.colour)
  const beside = matches(diagnostic)
  const frame = isFramed(diagnostic) && frameFor(diagnostic, settings)
  if (!frame) {
    const actual =
      diagnostic.actual === undefined ? [] : [`  现在是：${clipCells(printable(diagnostic.actual), terminal.width - 12)}`]
    return beside === '' ? actual : [...actual, `  ${beside}`]
  }
  const until = frame.until === null ? '' : `直到第 ${frame.until} 行`
  const said = [until, beside].filter(Boolean).join('；')
  const carets = `${frame.gutter}${paint(diagnostic.level, frame.carets)}`
  if (said === '') return [...frame.source, carets]
  if (displayWidth(said) < frame.room) return [...frame.source, `${carets} ${said}`]
  return [...frame.source, carets, `  ${said}`]
}

function frameFor({path, place}: Diagnostic, {readSource, terminal}: ReportSettings) {
  const lines = readSource(path)
  return lines && place ? frameOf(lines, place, terminal.width, terminal.marks) : null
}

/** What stands at the top of the file, or at a whole block of front matter, is about something that is not there. */
function isFramed({place, pointer}: Diagnostic): boolean {
  if (!place) return false
  const isBlock = place.end.line > place.start.line
  if (isBlock && pointer !== undefined) return false
  return !(place.start.line === 1 && place.start.column === 1)
}

const mostExpected = 8

/** `相近的有：…` when the value looks like a slip, else the words that would do; nothing when the advice below names them all. */
function matches({actual, expected, note = ''}: Diagnostic): string {
  if (!expected || expected.every(word => isNamed(note, word))) return ''
  // A near match may bring its title: sswg-2025-1《……》.
  const names = expected.map(word => word.replace(/(?<=.)《.*$/u, ''))
  const areNear = actual !== undefined && expected.length <= 3 && nearest(actual, names, 3).length === new Set(names).size
  const words = expected.slice(0, mostExpected).map(printable).join('、')
  const rest = expected.length > mostExpected ? ` 等 ${expected.length} 个` : ''
  return `${areNear ? '相近的有' : '可以写'}：${words}${rest}`
}

/** Whether a text holds a word that is not part of a longer one: 2 is not named by 2026. */
function isNamed(text: string, word: string): boolean {
  for (let index = text.indexOf(word); word !== '' && index >= 0; index = text.indexOf(word, index + 1)) {
    const around = [text[index - 1], text[index + word.length]]
    if (!around.some(character => character !== undefined && /\w/.test(character))) return true
  }
  return false
}

/** Always the last words: how much there is, and what to do next. */
function summary(diagnostics: readonly Diagnostic[], settings: ReportSettings): string {
  const paint = painter(settings.terminal.colour)
  if (diagnostics.length === 0) return `${paint('good', `${settings.terminal.marks.ok} 没有发现问题`)}\n`
  const {error, warn, info} = countLevels(diagnostics)
  const counts = [`错误 ${error}`, `警告 ${warn}`, ...(info > 0 ? [`提示 ${info}`] : [])].join('，')
  const files = (level: Level): number => new Set(diagnostics.filter(item => item.level === level).map(item => item.path)).size
  const parts = (['error', 'warn', 'info'] as const)
    .map(level => ({count: files(level), word: {error: '有错误', warn: '有警告', info: '有提示'}[level]}))
    .filter(({count}) => count > 0)
    .map(({count, word}, index) => `${count} 个${index === 0 ? '文件' : ''}${word}`)
  return `${paint('strong', `${parts.join('，')}：${counts}`)}\n${fixable(diagnostics, settings)}${next(diagnostics, settings)}\n`
}

function fixable(diagnostics: readonly Diagnostic[], {command}: ReportSettings): string {
  const count = diagnostics.filter(isFixable).length
  return count === 0 ? '' : `其中 ${count} 处可以用 ${command} check --fix 自动改正。\n`
}

const ofPublishing = {failed: '有错误时不能发布。', passed: '可以发布。'}

function next(diagnostics: readonly Diagnostic[], {strict, command, verdict = ofPublishing}: ReportSettings): string {
  const {error, warn} = countLevels(diagnostics)
  const first = worstFirst(diagnostics, 1)[0]
  const said = error > 0 ? verdict.failed : strict && warn > 0 ? '加了 --strict，有警告也算不通过。' : verdict.passed
  return `${said}看某一条的说明：${command} explain ${printable(first?.ruleId ?? '')}`
}
