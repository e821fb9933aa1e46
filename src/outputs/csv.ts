/** The ledger as CSV. */
import {csvDocument} from '../base/csv.ts'
import {defineOutput} from '../base/define.ts'
import {ledger, type Table} from './rows.ts'

export default defineOutput<Table>({
  name: 'csv',
  mediaType: 'text/csv; charset=utf-8',
  *plan(site) {
    yield {path: 'policies/ledger.csv', view: ledger(site)}
  },
  async render({view: {header, rows}}) {
    return csvDocument([header, ...rows])
  },
})
