/** The table as html, for a page of the site and for a file that is mailed alike. Every difference has a word or a mark, not only a colour. */
import type {Element, ElementContent, Root} from 'hast'
import {h} from 'hastscript'
import rehypeStringify from 'rehype-stringify'
import {unified} from 'unified'
import type {ComparedRow, ComparedSide, ComparisonTable} from '../../base/comparison-table.ts'
import {writable} from '../../base/xml.ts'
import {runsOf, textOf} from './cells.ts'
import {printedRows, shownGroups} from './groups.ts'
import {columnWords, kindWords} from './words.ts'

export interface MarkupOptions {
  /** Unchanged articles, too. */
  readonly whole: boolean
  /** Where the text before and after can be read: clauses lead there. */
  readonly urls?: {readonly before: string; readonly after: string}
}

/** The table, and below it what only printing makes different; nothing where the texts are the same. */
export function comparisonMarkup(table: ComparisonTable, options: MarkupOptions): string {
  const groups = shownGroups(table, options.whole)
  const noise = options.whole ? [] : printedRows(table.rows)
  const used = new Set<string>()
  const nodes: ElementContent[] = []
  if (groups.length > 0)
    nodes.push(
      h('table.compare', [
        heading('新旧条文对照表'),
        ...groups.map(group =>
          h('tbody', group.type === 'rows' ? group.rows.map(row => rowOf(row, options, used)) : [quietRow(group.sentence)]),
        ),
      ]),
    )
  if (noise.length > 0)
    nodes.push(
      h('details.noise', [
        h('summary', `只有标点、空格等排版不同的 ${noise.length} 处`),
        h('table.compare', [
          heading('只有排版不同'),
          h(
            'tbody',
            noise.map(row => rowOf(row, options, used)),
          ),
        ]),
      ]),
    )
  return unified()
    .use(rehypeStringify)
    .stringify({type: 'root', children: nodes} as Root)
}

const heading = (caption: string): Element[] => [
  h('caption.vh', caption),
  h('thead', [
    h('tr', [
      h('th', {scope: 'col'}, columnWords.clause),
      h('th', {scope: 'col'}, columnWords.before),
      h('th', {scope: 'col'}, columnWords.after),
      h('th', {scope: 'col'}, columnWords.note),
    ]),
  ]),
]

const quietRow = (sentence: string): Element => h('tr.quiet', [h('td', {colSpan: 4}, writable(sentence))])

function rowOf(row: ComparedRow, options: MarkupOptions, used: Set<string>): Element {
  const {kind, before, after, notes} = row
  const id = ownId(after?.id ?? null, used)
  return h('tr', {className: [kind], ...(id === null ? {} : {id})}, [
    h('th', {scope: 'row'}, [...clauseOf(before, after, options), h('span.kind', kindWords[kind])]),
    ...(kind === 'same'
      ? [h('td.both', {colSpan: 2, dataL: kindWords.same}, linesOf(textOf(row, 'after')))]
      : [cell(row, 'before'), cell(row, 'after')]),
    h('td.note', {dataL: columnWords.note}, writable(notes.join('；'))),
  ])
}

/** The anchor of the clause after, the first time it is told: the page of the text leads here. */
function ownId(id: string | null, used: Set<string>): string | null {
  if (id === null || used.has(id)) return null
  used.add(id)
  return `d-${id}`
}

/** The clause as it is called now; as it was called, where it is gone. A clause leads to its text. */
function clauseOf(before: ComparedSide | null, after: ComparedSide | null, {urls}: MarkupOptions): ElementContent[] {
  const side = after ?? before!
  if (side.clause === '') return []
  const url = urls && side.id !== null ? `${after ? urls.after : urls.before}#${side.id}` : null
  const words = writable(side.clause)
  return [url === null ? h('span.clause', words) : h('a.clause', {href: url}, words), {type: 'text', value: ' '}]
}

function cell(row: ComparedRow, side: 'before' | 'after'): Element {
  const label = columnWords[side]
  const runs = runsOf(row, side)
  if (!runs) return h('td.absent', {dataL: label}, '（无）')
  const tag = side === 'before' ? 'del' : 'ins'
  return h(
    'td',
    {className: [side === 'before' ? 'old' : 'new'], dataL: label},
    runs.flatMap(({text, isChanged}) => {
      const lines = linesOf(text)
      return isChanged && text !== '' ? [h(tag, lines)] : lines
    }),
  )
}

const linesOf = (text: string): ElementContent[] =>
  writable(text)
    .split('\n')
    .flatMap((line, at): ElementContent[] => (at === 0 ? [{type: 'text', value: line}] : [h('br'), {type: 'text', value: line}]))
