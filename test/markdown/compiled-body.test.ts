/** A body comes out of the store as it went in. */
import {describe, expect, test} from 'vitest'
import {compile} from '../../src/markdown/compile.ts'
import {readBody, writeBody} from '../../src/markdown/compiled-body.ts'
import type {Piece} from '../../src/markdown/pieces.ts'
import {read} from '../../src/markdown/read.ts'
import fc from '../properties.ts'

const html = fc.string({minLength: 1}).map(text => text.replaceAll('\0', '') || '\n')
const hole: fc.Arbitrary<Piece> = fc.oneof(
  fc.record({citation: fc.nat(), html: fc.array(html, {maxLength: 1})}),
  fc.record({image: fc.string(), after: fc.string(), alt: fc.string()}),
)
/** No two strings stand next to each other. */
const body = fc
  .array(fc.tuple(fc.option(html), fc.option(hole)))
  .map(pairs => pairs.flat().filter(piece => piece !== null))
  .map(pieces => pieces.filter((piece, index) => typeof piece !== 'string' || typeof pieces[index - 1] !== 'string'))

test('whatever it holds', () => {
  fc.assert(
    fc.property(body, fc.string(), (pieces, title) => {
      const toc = [{id: 'tiao-1', title, children: []}]
      expect(readBody(writeBody({html: pieces, toc}))).toEqual({html: pieces, toc})
    }),
  )
})

describe('no html that is compiled holds the character that stands for a hole', () => {
  for (const [name, text] of Object.entries({
    text: 'a\0b',
    html: '<p title="a\0b">a\0b</p>',
    code: '`a\0b`\n\n    a\0b',
    address: '[a\0b](/a\0b) ![a\0b](a\0b.png "a\0b")',
    citation: '《a\0b》（国发〔2020〕3号）第一\0条',
    references: '&#0; &#x0; [&#0;](/&#0;)',
  }))
    test(name, async () => {
      const {tree} = await read(text, 'content/policies/2025/a-2025-1.md')
      const {html: pieces, toc} = await compile(tree, {
        path: 'content/policies/2025/a-2025-1.md',
        codes: new Set(['国发']),
        located: [],
      })
      expect(JSON.stringify(pieces.filter(piece => typeof piece === 'string'))).not.toContain('\\u0000')
      expect(readBody(writeBody({html: pieces, toc}))).toEqual({html: pieces, toc})
    })
})
