/** Two texts of one thing, as a review is told of them: a body, or the lines of a published file. */
import type {Passage} from '../base/passages.ts'
import {type Comparison, compare, normal, type Row, type RowKind} from '../comparison/index.ts'
import {placesOf} from './clauses.ts'
import {classesIn, risksIn} from './risks.ts'
import type {CellChange, ChangeClass, TextChange, TextRow} from './types.ts'

/** Null where both say the same, and are marked up the same. */
export function textChange(before: readonly Passage[], after: readonly Passage[], isMarkedAnew: boolean): TextChange | null {
  const {rows} = compare(before, after)
  const counts = countsOf(rows)
  const isSame = counts.same === rows.length
  if (isSame && !isMarkedAnew) return null
  const places = [placesOf(before), placesOf(after)] as const
  const heads = [headsOf(before), headsOf(after)] as const
  const told = rows.map(row => rowOf(row, places, heads))
  return {
    classes: isSame ? ['print'] : classesIn(told.map(row => row.class)),
    risks: risksIn(told.map(row => row.risks)),
    counts,
    isMarkupOnly: isSame,
    rows: told,
  }
}

/** Lines of a published file; cells of a row are parted by tabs. */
export const passagesOfLines = (lines: readonly string[]): Passage[] =>
  lines
    .filter(line => line.trim() !== '')
    .map(line => {
      const label = /^[^\t]*\t/u.exec(line)?.[0] ?? ''
      return {id: null, unit: null, kind: label === '' ? 'text' : 'row', label, text: line.slice(label.length)}
    })

type Two<Value> = readonly [before: Value, after: Value]

function rowOf(row: Row, [old, fresh]: Two<readonly string[]>, heads: Two<readonly (readonly string[])[]>): TextRow {
  const {before, after, at, parts} = row
  const kind = kindOf(row)
  const cells = cellsOf(row, heads)
  // The first cell of a row is its label, which the comparison takes for a printed number.
  const first = before?.kind === 'row' && after?.kind === 'row' ? risksOfTexts(before.label, after.label) : []
  return {
    kind,
    class: classOf(kind, row),
    clause: {before: at.before === null ? null : old[at.before]!, after: at.after === null ? null : fresh[at.after]!},
    at,
    label: {before: before?.label ?? null, after: after?.label ?? null},
    parts,
    cells,
    risks: kind === 'same' || kind === 'printed' ? [] : risksIn([row.risks, first]),
  }
}

function kindOf({kind, before, after}: Row): RowKind {
  const isRow = before?.kind === 'row' && after?.kind === 'row'
  return kind === 'renumbered' && isRow ? 'changed' : kind
}

function classOf(kind: RowKind, {parts}: Row): ChangeClass | null {
  if (kind === 'same') return null
  if (kind === 'printed' || kind === 'renumbered') return 'print'
  // A passage that moved as it is says the same elsewhere: what it belongs to may be another thing.
  if (kind === 'changed' && parts.every(({op, isNoise}) => op === 'same' || isNoise)) return 'print'
  return 'substance'
}

/** Risks of one text put in the place of another. */
export function risksOfTexts(before: string, after: string): readonly Row['risks'][number][] {
  return before === after ? [] : (comparedTexts(before, after)[0]?.risks ?? [])
}

/** Two short texts as one row, or two where they have nothing in common. */
export const comparedTexts = (before: string, after: string): Comparison['rows'] =>
  compare([passageOf(before)], [passageOf(after)]).rows

const passageOf = (text: string): Passage => ({id: 'value', unit: 'value', kind: 'text', label: '', text})

/** For each passage the head of its table: the first of the rows that it stands among. */
function headsOf(passages: readonly Passage[]): readonly (readonly string[])[] {
  let head: readonly string[] = []
  return passages.map((passage, at) => {
    const isFirst = passage.kind === 'row' && passages[at - 1]?.kind !== 'row'
    if (isFirst) head = cellsIn(passage)
    return passage.kind === 'row' ? head : []
  })
}

const cellsIn = ({label, text}: Passage): string[] => `${label}${text}`.split('\t')

function cellsOf({before, after, at}: Row, [old, fresh]: Two<readonly (readonly string[])[]>): CellChange[] {
  if (before?.kind !== 'row' || after?.kind !== 'row') return []
  const [ones, others] = [cellsIn(before), cellsIn(after)]
  if (ones.length !== others.length) return []
  const head = fresh[at.after!] ?? old[at.before!] ?? []
  return ones.flatMap((one, column) =>
    one === others[column] ? [] : [{column: head[column] ?? '', before: one, after: others[column]!}],
  )
}

function countsOf(rows: readonly Row[]): Readonly<Record<RowKind, number>> {
  const counts: Record<RowKind, number> = {same: 0, renumbered: 0, printed: 0, changed: 0, moved: 0, added: 0, removed: 0}
  for (const row of rows) counts[kindOf(row)]++
  return counts
}

/** Whether two values say the same, printed otherwise. */
export const isPrintedOnly = (before: string, after: string): boolean => before !== after && normal(before) === normal(after)

/** One side of a change, piece by piece, out of what a receiver of the document has. */
export function sideOf({rows}: Pick<TextChange, 'rows'>, side: 'before' | 'after'): string[] {
  const own = side === 'before' ? 'removed' : 'added'
  return rows
    .filter(({at}) => at[side] !== null)
    .toSorted((a, b) => a.at[side]! - b.at[side]!)
    .map(
      ({label, parts}) =>
        label[side]! +
        parts
          .filter(({op}) => op === 'same' || op === own)
          .map(({text}) => text)
          .join(''),
    )
}
