/** Blocks of a tree as lines: their printed text, and the number each begins with. */
import type {Heading, List, ListItem, Paragraph, Root, RootContent} from 'mdast'
import type {Position} from '../../base/types.ts'
import {type Mark, markOf} from '../marks.ts'
import {runOf} from '../runs.ts'
import {isAnnexItem, isAnnexNote} from './annexes.ts'

/** A block as the recogniser sees it. */
export interface Line {
  /** Index in `tree.children`, and in the list there. */
  readonly index: number
  readonly item: number | null
  /** Null for tables, pictures, lists that stay lists: what has no text of its own. */
  readonly node: Paragraph | Heading | null
  /** The printed text, list marker included. */
  readonly text: string
  /** Characters of the list marker. */
  readonly prefix: number
  readonly heading: boolean
  /** An item of a list that stays a list. */
  readonly tight: boolean
  readonly mark: Mark | null
  readonly place: Position
}

const nowhere: Position = {start: {line: 1, column: 1}, end: {line: 1, column: 1}}

/** Whether a body is written as 公文 or statute: one of its own blocks begins with a number of theirs. */
export function isOfficial(tree: Root): boolean {
  return tree.children.some(
    node =>
      (node.type === 'paragraph' || node.type === 'heading') &&
      isNumbering(markOf(runOf(node.children).text, node.type === 'heading')),
  )
}

const isNumbering = (mark: Mark | null): boolean =>
  mark !== null && ['bian', 'zhang', 'jie', 'tiao', 'l1', 'l2'].includes(mark.kind)

/** The lines of a body. Indexes of the lists that are taken apart into numbered paragraphs are added to `flat`. */
export function linesOf(tree: Root, official: boolean, flat: Set<number>): Line[] {
  const lines: Line[] = []
  for (const [index, node] of tree.children.entries()) {
    if (node.type === 'paragraph' || node.type === 'heading') lines.push(lineOf(node, index))
    else if (node.type === 'list' && isNumbered(node))
      lines.push(...listLines(node, index, tree.children[index - 1], official, flat))
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
  const heading = node.type === 'heading'
  const {text} = runOf(node.children)
  const place = node.position ?? nowhere
  return {index, item: null, node, text, prefix: 0, heading, tight: false, mark: markOf(text, heading), place}
}

const silent = ({position}: RootContent, index: number): Line => ({
  index,
  item: null,
  node: null,
  text: '',
  prefix: 0,
  heading: false,
  tight: false,
  mark: null,
  place: position ?? nowhere,
})

const isNumbered = (list: List): boolean =>
  list.ordered === true && list.children.every(item => item.children[0]?.type === 'paragraph')

/** `2. ` and what follows below `附件：1. …`, or `1. ` below a bare `附件：`: the numbers are text in any body, however they are spaced. */
function isAnnexList(list: List, before: RootContent | undefined): boolean {
  const above = before?.type === 'paragraph' ? runOf(before.children).text : ''
  if (!isAnnexNote(above) || (list.start === 1 && !/[：:]\s*$/u.test(above))) return false
  return list.children.every((item, number) => item.children.length === 1 && isAnnexItem(printedOf(list, item, number)))
}

/** `1. ` at the start of a paragraph is a list for Markdown. In a 公文 it is a numbered paragraph, unless written as a tight list. */
function itemsOf(list: List, index: number, tight: boolean): Line[] {
  return list.children.map((item, number): Line => {
    const text = printedOf(list, item, number)
    return {
      index,
      item: number,
      node: item.children[0] as Paragraph,
      text,
      prefix: markerOf(list, number).length,
      heading: false,
      tight,
      mark: markOf(text, false),
      place: item.position ?? nowhere,
    }
  })
}

const printedOf = (list: List, item: ListItem, number: number): string =>
  markerOf(list, number) + runOf((item.children[0] as Paragraph).children).text

/** The marker of a list item as printed. */
export const markerOf = (list: List, number: number): string =>
  list.children[number]?.data?.marker ?? `${(list.start ?? 1) + number}. `
