/** Office documents made for tests: the least that the format asks for, with the parts that a test is about. */
import {strToU8, zipSync} from 'fflate'

export type Parts = Readonly<Record<string, string | Uint8Array>>

export const archive = (parts: Parts): Uint8Array =>
  zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, typeof text === 'string' ? strToU8(text) : text])),
    {mtime: new Date(2026, 0, 5)},
  )

/** `<w:p>…` around runs; a text alone is one run. */
export const paragraph = (content: string): string => `<w:p>${content.startsWith('<') ? content : run(content)}</w:p>`
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`

const words = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
export const part = (root: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${root} ${words}>${content}</w:${root}>`

export const word = (content: string, more: Parts = {}): Uint8Array =>
  archive({'word/document.xml': part('document', `<w:body>${content}</w:body>`), ...more})

export const core = (content: string): Parts => ({
  'docProps/core.xml': `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${content}</cp:coreProperties>`,
})

export interface Sheet {
  readonly name: string
  readonly state?: string
  /** What stands before `<sheetData>`. */
  readonly columns?: string
  /** `<row>`s. */
  readonly rows: string
}

export const row = (number: number, cells: readonly string[], attributes = ''): string =>
  `<row r="${number}"${attributes}>${cells
    .map((text, index) => `<c r="${String.fromCharCode(65 + index)}${number}" t="inlineStr"><is><t>${text}</t></is></c>`)
    .join('')}</row>`

export function workbook(sheets: readonly Sheet[], more: Parts = {}): Uint8Array {
  const names = sheets.map(
    ({name, state}, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" r:id="r${index + 1}"${state ? ` state="${state}"` : ''}/>`,
  )
  const targets = sheets.map((_, index) => `<Relationship Id="r${index + 1}" Target="worksheets/sheet${index + 1}.xml"/>`)
  return archive({
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${names.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${targets.join('')}</Relationships>`,
    ...Object.fromEntries(
      sheets.map(({columns = '', rows}, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet>${columns}<sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
    ...more,
  })
}
