/** The sentences of a body, for rules that read what a document says of itself. */
import type {Nodes, Root, Text} from 'mdast'
import type {Position} from '../base/types.ts'

export interface Sentence {
  /** Without its full stop; what stands in “” is blanked out, because it is another's words. */
  readonly text: string
  /** Whether it speaks of the document itself: its subject is 本办法, 本通知, or there is none. */
  readonly isOwn: boolean
  readonly place: Position
}

/** Paragraphs and list items, in order; not quotations, tables, headings or code. */
export function sentencesIn(body: Root): Sentence[] {
  return paragraphsIn(body).flatMap(pieces => {
    const text = pieces.map(({value}) => value).join('')
    const plain = text.replace(/“[^”]*”/gu, quoted => '　'.repeat(quoted.length))
    return [...plain.matchAll(/[^。；;！？\n]+/gu)].map(match => ({
      text: match[0],
      isOwn: isOwn(match[0]),
      place: placeAt(pieces, match.index),
    }))
  })
}

type Piece = Text & {readonly position: Position}

function paragraphsIn(node: Nodes): Piece[][] {
  if (node.type === 'paragraph') return [textsIn(node)]
  const isRead = node.type === 'root' || node.type === 'list' || node.type === 'listItem'
  return isRead ? node.children.flatMap(paragraphsIn) : []
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
