/** One source -> a draft of an entry: its fields, each with where it came from, its body, and everything that a person must look at. */
import type {Diagnostic, Point} from '../base/types.ts'
import {type AttachedTitle, attachedTitles} from './attached.ts'
import type {Block, Line, Note, Reading} from './blocks.ts'
import {type Written, written} from './body.ts'
import {type Statement, statementsIn} from './commencement.ts'
import {fileNameParts} from './file-name.ts'
import {type Header, splitHeader} from './header.ts'
import {type Known, type Letterhead, type Part, takeLetterhead, titleLines} from './letterhead.ts'
import {toldNotes} from './notes.ts'
import {refuse, shown} from './say.ts'
import {ownSignOff, type SignOff, signOffsIn} from './sign-off.ts'
import {bare} from './spaces.ts'
import {type Structured, structured} from './structure.ts'
import {knownOf, overridesFor, takeRest, takeTop, takeWords, top} from './take.ts'
import * as told from './told.ts'
import {type MapContext, mapped, noValues, putAll, type Values, wordsIn} from './values.ts'
import {joinWrapped} from './wrapped.ts'

export interface Draft {
  readonly path: string
  readonly values: Values
  /** The title within the file name; empty when the map gives no pattern. */
  readonly fileTitle: string
  /** The body. */
  readonly markdown: string
  /** Lines of the 题注 that make or amend, in order; not those that only say when it begins. */
  readonly history: readonly string[]
  /** The text says that it began before this version was made: it is an amended text. */
  readonly isLaterText: boolean
  /** What was taken out of the text: letterhead, lines of the page. In order. */
  readonly removed: readonly Removed[]
  readonly counts: Counts
  readonly diagnostics: readonly Diagnostic[]
}
export interface Removed {
  readonly kind: Part['kind'] | 'page' | 'page-number' | 'header-title'
  readonly text: string
  readonly place: Point
}
export interface Counts {
  /** Lines of letterhead taken out. */
  readonly letterhead: number
  readonly signOffs: number
  readonly headings: number
  readonly tables: number
  readonly images: number
}

export interface DraftContext extends MapContext {
  /** With its ending, without folders: the key of `overrides`. */
  readonly file: string
  /** The whole source, for the line that ends its 题注. */
  readonly text: string
}

/** Values first, because what is letterhead and whose 落款 it is shows only beside them; then the text; then what was doubtful on the way. */
export function draftOf(reading: Reading, context: DraftContext): Draft {
  const values = noValues()
  const parts = partsOf(values, reading, context)
  const text = textFrom(values, parts)
  const {above, letterhead, acts, statements} = parts
  const {own, issued, shape, result} = text
  const isEarlier = (date: string | null): boolean => date !== null && date < wordsIn(values, 'writtenDate')
  return {
    path: context.path,
    values,
    fileTitle: parts.fileName.title ?? '',
    history: acts,
    isLaterText: acts.length > 1 || statements.some(({kind, date}) => kind === 'effective' && isEarlier(date)),
    markdown: result.markdown,
    removed: removedFrom(parts, issued),
    counts: {
      letterhead: above.removed.length + letterhead.removed.length + (issued?.count ?? 0),
      signOffs: own ? 1 : 0,
      headings: shape.headings,
      tables: countOf(reading.notes, 'table') + countOf(reading.notes, 'merged-table'),
      images: countOf(reading.notes, 'image'),
    },
    diagnostics: [...parts.faults, ...doubts(values, parts, text, reading, context)],
  }
}

/** A source taken apart. */
interface Parts {
  readonly page: ReturnType<typeof withoutPage>
  readonly header: Header
  readonly fileName: Readonly<Record<string, string>>
  readonly known: Known
  /** Letterhead above the 题注, and above the text. */
  readonly above: Letterhead
  readonly letterhead: Letterhead
  readonly history: readonly Line[]
  readonly acts: readonly string[]
  /** 题注 and text, lines that only wrapped put together. */
  readonly blocks: readonly Block[]
  /** How many of them are 题注. */
  readonly headerLength: number
  readonly signOffs: readonly SignOff[]
  readonly statements: readonly Statement[]
  readonly faults: readonly Diagnostic[]
}

/** Fills `values` on the way: what is certain first, so that it stays. */
function partsOf(values: Values, reading: Reading, context: DraftContext): Parts {
  const {map} = context
  const mappedFaults = mapped(values, reading.data, context)
  const page = withoutPage(reading.blocks, map.dropLines ?? [])
  const header = splitHeader(page.rest, context.text, map.header?.until)
  const fileName = fileNameParts(context.file.replace(/\.[^.]*$/u, ''), map.fileName)
  takeTop(values, {heading: header.heading ?? firstHeading(header.body), fileName, blocks: header.body}, map)

  const known = knownOf(values, reading, context)
  const above = takeLetterhead(header.lines, known)
  const letterhead = takeLetterhead(header.body, known)
  const history = linesOf(above.rest)
  const lines = [...above.rest, ...letterhead.rest]
  const headerLength = above.rest.length
  const blocks = joinWrapped(lines, aloneIn(headerLength, signOffsIn(lines, known.issuers), null))
  const acts = history.flatMap(({text}) =>
    /^\d{4}年\d{1,2}月\d{1,2}日[ \u3000]*(?!起?(?:施行|实施|生效)$)/u.test(text) ? [text] : [],
  )
  const signOffs = signOffsIn(blocks, known.issuers)
  const statements = statementsIn(blocks)
  const takenFaults = takeRest(values, {fileName, signOffs, statements, history, known, isWhole: isWhole(acts)}, context)
  putAll(values, map.constants ?? {}, {from: '对照表 constants', place: top})
  takeWords(values, history, blocks, map)
  putAll(values, overridesFor(map, context.file), {from: '对照表 overrides', place: top}, true)
  const faults = [...mappedFaults, ...takenFaults]
  return {page, header, fileName, known, above, letterhead, history, acts, blocks, headerLength, signOffs, statements, faults}
}

