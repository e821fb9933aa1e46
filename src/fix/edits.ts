/** Mends of a text as stretches of it. Whatever lies outside them stays, character for character. */

import {lineStarts} from '../base/points.ts'
import type {Fix, Point} from '../base/types.ts'

/** Where a mend belongs: UTF-16 units of the text, from 0. */
export interface Stretch {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly fix: Fix
}

/** The stretches of those mends that can be made together, from left to right; of two that meet, the first, or the longer. */
export function stretchesOf(text: string, fixes: readonly Fix[]): Stretch[] {
  const lines = lineStarts(text)
  const all = fixes.flatMap(fix => stretchOf(text, lines, fix) ?? []).sort((a, b) => a.start - b.start || b.end - a.end)
  const apart: Stretch[] = []
  for (const stretch of all) {
    const last = apart.at(-1)
    if (!last || stretch.start > last.end || (stretch.start === last.end && last.start !== last.end)) apart.push(stretch)
  }
  return apart
}

/** Null for what is no stretch of one line of the text, or changes nothing. */
function stretchOf(text: string, lines: readonly number[], fix: Fix): Stretch | null {
  if (fix.edit === 'utf-8') return null
  const {place, text: meant} = fix.edit
  const [start, end] = [offsetOf(lines, place.start), offsetOf(lines, place.end)]
  const written = text.slice(start, end)
  const isOnLine = place.start.line === place.end.line && start >= 0 && start <= end && end <= text.length
  return isOnLine && written !== meant && !/[\r\n]/.test(written + meant) ? {start, end, text: meant, fix} : null
}

const offsetOf = (lines: readonly number[], {line, column}: Point): number =>
  lines[line - 1] === undefined ? -1 : lines[line - 1]! + column - 1

/** The text with stretches mended; they are in order and apart. */
export function edited(text: string, stretches: readonly Stretch[]): string {
  let [result, at] = ['', 0]
  for (const {start, end, text: meant} of stretches) {
    result += text.slice(at, start) + meant
    at = end
  }
  return result + text.slice(at)
}
