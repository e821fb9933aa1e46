/**
 * Own 发文字号 in running text whose year stands in other brackets than 〔〕. The only words of a text that are ever mended: with a
 * 机关代字 of the office itself in front, a year in it and 号 behind, they can be nothing else.
 */
import type {Nodes, Root} from 'mdast'
import {diagnostic} from '../base/diagnostics.ts'
import {documentNumbersIn, type NumberMatch} from '../base/document-number.ts'
import {valueAt} from '../base/pointer.ts'
import type {Diagnostic, Fix, Frontmatter, Position} from '../base/types.ts'
import {placeIn, type Run, runOf} from './runs.ts'

interface Source {
  /** The body that the tree was read from. */
  readonly text: string
  readonly data: Frontmatter
  /** 机关代字 of the office. */
  readonly codes: ReadonlySet<string>
  readonly path: string
}

/** Stands in every text that has one; nearly no text has. */
const otherBrackets = /[[［【(（﹝]\s{0,9}(?:19|20)\d{2}\s{0,9}\\?[〕\]］】)）﹞]|〔\s{0,9}(?:19|20)\d{2}\s{0,9}\\?[\]］】)）﹞]/u

/** Whether a body may have one at all: those that have none need not be parsed for it. */
export const mayHaveBracketSlips = (text: string): boolean => otherBrackets.test(text)

/** One finding for each such number, in document order. A text that is kept as it was once issued has none. */
export function bracketSlips(tree: Root, source: Source): Diagnostic[] {
  if (!mayHaveBracketSlips(source.text) || isAsIssued(source.data)) return []
  const found: Diagnostic[] = []
  const lines = source.text.split('\n')
  const waiting: Nodes[] = [tree]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'paragraph' || node.type === 'tableCell') {
      const run = runOf(node.children)
      for (const match of ownNumbers(run.text, source.codes))
        found.push(slip(match, placeOf(run, match, tree), lines, source.path))
    } else if ('children' in node) for (let at = node.children.length; at-- > 0; ) waiting.push(node.children[at]!)
  }
  return found
}

/** Old stock, a reprint, or an original that is like this: its text is kept to the letter. */
const isAsIssued = (data: Frontmatter): boolean =>
  data['numbering'] === 'as-issued' || data['historical'] === true || valueAt(data, '/origin/type') === 'reprint'

const ownNumbers = (text: string, codes: ReadonlySet<string>): NumberMatch[] =>
  otherBrackets.test(text)
    ? documentNumbersIn(text, codes).filter(({text: printed, code}) => codes.has(code) && otherBrackets.test(printed))
    : []

const placeOf = (run: Run, {index, text}: NumberMatch, {data}: Root): Position => placeIn(run, index, index + text.length, data)

/** Nothing but the brackets: 第 and zeros stay as they are printed. */
const evenBrackets = (number: string): string => number.replace(/\\?[〔[［【(（﹝]/u, '〔').replace(/\\?[〕\]］】)）﹞]/u, '〕')

function slip({text: printed}: NumberMatch, place: Position, lines: readonly string[], path: string): Diagnostic {
  const meant = evenBrackets(printed)
  return diagnostic({
    level: 'info',
    source: 'markdown',
    ruleId: 'number-brackets',
    path,
    place,
    reason: `正文里的发文字号没有用六角括号〔〕：${printed.replace(/\s+/gu, ' ')}`,
    actual: printed,
    expected: [meant],
    note: `改成 ${meant.replace(/\s+/gu, ' ')}`,
    fix: fixOf(printed, place, lines),
  })
}

/** Undefined where the number is not written in one piece: over two lines, or with other marks in it than the backslashes of brackets. */
function fixOf(printed: string, place: Position, lines: readonly string[]): Fix | undefined {
  const {start, end} = place
  if (start.line !== end.line) return undefined
  const written = (lines[start.line - 1] ?? '').slice(start.column - 1, end.column - 1)
  if (written.replaceAll(/\\(?=[[\]()])/gu, '') !== printed) return undefined
  return {what: '正文里的发文字号', edit: {place, text: evenBrackets(written)}}
}
