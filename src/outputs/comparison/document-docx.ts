/**
 * The table as a Word document, the way offices pass it round: A4 across, three columns, deleted words struck through, new ones bold and
 * underlined. Through the library docx; see `settled` for what it does not let be chosen.
 */
import type {Paragraph, TableCell, TableRow, TextRun} from 'docx'
import {unzipSync, zipSync} from 'fflate'
import type {ComparedRow, ComparisonTable} from '../../base/comparison-table.ts'
import {writable} from '../../base/xml.ts'
import {noteOf, type Run, runsOf} from './cells.ts'
import {printedRows, shownGroups} from './groups.ts'
import {type ComparedText, columnWords, fullName, scope, summaryOf} from './words.ts'

type Docx = typeof import('docx')

export async function comparisonDocx(
  table: ComparisonTable,
  before: ComparedText,
  after: ComparedText,
  whole: boolean,
): Promise<Uint8Array> {
  const docx = await import('docx')
  const noise = whole ? [] : printedRows(table.rows)
  const rows = shownGroups(table, whole).flatMap(group =>
    group.type === 'rows' ? group.rows.map(row => rowOf(docx, row)) : [quietRow(docx, group.sentence)],
  )
  const children = [
    paragraph(docx, [new docx.TextRun({text: '新旧条文对照表', size: 36, bold: true})], {centred: true}),
    plain(docx, `${columnWords.before}：${fullName(before)}`),
    plain(docx, `${columnWords.after}：${fullName(after)}`),
    plain(docx, `${summaryOf(table)}${scope}`),
    ...(rows.length > 0 ? [tableOf(docx, rows)] : []),
    ...(noise.length > 0
      ? [
          plain(docx, '只有标点、空格等排版不同的条款：'),
          tableOf(
            docx,
            noise.map(row => rowOf(docx, row)),
          ),
        ]
      : []),
  ]
  const document = new docx.Document({
    title: '新旧条文对照表',
    creator: '',
    lastModifiedBy: '',
    styles: {default: {document: {run: {font: fonts, size: 24}}}},
    sections: [{properties: {page: {size: paper(docx), margin}}, footers: {default: footer(docx)}, children}],
  })
  return settled(await docx.Packer.toBuffer(document))
}

const fonts = {ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋_GB2312'}
/** Twentieths of a point: A4, and margins of 2.2 cm. The library turns the sheet by itself. */
const paper = (docx: Docx) => ({width: 11_906, height: 16_838, orientation: docx.PageOrientation.LANDSCAPE})
const margin = {top: 1247, right: 1247, bottom: 1247, left: 1247}
const widths = [5700, 5700, 2900] as const

const paragraph = (docx: Docx, children: readonly TextRun[], {centred = false} = {}): Paragraph =>
  new docx.Paragraph({
    children: [...children],
    spacing: {after: 60},
    ...(centred && {alignment: docx.AlignmentType.CENTER}),
  })

const plain = (docx: Docx, text: string): Paragraph => paragraph(docx, [new docx.TextRun(writable(text))])

const footer = (docx: Docx) =>
  new docx.Footer({
    children: [
      new docx.Paragraph({
        alignment: docx.AlignmentType.CENTER,
        children: [new docx.TextRun({children: ['— ', docx.PageNumber.CURRENT, ' —']})],
      }),
    ],
  })

const tableOf = (docx: Docx, rows: readonly TableRow[]) =>
  new docx.Table({
    columnWidths: [...widths],
    layout: docx.TableLayoutType.FIXED,
    width: {size: 100, type: docx.WidthType.PERCENTAGE},
    rows: [headRow(docx), ...rows],
  })

const headRow = (docx: Docx): TableRow =>
  new docx.TableRow({
    tableHeader: true,
    children: [columnWords.before, columnWords.after, columnWords.note].map((word, at) =>
      cellOf(docx, [new docx.TextRun({text: word, bold: true})], at, {centred: true}),
    ),
  })

const quietRow = (docx: Docx, sentence: string): TableRow =>
  new docx.TableRow({
    children: [
      new docx.TableCell({
        columnSpan: 3,
        margins: inside,
        children: [paragraph(docx, [new docx.TextRun({text: writable(sentence), color: '595959'})])],
      }),
    ],
  })

const rowOf = (docx: Docx, row: ComparedRow): TableRow =>
  new docx.TableRow({
    children: [
      cellOf(docx, runsIn(docx, row, 'before'), 0),
      cellOf(docx, runsIn(docx, row, 'after'), 1),
      cellOf(docx, [new docx.TextRun(writable(noteOf(row)))], 2),
    ],
  })

const inside = {top: 40, bottom: 40, left: 100, right: 100}

const cellOf = (docx: Docx, runs: readonly TextRun[], column: number, {centred = false} = {}): TableCell =>
  new docx.TableCell({
    width: {size: widths[column]!, type: docx.WidthType.DXA},
    margins: inside,
    children: [paragraph(docx, runs, {centred})],
  })

function runsIn(docx: Docx, row: ComparedRow, side: 'before' | 'after'): TextRun[] {
  const runs = runsOf(row, side) ?? [{text: '（无）', isChanged: false}]
  return runs.flatMap(run => linesOf(docx, run, side))
}

function linesOf(docx: Docx, {text, isChanged}: Run, side: 'before' | 'after'): TextRun[] {
  const look = !isChanged ? {} : side === 'before' ? {strike: true} : {bold: true, underline: {}}
  return writable(text)
    .split('\n')
    .map((line, at) => new docx.TextRun({text: line, ...look, ...(at > 0 && {break: 1})}))
}

/** The day that every document of ours was made on, as far as it says. */
const day = '1980-01-01T00:00:00Z'

/** The library writes the time of the machine into the document and its archive; the same table must give the same bytes. */
function settled(archive: Uint8Array): Uint8Array {
  const files = unzipSync(archive)
  const core = 'docProps/core.xml'
  const told = new TextDecoder().decode(files[core])
  files[core] = new TextEncoder().encode(told.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, `$1${day}`))
  // Of the local time zone, as the archive's own times are: the bytes are the same in all of them.
  return zipSync(files, {mtime: new Date(1980, 0, 1), level: 6})
}
