/** The table as data: every passage, changed or not, with its place in either text, from 1. */
import type {ComparedRow, ComparisonTable} from '../../base/comparison-table.ts'
import {csvDocument, inert} from '../../base/csv.ts'
import {textOf} from './cells.ts'
import {columnWords, kindWords} from './words.ts'

const header = [
  '类别',
  `${columnWords.before}条款`,
  columnWords.before,
  `${columnWords.after}条款`,
  columnWords.after,
  columnWords.note,
  `${columnWords.before}段次`,
  `${columnWords.after}段次`,
]

export const comparisonCsv = ({rows}: ComparisonTable): string => csvDocument([header, ...rows.map(cells)])

const cells = (row: ComparedRow): string[] => [
  kindWords[row.kind],
  row.before?.clause ?? '',
  inert(textOf(row, 'before')),
  row.after?.clause ?? '',
  inert(textOf(row, 'after')),
  row.notes.join('；'),
  placeOf(row.before),
  placeOf(row.after),
]

const placeOf = (side: ComparedRow['before']): string => (side ? String(side.at + 1) : '')
