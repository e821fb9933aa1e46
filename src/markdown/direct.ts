/**
 * The short way from mdast to html with holes, for bodies in which every node has one certain outcome: no raw html, no footnotes, no
 * references. It writes what the steps of `pipeline.ts` would, byte for byte, without the trees between them; tests hold the two together.
 */
import type {Root} from 'mdast'
import type {Located} from './citations.ts'
import type {Compiled} from './compiled.ts'
import {unsafeLinks} from './complaints.ts'
import {document} from './direct/document.ts'
import {begun, pieces} from './direct/writing.ts'
import {excerptOf} from './excerpt.ts'
import {joined, lengthOf} from './lines.ts'
import {marked} from './marking.ts'
import type {Structure} from './structure.ts'

/** Compiles a tree; null when it has to go the long way. */
export function direct(tree: Root, structure: Structure, located: readonly Located[], path: string): Compiled | null {
  const writing = begun()
  document(writing, marked(tree, structure, located))
  if (!writing.isCertain) return null
  const text = joined(writing.lines).toWellFormed()
  return {
    html: pieces(writing),
    text,
    toc: structure.toc,
    excerpt: excerptOf(writing.prose.toWellFormed()),
    length: lengthOf(text),
    diagnostics: unsafeLinks(writing.unsafe, path),
  }
}
