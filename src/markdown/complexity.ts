/**
 * The scan in front of the parser. micromark takes quadratic time, or overflows the stack, on a few shapes that no real text has
 * (the pathological cases of cmark's own test suite); this counts those shapes in one pass and names the line where a limit is broken.
 * It over-estimates: what it lets through is quick to parse, what it stops may have been harmless, but was never a document.
 */

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

/** One block of lines without a blank line between them. */
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

const container = /[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))/y
const thematicBreak = /^[ \t>]*(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$/
const delimiterRow = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/
const fenceOpen = /^(?:(`{3,})[^`]*|(~{3,}).*)$/
/** Html that goes on over blank lines: inside it, a fence is no fence. */
const longHtml = /<(?:!|\?|script|pre|style|textarea)/i

/** The first limit that a text breaks; null when it is safe to parse. */
export function excessIn(text: string): Excess | null {
  const lines = text.split(/\r\n|\n|\r/)
  const honoursFences = !longHtml.test(text)
  let open: Paragraph | null = null
  let fence: string | null = null
  let blankBefore = true
  const depth = {now: 0}
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    const number = index + 1
    if (line.length > limits.line) return {line: number, what: `一行超过${limits.line}个字符`}
    if (fence !== null) {
      if (line.startsWith(fence) && line.replace(/^(`+|~+)[ \t]*$/, '') === '') fence = null
      continue
    }
    const fenced = honoursFences && blankBefore ? fenceOpen.exec(line) : null
    if (fenced) {
      fence = fenced[1] ?? fenced[2]!
      open = null
      continue
    }
    const blank = /^[ \t>]*$/.test(line) && !line.includes('>')
    if (blank) {
      const excess = open && closed(open)
      if (excess) return excess
      open = null
      blankBefore = true
      continue
    }
    const nested = nestingOf(line)
    if (nested) return {line: number, what: nested}
    const html = htmlDepth(line, depth)
    if (html) return {line: number, what: html}
    // A list item begins a paragraph of its own; many short items in one tight list are no danger.
    if (open && open.columns === 0 && isItem(line)) {
      const excess = closed(open)
      if (excess) return excess
      open = null
    }
    open ??= {from: number, emphasis: 0, brackets: 0, lines: [], columns: 0, rows: 0}
    const excess = inLine(open, line, number)
    if (excess) return excess
    blankBefore = false
  }
  return open && closed(open)
}

const isItem = (line: string): boolean => /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\S/.test(line)

function nestingOf(line: string): string | null {
  if (thematicBreak.test(line)) return null
  let at = 0
  let count = 0
  for (;;) {
    container.lastIndex = at
    const match = container.exec(line)
    if (!match) break
    if (match[0].length - 1 > limits.indent && /[-*+\d]/.test(match[0])) return `列表缩进超过${limits.indent}列`
    at = container.lastIndex
    if (++count > limits.nesting) return `引用或列表嵌套超过${limits.nesting}层`
  }
  return null
}

/** Elements whose end may be left out close each other; void ones hold nothing. */
const flat = new Set(
  'p li tr td th dt dd tbody thead tfoot option optgroup rp rt colgroup area base br col embed hr img input link meta source track wbr'.split(
    ' ',
  ),
)
const tag = /<(\/?)([a-z][a-z0-9-]*)/gi

function htmlDepth(line: string, depth: {now: number}): string | null {
  if (!line.includes('<')) return null
  for (const match of line.matchAll(tag)) {
    if (flat.has(match[2]!.toLowerCase())) continue
    depth.now = match[1] ? Math.max(0, depth.now - 1) : depth.now + 1
    if (depth.now > limits.html) return `HTML 标签嵌套超过${limits.html}层`
  }
  return null
}

/** Cells of a table row: GFM splits at every bar that is not escaped. */
function cellsOf(line: string): number {
  const inner = line.replace(/^[ \t>]*\|?/, '').replace(/(?<!\\)\|?[ \t]*$/, '')
  return inner.split(/(?<!\\)\|/).length
}

function inLine(open: Paragraph, line: string, number: number): Excess | null {
  const before = open.lines.at(-1)
  if (open.columns === 0 && before !== undefined && delimiterRow.test(line) && cellsOf(line) === cellsOf(before)) {
    open.columns = cellsOf(line)
    if (open.columns > limits.columns) return {line: number, what: `表格超过${limits.columns}列`}
    // The header is a row; what stood above it has been counted as a paragraph.
    const excess = closed({...open, lines: open.lines.slice(0, -1)})
    if (excess) return excess
    open.lines = []
    return null
  }
  if (open.columns > 0) {
    open.rows++
    if (open.rows > limits.mostRows) return {line: number, what: `表格超过${limits.mostRows}行`}
    return counted({...open, from: number, emphasis: 0, brackets: 0, lines: []}, line, number)
  }
  const excess = counted(open, line, number)
  open.lines.push(line)
  return excess
}

function counted(open: Paragraph, line: string, number: number): Excess | null {
  for (const match of line.matchAll(/([*_~])\1*/g)) {
    // A blank to fill in (______) is one run that opens nothing: it may be long, but it counts.
    if (match[0].length > limits.run && !/^_+$/.test(match[0]))
      return {line: number, what: `连续的“${match[1]}”超过${limits.run}个`}
    if (match[0].length > limits.run * 10) return {line: number, what: `连续的“_”超过${limits.run * 10}个`}
    open.emphasis++
  }
  for (const character of line) if (character === '[' || character === ']') open.brackets++
  if (open.emphasis > limits.emphasis) return {line: open.from, what: `一段里的“*”“_”“~”超过${limits.emphasis}处`}
  if (open.brackets > limits.brackets) return {line: open.from, what: `一段里的方括号超过${limits.brackets}个`}
  return null
}

/** What a whole paragraph costs in look-ahead: a code span or a tag that never ends is searched for to the end of the paragraph. */
function closed(open: Paragraph): Excess | null {
  const text = open.lines.join('\n')
  if (backtickCost(text) > limits.lookahead) return {line: open.from, what: '一段里有过多不成对的反引号'}
  if (angleCost(text) > limits.lookahead) return {line: open.from, what: '一段里有过多未闭合的“<”'}
  return null
}

function backtickCost(text: string): number {
  if (!text.includes('`')) return 0
  const runs = [...text.matchAll(/`+/g)].map(match => ({at: match.index, length: match[0].length}))
  const last = new Map(runs.map((run, index) => [run.length, index]))
  let cost = 0
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index]!
    if (last.get(run.length)! > index) {
      // Matched: go on behind the next run of this length.
      let next = index + 1
      while (runs[next]!.length !== run.length) next++
      index = next
    } else cost += text.length - run.at
  }
  return cost
}

function angleCost(text: string): number {
  let cost = 0
  let end = text.length
  for (let at = text.length - 1; at >= 0; at--) {
    const character = text.charCodeAt(at)
    if (character === 62) end = at
    else if (character === 60 && /[a-z!/?]/i.test(text[at + 1] ?? '')) {
      // A comment or an instruction ends only at its own mark: count to the end of the paragraph.
      cost += /[!?]/.test(text[at + 1]!) && !closesSoon(text, at) ? text.length - at : end - at
    }
  }
  return cost
}

function closesSoon(text: string, at: number): boolean {
  const mark = text.startsWith('<!--', at)
    ? '-->'
    : text.startsWith('<?', at)
      ? '?>'
      : text.startsWith('<![CDATA[', at)
        ? ']]>'
        : '>'
  return text.slice(at + 2, at + 4000).includes(mark)
}
