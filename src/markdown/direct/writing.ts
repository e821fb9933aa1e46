/** What has been written of a body so far: html with holes, and plain text. */
import type {BodyLink} from '../../base/types.ts'
import type {Piece} from '../pieces.ts'

export interface Writing {
  /** Finished pieces, and the html that goes on behind them. */
  pieces: Piece[]
  html: string
  /** Finished lines of plain text, and the one that goes on. */
  readonly lines: string[]
  line: string
  readonly ids: Set<string>
  /** How often each label of a table was given. */
  readonly labels: Map<string, number>
  inLink: boolean
  inHeading: boolean
  /** How many marks, quotes and list items the writing is in. */
  depth: number
  /** The first paragraph of running text; empty until it is met. */
  prose: string
  /** Links and images with an address that is not safe. */
  readonly unsafe: BodyLink[]
  /** Whether the outcome of each node was certain; if not, nothing that was written counts. */
  isCertain: boolean
}

export const begun = (): Writing => ({
  pieces: [],
  html: '',
  lines: [],
  line: '',
  ids: new Set(),
  labels: new Map(),
  inLink: false,
  inHeading: false,
  depth: 0,
  prose: '',
  unsafe: [],
  isCertain: true,
})

/** Ends the line of plain text. */
export function endLine(writing: Writing): void {
  if (writing.line === '') return
  writing.lines.push(writing.line)
  writing.line = ''
}

/** All pieces that were written. */
export function pieces(writing: Writing): Piece[] {
  if (writing.html !== '') writing.pieces.push(writing.html.toWellFormed())
  writing.html = ''
  return writing.pieces
}

/** Adds a piece that is finished. */
export const add = (writing: Writing, piece: Piece): void => {
  pieces(writing).push(piece)
}

/** Writes a hole; what `inside` writes is the html in it. */
export function hole(writing: Writing, holeOf: (html: readonly Piece[]) => Piece, inside: () => void): void {
  const before = pieces(writing)
  writing.pieces = []
  inside()
  before.push(holeOf(pieces(writing)))
  writing.pieces = before
}

/** What is deeper is looked at more closely elsewhere. */
const deepest = 60

/** Writes what stands within a node that may stand within others of its kind. */
export function within(writing: Writing, inside: () => void): void {
  if (writing.depth === deepest) writing.isCertain = false
  if (!writing.isCertain) return
  writing.depth++
  inside()
  writing.depth--
}
