/** Compiled bodies for tests: both ways where both can go, which must not differ, and all holes filled. */
import type {Root} from 'mdast'
import {expect} from 'vitest'
import {type CitationOptions, locatedIn} from '../../src/markdown/citations.ts'
import type {Compiled} from '../../src/markdown/compiled.ts'
import {direct} from '../../src/markdown/direct.ts'
import {fill, type Targets} from '../../src/markdown/fill.ts'
import {throughHast} from '../../src/markdown/pipeline.ts'
import {structureOf} from '../../src/markdown/structure.ts'

export interface Filled extends Omit<Compiled, 'html'> {
  readonly html: string
}

/** What the long way makes of a tree, and the short way too if it can. */
export function compiledBothWays(
  tree: Root,
  path: string,
  options: CitationOptions = {},
): {long: Compiled; short: Compiled | null} {
  const located = locatedIn(tree, options)
  const long = throughHast(tree, structureOf(tree), located, path)
  return {long, short: direct(tree, structureOf(tree), located, path)}
}

/** A tree compiled, its citations and links leading where they shall. */
export function filled(tree: Root, path: string, {citations = [], hrefs = {}}: Partial<Targets> = {}): Filled {
  const {long, short} = compiledBothWays(tree, path)
  if (short) expect(short).toEqual(long)
  return {...long, html: fill(long.html, {citations, hrefs})}
}
