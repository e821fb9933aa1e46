/** The ledger as CSV, RFC 4180, with the byte order mark without which Excel takes UTF-8 for GBK. */
import {defineOutput} from '../base/define.ts'
import {ledger, type Table} from './rows.ts'

export default defineOutput<Table>({
  name: 'csv',
  mediaType: 'text/csv; charset=utf-8',
  *plan(site) {
    yield {path: 'policies/ledger.csv', view: ledger(site)}
  },
  async render({view: {header, rows}}) {
    return `\ufeff${[header, ...rows].map(row => `${row.map(quoted).join(',')}\r\n`).join('')}`
  },
})

/** Semicolons and edge spaces need no quotes by the standard, but some spreadsheets split or trim at them. */
const quoted = (cell: string): string => (/[",;\r\n\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
