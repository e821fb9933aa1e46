/** 第N条第M款第（K）项 and its kin in running text, as anchors. The numbers are those of `structure.ts`. */
import {hanNumber} from '../base/dates.ts'
import {numeral} from './marks.ts'

export interface ClauseMatch {
  /** The anchor, `tiao-3-k2-x1`. */
  readonly clause: string
  /** Characters. */
  readonly length: number
  /** The parts, for a list that goes on with 、第三款. */
  readonly parts: ClauseParts
}
export interface ClauseParts {
  /** `tiao-3`, `zhang-2-jie-1`, `annex-2`. */
  readonly head: string
  readonly paragraph: number | null
  readonly item: number | null
}

const gap = '[ \\t\\u3000\\n]*'
const number = `(${numeral})`
const article = new RegExp(`^第${gap}${number}${gap}条(?:${gap}之${gap}(${numeral})(?![款项]))?`, 'u')
const paragraph = new RegExp(`^第${gap}${number}${gap}款`, 'u')
const item = new RegExp(`^第${gap}[（(]?${gap}${number}${gap}[）)]?${gap}项`, 'u')
const point = new RegExp(`^第${gap}[（(]?${gap}${number}${gap}[）)]?${gap}目`, 'u')
const division = new RegExp(`^第${gap}${number}${gap}(编|章|节)`, 'u')
const annex = new RegExp(`^附${gap}件${gap}${number}`, 'u')

/** A clause at the start of a text. With `before`, what may be left out is taken from there: 第二款 after 第三条第一款. */
export function clauseAt(text: string, before: ClauseParts | null = null): ClauseMatch | null {
  // Nearly no text does.
  if (!beginsClause(text, 0)) return null
  const full = article.exec(text)
  if (full) return finish(text, full[0].length, `tiao-${value(full[1])}${full[2] ? `-${value(full[2])}z` : ''}`, null)
  if (before?.head.startsWith('tiao-')) {
    if (paragraph.test(text)) return finish(text, 0, before.head, null)
    if (item.test(text)) return finish(text, 0, before.head, before.paragraph)
  }
  return divisionAt(text) ?? annexAt(text)
}

/** Whether a clause may begin at an offset: all of them begin with one of two characters. */
export const beginsClause = (text: string, at: number): boolean => text[at] === '第' || text[at] === '附'

const value = (text: string | undefined): number => hanNumber(text ?? '')

function finish(text: string, from: number, head: string, inherited: number | null): ClauseMatch | null {
  if (head.includes('NaN')) return null
  let at = from
  let clause = head
  const step = (pattern: RegExp): number | null => {
    const rest = text.slice(at)
    const white = /^[ \t\u3000\n]*/u.exec(rest)![0].length
    const match = pattern.exec(rest.slice(white))
    if (!match || Number.isNaN(value(match[1]))) return null
    at += white + match[0].length
    return value(match[1])
  }
  const own = step(paragraph)
  const second = own ?? inherited
  const third = step(item)
  const fourth = third === null ? null : step(point)
  // An item without its 款 is one of the first 款.
  if (second !== null || third !== null) clause += `-k${second ?? 1}`
  if (third !== null) clause += `-x${third}`
  if (fourth !== null) clause += `-m${fourth}`
  return at === 0 ? null : {clause, length: at, parts: {head, paragraph: second, item: third}}
}

function divisionAt(text: string): ClauseMatch | null {
  let at = 0
  const ids: string[] = []
  const names = {编: 'bian', 章: 'zhang', 节: 'jie'} as const
  for (let match = division.exec(text); match; match = division.exec(text.slice(at))) {
    if (Number.isNaN(value(match[1]))) return null
    ids.push(`${names[match[2] as '编']}-${value(match[1])}`)
    at += match[0].length
  }
  if (ids.length === 0) return null
  const clause = ids.join('-')
  return {clause, length: at, parts: {head: clause, paragraph: null, item: null}}
}

function annexAt(text: string): ClauseMatch | null {
  const match = annex.exec(text)
  if (!match || Number.isNaN(value(match[1]))) return null
  const clause = `annex-${value(match[1])}`
  return {clause, length: match[0].length, parts: {head: clause, paragraph: null, item: null}}
}

const joint = new RegExp(`^${gap}(?:、|和|与|及|以及|或|或者|至|到|—|-|~|～)${gap}(?=第)`, 'u')

/** The width of what joins 第三条 to a following 第五条; 0 when the list ends. */
export const jointAt = (text: string): number => joint.exec(text)?.[0].length ?? 0
