/** The printed numbers of a body, read in order: 第三章, 第十二条, 三、, （三）, 3., （3）; which of them do not follow. */
import type {Root} from 'mdast'
import {inHan} from '../base/dates.ts'
import type {Entry, Mark, MarkKind, PrintedLine} from '../base/types.ts'

export interface NumberFault {
  readonly line: PrintedLine
  /** As printed, without what stands around it: （4）. */
  readonly printed: string
  readonly kind: MarkKind
  /** The number that was due, as it is printed. */
  readonly due: string
  /** The number before it in its row; null when it is the first. */
  readonly before: string | null
  /** skip: numbers are left out; form: the number is due, in the form of another level; first: a row that does not begin with one. */
  readonly fault: 'skip' | 'form' | 'first'
}

/** From the outside in: a number of one kind ends the rows of all that stand behind it. */
const order: readonly MarkKind[] = ['annex', 'bian', 'fen', 'zhang', 'jie', 'tiao', 'l1', 'l2', 'l3', 'l4']
/** Kinds whose numbers begin anew under each of those above, and never go on from one to the next. */
const isLocal: ReadonlySet<MarkKind> = new Set(['jie'])
const outline: readonly MarkKind[] = ['l1', 'l2', 'l3', 'l4']

/** A number as it is printed. */
export function printedNumber(kind: MarkKind, number: number): string {
  switch (kind) {
    case 'l1':
      return `${inHan(number)}、`
    case 'l2':
      return `（${inHan(number)}）`
    case 'l3':
      return `${number}.`
    case 'l4':
      return `（${number}）`
    default:
      return `第${inHan(number)}${units[kind] ?? ''}`
  }
}

const units: Readonly<Partial<Record<MarkKind, string>>> = {bian: '编', fen: '分编', zhang: '章', jie: '节', tiao: '条'}

/** Pages, topics and tombstones are written here, not issued. */
export const orAsIssued = ({kind}: Entry): string =>
  ['page', 'topic', 'tombstone'].includes(kind) ? '' : '；原件如此的，在开头加一行 numbering: as-issued'

interface Rows {
  /** The last number of each row that is open, and how it is printed. */
  readonly open: Map<MarkKind, number>
  readonly printed: Map<MarkKind, string>
  /** The last number of each kind in this text, for rows that go on under the next heading. */
  readonly last: Map<MarkKind, number>
  /** Numbers that were skipped, and said to be. */
  readonly skipped: Set<string>
}

const begun = (): Rows => ({open: new Map(), printed: new Map(), last: new Map(), skipped: new Set()})

/** The numbers that do not follow those before them, each text of a body by itself: the document, an attachment, what it promulgates. */
export function numberFaults(body: Root, lines: readonly PrintedLine[]): NumberFault[] {
  const faults: NumberFault[] = []
  const quoted = quotedLines(lines)
  let rows = begun()
  for (const [at, line] of lines.entries()) {
    const {mark, role} = line
    if (isBoundary(body, line)) rows = begun()
    // Numbers may begin anew under a heading that has none, or go on.
    else if (line.isHeading && mark === null) rows.open.clear()
    if (mark === null || role !== null || line.isListed || quoted.has(line)) continue
    if (mark.kind === 'annex') rows = begun()
    else {
      const fault = read(rows, mark, line)
      if (fault && (fault.fault === 'skip' || !beginsAbove(lines[at - 1], mark))) faults.push(fault)
    }
  }
  return faults
}

/** 注：1、…… with 2、 on the next line: the row began in the middle of a paragraph. */
function beginsAbove(above: PrintedLine | undefined, {kind, number}: Mark): boolean {
  const one = kind === 'l3' ? /1[.．、]/u : kind === 'l4' ? /[（(]1[）)]/u : null
  return number === 2 && one !== null && one.test(above?.text ?? '')
}

/**
 * Lines that a quotation goes on over, as in a decision that amends: what it quotes has numbers of its own. A quotation that no line
 * below ends, or before whose end another begins, only lacks its mark.
 */
function quotedLines(lines: readonly PrintedLine[]): ReadonlySet<PrintedLine> {
  const found = new Set<PrintedLine>()
  for (let at = 0; at < lines.length; at++) {
    const {text} = lines[at]!
    if (text.lastIndexOf('“') <= text.lastIndexOf('”')) continue
    const below = lines.findIndex((line, index) => index > at && /[“”]/u.test(line.text))
    if (below < 0) break
    if (/^[^”“]*”|^\s*“/u.test(lines[below]!.text)) for (let inner = at + 1; inner <= below; inner++) found.add(lines[inner]!)
    at = below - 1
  }
  return found
}

/** A sign-off, the title of an attachment or a line across: another text begins. */
const isBoundary = (body: Root, {role, index}: PrintedLine): boolean =>
  role === 'sign' || role === 'title' || body.children[index]?.type === 'thematicBreak'

function read(rows: Rows, mark: Mark, line: PrintedLine): NumberFault | null {
  const {kind, number} = mark
  closeBelow(rows, kind)
  if (mark.sub !== null) return null
  const open = rows.open.get(kind)
  const last = isLocal.has(kind) ? open : rows.last.get(kind)
  const printed = line.text.slice(0, mark.width).trim()
  // A second 一、 may begin a text of which nothing else tells; that a number comes twice is said elsewhere.
  if (rows.skipped.delete(`${kind}${number}`) || (number > 1 && number <= (open ?? 0))) return null
  if (number === 1 || number === (open ?? 0) + 1 || number === (last ?? 0) + 1) {
    put(rows, kind, number, printed)
    return null
  }
  const fault = {line, printed, kind}
  const other = open === undefined ? outline.find(one => one !== kind && rows.open.get(one) === number - 1) : undefined
  if (other && outline.includes(kind)) {
    const before = rows.printed.get(other)!
    put(rows, other, number, printed)
    return {...fault, fault: 'form', due: printedNumber(other, number), before}
  }
  const before = open === undefined ? null : rows.printed.get(kind)!
  const due = (open ?? 0) + 1
  for (let skipped = due; skipped < number && skipped < due + 20; skipped++) rows.skipped.add(`${kind}${skipped}`)
  put(rows, kind, number, printed)
  return {...fault, fault: before === null ? 'first' : 'skip', due: printedNumber(kind, due), before}
}

function put(rows: Rows, kind: MarkKind, number: number, printed: string): void {
  closeBelow(rows, kind)
  rows.open.set(kind, number)
  rows.printed.set(kind, printed)
  rows.last.set(kind, number)
}

/** Articles are numbered through all chapters: no division ends their row. */
const below = new Map(order.map((kind, at) => [kind, order.slice(at + 1).filter(inner => inner !== 'tiao')]))

function closeBelow(rows: Rows, kind: MarkKind): void {
  if (rows.open.size === 0) return
  for (const inner of below.get(kind)!) {
    rows.open.delete(inner)
    // Items belong to their article.
    if (kind === 'tiao') rows.last.delete(inner)
  }
}
