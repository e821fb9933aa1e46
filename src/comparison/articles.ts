/** Which articles of the new text a table says something of. */
import type {ChangedArticle, ComparedRow, ComparisonTable} from '../base/comparison-table.ts'

export function articlesIn({rows}: ComparisonTable): {readonly articles: number; readonly changed: readonly ChangedArticle[]} {
  const byUnit = new Map<string, ComparedRow[]>()
  // What was removed out of an article counts with the article that it stood in.
  const units = new Map(
    rows.flatMap(({before, after}) => (before?.unit && after?.unit ? [[before.unit, after.unit] as const] : [])),
  )
  for (const row of rows) {
    const unit = row.after ? row.after.unit : (units.get(row.before?.unit ?? '') ?? null)
    if (unit === null || (row.after ?? row.before)!.isHeading) continue
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), row])
  }
  const named = [...byUnit].flatMap(([id, own]) => {
    const article = own.find(({after}) => after !== null)?.after?.article ?? ''
    return article === '' ? [] : [{id, article, rows: own}]
  })
  const changed = named.flatMap(({id, article, rows: own}): ChangedArticle[] => {
    const how = howOf(own)
    return how === null ? [] : [{id, article, how}]
  })
  return {articles: named.length, changed}
}

/** Another number, other spaces and commas are no change. */
function howOf(rows: readonly ComparedRow[]): ChangedArticle['how'] | null {
  if (rows.every(({kind}) => kind === 'added')) return 'added'
  if (
    rows.some(
      ({kind, parts}) => kind === 'changed' || kind === 'added' || kind === 'removed' || (kind === 'moved' && saysOther(parts)),
    )
  )
    return 'changed'
  return rows.some(({kind}) => kind === 'moved') ? 'moved' : null
}

const saysOther = (parts: ComparedRow['parts']): boolean => parts.some(({op, isNoise}) => op !== 'same' && isNoise !== true)
