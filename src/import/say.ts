/** How this room says something: every guess is for a person to review, at the line of the original. */
import {diagnostic} from '../base/diagnostics.ts'
import type {Diagnostic, Level, Point} from '../base/types.ts'

type More = Partial<Pick<Diagnostic, 'actual' | 'expected' | 'note' | 'pointer'>>

/** An error of the source or of the target; nothing is written for it. */
export const refuse = (ruleId: string, path: string, reason: string, more: More & {readonly at?: Point} = {}): Diagnostic =>
  made('error', 'fail', ruleId, path, reason, more)

/** Something that a person should look at. */
export const review = (ruleId: string, path: string, reason: string, more: More & {readonly at?: Point} = {}): Diagnostic =>
  made('warn', 'review', ruleId, path, reason, more)

/** Something done, to be known. */
export const tell = (ruleId: string, path: string, reason: string, more: More & {readonly at?: Point} = {}): Diagnostic =>
  made('info', 'review', ruleId, path, reason, more)

function made(
  level: Level,
  verdict: Diagnostic['verdict'],
  ruleId: string,
  path: string,
  reason: string,
  {at, ...more}: More & {readonly at?: Point},
): Diagnostic {
  const place = at && {start: at, end: {line: at.line, column: at.column + 1}}
  return diagnostic({level, verdict, source: 'import', ruleId, path, reason, place, ...more})
}

/** A text on one line, cut to be shown. */
export function shown(text: string, most = 40): string {
  const characters = Array.from(text.replace(/\s+/gu, ' ').trim())
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : characters.join('')
}
