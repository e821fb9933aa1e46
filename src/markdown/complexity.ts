/**
 * The scan in front of the parser. micromark takes quadratic time, or overflows the stack, on a few shapes that no real text has
 * (the pathological cases of cmark's own test suite); this counts those shapes in one pass and names the line where a limit is broken.
 * It over-estimates: what it lets through is quick to parse, what it stops may have been harmless, but was never a document.
 */
import {angleCost, backtickCost} from './lookahead.ts'
import {tallyOf} from './tally.ts'

/** Limits, in characters unless said otherwise. Real texts stay below a tenth of each. */
export const limits = {
  /** UTF-8 bytes of a body: 512 KiB. A config may raise it to `largest`. */
  size: 512 * 1024,
  largest: 2 * 1024 * 1024,
  line: 100_000,
  /** Block quotes and lists within each other. */
  nesting: 50,
  /** Columns that a list marker may be indented by. */
  indent: 200,
  /** Runs of `*`, `_`, `~` in one paragraph, and the length of one run. */
  emphasis: 600,
  run: 200,
  /** `[` and `]` in one paragraph. */
  brackets: 1200,
  /** What a block without a blank line may have of both, in so many times the above, when it looks like a list of short items. */
  items: 5,
  /** Things to parse in 512 KiB, weighed: a line or a table cell is 1, see `weights`. Some ten microseconds each, on a good day. */
  work: 60_000,
  /** Characters that unmatched backticks and `<` make the parser look at again. */
  lookahead: 2_000_000,
  /** Elements of raw html within each other. */
  html: 256,
  columns: 200,
  /** Rows of a table: more than `rows` is better published as an attachment, more than `mostRows` is not parsed. */
  rows: 2000,
  mostRows: 5000,
} as const

export interface Excess {
  /** 1-based. */
  readonly line: number
  /** What there is too much of, as a Chinese noun phrase. */
  readonly what: string
}

/** One block of lines without a blank line between them, or one item of a list in it. */
interface Paragraph {
  readonly from: number
  emphasis: number
  brackets: number
  /** The paragraph's text, for the look-ahead of backticks and `<`. */
  lines: string[]
  /** Cells of the header when the block is a table; 0 when it is none. */
  columns: number
  rows: number
}
/** What is counted over the whole text, or over a block with all its items. */
interface Count {
  work: number
  html: number
  emphasis: number
  brackets: number
}

const container = /[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))/y
const thematicBreak = /^[ \t>]*(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$/
const delimiterRow = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/
const fenceOpen = /^(?:(`{3,})[^`]*|(~{3,}).*)$/
/** Html that goes on over blank lines: inside it, a fence is no fence. */
const longHtml = /<(?:!|\?|script|pre|style|textarea)/i

/** The state at one line of a text. */
interface Scan {
  /** Whether what stands in a fence is left out. */
  readonly honoursFences: boolean
  /** Things to parse that a text of its size may have. */
  readonly most: number
  readonly count: Count
  open: Paragraph | null
  fence: string | null
  blankBefore: boolean
}

/** The first limit that a text breaks; null when it is safe to parse. `size` is the limit of its size in bytes. */
export function excessIn(text: string, size: number = limits.size): Excess | null {
  const most = limits.work * Math.max(1, size / limits.size)
  return isHarmless(text, most) ? null : excessByLine(text, most)
}

/** `excessIn`, line by line, with no look at the whole first. */
export function excessByLine(text: string, most: number = limits.work): Excess | null {
  const scan: Scan = {
    honoursFences: !longHtml.test(text),
    most,
    count: {work: 0, html: 0, emphasis: 0, brackets: 0},
    open: null,
    fence: null,
    blankBefore: true,
  }
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const excess = excessAt(scan, line, index + 1)
    if (excess) return excess
  }
  return scan.open && closed(scan.open)
}