/** The text of the entry, written and read back. */
interface Text {
  readonly own: SignOff | null
  readonly issued: Issued | null
  readonly body: readonly Block[]
  readonly attached: readonly AttachedTitle[]
  readonly shape: Structured
  readonly result: Written
}

function textFrom(values: Values, {known, letterhead, blocks, headerLength, signOffs}: Parts): Text {
  const own = ownSignOff(signOffs, wordsIn(values, 'writtenDate') || null, known.issuers)
  const isOrder = letterhead.removed.some(({kind}) => kind === 'order')
  const issued = own && isOrder ? issuedTitle(blocks, own, known.title) : null
  const body = issued ? blocks.toSpliced(issued.at, issued.count) : blocks
  const attached = own && !issued ? attachedTitles(body, own.end, known.title) : []
  const shape = structured(body, {attached, alone: aloneIn(headerLength, signOffs, issued), rule: issued?.at ?? null})
  const result = written(shape.nodes, body.map(({text}) => text).join('\n'))
  return {own, issued, body, attached, shape, result}
}

const removedFrom = ({page, header, above, letterhead}: Parts, issued: Issued | null): Removed[] =>
  [
    ...page.removed,
    ...header.removed,
    ...above.removed,
    ...letterhead.removed,
    ...(issued?.lines ?? []).map(({text, place}) => ({kind: 'title' as const, text, place})),
  ].sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column)

function doubts(values: Values, parts: Parts, text: Text, {notes}: Reading, {map, path}: DraftContext): Diagnostic[] {
  const {own, body, attached, shape, result} = text
  const {above, letterhead, history, signOffs, statements, known} = parts
  return [
    ...toldNotes(
      notes.filter(({text}) => text !== map.header?.until.trim()),
      path,
    ),
    ...told.toldLetterhead([...above.differs, ...letterhead.differs], path),
    ...told.toldHistory(history, path),
    ...told.toldSignOff({own, all: signOffs, issuers: known.issuers, isStatute: map.header !== undefined}, values, path),
    ...told.toldStatements(statements, values, path),
    ...told.toldRemarks(shape.remarks, path),
    ...told.toldAttached(body, own, attached, path),
    ...told.toldOdd(body, path),
    ...changed(result, path),
  ]
}

/** The invariant of the room: what is written reads as what was read. */
function changed({difference, excess}: Written, path: string): Diagnostic[] {
  if (excess !== null)
    return [refuse('import-too-complex', path, `转换后的正文过大或过于复杂：${excess}`, {note: '拆成几个文件，大段数据改为附件'})]
  if (!difference) return []
  const reason = `转换后的正文与原文不一致，没有导入：“${shown(difference.meant)}”成了“${shown(difference.read)}”`
  return [refuse('import-text-changed', path, reason, {note: '请把这个文件交给维护人员；可以先手工整理这一处再导入'})]
}

/** Made once, or revised as a whole (修订); what a 决定 changed keeps the clauses of the text before. */
const isWhole = (acts: readonly string[]): boolean =>
  acts.length <= 1 || (/修订[）)]?$/u.test(acts.at(-1)!) && !acts.at(-1)!.includes('决定'))

const linesOf = (blocks: readonly Block[]): Line[] => blocks.filter(block => block.type === 'line')
const countOf = (notes: readonly Note[], kind: Note['kind']): number => notes.filter(note => note.kind === kind).length

const firstHeading = (blocks: readonly Block[]): Line | null => {
  const first = blocks[0]
  return first?.type === 'line' && first.depth === 1 ? first : null
}

const pageNumber = /^[—－–-]\s*\d{1,3}\s*[—－–-]$/u

/** Lines that belong to the page and not to the text. */
function withoutPage(
  blocks: readonly Block[],
  dropLines: readonly string[],
): {readonly rest: readonly Block[]; readonly removed: readonly Removed[]} {
  const dropped = new Set(dropLines.map(bare))
  const kindOf = (block: Block): Removed['kind'] | null => {
    if (block.type !== 'line') return null
    if (dropped.has(bare(block.text))) return 'page'
    return pageNumber.test(block.text) ? 'page-number' : null
  }
  return {
    rest: blocks.filter(block => kindOf(block) === null),
    removed: blocks.flatMap(block => {
      const kind = kindOf(block)
      return kind ? [{kind, text: block.text, place: block.place}] : []
    }),
  }
}

interface Issued {
  readonly at: number
  readonly count: number
  readonly lines: readonly Line[]
}

/**
 * A 令 prints the order, its 落款, then the title of what it issues: the page's own title again. That title goes, and a rule
 * parts the two texts.
 */
function issuedTitle(blocks: readonly Block[], own: SignOff, title: string): Issued | null {
  const count = titleLines(blocks, own.end, title)
  return count > 0 ? {at: own.end, count, lines: linesOf(blocks.slice(own.end, own.end + count))} : null
}

/** Lines of 题注, 落款 and 附注, as indices of the body without the title that an order repeats. */
function aloneIn(header: number, signOffs: readonly SignOff[], issued: Issued | null): ReadonlySet<number> {
  const above = Array.from({length: header}, (_, index) => index)
  const indices = signOffs.flatMap(({from, end}) => Array.from({length: end - from}, (_, index) => from + index))
  return new Set([...above, ...indices].map(index => (issued && index >= issued.at ? index - issued.count : index)))
}
