/** Reads a printed page back: what stands on each sheet, in lines, with places in millimetres. */

import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs'
import type {TextItem} from 'pdfjs-dist/types/src/display/api.js'
import type {Page} from 'playwright-core'

const maps = new URL('../../node_modules/pdfjs-dist/cmaps/', import.meta.url).pathname

export interface Line {
  readonly text: string
  /** Of the baseline, from the upper edge of the sheet. */
  readonly y: number
  readonly left: number
  readonly right: number
  /** Size of its largest letters. */
  readonly size: number
}
export interface Sheet {
  readonly width: number
  readonly height: number
  /** From top to bottom, without the page number. */
  readonly lines: readonly Line[]
  /** As printed, `— 1 —`. */
  readonly number: string
}
export interface Paper {
  readonly sheets: readonly Sheet[]
  readonly isTagged: boolean
  readonly language: string | undefined
  readonly title: string | undefined
  /** Roles of the structure tree, each once. */
  readonly roles: ReadonlySet<string>
  /** Titles of the outline, all levels. */
  readonly outline: readonly string[]
  /** Everything printed, without white space and page numbers. */
  readonly text: string
}

/** 公文 sheets have their page number in the lower margin, 7 mm below the 版心 (GB/T 9704—2012, 7.5). */
const lowerMargin = 35
const millimetres = (points: number): number => (points * 25.4) / 72

/** Prints as a reader would: on the page's own paper size. */
export const print = (page: Page): Promise<Buffer> => page.pdf({preferCSSPageSize: true, tagged: true, outline: true})

export async function readPaper(pdf: Uint8Array): Promise<Paper> {
  const task = getDocument({data: new Uint8Array(pdf), cMapUrl: maps, cMapPacked: true, verbosity: 0})
  const document = await task.promise
  const {info} = await document.getMetadata()
  const about = info as {readonly Language?: string; readonly Title?: string}
  const sheets: Sheet[] = []
  const roles = new Set<string>()
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const {width, height} = page.getViewport({scale: 1})
    const {items} = await page.getTextContent()
    sheets.push(
      sheetOf(
        items.filter(item => 'str' in item),
        width,
        height,
      ),
    )
    addRoles((await page.getStructTree()) as unknown as Node, roles)
  }
  const outline = titlesOf(await document.getOutline())
  const isTagged = ((await document.getMarkInfo()) as unknown as {readonly Marked?: boolean} | null)?.Marked === true
  await task.destroy()
  const text = sheets.map(({lines}) => lines.map(line => line.text).join('')).join('')
  return {sheets, isTagged, language: about.Language, title: about.Title, roles, outline, text: bare(text)}
}

/**
 * Radicals that are drawn like the character they come from. A PDF knows glyphs, and Chromium names a glyph by the first of the
 * characters that share it; the Kangxi radicals fall to NFKC, those of the supplement have no mapping of their own.
 */
const radicals =
  '⺠民⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟⺟母⻁虎⻑長⺓幺⺝月'
/** U+2F3E falls to the traditional character. */
const traditional = /戶/gu
const characters = new Map(Array.from(radicals.matchAll(/(.)(.)/gu), ([, radical, character]) => [radical!, character!]))

/** Without white space, and with characters that a font draws alike as one. */
export const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[\u2e80-\u2eff]/gu, radical => characters.get(radical) ?? radical)
    .replace(traditional, '户')
    .replace(/[\u2012-\u2015\u2e3a]/gu, '—')

interface Node {
  readonly role?: string
  readonly children?: readonly Node[]
}
function addRoles(node: Node | null, roles: Set<string>): void {
  if (node?.role) roles.add(node.role)
  for (const child of node?.children ?? []) addRoles(child, roles)
}

interface Outlined {
  readonly title: string
  readonly items: readonly Outlined[]
}
const titlesOf = (items: readonly Outlined[] | null): string[] =>
  (items ?? []).flatMap(({title, items}) => [title, ...titlesOf(items)])

function sheetOf(items: readonly TextItem[], width: number, height: number): Sheet {
  const rows = new Map<number, TextItem[]>()
  for (const item of items) {
    if (item.str.trim() === '') continue
    // A line's letters may stand a hair apart: fonts differ.
    const y = Math.round(item.transform[5] as number)
    const key = [y, y - 1, y + 1].find(near => rows.has(near)) ?? y
    rows.set(key, [...(rows.get(key) ?? []), item])
  }
  const lines = [...rows.values()].map(row => lineOf(row, height)).sort((a, b) => a.y - b.y)
  const isNumber = ({y}: Line): boolean => y > millimetres(height) - lowerMargin
  return {
    width: Math.round(millimetres(width)),
    height: Math.round(millimetres(height)),
    lines: lines.filter(line => !isNumber(line)),
    number: lines
      .filter(isNumber)
      .map(({text}) => text)
      .join(''),
  }
}

function lineOf(items: readonly TextItem[], height: number): Line {
  const row = items.toSorted((a, b) => (a.transform[4] as number) - (b.transform[4] as number))
  const last = row.at(-1)!
  return {
    text: row.map(({str}) => str).join(''),
    y: millimetres(height - (row[0]!.transform[5] as number)),
    left: millimetres(row[0]!.transform[4] as number),
    right: millimetres((last.transform[4] as number) + last.width),
    size: millimetres(Math.max(...row.map(({height}) => height))),
  }
}