/** What any limit but those of length counts: marks, white space that could indent by much, list markers within each other. */
const marks = /[`*_~[\]<@|&^>\t]| {2}|[-+.)] (?:[-+]|\d{1,9}[.)])/

/** Whether a text has too few marks to break a limit, wherever they stand; most texts have. A list marker may be ten characters of an indentation. */
export function isHarmless(text: string, most: number = limits.work): boolean {
  if (text.length > limits.line) return false
  if (text.length <= 2 * limits.mostRows && !marks.test(text)) return true
  const tally = tallyOf(text)
  const {count} = tally
  const lookahead = text.length * Math.max(count('`'), count('<'))
  const brackets = count('[') + count(']')
  const emphasis = count('*') + count('_') + count('~')
  const weight = 20 * count('^') + 8 * count('@') + brackets + emphasis + count('|') + count('`') + count('<') + count('&')
  // Besides, a line is 1, a character of a rule between parts half of 1, of indentation a quarter.
  const work = weight + tally.lines + 5 * tally.containers + (text.length >> 1)
  return (
    tally.containersInLine <= limits.nesting &&
    tally.run <= Math.min(limits.run, limits.indent - 10) &&
    tally.barsInLine < limits.columns &&
    tally.lines <= limits.mostRows &&
    emphasis <= limits.emphasis &&
    brackets <= limits.brackets &&
    count('<') <= limits.html &&
    lookahead <= limits.lookahead &&
    work <= most
  )
}

function excessAt(scan: Scan, line: string, number: number): Excess | null {
  if (line.length > limits.line) return {line: number, what: `一行超过${limits.line}个字符`}
  if (isFenced(scan, line)) return null
  if (/^[ \t]*$/.test(line)) return blank(scan)
  return nestingOf(line, number, scan.count) ?? htmlDepth(line, number, scan.count) ?? written(scan, line, number)
}

