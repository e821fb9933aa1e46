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
