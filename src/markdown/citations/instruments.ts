/** 《标题》, with the 文号 and the short name in brackets behind it. */
import type {NumberMatch} from '../../base/document-number.ts'
import {opaque} from '../runs.ts'
import {endOf, type Hit, type Search, withClauses} from './hits.ts'

/** Longest title between 《 and 》, in characters. */
const longestTitle = 150

/** End of the title that begins at `from` (its 《), behind its 》. Titles within are 〈〉, or wrongly 《》 again. Null when it never ends. */
function titleEnd(text: string, from: number): number | null {
  let depth = 0
  for (let at = from; at < Math.min(text.length, from + longestTitle); at++) {
    const character = text[at]!
    if (character === '《') depth++
    else if (character === '》' && --depth === 0) return at + 1
    else if (character === '。' || character === '；' || character === opaque) return null
  }
  return null
}

/** The citations that the 《 at `from` begins; none when it gives a short name, or is no title. */
export function titled(search: Search, from: number, numbers: readonly NumberMatch[]): Hit[] {
  const {text, alias} = search
  // （以下简称《条例》） gives a name, it does not cite.
  if (/(?:简称|下称|统称)[：:为]?\s*[“]?$/u.test(text.slice(Math.max(0, from - 8), from))) return []
  // 《关于印发《办法》的通知 with one 》 too few: the inner title is the one that is whole.
  const end = titleEnd(text, from)
  if (end === null) return []
  const written = text.slice(from + 1, end - 1).replace(/\s+/gu, '')
  if (written === '' || /^[\d\p{P}]+$/u.test(written)) return []
  const title = written.replaceAll('《', '〈').replaceAll('》', '〉')
  const behind = brackets(search, end, numbers)
  const former = isFormer(text, from)
  // The short name was given to the new text, and its 文号 with it.
  const known = former ? undefined : alias.get(title)
  const what = {
    ...(known ?? {title}),
    ...(behind.number === undefined ? {} : {number: behind.number}),
    ...(former ? {former} : {}),
  }
  for (const name of behind.names) alias.set(name, what)
  return withClauses(search, {what, from, to: behind.to, clauseFrom: behind.clauseFrom})
}

/** 原《办法》: not the one that bears the title today. */
const isFormer = (text: string, from: number): boolean =>
  /(?:原|旧|老|修订前的?|修改前的?)\s*$/u.test(text.slice(Math.max(0, from - 6), from))

interface Behind {
  readonly number?: string
  /** Short names given here: （以下简称《条例》）. */
  readonly names: readonly string[]
  readonly to: number
  readonly clauseFrom: number
}

const opening = /\s*[（(]/uy
const shortName = /(?:以下|下)(?:统)?(?:简称|称)[：:为]?\s*[《“]+([^《》“”，。、）)]+)[》”]+/gu

/** What stands in brackets behind a title: its 文号, which belongs to the citation, and its short name, which does not. */
function brackets({text}: Search, end: number, numbers: readonly NumberMatch[]): Behind {
  let number: string | undefined
  const names: string[] = []
  let to = end
  let at = end
  for (;;) {
    opening.lastIndex = at
    if (!opening.test(text)) break
    const inside = opening.lastIndex
    const close = closingBracket(text, inside)
    if (close === null) break
    const content = text.slice(inside, close)
    const own = number === undefined ? numbers.find(match => match.index >= inside && endOf(match) <= close) : undefined
    // （《X》（文号）…） of another document is not this title's number.
    if (own && !text.slice(inside, own.index).includes('《')) {
      number = own.normal
      to = close + 1
    }
    if (content.includes('称')) for (const match of content.matchAll(shortName)) names.push(match[1]!)
    at = close + 1
  }
  return {...(number === undefined ? {} : {number}), names, to, clauseFrom: at}
}

function closingBracket(text: string, from: number): number | null {
  let depth = 1
  for (let at = from; at < Math.min(text.length, from + 200); at++) {
    if (text[at] === '（' || text[at] === '(') depth++
    else if ((text[at] === '）' || text[at] === ')') && --depth === 0) return at
    else if (text[at] === '。') return null
  }
  return null
}