/** Whether a line belongs to a fenced code block, its fences included. */
function isFenced(scan: Scan, line: string): boolean {
  if (scan.fence !== null) {
    if (line.startsWith(scan.fence) && line.replace(/^(`+|~+)[ \t]*$/, '') === '') scan.fence = null
    return true
  }
  const opening = scan.honoursFences && scan.blankBefore ? fenceOpen.exec(line) : null
  if (!opening) return false
  scan.fence = opening[1] ?? opening[2]!
  scan.open = null
  return true
}

/** A blank line ends the paragraph. */
function blank(scan: Scan): Excess | null {
  const excess = scan.open && closed(scan.open)
  scan.open = null
  scan.count.emphasis = 0
  scan.count.brackets = 0
  scan.blankBefore = true
  return excess
}

function written(scan: Scan, line: string, number: number): Excess | null {
  // A list item begins a paragraph of its own; many short items in one tight list are no danger.
  if (scan.open?.columns === 0 && isItem(line)) {
    const unfinished = closed(scan.open)
    if (unfinished) return unfinished
    scan.open = null
  }
  scan.open ??= {from: number, emphasis: 0, brackets: 0, lines: [], columns: 0, rows: 0}
  const broken = inLine(scan.open, line, number, scan.count)
  if (broken) return broken
  scan.count.work += weightOf(line)
  if (scan.count.work > scan.most) return {line: number, what: `行、列表、表格和标记合计超过${scan.most}处`}
  scan.blankBefore = false
  return null
}

/** Measured: a footnote is worked through at its mark and again at its end, an address is looked for twice. */
const weights: readonly (readonly [RegExp, number])[] = [
  [/\[\^/g, 20],
  [/@/g, 8],
  [/[|[\]*_`<&]/g, 1],
]

function weightOf(line: string): number {
  let weight = 1
  for (const [pattern, each] of weights) weight += (line.match(pattern)?.length ?? 0) * each
  return weight
}

const isItem = (line: string): boolean => /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\S/.test(line)

function nestingOf(line: string, number: number, count: Count): Excess | null {
  if (thematicBreak.test(line)) {
    // Each of its marks is first tried as a list.
    count.work += line.length >> 1
    return null
  }
  let at = 0
  let depth = 0
  for (;;) {
    container.lastIndex = at
    const match = container.exec(line)
    if (!match) break
    if (match[0].length - 1 > limits.indent) return {line: number, what: `引用或列表缩进超过${limits.indent}列`}
    at = container.lastIndex
    count.work += match[0].length >> 2
    if (++depth > limits.nesting) return {line: number, what: `引用或列表嵌套超过${limits.nesting}层`}
  }
  count.work += depth * 5
  return null
}

/** Elements whose end may be left out close each other; void ones hold nothing. */
const flat = new Set(
  'p li tr td th dt dd tbody thead tfoot option optgroup rp rt colgroup area base br col embed hr img input link meta source track wbr'.split(
    ' ',
  ),
)
const tag = /<(\/?)([a-z][a-z0-9-]*)/gi

function htmlDepth(line: string, number: number, count: Count): Excess | null {
  if (!line.includes('<')) return null
  for (const match of line.matchAll(tag)) {
    if (flat.has(match[2]!.toLowerCase())) continue
    count.html = match[1] ? Math.max(0, count.html - 1) : count.html + 1
    if (count.html > limits.html) return {line: number, what: `HTML 标签嵌套超过${limits.html}层`}
  }
  return null
}

/** Cells of a table row: GFM splits at every bar that is not escaped. */
function cellsOf(line: string): number {
  const inner = line.replace(/^[ \t>]*\|?/, '').replace(/(?<!\\)\|?[ \t]*$/, '')
  return inner.split(/(?<!\\)\|/).length
}

function inLine(open: Paragraph, line: string, number: number, count: Count): Excess | null {
  const before = open.lines.at(-1)
  if (open.columns === 0 && before !== undefined && delimiterRow.test(line) && cellsOf(line) === cellsOf(before)) {
    open.columns = cellsOf(line)
    if (open.columns > limits.columns) return {line: number, what: `表格超过${limits.columns}列`}
    // What stood above has been counted as a paragraph; each row from here on is a paragraph of its own.
    const excess = closed(open)
    open.lines = []
    return excess
  }
  if (open.columns > 0) {
    if (++open.rows > limits.mostRows) return {line: number, what: `表格超过${limits.mostRows}行`}
    const row: Paragraph = {from: number, emphasis: 0, brackets: 0, lines: [line], columns: 0, rows: 0}
    return counted(row, line, number, {...count, emphasis: 0, brackets: 0}) ?? closed(row)
  }
  open.lines.push(line)
  return counted(open, line, number, count)
}

function counted(open: Paragraph, line: string, number: number, block: Count): Excess | null {
  for (const match of line.matchAll(/([*_~])\1*/g)) {
    // A line to fill in (________) may be longer, but not without end.
    if (match[0].length > limits.run * (match[1] === '_' ? 2 : 1) && !thematicBreak.test(line))
      return {line: number, what: `连续的“${match[1]}”超过${limits.run}个`}
    open.emphasis++
    block.emphasis++
  }
  const brackets = line.match(/[[\]]/g)?.length ?? 0
  open.brackets += brackets
  block.brackets += brackets
  if (open.emphasis > limits.emphasis || block.emphasis > limits.emphasis * limits.items)
    return {line: open.from, what: `一段里的“*”“_”“~”超过${limits.emphasis}处`}
  if (open.brackets > limits.brackets || block.brackets > limits.brackets * limits.items)
    return {line: open.from, what: `一段里的方括号超过${limits.brackets}个`}
  return null
}

/** What a whole paragraph costs in look-ahead: a code span or a tag that never ends is searched for to the end of the paragraph. */
function closed(open: Paragraph): Excess | null {
  const text = open.lines.join('\n')
  if (backtickCost(text, limits.lookahead) > limits.lookahead) return {line: open.from, what: '一段里有过多不成对的反引号'}
  if (angleCost(text, limits.lookahead) > limits.lookahead) return {line: open.from, what: '一段里有过多未闭合的“<”'}
  return null
}
