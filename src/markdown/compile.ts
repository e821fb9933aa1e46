/** mdast -> html with holes, text, contents. What its citations and links lead to is not needed: `fill` puts it in. */
import type {Root} from 'mdast'
import {type CitationOptions, type Located, locatedIn} from './citations.ts'
import {type Compiled, refused} from './compiled.ts'
import {direct} from './direct.ts'
import {sizeOf} from './pieces.ts'
import {structureOf} from './structure.ts'

export interface CompileOptions extends CitationOptions {
  readonly path: string
  /** What `locatedIn` finds in the tree with the same options, if that is known already. */
  readonly located?: readonly Located[]
}

/** Output may be so many times as large as the input, and never larger than `mostOutput` characters. */
const ratio = 50
const mostOutput = 20 * 1024 * 1024

/** Compiles a tree that `parse` gave. The tree is not changed; the same input gives the same bytes. */
export async function compile(tree: Root, options: CompileOptions): Promise<Compiled> {
  const {path, located = locatedIn(tree, options)} = options
  const structure = structureOf(tree)
  const compiled =
    direct(tree, structure, located, path) ?? (await import('./pipeline.ts')).throughHast(tree, structure, located, path)
  const size = Math.max(tree.position?.end.offset ?? 0, 1024)
  const written = sizeOf(compiled.html)
  if (written <= Math.min(size * ratio, mostOutput)) return compiled
  return refused(path, `生成的网页是正文的${Math.round(written / size)}倍大，超过${ratio}倍的上限`)
}
