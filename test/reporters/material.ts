/** Diagnostics and sources for the reporters' tests. */
import {type DiagnosticDraft, diagnostic} from '../../src/base/diagnostics.ts'
import type {Diagnostic} from '../../src/base/types.ts'
import {type Terminal, terminalOf} from '../../src/reporters/marks.ts'
import type {ReportSettings} from '../../src/reporters/reporter.ts'

export const plain: Terminal = terminalOf({isTTY: false, env: {}, platform: 'linux'})

export const settings = (files: Readonly<Record<string, string>> = {}, more: Partial<ReportSettings> = {}): ReportSettings => ({
  readSource: path => (Object.hasOwn(files, path) ? files[path]!.split('\n') : null),
  terminal: plain,
  strict: false,
  max: 0,
  command: 'gzgk',
  ...more,
})

/** A position on one line, from a column to another. */
export const on = (line: number, from: number, to = from) => ({start: {line, column: from}, end: {line, column: to}})

export const said = (draft: Partial<DiagnosticDraft> = {}): Diagnostic =>
  diagnostic({source: 'rule', ruleId: 'date-order', reason: '日期不对', path: 'content/policies/2025/sswg-2025-1.md', ...draft})

/** The place of a piece of text in a file, found so that the test need not count. */
export function placeOf(text: string, piece: string) {
  const index = text.indexOf(piece)
  if (index < 0) throw new Error(`no “${piece}” in the text`)
  const before = text.slice(0, index).split('\n')
  const column = before.at(-1)!.length + 1
  return on(before.length, column, column + piece.length)
}
