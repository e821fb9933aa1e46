/** What a body is compiled to. */
import type {Diagnostic, Position, TocItem} from '../base/types.ts'
import {tooComplex} from './parsed.ts'
import type {Piece} from './pieces.ts'

export interface Compiled {
  /** For `fill`. */
  readonly html: readonly Piece[]
  /** One block a line. */
  readonly text: string
  readonly toc: readonly TocItem[]
  readonly excerpt: string
  /** Characters that are not white space. */
  readonly length: number
  readonly diagnostics: readonly Diagnostic[]
}

const top: Position = {start: {line: 1, column: 1}, end: {line: 1, column: 1}}

/** The result for a body that is not worth the time. */
export const refused = (path: string, reason: string): Compiled => ({
  html: [],
  text: '',
  toc: [],
  excerpt: '',
  length: 0,
  diagnostics: [tooComplex(path, top, reason)],
})
