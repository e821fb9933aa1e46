/** Marks that come in pairs: which of them have no partner, and which stand inside their like. */

export interface BracketFault {
  readonly index: number
  readonly mark: string
  readonly fault: 'open' | 'close' | 'nested' | 'crossed'
  /** What should stand there, or what is missing. */
  readonly due: string
}

const pairs: Readonly<Record<string, string>> = {
  '《': '》',
  '〈': '〉',
  '（': '）',
  '【': '】',
  '〔': '〕',
  '“': '”',
  '‘': '’',
  '「': '」',
  '『': '』',
}
const openers: ReadonlyMap<string, string> = new Map(Object.entries(pairs))
const closers: ReadonlyMap<string, string> = new Map(Object.entries(pairs).map(([left, right]) => [right, left]))

/** Whether a UTF-16 unit may be one of them: nearly all of a text is not, and is passed over quickly. */
const mayBeMark = (unit: number): boolean =>
  unit < 0x20_18
    ? unit === 0x28 || unit === 0x29
    : unit <= 0x20_1d || (unit >= 0x30_08 && unit <= 0x30_15) || unit === 0xff_08 || unit === 0xff_09

interface Open {
  readonly mark: string
  readonly index: number
}
export interface Judged {
  /** The first fault, if any: those behind it mostly follow from it. */
  readonly fault: BracketFault | null
  /** A quotation that is still open at the end: it may go on in the next paragraph. */
  readonly isOpen: boolean
}

/** Reads one paragraph. `isQuoted`: a quotation of an earlier one has not ended. */
export function judgeBrackets(text: string, isQuoted = false): Judged {
  const stack: Open[] = []
  let carried = isQuoted
  let inner = -1
  for (let index = 0; index < text.length; index++) {
    if (!mayBeMark(text.charCodeAt(index))) continue
    const mark = text[index]!
    // A half-width parenthesis may close a full-width one: that they differ is said elsewhere.
    const left = mark === '(' ? '（' : mark
    if (openers.has(left)) {
      if (left === '“' && carried && isStart(text, index)) continue
      if (left === '《' && stack.at(-1)?.mark === '《') return {fault: {index, mark, fault: 'nested', due: '〈'}, isOpen: false}
      if (left === '“' && inner < 0 && stack.some(open => open.mark === '“')) inner = index
      stack.push({mark: left, index})
      continue
    }
    const opener = mark === ')' ? '（' : closers.get(mark)
    if (opener === undefined) continue
    const at = stack.findLastIndex(open => open.mark === opener)
    if (at === stack.length - 1 && at >= 0) stack.pop()
    else if (at >= 0) return {fault: unclosed(stack[at + 1]!), isOpen: false}
    else if (mark === '”' && carried) carried = false
    else if (!isCount(text, index, mark)) return {fault: {index, mark, fault: 'close', due: opener}, isOpen: false}
  }
  const rest = stack.filter(({mark}) => mark !== '“')
  const quotes = stack.length - rest.length
  // “放管服“: the second should have been the other one.
  if (quotes > 1)
    return {fault: {index: stack.findLast(({mark}) => mark === '“')!.index, mark: '“', fault: 'crossed', due: '”'}, isOpen: false}
  if (rest[0]) return {fault: unclosed(rest[0]), isOpen: carried || quotes === 1}
  const isNested = inner >= 0 && quotes === 0 && !carried
  return {fault: isNested ? {index: inner, mark: '“', fault: 'nested', due: '‘'} : null, isOpen: carried || quotes === 1}
}

const unclosed = ({mark, index}: Open): BracketFault => ({index, mark, fault: 'open', due: openers.get(mark)!})

const isStart = (text: string, index: number): boolean => text.slice(0, index).trim() === ''

/** 1）, a): a half of a bracket behind a count; ’ as an apostrophe, or for minutes. */
function isCount(text: string, index: number, mark: string): boolean {
  const before = text.slice(Math.max(0, index - 5), index)
  if (mark === '’') return /[A-Za-z\d]$/.test(before)
  return (
    (mark === '）' || mark === ')') &&
    /(?:^|[\s，。；：、“（(])(?:[a-zA-Z]|\d{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳])$/u.test(before)
  )
}
