/** A scalar written anew in the place of another: what `check --fix` puts in, and nothing around it. */
import type {Diagnostic, Fix, Json, Pointer, Position} from '../base/types.ts'
import {inline} from './copyable.ts'
import {quoted} from './say.ts'

/** The lines of a file, split when one is first asked for: most files have nothing to mend. */
export interface Lines {
  /** By its number from 1; empty when there is none. */
  at(line: number): string
}

export function linesOf(text: string): Lines {
  let lines: readonly string[] | undefined
  return {
    at(line) {
      lines ??= text.split(/\r\n?|\n/)
      return lines[line - 1] ?? ''
    },
  }
}

/** What is written at a place; null unless it is a scalar on one line. */
function writtenAt(lines: Lines, {start, end}: Position): string | null {
  if (start.line !== end.line) return null
  const written = lines.at(start.line).slice(start.column - 1, end.column - 1)
  return written === '' || /^[[{|>]/u.test(written) ? null : written
}

/** A value as it would be written where `written` stands: in the same quotes, and in new ones where it needs some. */
function rewritten(written: string, value: Json): string {
  if (typeof value !== 'string') return inline(value)
  if (written.startsWith("'")) return quoted(value)
  if (written.startsWith('"')) return JSON.stringify(value)
  // In brackets and braces these would end the item.
  return inline(value) === value && !/[,[\]{}]/u.test(value) ? value : quoted(value)
}

export interface Rewriting {
  readonly what: string
  readonly place: Position
  readonly pointer: Pointer
  readonly value: Json
}

/** The mend that gives a value another form; null where the text is none that can be written anew on its line. */
export function valueFix({what, place, pointer, value}: Rewriting, lines: Lines): Fix | null {
  const written = writtenAt(lines, place)
  return written === null ? null : {what, edit: {place, text: rewritten(written, value)}, becomes: {pointer, value}}
}

/** The mend that calls a field by its English key. */
export function keyFix(place: Position, key: string, lines: Lines): Fix | null {
  const written = writtenAt(lines, place)
  return written === null ? null : {what: '字段名', edit: {place, text: rewritten(written, key)}}
}

/** The same diagnostic with a mend, or with none. */
export function withFix({fix: _, ...rest}: Diagnostic, fix: Fix | null): Diagnostic {
  return fix === null ? rest : {...rest, fix}
}
