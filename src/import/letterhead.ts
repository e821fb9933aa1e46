/**
 * The letterhead that a page prints above the text although its metadata already say it: title, 发文字号, 国务院令 and its number,
 * 发文机关标志. What agrees with the metadata is taken out; what does not stays in the text and is told.
 */
import {parseDocumentNumber} from '../base/document-number.ts'
import type {Point} from '../base/types.ts'
import type {Block, Line} from './blocks.ts'
import {bare} from './spaces.ts'

export interface Known {
  /** Empty when nothing says it. */
  readonly title: string
  readonly documentNumber: string
  /** Names of the issuers, as the source writes them. */
  readonly issuers: readonly string[]
}
export type PartKind = 'title' | 'number' | 'order' | 'mark'
/** A piece of the letterhead. */
export interface Part {
  readonly kind: PartKind
  readonly text: string
  readonly place: Point
}
export interface Letterhead {
  readonly removed: readonly Part[]
  /** Looks like letterhead and says something else than the metadata, or something that they lack. */
  readonly differs: readonly Part[]
  readonly rest: readonly Block[]
}

/** The most lines a title is ever broken into. */
const longestTitle = 8

/** Takes the letterhead off the top of a text. */
export function takeLetterhead(blocks: readonly Block[], known: Known): Letterhead {
  const removed: Part[] = []
  const differs: Part[] = []
  const kept: Block[] = []
  let at = 0
  while (at < blocks.length) {
    const found = partAt(blocks, at, known)
    if (!found) break
    for (const line of lines(blocks, at, found.count))
      (found.agrees ? removed : differs).push({kind: found.kind, text: line.text, place: line.place})
    if (!found.agrees) kept.push(...blocks.slice(at, at + found.count))
    at += found.count
  }
  return {removed, differs, rest: [...kept, ...blocks.slice(at)]}
}

interface Found {
  readonly kind: PartKind
  readonly count: number
  readonly agrees: boolean
}

function partAt(blocks: readonly Block[], at: number, known: Known): Found | null {
  const title = titleLines(blocks, at, known.title)
  if (title > 0) return {kind: 'title', count: title, agrees: true}
  const line = blocks[at]!
  if (line.type !== 'line') return null
  return orderAt(blocks, at, known) ?? numberIn(line, known) ?? markIn(line, known) ?? otherTitle(blocks, at, known)
}

/** How many lines from here spell the title; 0 when they do not. */
export function titleLines(blocks: readonly Block[], at: number, title: string): number {
  const wanted = bare(title)
  let seen = ''
  for (let count = 1; wanted !== '' && count <= longestTitle; count++) {
    const line = blocks[at + count - 1]
    if (line?.type !== 'line') return 0
    seen += bare(line.text)
    if (seen === wanted) return count
    if (!wanted.startsWith(seen)) return 0
  }
  return 0
}

/** 中华人民共和国国务院令 / 第706号, on one line or two. */
function orderAt(blocks: readonly Block[], at: number, known: Known): Found | null {
  const [first, second] = lines(blocks, at, 2)
  const head = /^(\p{Script=Han}{2,24}令)(第\d+号)?$/u.exec(bare(first?.text ?? ''))
  if (!head) return null
  const number = head[2] ?? /^第\d+号$/u.exec(bare(second?.text ?? ''))?.[0]
  if (!number) return null
  const count = head[2] ? 1 : 2
  const parsed = parseDocumentNumber(known.documentNumber)
  const agrees = parsed?.code.endsWith('令') === true && number === `第${parsed.serial}号`
  return {kind: 'order', count, agrees}
}

/** The line that holds the 发文字号 and nothing else. */
function numberIn(line: Line, known: Known): Found | null {
  const printed = parseDocumentNumber(bare(line.text))
  if (!printed) return null
  return {kind: 'number', count: 1, agrees: printed.normal === parseDocumentNumber(bare(known.documentNumber))?.normal}
}

/** 示范市商务局文件: the red heading. */
function markIn(line: Line, known: Known): Found | null {
  const match = /^(\p{Script=Han}{2,40})文件$/u.exec(bare(line.text))
  if (!match) return null
  return {kind: 'mark', count: 1, agrees: known.issuers.some(issuer => bare(issuer) === match[1])}
}

/** Lines above a 发文字号 that are no sentence: a title that reads otherwise than in the metadata. */
function otherTitle(blocks: readonly Block[], at: number, known: Known): Found | null {
  for (let count = 0; count < longestTitle; count++) {
    const line = blocks[at + count]
    if (line?.type !== 'line' || /[。；：，！？]$/u.test(line.text)) return null
    if (count > 0 && numberIn(line, known)) return {kind: 'title', count, agrees: false}
  }
  return null
}

const lines = (blocks: readonly Block[], at: number, count: number): Line[] =>
  blocks.slice(at, at + count).filter(block => block.type === 'line')
