/** Tables as CSV, RFC 4180, with the byte order mark without which Excel takes UTF-8 for GBK. */
import {writable} from './xml.ts'

/** Rows of cells that are safe already: see `inert`. */
export const csvDocument = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map(row => `${row.map(quoted).join(',')}\r\n`).join('')}`

/** Semicolons and edge spaces need no quotes by the standard, but some spreadsheets split or trim at them. */
const quoted = (cell: string): string => (/[",;\r\n\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/**
 * A cell that no spreadsheet takes for a formula: what starts like one gets an apostrophe in front. The full-width forms too,
 * which a Chinese or Japanese Excel reads as their narrow twins.
 */
export function inert(text: string): string {
  const clean = writable(text)
  return /^[=+\-@\t\r\n＝＋－＠]/u.test(clean) ? `'${clean}` : clean
}

/** Rows of cells out of a CSV text, RFC 4180: a quoted cell may hold commas, line ends and doubled quotes. Never throws. */
export function csvRows(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  // A cell with what ends it: a comma, a line end, or the text.
  for (const [, quotedCell, plain = '', end = ''] of text
    .replace(/^\ufeff/u, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|\r|\n|$)/gu)) {
    row.push(quotedCell === undefined ? plain : quotedCell.replaceAll('""', '"'))
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows.filter(cells => cells.some(cell => cell !== ''))
}
