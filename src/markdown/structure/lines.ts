/** Blocks of a tree as lines: their printed text, and the number each begins with. */
import type {Heading, List, ListItem, Paragraph, Root, RootContent} from 'mdast'
import type {LineRole, Position, PrintedLine} from '../../base/types.ts'
import {type Mark, type MarkKind, markOf} from '../marks.ts'
import {printedText} from '../runs.ts'
import {isAnnexItem, isAnnexNote} from './annexes.ts'

/** A block as the recogniser sees it: a line for rules, and what only the recogniser has to know of it. */
export interface Line extends PrintedLine {
  /** Index in the list at `index`; null when it is no item. */
  readonly item: number | null
  /** Null for tables, pictures, lists that stay lists: what has no text of its own. */
  readonly node: Paragraph | Heading | null
  /** Characters of the list marker. */
  readonly prefix: number
  /** Told once the lines around it have been looked at. */
  role: LineRole | null
}

const nowhere: Position = {start: {line: 1, column: 1}, end: {line: 1, column: 1}}

/** Whether a body is written as 公文 or statute: one of its own blocks begins with a number of theirs. */
export function isOfficial(tree: Root): boolean {
  return tree.children.some(
    node =>
      (node.type === 'paragraph' || node.type === 'heading') &&
      isNumbering(markOf(printedText(node.children), node.type === 'heading')),
  )
}

const ofOfficialTexts: ReadonlySet<MarkKind> = new Set(['bian', 'zhang', 'jie', 'tiao', 'l1', 'l2'])
const isNumbering = (mark: Mark | null): boolean => mark !== null && ofOfficialTexts.has(mark.kind)

/** The lines of a body. Indexes of the lists that are taken apart into numbered paragraphs are added to `flat`. */
export function linesOf(tree: Root, official: boolean, flat: Set<number>): Line[] {
  const lines: Line[] = []
  const {children} = tree
  for (let index = 0; index < children.length; index++) {
    const node = children[index]!
    if (node.type === 'paragraph' || node.type === 'heading') lines.push(lineOf(node, index))
    else if (node.type === 'list' && isNumbered(node))
      for (const line of listLines(node, index, children[index - 1], official, flat)) lines.push(line)
    else lines.push(silent(node, index))
  }
  return lines
}

function listLines(list: List, index: number, before: RootContent | undefined, official: boolean, flat: Set<number>): Line[] {
  const isAnnexes = isAnnexList(list, before)
  if (!official && !isAnnexes) return [silent(list, index)]
  const tight = !isAnnexes && list.spread !== true && list.children.length > 1
  if (!tight) flat.add(index)
  return itemsOf(list, index, tight)
}

function lineOf(node: Paragraph | Heading, index: number): Line {
  const isHeading = node.type === 'heading'
  const text = printedText(node.children)
  const mark = markOf(text, isHeading)
  return {text, place: node.position ?? nowhere, index, isHeading, isListed: false, mark, role: null, item: null, node, prefix: 0}
}

const silent = ({position}: RootContent, index: number): Line => ({
  text: '',
  place: position ?? nowhere,
  index,
  isHeading: false,
  isListed: false,
  mark: null,
  role: null,
  item: null,
  node: null,
  prefix: 0,
})

const isNumbered = (list: List): boolean =>
  list.ordered === true && list.children.every(item => item.children[0]?.type === 'paragraph')

/** `2. ` and what follows below `附件：1. …`, or `1. ` below a bare `附件：`: the numbers are text in any body, however they are spaced. */
function isAnnexList(list: List, before: RootContent | undefined): boolean {
  const above = before?.type === 'paragraph' ? printedText(before.children) : ''
  if (!isAnnexNote(above) || (list.start === 1 && !/[：:]\s*$/u.test(above))) return false
  return list.children.every((item, number) => item.children.length === 1 && isAnnexItem(printedOf(list, item, number)))
}

/** `1. ` at the start of a paragraph is a list for Markdown. In a 公文 it is a numbered paragraph, unless written as a tight list. */
function itemsOf(list: List, index: number, tight: boolean): Line[] {
  return list.children.map((item, number): Line => {
    const text = printedOf(list, item, number)
    return {
      text,
      place: item.position ?? nowhere,
      index,
      isHeading: false,
      isListed: tight,
      mark: markOf(text, false),
      role: null,
      item: number,
      node: item.children[0] as Paragraph,
      prefix: markerOf(list, number).length,
    }
  })
}

const printedOf = (list: List, item: ListItem, number: number): string =>
  markerOf(list, number) + printedText((item.children[0] as Paragraph).children)

/** The marker of a list item as printed. */
export const markerOf = (list: List, number: number): string =>
  list.children[number]?.data?.marker ?? `${(list.start ?? 1) + number}. `
