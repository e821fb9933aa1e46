/** remark's own tree of a text, which the fast way is held against. */
import {isDeepStrictEqual} from 'node:util'
import {expect} from 'vitest'
import {treeOf, wholeTree} from '../../src/markdown/plain/document.ts'
import {remark} from '../../src/markdown/remark.ts'

/** Fails where the fast tree differs from remark's in a node, a position or what is noted of it. */
export function compare(text: string): void {
  const [fast, slow] = [treeOf(text, remark), wholeTree(text, remark)]
  if (!isDeepStrictEqual(fast, slow)) expect(fast, JSON.stringify(text)).toStrictEqual(slow)
}
