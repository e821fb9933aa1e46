/** 本办法第N条, 本条第N款, 前款, 前条: what a document says of itself. */
import {nearestAnchor} from '../../base/anchors.ts'
import {beginsClause, type ClauseParts, clauseAt} from '../clauses.ts'
import type {Block} from '../structure/blocks.ts'
import {type Hit, hit, listed, type NamesByHead, type Search} from './hits.ts'

const known = new WeakMap<readonly string[], NamesByHead>()

/** `NamesByHead` of a list, which is worked out once. */
export function namesByHead(names: readonly string[]): NamesByHead {
  const made = known.get(names)
  if (made) return made
  const byHead = new Map<string, string[]>()
  for (const name of names.toSorted((a, b) => b.length - a.length)) {
    const head = name.slice(0, 2)
    byHead.set(head, [...(byHead.get(head) ?? []), name])
  }
  known.set(names, byHead)
  return byHead
}

/** The longest name that stands in a text at `from`. */
const nameAt = (names: NamesByHead, text: string, from: number): string | undefined =>
  names.get(text.slice(from, from + 2))?.find(name => text.startsWith(name, from)) ?? names.get(text.slice(from, from + 1))?.[0]

const white = /\s*/uy

/** Behind the white space at an offset. */
function behindWhite(text: string, at: number): number {
  white.lastIndex = at
  white.test(text)
  return white.lastIndex
}

/** The citations that the 本 or 前 at `from` begins; none when it is any other word. */
export function selfAt(search: Search, from: number): Hit[] {
  const {text, names, block} = search
  const name = nameAt(names, text, from)
  if (name) {
    const at = behindWhite(text, from + name.length)
    const first = beginsClause(text, at) ? clauseAt(text.slice(at)) : null
    return first ? inThisDocument(search, listed(search, {self: true}, from, at, first)) : []
  }
  return block?.within ? nearby(search, from, block) : []
}

/** Only clauses that this document has: 本法 in a quoted amendment means another law. In an attachment, its own articles come first. */
function inThisDocument(search: Search, hits: Hit[]): Hit[] {
  const {block} = search
  const anchors = search.anchors()
  return hits.flatMap(one => {
    const clause = one.citation.clause!
    const own = block?.annex ? nearestAnchor(block.annex + clause, anchors) : null
    const inner = own?.startsWith(`${block!.annex}${/^[a-z]+-\d+/u.exec(clause)![0]}`) ? own : null
    const found = inner ?? nearestAnchor(clause, anchors) ?? onlyInAnnex(clause, anchors)
    return found === null ? [] : [{...one, citation: {...one.citation, clause: found}}]
  })
}

function onlyInAnnex(clause: string, anchors: ReadonlySet<string>): string | null {
  const hits = [...anchors].filter(anchor => /^annex/u.test(anchor) && anchor.endsWith(`-${clause}`))
  return hits.length === 1 ? hits[0]! : null
}

const relatives: ReadonlySet<string> = new Set(['本条', '前条', '前款', '本款'])

/** 前款, 前条, 本条第N款: certain only from where the sentence stands. */
function nearby(search: Search, from: number, block: Block): Hit[] {
  const {text} = search
  const word = text.slice(from, from + 2)
  if (!relatives.has(word)) return []
  const at = from + word.length
  const head = relativeHead(word, block)
  if (head === null) return []
  const parts: ClauseParts = {head: 'tiao-0', paragraph: word.endsWith('款') ? 1 : null, item: null}
  const tail = clauseAt(text.slice(at), parts)
  const isTail = tail !== null && tail.parts.head === 'tiao-0'
  // 本条 and 本款 alone are no citation.
  if (!isTail && (word === '本条' || word === '本款')) return []
  const clause = isTail ? head + tail.clause.slice(word.endsWith('款') ? 'tiao-0-k1'.length : 'tiao-0'.length) : head
  const found = nearestAnchor(clause, search.anchors())
  if (found === null) return []
  return [hit(search, {self: true}, from, at + (isTail ? tail.length : 0), found)]
}

function relativeHead(word: string, {within}: Block): string | null {
  if (!within) return null
  if (word === '本条') return within.article
  if (word === '前条') return within.before
  if (word === '本款') return within.paragraph > 0 ? `${within.article}-k${within.paragraph}` : null
  // In an item, or in the first 款, 前款 is a slip or means something else.
  return within.own && within.paragraph > 1 ? `${within.article}-k${within.paragraph - 1}` : null
}
