import {describe, expect, it} from 'vitest'
import {fragment} from '../../src/markdown/fragment.ts'
import {linksIn} from '../../src/markdown/links.ts'
import {parse} from '../../src/markdown/parse.ts'

const of = (text: string) =>
  linksIn(parse(text, 'x.md').tree, fragment).map(({href, image, place}) => [href, image, place.start.line, place.start.column])

describe('links of a body', () => {
  it.each([
    [
      '[甲](a.md) ![乙](b.png)',
      [
        ['a.md', false, 1, 1],
        ['b.png', true, 1, 11],
      ],
    ],
    [
      '甲\n\n[乙][1]，[丙][1] ![丁][1]\n\n[1]: a.md "题"',
      [
        ['a.md', false, 3, 1],
        ['a.md', false, 3, 8],
        ['a.md', true, 3, 15],
      ],
    ],
    [
      '<https://example.com> https://example.org',
      [
        ['https://example.com', false, 1, 1],
        ['https://example.org', false, 1, 23],
      ],
    ],
    [
      '[![甲](a.png)](a.pdf)',
      [
        ['a.pdf', false, 1, 1],
        ['a.png', true, 1, 2],
      ],
    ],
    [
      '- [甲](a.md)\n\n> [乙](b.md)\n\n|[丙](c.md)|\n|-|',
      [
        ['a.md', false, 1, 3],
        ['b.md', false, 3, 3],
        ['c.md', false, 5, 2],
      ],
    ],
    ['甲[^1]\n\n[^1]: [乙](a.md)', [['a.md', false, 3, 7]]],
    [
      '<p><a href="a.md">甲</a><img src=\'b.png\'></p>',
      [
        ['a.md', false, 1, 1],
        ['b.png', true, 1, 1],
      ],
    ],
    ['[未用]: a.md', []],
    ['[甲][无]', []],
    ['`[甲](a.md)`', []],
    ['[甲]()', [['', false, 1, 1]]],
    ['[甲](a%20b.md "题")', [['a%20b.md', false, 1, 1]]],
  ])('%s', (text, expected) => expect(of(text)).toEqual(expected))
  it('go by the first definition', () => expect(of('[1]\n\n[1]: a.md\n[1]: b.md')).toEqual([['a.md', false, 1, 1]]))
})
