/** Markers on blocks and citations, and what they stand for. */
import type {Nodes} from 'mdast'

/** What the trusted step does with a marked element. */
export interface Action {
  readonly id?: string | undefined
  /** Classes, a blank between them. */
  readonly className?: string | undefined
  /** A heading's link to itself: what to call it. */
  readonly label?: string | undefined
  /** The element is a citation and leads here. */
  readonly href?: string | undefined
}
/** A stretch of a block's run that becomes a link. */
export interface Range {
  readonly from: number
  readonly to: number
  readonly href: string
}
/** What is needed to mark a tree. */
export interface Marking {
  /** A marker for an action, as `data` of a node. */
  readonly mark: (action: Action) => {hProperties: {dataGz: string}}
  readonly ranges: ReadonlyMap<Nodes, readonly Range[]>
}
