/** The ledger as a workbook, through write-excel-file. All cells are text: a 统一登记号 must not turn into a number. */
import {defineOutput} from '../base/define.ts'
import {ledger, type Table} from './rows.ts'

/** Excel refuses a workbook with a longer cell. */
const longest = 32_767

export default defineOutput<Table>({
  name: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  *plan(site) {
    yield {path: 'policies/ledger.xlsx', view: ledger(site)}
  },
  async render({view: {header, rows}}) {
    const head = header.map(label => ({...textCell(label), fontWeight: 'bold' as const}))
    const data = [head, ...rows.map(row => row.map(textCell))]
    // Most runs make no workbook anew.
    const {default: writeExcelFile} = await import('write-excel-file/node')
    const workbook = await writeExcelFile(data, {
      sheet: '政策文件台账',
      columns: header.map((label, index) => ({width: widthOf([label, ...rows.map(row => row[index] ?? '')])})),
      stickyRowsCount: 1,
    }).toBuffer()
    return withoutTimes(workbook)
  },
})

/** The format `@` keeps Excel from reading a date or a number into the text. */
const textCell = (text: string) => ({type: String, format: '@', value: escapeName(clipped(text))})

/** The library keeps its strings in a plain object, where `constructor` finds what every object inherits: a space makes it another word. */
const escapeName = (text: string): string => (text in Object.prototype ? `${text} ` : text)

const clipped = (text: string): string => (text.length <= longest ? text : text.slice(0, longest).replace(/[\ud800-\udbff]$/, ''))

/** In characters of a digit's width; a Han character takes two. */
function widthOf(cells: readonly string[]): number {
  let widest = 6
  for (const cell of cells) {
    let width = 0
    for (let at = 0; at < cell.length && width < 60; at++) width += cell.charCodeAt(at) > 0xff ? 2 : 1
    widest = Math.max(widest, width)
  }
  return Math.min(60, widest) + 2
}

/**
 * The archive with each member dated 1980-01-01: the library has no option for it and takes the clock of the machine, so two
 * builds would differ. Times stand in each local header (APPNOTE.TXT 4.3.7) and in the central directory (4.3.12).
 */
function withoutTimes(archive: Uint8Array): Uint8Array {
  const bytes = archive.slice()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const midnight = 0
  const firstDay = 0x0021
  let end = bytes.length - 22
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--
  if (end < 0) throw new Error('write-excel-file gave no zip archive')
  const members = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let member = 0; member < members; member++) {
    if (view.getUint32(at, true) !== 0x02014b50)
      throw new Error('the central directory of the workbook is not where it should be')
    const local = view.getUint32(at + 42, true)
    view.setUint16(at + 12, midnight, true)
    view.setUint16(at + 14, firstDay, true)
    view.setUint16(local + 10, midnight, true)
    view.setUint16(local + 12, firstDay, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return bytes
}
