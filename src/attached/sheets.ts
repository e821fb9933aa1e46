/** An Excel workbook (xlsx, and et in a zip): the rows of its sheets, and what lies in hidden sheets, rows and columns. */
import {addLine, type Contents, noContents, put} from './contents.ts'
import {readXml} from './xml.ts'

const workbook = 'xl/workbook.xml'
const relations = 'xl/_rels/workbook.xml.rels'
const strings = 'xl/sharedStrings.xml'
const notes = /^xl\/(?:comments\d*|threadedComments\/[^/]+)\.xml$/u

export const isSheetPart = (name: string): boolean =>
  name === workbook || name === relations || name === strings || notes.test(name) || /^xl\/worksheets\/[^/]+\.xml$/u.test(name)

export function readSheets(parts: ReadonlyMap<string, Uint8Array>): Contents {
  const contents = noContents()
  const shared = parts.has(strings) ? sharedIn(parts.get(strings)!) : []
  for (const {name, isHidden, part} of sheetsIn(parts)) {
    const bytes = parts.get(part)
    if (bytes) for (const row of rowsIn(bytes, shared)) addRow(contents, row, name, isHidden)
  }
  for (const [name, bytes] of parts) if (notes.test(name)) readNotes(bytes, contents)
  return contents
}

interface Sheet {
  readonly name: string
  readonly isHidden: boolean
  readonly part: string
}

/** The sheets in the order of their tabs. */
function sheetsIn(parts: ReadonlyMap<string, Uint8Array>): Sheet[] {
  const targets = new Map<string, string>()
  if (parts.has(relations))
    readXml(parts.get(relations)!, {open: (_, {Id, Target}) => void (Id && Target && targets.set(Id, Target))})
  const sheets: Sheet[] = []
  readXml(parts.get(workbook)!, {
    open(element, {name, state, id, sheetId}) {
      if (element !== 'sheet' || name === undefined) return
      const target = targets.get(id ?? '') ?? `worksheets/sheet${sheetId}.xml`
      const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`
      sheets.push({name, isHidden: state === 'hidden' || state === 'veryHidden', part})
    },
  })
  return sheets
}

/** Texts that cells name by number. How they are pronounced (rPh) is no part of them. */
function sharedIn(bytes: Uint8Array): string[] {
  const texts: string[] = []
  let [isText, isPhonetic] = [false, false]
  readXml(bytes, {
    open(name) {
      if (name === 'si') texts.push('')
      else if (name === 'rPh') isPhonetic = true
      else if (name === 't') isText = !isPhonetic
    },
    text(text) {
      if (isText && texts.length > 0) texts[texts.length - 1] += text
    },
    close(name) {
      if (name === 't') isText = false
      else if (name === 'rPh') isPhonetic = false
    },
  })
  return texts
}

interface Row {
  readonly number: number
  readonly isHidden: boolean
  /** By column, from 1; what is blank is left out. */
  readonly cells: Map<number, string>
  readonly hiddenColumns: (column: number) => boolean
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'
/** What has no width or height is hidden, too. */
const isNothing = (value: string | undefined): boolean => value !== undefined && Number(value) === 0

function rowsIn(bytes: Uint8Array, shared: readonly string[]): Row[] {
  const rows: Row[] = []
  const covered = new Uint8Array(mostColumns + 1)
  let columns = 0
  const hiddenColumns = (column: number): boolean => covered[column] === 1
  let cell = {column: 0, type: '', text: ''}
  let [isValue, isPhonetic] = [false, false]
  readXml(bytes, {
    open(name, {r, t, min, max, hidden, width, ht}) {
      if (name === 'col') {
        if (++columns <= mostColumns && (isTrue(hidden) || isNothing(width))) covered.fill(1, Number(min), Number(max) + 1)
      } else if (name === 'row') {
        const isHidden = isTrue(hidden) || isNothing(ht)
        rows.push({number: Number(r ?? (rows.at(-1)?.number ?? 0) + 1), isHidden, cells: new Map(), hiddenColumns})
      } else if (name === 'c') cell = {column: columnOf(r) ?? cell.column + 1, type: t ?? 'n', text: ''}
      else if (name === 'rPh') isPhonetic = true
      else if (name === 'v' || name === 't') isValue = !isPhonetic
    },
    text(text) {
      if (isValue) cell.text += text
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false
      else if (name === 'rPh') isPhonetic = false
      else if (name === 'row') cell = {column: 0, type: '', text: ''}
      else if (name === 'c') {
        const value = shownValue(cell, shared)
        if (value.trim() !== '') rows.at(-1)?.cells.set(cell.column, value)
      }
    },
  })
  return rows
}

/** As many as Excel has. */
const mostColumns = 16_384

/** `AB12` -> 28 */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/u.exec(reference ?? '')?.[0]
  if (letters === undefined) return null
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0)
}

function shownValue({type, text}: {readonly type: string; readonly text: string}, shared: readonly string[]): string {
  if (type === 's') return shared[Number(text)] ?? ''
  // A long number is kept as 1.39E10, and shown in full.
  if (type === 'n' && /e/iu.test(text)) return Number(text).toLocaleString('en', {useGrouping: false, maximumFractionDigits: 10})
  return text.replaceAll(/[\t\r\n]+/gu, ' ')
}

function addRow(contents: Contents, {number, isHidden, cells, hiddenColumns}: Row, sheet: string, isSheetHidden: boolean): void {
  const spot = `工作表“${sheet}”第${number}行`
  const shown: string[] = []
  const covered: string[] = []
  for (const [column, value] of cells) (isSheetHidden || isHidden || hiddenColumns(column) ? covered : shown).push(value)
  if (shown.length > 0) addLine(contents, shown.join('\t'), spot)
  if (covered.length > 0) contents.hidden.push(`${spot}：${covered.join('\t')}`)
}

/** Comments of both forms. A threaded one leaves a copy in the old form, for programs that do not know it. */
function readNotes(bytes: Uint8Array, {comments}: Contents): void {
  let text = ''
  let isText = false
  readXml(bytes, {
    open(name) {
      if (name === 'comment' || name === 'threadedComment') text = ''
      else if (name === 't' || name === 'text') isText = true
    },
    text(piece) {
      if (isText) text += piece
    },
    close(name) {
      if (name === 't' || name === 'text') isText = false
      else if ((name === 'comment' || name === 'threadedComment') && !text.startsWith('[Threaded comment]'))
        put(comments, text.trim())
    },
  })
}
