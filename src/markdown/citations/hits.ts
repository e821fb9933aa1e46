/** Citations as they are found in a run of text: an instrument, with each clause of it that is named behind. */
import type {RootData} from 'mdast'
import type {NumberMatch} from '../../base/document-number.ts'
import type {Citation, PlacedCitation} from '../../base/types.ts'
import {type ClauseMatch, clauseAt, jointAt} from '../clauses.ts'
import {placeIn, type Run} from '../runs.ts'
import type {Block} from '../structure/blocks.ts'

/** Words that mean the document itself, longest first, by their first two characters. */
export type NamesByHead = ReadonlyMap<string, readonly string[]>

/** One run, and what must be known to read it. */
export interface Search {
  readonly run: Run
  readonly text: string
  readonly block: Block | null
  /** The ids of the body: asked for where it cites itself. */
  readonly anchors: () => ReadonlySet<string>
  readonly names: NamesByHead
  /** 《条例》 -> what （以下简称《条例》） stood behind. */
  readonly alias: Map<string, Pick<Citation, 'title' | 'number'>>
  readonly codes: ReadonlySet<string>
  readonly data: RootData | undefined
}
/** A citation, and the stretch of the run. */
export interface Hit {
  readonly citation: PlacedCitation
  readonly from: number
  readonly to: number
}
/** What is cited, before its clauses are read. */
export interface Instrument {
  readonly what: Pick<Citation, 'title' | 'number' | 'self' | 'former'>
  readonly from: number
  /** End of what is printed of the instrument itself. */
  readonly to: number
  /** Where a clause may begin: behind （以下简称…） too. */
  readonly clauseFrom: number
}

/** Where a 文号 ends. */
export const endOf = (number: NumberMatch): number => number.index + number.text.length

const bridge = /\s*(?:文件?|号文)?\s*(?:的|中的?|之)?\s*(?=第|附\s*件)/uy

/** The instrument with its first clause, and one more citation for each clause that a list or a range goes on with. */
export function withClauses(search: Search, instrument: Instrument): Hit[] {
  const {text} = search
  bridge.lastIndex = instrument.clauseFrom
  const white = bridge.exec(text)?.[0].length
  const clauseFrom = instrument.clauseFrom + (white ?? 0)
  const first = white === undefined ? null : clauseAt(text.slice(clauseFrom))
  if (!first) return [hit(search, instrument.what, instrument.from, instrument.to, null)]
  return listed(search, instrument.what, instrument.from, clauseFrom, first)
}

/** One citation for each clause of a list that begins with `first`. */
export function listed(search: Search, what: Instrument['what'], from: number, clauseFrom: number, first: ClauseMatch): Hit[] {
  const {text} = search
  let at = clauseFrom + first.length
  const hits = [hit(search, what, from, at, first.clause)]
  let parts = first.parts
  for (;;) {
    const width = jointAt(text.slice(at))
    const next = width === 0 ? null : clauseAt(text.slice(at + width), parts)
    if (!next) return hits
    hits.push(hit(search, what, at + width, at + width + next.length, next.clause))
    at += width + next.length
    parts = next.parts
  }
}

/** The citation of a stretch. */
export function hit({run, text, data}: Search, what: Instrument['what'], from: number, to: number, clause: string | null): Hit {
  const citation: PlacedCitation = {
    text: text.slice(from, to),
    ...what,
    ...(clause === null ? {} : {clause}),
    place: placeIn(run, from, to, data),
  }
  return {citation, from, to}
}
