/** The state of reading the lines of a body from top to bottom: what was found, and what is open at the line at hand. */

import type {Position} from '../../base/types.ts'
import type {MarkKind} from '../marks.ts'
import type {Anchor, Block, Within} from './blocks.ts'
import type {Lead} from './leads.ts'
import type {Line} from './lines.ts'
import type {Role} from './roles.ts'

export interface Reading {
  readonly lines: readonly Line[]
  readonly roles: readonly Role[]
  readonly leads: readonly Lead[]
  readonly official: boolean
  readonly anchors: Anchor[]
  readonly blocks: Block[]
  readonly repeats: Repeat[]
  /** How often each id was wanted. */
  readonly seen: Map<string, number>
  /** The kind whose numbers began again; only the first of such a run is reported. */
  repeating: string | null
  /** Prefix of ids in the attachment at hand. */
  annex: string
  /** 编 and 章 that are open, as the prefix of ids, and the rank of the innermost heading. */
  bian: string
  zhang: string
  divisionRank: number
  article: Article | null
  /** Levels 1-4 of the outline, or 项 (2), 目 (3) and below (4) of an article. */
  open: readonly Open[]
}
/** A numbered block that those below it hang on. */
export interface Open {
  readonly level: number
  readonly id: string
  readonly number: number
  readonly rank: number
}
export interface Article {
  readonly id: string
  readonly before: string | null
  /** Number of the 款 at hand; 0 before the first. */
  paragraph: number
}
/** A number or a heading that came before. */
export interface Repeat {
  readonly id: string
  readonly text: string
  readonly place: Position
  readonly numbered: boolean
}

/** The state in front of the first line. */
export const begun = (lines: readonly Line[], roles: readonly Role[], leads: readonly Lead[], official: boolean): Reading => ({
  lines,
  roles,
  leads,
  official,
  anchors: [],
  blocks: [],
  repeats: [],
  seen: new Map(),
  repeating: null,
  annex: '',
  bian: '',
  zhang: '',
  divisionRank: 1,
  article: null,
  open: [],
})

/** Adds a block; what `block` leaves out is that of a plain paragraph. */
export function put(reading: Reading, line: Line, block: Partial<Block>): void {
  reading.blocks.push({
    index: line.index,
    item: line.item,
    role: block.role ?? (line.isHeading ? 'title' : 'plain'),
    kind: block.kind ?? null,
    id: block.id ?? null,
    rank: block.rank ?? rankOf(line, 2),
    lead: block.lead ?? 0,
    prefix: line.prefix,
    rest: block.rest ?? null,
    className: block.className ?? null,
    title: block.title ?? '',
    within: block.within ?? null,
    annex: reading.annex,
  })
}

/** The level of a Markdown heading as written, but never 1; that of a paragraph as said. */
export const rankOf = ({node}: Line, otherwise: number): number =>
  node?.type === 'heading' ? Math.max(2, node.depth) : otherwise

/** Takes an id that is not yet taken: the second of the same number gets `--2`. */
export function take(reading: Reading, wanted: string, kind: string, line: Line, title: string): string {
  const count = (reading.seen.get(wanted) ?? 0) + 1
  reading.seen.set(wanted, count)
  if (count > 1) {
    const numbered = kind !== 'heading'
    if (!numbered || reading.repeating !== kind) reading.repeats.push({id: wanted, text: title, place: line.place, numbered})
    reading.repeating = kind
  } else if (reading.repeating === kind) reading.repeating = null
  const id = count > 1 ? `${wanted}--${count}` : wanted
  reading.anchors.push({id, title, place: line.place})
  return id
}

/** Ends the article and the outline that are open. */
export function close(reading: Reading): void {
  reading.article = null
  reading.open = []
}

/** Where a block of an article stands; `own`: it is the 款 at hand itself. */
export const withinOf = (article: Article, own: boolean): Within => ({
  article: article.id,
  before: article.before,
  paragraph: article.paragraph,
  own,
})

/** The level of a numbered block: 一、 1, （一） 2, 1. 3, （1） 4; undefined for all others. */
export const levels: Readonly<Partial<Record<MarkKind, number>>> = {l1: 1, l2: 2, l3: 3, l4: 4}
