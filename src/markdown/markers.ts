/** Markers on blocks and citations, and what they stand for. */
import type {Nodes} from 'mdast'

/** What is made of a marked element. */
export interface Action {
  readonly id?: string | undefined
  /** Classes, a blank between them. */
  readonly className?: string | undefined
  /** A heading's link to itself: what to call it. */
  readonly label?: string | undefined
  /** The element is a citation: its place among those of the body. */
  readonly citation?: number | undefined
}
/** A stretch of a block's run that is a citation. */
export interface Range {
  readonly from: number
  readonly to: number
  readonly citation: number
}
/** A marker as `data` of a node: the action itself, and the attribute that stands for it when the tree has to go through hast. */
export interface Marker {
  readonly action: Action
  readonly hProperties?: {readonly dataGz: string}
}
/** What is needed to mark a tree. */
export interface Marking {
  readonly mark: (action: Action) => Marker
  readonly ranges: ReadonlyMap<Nodes, readonly Range[]>
}

/** The action that a node is marked with. */
export const actionOf = (node: Nodes): Action | null => (node.data as Partial<Marker> | undefined)?.action ?? null
