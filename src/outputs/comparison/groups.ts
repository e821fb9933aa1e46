/** The rows of a table by articles, so that articles in which nothing changed can be told in a line. */
import type {ComparedRow, ComparisonTable} from '../../base/comparison-table.ts'

/** What a reader is shown: an article with all its rows, or so many in which no word changed. */
export type Group =
  | {readonly type: 'rows'; readonly rows: readonly ComparedRow[]}
  | {readonly type: 'unchanged'; readonly sentence: string; readonly rows: readonly ComparedRow[]}

/** What is shown of a table, article by article: with `whole` every row; else nothing of two texts that say the same. */
export function shownGroups({rows, verdict}: ComparisonTable, whole: boolean): Group[] {
  if (!whole && (verdict === 'identical' || verdict === 'printed')) return []
  const articles = articlesOf(rows)
  if (whole) return articles.map(article => ({type: 'rows', rows: article}))
  const groups: Group[] = []
  let quiet: (readonly ComparedRow[])[] = []
  const flush = (): void => {
    const quietRows = quiet.flat()
    // “第一章没有修改” would be said of its heading, and read of all that stands below it.
    if (quietRows.every(isHeading)) groups.push(...quiet.map(article => ({type: 'rows', rows: article}) as const))
    else groups.push({type: 'unchanged', sentence: quietSentence(quietRows), rows: quietRows})
    quiet = []
  }
  for (const article of articles) {
    const isQuiet = article.every(isUnchanged)
    // Unchanged and renumbered articles are told apart.
    if (isQuiet && quiet.length > 0 && isRenumbered(quiet[0]!) !== isRenumbered(article)) flush()
    if (isQuiet) quiet.push(article)
    else {
      flush()
      groups.push({type: 'rows', rows: article})
    }
  }
  flush()
  return groups
}

const isUnchanged = ({kind}: ComparedRow): boolean => kind === 'same' || kind === 'printed' || kind === 'renumbered'
const isRenumbered = (rows: readonly ComparedRow[]): boolean => rows.some(({kind}) => kind === 'renumbered')

const isHeading = ({before, after}: ComparedRow): boolean => (after ?? before)!.isHeading

/** Runs of rows of one article of the text after; what was removed goes with the article that it stood in. */
function articlesOf(rows: readonly ComparedRow[]): ComparedRow[][] {
  const articles: ComparedRow[][] = []
  for (const row of rows) {
    const last = articles.at(-1)
    if (last && belongs(row, last)) last.push(row)
    else articles.push([row])
  }
  return articles
}

function belongs({before, after}: ComparedRow, article: readonly ComparedRow[]): boolean {
  const units = (side: 'before' | 'after'): string | undefined =>
    article.findLast(row => row[side]?.unit)?.[side]?.unit ?? undefined
  if (after) return after.unit !== null && after.unit === units('after')
  return before!.unit !== null && before!.unit === units('before')
}

/** 第五条至第八条没有修改; 第五条至第八条改为第六条至第九条，文字没有修改 */
function quietSentence(rows: readonly ComparedRow[]): string {
  const texts = rows.filter(row => !isHeading(row))
  const [from, to] = [rangeOf(texts, 'before'), rangeOf(texts, 'after')]
  if (from === '' || to === '') return texts.length === 1 ? '一段没有修改' : `${texts.length}段没有修改`
  return from === to ? `${to}没有修改` : `${from}改为${to}，文字没有修改`
}

/** By the first and the last that has a number; empty where none has. */
function rangeOf(rows: readonly ComparedRow[], side: 'before' | 'after'): string {
  const names = rows.flatMap(row => (row[side] && row[side].article !== '' ? [row[side].article.replace(/[、.．]$/u, '')] : []))
  const [first, last] = [names[0] ?? '', names.at(-1) ?? '']
  return first === last ? first : `${first}至${last}`
}

/** Rows that only printing makes different, to be shown apart. */
export const printedRows = (rows: readonly ComparedRow[]): ComparedRow[] => rows.filter(({kind}) => kind === 'printed')
