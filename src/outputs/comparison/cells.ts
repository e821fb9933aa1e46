/** What stands in the cells of a row. */
import type {ComparedPart, ComparedRow, ComparedSide} from '../../base/comparison-table.ts'
import {kindWords} from './words.ts'

/** A run of a cell: `isChanged` where the other side says something else, `isNoise` where it only prints it otherwise. */
export interface Run {
  readonly text: string
  readonly isChanged: boolean
}

/** The passage before or after, printed number and all; null where there is none. */
export function runsOf(row: ComparedRow, side: 'before' | 'after'): Run[] | null {
  const own = row[side]
  if (!own) return null
  const op = side === 'before' ? 'removed' : 'added'
  const other = row[side === 'before' ? 'after' : 'before']
  const label = labelRun(own, other, row)
  const runs = row.parts.flatMap(part => (part.op === 'same' || part.op === op ? [runOf(part, row)] : []))
  return joined([label, ...runs])
}

/** Neighbours of a kind as one, without those that hold nothing. */
function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = []
  for (const run of runs) {
    const last = result.at(-1)
    if (last?.isChanged === run.isChanged) result[result.length - 1] = {...run, text: last.text + run.text}
    else if (run.text !== '') result.push(run)
  }
  return result
}

const labelRun = (own: ComparedSide, other: ComparedSide | null, {kind}: ComparedRow): Run => ({
  text: own.label,
  isChanged: kind !== 'printed' && (!other || other.label.trim() !== own.label.trim()),
})

const runOf = ({op, text, isNoise}: ComparedPart, {kind}: ComparedRow): Run => ({
  text,
  isChanged: op !== 'same' && (isNoise !== true || kind === 'printed'),
})

/** The same as plain text, exactly as it stands there. */
export const textOf = (row: ComparedRow, side: 'before' | 'after'): string =>
  (runsOf(row, side) ?? []).map(({text}) => text).join('')

/** 修改。由第四条改为第五条；涉及期限 */
export const noteOf = ({kind, notes}: ComparedRow): string =>
  kind === 'same' ? '' : [kindWords[kind], ...(notes.length > 0 ? [notes.join('；')] : [])].join('。')
