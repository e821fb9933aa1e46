/** The sentences of a body, for rules that read what a document says of itself. */
import type {Nodes, Paragraph, Parent, Root, Text} from 'mdast'
import type {Position} from '../base/types.ts'

export interface Sentence {
  /** Without its full stop; what stands in “” is blanked out, because it is another's words. */
  readonly text: string
  /** Whether it speaks of the document itself: its subject is 本办法, 本通知, or there is none. */
  readonly isOwn: boolean
  readonly place: Position
}

/**
 * Of paragraphs and list items, in order; not of quotations, tables, headings or code. Only paragraphs whose text matches `about` are cut
 * into sentences: it must find something in whatever the caller looks for.
 */
export function sentencesIn(body: Root, about: RegExp): Sentence[] {
  const found: Sentence[] = []
  readBelow(body, about, found)
  return found
}

type Piece = Text & {readonly position: Position}

function readBelow(node: Parent, about: RegExp, found: Sentence[]): void {
  for (const child of node.children) {
    if (child.type === 'paragraph') readParagraph(child, about, found)
    else if (child.type === 'list' || child.type === 'listItem') readBelow(child, about, found)
  }
}

function readParagraph(paragraph: Paragraph, about: RegExp, found: Sentence[]): void {
  const pieces = textsIn(paragraph)
  const text = pieces.length === 1 ? pieces[0]!.value : pieces.map(({value}) => value).join('')
  if (!about.test(text)) return
  const plain = text.replace(/“[^”]*”/gu, quoted => '　'.repeat(quoted.length))
  for (const match of plain.matchAll(/[^。；;！？\n]+/gu))
    found.push({text: match[0], isOwn: isOwn(match[0]), place: placeAt(pieces, match.index)})
}

function textsIn(node: Nodes): Piece[] {
  if (node.type === 'text') return node.position ? [node as Piece] : []
  return 'children' in node ? node.children.flatMap(textsIn) : []
}

/** The piece that a character of the joined text lies in. */
function placeAt(pieces: readonly Piece[], index: number): Position {
  let start = 0
  for (const {value, position} of pieces) {
    start += value.length
    if (index < start) return position
  }
  return pieces.at(-1)!.position
}

const numbering =
  /^[\s　]*(?:第[一二三四五六七八九十百零〇\d]+条[\s　]+|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、])?[\s　]*/u
const kindsOfText =
  '办法|规定|细则|通知|意见|措施|条例|方案|规则|规程|规范|标准|文件|公告|通告|决定|指南|目录|制度|计划|规划|政策|指引|清单|准则|章程|解释|法'
const itself = new RegExp(`本[\\p{Script=Han}]{0,6}?(?:${kindsOfText})`, 'u')

/** 自…起 with nothing before it, or 本办法…自…起 without another document or a single clause in between. */
function isOwn(sentence: string): boolean {
  const rest = sentence.replace(numbering, '')
  const subject = /^(.*?)(?:自|从|有效期|试行)/u.exec(rest)?.[1]
  if (subject === undefined) return false
  if (subject.trim() === '') return true
  const own = itself.exec(subject)
  return own !== null && !/《|第[一二三四五六七八九十百\d]+[条款项]/u.test(subject.slice(own.index))
}

/** All text below a node, but that of tables; blocks stand on lines of their own. */
export function textIn(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  if (node.type === 'break') return '\n'
  if (node.type === 'table' || !('children' in node)) return ''
  const isBlock = ['root', 'blockquote', 'list', 'listItem'].includes(node.type)
  return (node.children as readonly Nodes[]).map(textIn).join(isBlock ? '\n' : '')
}
