/** 新旧条文对照: for each newer text of an instrument a page that sets it beside the older one, and the same as a Word document and as data. */
import type {ComparisonTable} from '../base/comparison-table.ts'
import {defineOutput} from '../base/define.ts'
import {fileOfUrl} from '../base/paths.ts'
import type {Entry, Planned, Site, Tools} from '../base/types.ts'
import {comparisonUrl, pairsInto} from './comparison/pairs.ts'
import {type ComparisonPage, comparisonPage} from './html/comparison.ts'
import {frameOf} from './html/frame.ts'
import {ofNeighbourhood} from './neighbourhood.ts'

type Form = 'html' | 'docx' | 'csv'
type View = ComparisonPage & {readonly form: Form}

const files: Readonly<Record<Form, string>> = {html: '', docx: 'compare.docx', csv: 'compare.csv'}

function* own(site: Site, entry: Entry): Iterable<Planned<View>> {
  for (const {before} of pairsInto(site, entry)) {
    const url = comparisonUrl(entry, before)
    for (const form of Object.keys(files) as Form[])
      yield ofNeighbourhood<View>(site, entry, {
        path: fileOfUrl(`${url}${files[form]}`),
        output: 'compare',
        make: (part, after) => ({...comparisonPage(part, after, before.id), form}),
      })
  }
}

export default defineOutput<View>({
  name: 'compare',
  mediaType: 'text/html; charset=utf-8',
  *plan(site) {
    for (const entry of site.entries) yield* own(site, entry)
  },
  halves: {overall: () => [], own},
  async render({view}, tools) {
    const table: ComparisonTable = JSON.parse(await tools.text(view.table))
    return made[view.form](view, table, tools)
  },
})

/** Each form loads what it is written with only when there is one to write. */
const made: Readonly<Record<Form, (view: View, table: ComparisonTable, tools: Tools) => Promise<string | Uint8Array>>> = {
  async html(view, table, tools) {
    const {comparisonMarkup} = await import('./comparison/markup.ts')
    const {before, after} = view.page
    const markup = comparisonMarkup(table, {whole: false, urls: {before: before.url, after: after.url}})
    return tools.layout('compare', {frame: frameOf(view), page: view.page}, {table: markup})
  },
  async docx({texts}, table) {
    const {comparisonDocx} = await import('./comparison/document-docx.ts')
    return comparisonDocx(table, texts.before, texts.after, false)
  },
  async csv(_view, table) {
    const {comparisonCsv} = await import('./comparison/csv.ts')
    return comparisonCsv(table)
  },
}
