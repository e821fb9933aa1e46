/** The printed numbers of 公文 and statutes at the start of a block: 第二章, 第十二条之一, 一、, （一）, 1., （1）, 附件2. */
import {hanNumber} from '../base/dates.ts'
import type {Mark, MarkKind} from '../base/types.ts'

export type {Mark, MarkKind}

export const numeral = '[0-9０-９一二三四五六七八九十百千〇○零]+'
const han = '[一二三四五六七八九十百]+'
const unit = new RegExp(`^第\\s*(${numeral})\\s*(编|分编|章|节)(?=[\\s：:]|$|(.))`, 'u')
const article = new RegExp(`^第\\s*(${numeral})\\s*条(?:之(${numeral}))?(\\s*)`, 'u')
const annexAlone = new RegExp(`^附\\s*件\\s*(${numeral})?\\s*([：:.．])?\\s*$`, 'u')
const annexHeading = new RegExp(`^附\\s*件\\s*(${numeral})?(?=[\\s：:.．]|$)[\\s：:.．]*`, 'u')
const first = new RegExp(`^(${han})、\\s*`, 'u')
const second = new RegExp(`^[（(]\\s*(${han})\\s*[）)]、?\\s*`, 'u')
const third = /^([0-9０-９]{1,3})\s*[.．、](?![0-9０-９])\s*/u
const fourth = /^[（(]\s*([0-9０-９]{1,3})\s*[）)]\s*/u

/** 第三条的规定, 第三条第二款, 第三条修改为: the sentence speaks of an article, it does not begin one. */
const spokenOf =
  /^(?:[的之、，,。]|(?:和|与|及|或|以及|或者|至)?第|中的?[^\p{Script=Han}]|中(?:的|规定)|规定|所(?:称|列|规定)|修改|改为|增加|删|调整为|作(?:出|如下|以下)|关于[^。]{0,12}的规定)/u
/** 一、二级医院: the mark is part of a word. */
const counted = /^[一二三四五六七八九十][级类等线期届、审]/u

const kinds: Readonly<Record<string, MarkKind>> = {编: 'bian', 分编: 'fen', 章: 'zhang', 节: 'jie'}

type Make = (kind: MarkKind, number: number, width: number, sub?: number | null) => Mark | null
const blankFront = /^[\s\u200b\ufeff]+/u

/** The mark a block begins with; null when it begins with none. `heading`: the block is a Markdown heading, which is surely no sentence. */
export function markOf(text: string, heading: boolean): Mark | null {
  const body = blankFront.test(text) ? text.replace(blankFront, '') : text
  const lead = text.length - body.length
  const make: Make = (kind, number, width, sub = null) => (Number.isNaN(number) ? null : {kind, number, sub, width: lead + width})
  // Few patterns can begin with any one character, and most blocks begin with none of these.
  const begins = body[0] ?? ''
  if (begins === '第') return divisionMark(body, heading, make) ?? articleMark(body, heading, make)
  if (begins === '附') return annexMark(body, heading, make)
  return outlineMark(body, begins, make) ?? single(body, make)
}

function divisionMark(body: string, heading: boolean, make: Make): Mark | null {
  const division = unit.exec(body)
  const isIt = division !== null && (heading || isTitle(body, division[0].length))
  return isIt ? make(kinds[division[2]!]!, hanNumber(division[1]!), division[0].length) : null
}

function articleMark(body: string, heading: boolean, make: Make): Mark | null {
  const clause = article.exec(body)
  if (!clause) return null
  const rest = body.slice(clause[0].length)
  const spaced = clause[3] !== '' || rest === ''
  if (!heading && (spaced ? /^(?:[、，]|[至和与及]第)/u.test(rest) : spokenOf.test(rest))) return null
  return make('tiao', hanNumber(clause[1]!), clause[0].length, clause[2] ? hanNumber(clause[2]) : null)
}

function annexMark(body: string, heading: boolean, make: Make): Mark | null {
  const annex = heading ? annexHeading.exec(body) : annexAlone.exec(body)
  // 附件： alone begins the list of what is attached; the attachment itself has no colon, or a number.
  if (!annex || !(heading || annex[1] || !annex[2])) return null
  return make('annex', annex[1] ? hanNumber(annex[1]) : 0, annex[0].length)
}

const levels: readonly (readonly [MarkKind, RegExp, begins: string])[] = [
  ['l1', first, '一二三四五六七八九十百'],
  ['l2', second, '（('],
  ['l3', third, '0123456789０１２３４５６７８９'],
  ['l4', fourth, '（('],
]

function outlineMark(body: string, begins: string, make: Make): Mark | null {
  for (const [kind, pattern, beginnings] of levels) {
    const match = beginnings.includes(begins) ? pattern.exec(body) : null
    if (match && kind === 'l1' && counted.test(body.slice(match[0].length))) return null
    if (match) return make(kind, hanNumber(match[1]!), match[0].length)
  }
  return null
}

/** ⒈ and ⑴: number and mark in one character. */
function single(body: string, make: Make): Mark | null {
  const code = body.charCodeAt(0)
  if (!(code >= 0x24_74 && code <= 0x24_9b)) return null
  const width = /^.\s*/u.exec(body)?.[0].length ?? 1
  if (code >= 0x24_88 && code <= 0x24_9b) return make('l3', code - 0x24_87, width)
  if (code >= 0x24_74 && code <= 0x24_87) return make('l4', code - 0x24_73, width)
  return null
}

/** 第二章 总则: short, and no sentence. */
const isTitle = (body: string, width: number): boolean => {
  const rest = body.slice(width)
  return rest.length <= 40 && !/[。；：，！？]/u.test(rest) && !(/^\S/u.test(rest) && spokenOf.test(rest))
}
