/** A text and what explains it, clause by clause. Pure: blocks in, rows out. */
import type {Block} from './blocks.ts'

/** An interpretation, taken apart. */
export interface Explanation {
  readonly pieces: readonly Block[]
  /** Its answers belong together: what names a clause brings all that stands under its question. */
  readonly answers: boolean
}
/** A stretch of the text, and what is said of it. */
export interface Row {
  /** Of the clause; null for what nobody explains. */
  readonly id: string | null
  /** What the clause is called, 第十二条; null for what nobody explains. */
  readonly title: string | null
  readonly html: string
  readonly notes: readonly Note[]
}
/** A passage of an interpretation. */
export interface Note {
  /** Which of the explanations. */
  readonly of: number
  /** The heading above it; null where there is none. */
  readonly heading: {readonly text: string; readonly id: string | null} | null
  readonly html: string
}

/** The whole text, in order, in rows; a clause that is explained has a row of its own. Notes stand in the order of the explanations. */
export function sideBySide(text: readonly Block[], url: string, explanations: readonly Explanation[]): Row[] {
  const known = new Set(text.flatMap(({ids}) => ids))
  const notes = new Map<string, Note[]>()
  for (const [of, explanation] of explanations.entries()) {
    for (const {clauses, note} of passages(explanation, of, url)) {
      for (const clause of new Set(clauses.map(clause => unitOf(clause, known)).filter(unit => unit !== null)))
        notes.set(clause, [...(notes.get(clause) ?? []), note])
    }
  }
  return rowsOf(text, notes)
}

interface Passage {
  readonly clauses: readonly string[]
  readonly note: Note
}

/** What names clauses, with all that is shown of it. */
function passages({pieces, answers}: Explanation, of: number, url: string): Passage[] {
  const found: Passage[] = []
  for (const {heading, under} of sections(pieces)) {
    const at = heading === null ? null : {text: heading.text, id: heading.ids[0] ?? null}
    for (const shown of answers ? [under] : under.map(piece => [piece])) {
      const clauses = shown.flatMap(({hrefs}) => hrefs).flatMap(href => clauseIn(href, url) ?? [])
      if (clauses.length > 0) found.push({clauses, note: {of, heading: at, html: shown.map(({html}) => html).join('\n')}})
    }
  }
  return found
}

interface Section {
  readonly heading: Block | null
  readonly under: readonly Block[]
}

function sections(pieces: readonly Block[]): Section[] {
  const found: {heading: Block | null; under: Block[]}[] = [{heading: null, under: []}]
  for (const piece of pieces) {
    if (piece.heading === null) found.at(-1)!.under.push(piece)
    else found.push({heading: piece, under: []})
  }
  return found
}

/** `/policies/2026/x/#tiao-12` → `tiao-12` */
function clauseIn(href: string, url: string): string | null {
  if (!href.startsWith(`${url}#`)) return null
  return decodeURIComponent(href.slice(url.length + 1))
}

/** The article that a 款 or 项 belongs to; any other clause is shown by itself. Null for what the text has not. */
function unitOf(clause: string, known: ReadonlySet<string>): string | null {
  const article = /^(.*?tiao-\d+(?:-\d+z)?)(?:-[kxm]\d+)*$/u.exec(clause)?.[1]
  if (article !== undefined && known.has(article)) return article
  return known.has(clause) ? clause : null
}

/** Blocks that end a clause though they have no number. */
const outside: ReadonlySet<string> = new Set(['sign', 'note', 'annexes', 'annex', 'title'])

function rowsOf(text: readonly Block[], notes: ReadonlyMap<string, readonly Note[]>): Row[] {
  const rows: {id: string | null; title: string | null; html: string[]}[] = []
  for (const block of text) {
    const id = block.ids[0]
    const current = rows.at(-1)
    const explains = block.ids.find(own => notes.has(own))
    if (explains !== undefined) rows.push({id: explains, title: titleOf(block), html: [block.html]})
    else if (current === undefined || (current.id !== null && leaves(current.id, id, block)))
      rows.push({id: null, title: null, html: [block.html]})
    else current.html.push(block.html)
  }
  return rows.map(({html, ...row}) => ({...row, html: html.join('\n'), notes: row.id === null ? [] : (notes.get(row.id) ?? [])}))
}

/** Its heading, or how it begins: a numbered paragraph has no other name. */
const titleOf = ({title, text}: Block): string => (title !== '' ? title : `${Array.from(text).slice(0, 12).join('')}…`)

/** Whether a block no longer belongs to the clause before it. */
function leaves(clause: string, id: string | undefined, block: Block): boolean {
  if (block.classes.some(name => outside.has(name))) return true
  if (id === undefined) return false
  return !id.startsWith(`${clause}-`)
}
