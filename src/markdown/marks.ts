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

/** The characters that a block with a mark begins with, white space included. */
const beginnings = /^[\s\u200b\ufeff第附一二三四五六七八九十百（(0-9０-９⑴-⒛]/u
const blankFront = /^[\s\u200b\ufeff]+/u

const made = (kind: MarkKind, number: number, width: number, sub: number | null = null): Mark | null =>
  Number.isNaN(number) ? null : {kind, number, sub, width}

/** The mark a block begins with; null when it begins with none. `heading`: the block is a Markdown heading, which is surely no sentence. */
export function markOf(text: string, heading: boolean): Mark | null {
  if (!beginnings.test(text)) return null
  const blank = blankFront.exec(text)?.[0].length ?? 0
  if (blank === 0) return markAtStart(text, heading)
  const mark = markAtStart(text.slice(blank), heading)
  return mark && {...mark, width: blank + mark.width}
}

/** The same of a block without white space in front. Few patterns can begin with any one character. */
function markAtStart(body: string, heading: boolean): Mark | null {
  const begins = body[0] ?? ''
  if (begins === '第') return divisionMark(body, heading) ?? articleMark(body, heading)
  if (begins === '附') return annexMark(body, heading)
  return outlineMark(body, begins) ?? single(body)
}

function divisionMark(body: string, heading: boolean): Mark | null {
  const division = unit.exec(body)
  const isIt = division !== null && (heading || isTitle(body, division[0].length))
  return isIt ? made(kinds[division[2]!]!, hanNumber(division[1]!), division[0].length) : null
}

function articleMark(body: string, heading: boolean): Mark | null {
  const clause = article.exec(body)
  if (!clause) return null
  const rest = body.slice(clause[0].length)
  const spaced = clause[3] !== '' || rest === ''
  if (!heading && (spaced ? /^(?:[、，]|[至和与及]第)/u.test(rest) : spokenOf.test(rest))) return null
  return made('tiao', hanNumber(clause[1]!), clause[0].length, clause[2] ? hanNumber(clause[2]) : null)
}

function annexMark(body: string, heading: boolean): Mark | null {
  const annex = heading ? annexHeading.exec(body) : annexAlone.exec(body)
  // 附件： alone begins the list of what is attached; the attachment itself has no colon, or a number.
  if (!annex || !(heading || annex[1] || !annex[2])) return null
  return made('annex', annex[1] ? hanNumber(annex[1]) : 0, annex[0].length)
}

type Level = readonly [kind: MarkKind, pattern: RegExp]
/** The levels that a character may begin. */
const levelsOf: ReadonlyMap<string, readonly Level[]> = new Map([
  ...Array.from('一二三四五六七八九十百', (begins): [string, Level[]] => [begins, [['l1', first]]]),
  ...Array.from('（(', (begins): [string, Level[]] => [
    begins,
    [
      ['l2', second],
      ['l4', fourth],
    ],
  ]),
  ...Array.from('0123456789０１２３４５６７８９', (begins): [string, Level[]] => [begins, [['l3', third]]]),
])

function outlineMark(body: string, begins: string): Mark | null {
  for (const [kind, pattern] of levelsOf.get(begins) ?? []) {
    const match = pattern.exec(body)
    if (match && kind === 'l1' && counted.test(body.slice(match[0].length))) return null
    if (match) return made(kind, hanNumber(match[1]!), match[0].length)
  }
  return null
}

/** ⒈ and ⑴: number and mark in one character. */
function single(body: string): Mark | null {
  const code = body.charCodeAt(0)
  if (!(code >= 0x24_74 && code <= 0x24_9b)) return null
  const width = /^.\s*/u.exec(body)?.[0].length ?? 1
  if (code >= 0x24_88 && code <= 0x24_9b) return made('l3', code - 0x24_87, width)
  if (code >= 0x24_74 && code <= 0x24_87) return made('l4', code - 0x24_73, width)
  return null
}

/** 第二章 总则: short, and no sentence. */
const isTitle = (body: string, width: number): boolean => {
  const rest = body.slice(width)
  return rest.length <= 40 && !/[。；：，！？]/u.test(rest) && !(/^\S/u.test(rest) && spokenOf.test(rest))
}
