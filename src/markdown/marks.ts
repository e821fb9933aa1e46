/** The printed numbers of 公文 and statutes at the start of a block: 第二章, 第十二条之一, 一、, （一）, 1., （1）, 附件2. */
import {hanNumber} from '../base/dates.ts'

export type MarkKind = 'annex' | 'bian' | 'fen' | 'zhang' | 'jie' | 'tiao' | 'l1' | 'l2' | 'l3' | 'l4'
export interface Mark {
  readonly kind: MarkKind
  /** As printed; 0 for 附件 without a number. */
  readonly number: number
  /** 第十二条之一: 1. */
  readonly sub: number | null
  /** Characters up to the end of the mark, white space in front and behind included. */
  readonly width: number
}

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

/** The mark a block begins with; null when it begins with none. `heading`: the block is a Markdown heading, which is surely no sentence. */
export function markOf(text: string, heading: boolean): Mark | null {
  const body = text.replace(/^[\s\u200b\ufeff]+/u, '')
  const lead = text.length - body.length
  const make = (kind: MarkKind, number: number, width: number, sub: number | null = null): Mark | null =>
    Number.isNaN(number) ? null : {kind, number, sub, width: lead + width}

  const division = unit.exec(body)
  if (division && (heading || isTitle(body, division[0].length))) {
    return make(kinds[division[2]!]!, hanNumber(division[1]!), division[0].length)
  }
  const clause = article.exec(body)
  if (clause) {
    const rest = body.slice(clause[0].length)
    const spaced = clause[3] !== '' || rest === ''
    if (!heading && (spaced ? /^(?:[、，]|[至和与及]第)/u.test(rest) : spokenOf.test(rest))) return null
    return make('tiao', hanNumber(clause[1]!), clause[0].length, clause[2] ? hanNumber(clause[2]) : null)
  }
  const annex = heading ? annexHeading.exec(body) : annexAlone.exec(body)
  // 附件： alone begins the list of what is attached; the attachment itself has no colon, or a number.
  if (annex && (heading || annex[1] || !annex[2])) return make('annex', annex[1] ? hanNumber(annex[1]) : 0, annex[0].length)
  const one = first.exec(body)
  if (one) return counted.test(body.slice(one[0].length)) ? null : make('l1', hanNumber(one[1]!), one[0].length)
  const two = second.exec(body)
  if (two) return make('l2', hanNumber(two[1]!), two[0].length)
  const three = third.exec(body)
  if (three) return make('l3', hanNumber(three[1]!), three[0].length)
  const four = fourth.exec(body)
  if (four) return make('l4', hanNumber(four[1]!), four[0].length)
  return single(body, make)
}

/** ⒈ and ⑴: number and mark in one character. */
function single(body: string, make: (kind: MarkKind, number: number, width: number) => Mark | null): Mark | null {
  const code = body.codePointAt(0) ?? 0
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
