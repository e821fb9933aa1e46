/** What recognising a body gives: anchors, and for each block what `compile` is to make of it. */
import type {LineRole, Position} from '../../base/types.ts'
import type {MarkKind} from '../marks.ts'

export interface Anchor {
  readonly id: string
  /** What a reader would call the place: 第十二条, （一）指导思想. */
  readonly title: string
  readonly place: Position
}
/** What `compile` is to make of one block. */
export interface Block {
  /** Index in `tree.children`. */
  readonly index: number
  /** Index in the list there; null when the block is no list item. */
  readonly item: number | null
  /** title: all of it is a heading; lead: its beginning is one; plain: it stays what it is. */
  readonly role: 'title' | 'lead' | 'plain'
  readonly kind: MarkKind | 'heading' | null
  readonly id: string | null
  /** Heading level, 2-6. */
  readonly rank: number
  /** Characters of the printed text (list marker and run) that are the heading of a lead. */
  readonly lead: number
  /** Characters of the list marker in front of the run; 0 when the block is no flattened list item. */
  readonly prefix: number
  /** Id of what stands behind the lead: the article's first 款. */
  readonly rest: string | null
  /** Classes in html, a blank between them; `more`: not the first line of 附件说明. */
  readonly className: Exclude<LineRole, 'contents'> | null
  readonly title: string
  /** Where it stands among articles, for 前款, 前条, 本条. */
  readonly within: Within | null
  /** Prefix of ids in this attachment: `annex-2-`; empty in the document itself. */
  readonly annex: string
}
export interface Within {
  readonly article: string
  /** The article before this one, as printed in the text. */
  readonly before: string | null
  /** Number of the 款; 0 before the first. */
  readonly paragraph: number
  /** Whether the block is the 款 itself, not one of its items. */
  readonly own: boolean
}
