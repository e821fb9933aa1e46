/** Tables -> html and text: what `tables.ts` makes of them, in one go. */
import type {AlignType, Table, TableCell, TableRow} from 'mdast'
import {escapedValue} from '../escape.ts'
import {labelOf, nameOf} from '../tables.ts'
import {inline, shownText} from './inline.ts'
import {endLine, type Writing} from './writing.ts'

/** Writes a table. `caption`: what stands right above it, if that is one. */
export function table(writing: Writing, {children, align}: Table, caption: string | null): void {
  const [head, ...rows] = children
  const columns = align ?? null
  const headings = head ? cellsOf(head, columns).map(cell => (cell ? shownText(cell.children).trim() : '')) : []
  const label = labelOf(caption ?? nameOf(headings), writing.labels)
  writing.html += `<div class="scroll" role="region" tabindex="0" aria-label="${escapedValue(label)}"><table>\n`
  if (head) {
    writing.html += '<thead>\n'
    row(writing, head, columns, headings)
    writing.html += '\n</thead>\n'
  }
  if (rows.length > 0) {
    writing.html += '<tbody>\n'
    for (const node of rows) {
      row(writing, node, columns, null)
      writing.html += '\n'
    }
    writing.html += '</tbody>\n'
  }
  writing.html += '</table></div>'
}

type Columns = readonly AlignType[] | null

/** As many cells as there are columns: what is missing is empty, what is too much is left out. */
const cellsOf = (row: TableRow, columns: Columns): readonly (TableCell | undefined)[] =>
  columns ? columns.map((_, index) => row.children[index]) : row.children

/** `headings`: the texts of the cells when they head the columns. */
function row(writing: Writing, node: TableRow, columns: Columns, headings: readonly string[] | null): void {
  // What stands in cells that are left out may have its effect all the same.
  if (columns && node.children.length > columns.length) writing.isCertain = false
  writing.html += '<tr>\n'
  endLine(writing)
  const cells = cellsOf(node, columns)
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index]
    // An empty corner heads nothing.
    const isHeading = headings !== null && headings[index] !== ''
    const name = isHeading ? 'th' : 'td'
    writing.html += `<${name}${classOf(columns?.[index])}${isHeading ? ' scope="col"' : ''}>`
    if (index > 0) writing.line += '\t'
    if (cell) inline(writing, cell.children)
    writing.html += `</${name}>\n`
  }
  writing.html += '</tr>'
  endLine(writing)
}

const classOf = (align: AlignType | undefined): string =>
  align === 'center' || align === 'right' ? ` class="align-${align}"` : ''
