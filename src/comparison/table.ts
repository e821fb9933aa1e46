/** A comparison as the 新旧条文对照表 that people know: each passage with its clause, and in words what became of it. */
import type {ChangeKind, ComparedRow, ComparedSide, ComparisonTable, Verdict} from '../base/comparison-table.ts'
import type {Passage} from '../base/passages.ts'
import {clauseNames, type Named} from './clause-names.ts'
import {compare, type Row} from './compare.ts'
import {normal} from './normal.ts'
import {riskWords} from './risks.ts'

/** The table of two texts; either may be empty: all new, all gone. */
export function tableOf(before: readonly Passage[], after: readonly Passage[]): ComparisonTable {
  const names = {before: clauseNames(before), after: clauseNames(after)}
  const rows = compare(before, after).rows.map(row => rowOf(row, names))
  const counts: Record<ChangeKind, number> = {same: 0, renumbered: 0, printed: 0, changed: 0, moved: 0, added: 0, removed: 0}
  for (const {kind} of rows) counts[kind]++
  return {verdict: verdictOf(counts), counts, rows}
}

type Names = Readonly<Record<'before' | 'after', readonly Named[]>>

function rowOf(row: Row, names: Names): ComparedRow {
  const before = sideOf(row.before, row.at.before, names.before)
  const after = sideOf(row.after, row.at.after, names.after)
  const {kind, parts} = row
  return {kind, before, after, parts: parts.map(part => ({...part})), notes: notesOf(row, before, after, names)}
}

function sideOf(passage: Passage | null, at: number | null, names: readonly Named[]): ComparedSide | null {
  if (!passage || at === null) return null
  const {id, unit, label, kind} = passage
  return {at, id, unit, label, isHeading: kind === 'heading', ...names[at]!}
}

function notesOf(row: Row, before: ComparedSide | null, after: ComparedSide | null, names: Names): string[] {
  const notes: string[] = []
  const [from, to] = [before?.clause ?? '', after?.clause ?? '']
  const isNamed = from !== '' && to !== ''
  if (row.kind === 'moved' && isNamed && from !== to) notes.push(`由${from}移至${to}`)
  else if (row.kind === 'moved') notes.push('位置有变动')
  else if (isNamed && isRenamed(before!, after!)) notes.push(`由${from}改为${to}`)
  if (row.within) notes.push(withinNote(row, names))
  if (row.before && row.after && row.risks.length > 0) notes.push(`涉及${row.risks.map(risk => riskWords[risk]).join('、')}`)
  return notes
}

/** Whether it has another number by itself, and not only because its article has. */
function isRenamed(before: ComparedSide, after: ComparedSide): boolean {
  // An only paragraph is not called the first.
  const within = ({article, clause}: ComparedSide): string => clause.slice(article.length).replace(/^第一款/u, '')
  const isHead = before.id === before.unit || after.id === after.unit
  return (
    normal(before.label) !== normal(after.label) ||
    within(before) !== within(after) ||
    (isHead && before.article !== after.article)
  )
}

/** Where the text that seems gone, or new, stands on the other side. */
function withinNote({before, within}: Row, names: Names): string {
  const named = (before ? names.after : names.before)[within!.at]!
  const clause = named.clause === '' ? '其他段落' : named.clause
  return before ? `文字并入${clause}` : `文字由${clause}分出`
}

function verdictOf({same, renumbered, printed, changed, moved, added, removed}: ComparisonTable['counts']): Verdict {
  const common = same + renumbered + printed + changed + moved
  if (common === 0 && added + removed > 0) {
    if (removed === 0) return 'all-new'
    if (added === 0) return 'all-gone'
  }
  if (renumbered + changed + moved + added + removed > 0) return 'changed'
  return printed > 0 ? 'printed' : 'identical'
}
