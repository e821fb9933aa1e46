import type {Paragraph, Text} from 'mdast'
import {describe, expect, it} from 'vitest'
import {pointAt} from '../../src/base/points.ts'
import {explanations} from '../../src/markdown/explanations.ts'
import {parse} from '../../src/markdown/parse.ts'
import {placeIn, runOf} from '../../src/markdown/runs.ts'

const path = 'content/policies/2025/sswg-2025-1.md'
/** The source text at the place of each character of the first paragraph's run. */
const traced = (source: string) => {
  const {tree} = parse(source, path)
  const paragraph = tree.children.find(node => node.type === 'paragraph')!
  const run = runOf(paragraph.children)
  return Array.from(run.text, (character, index) => {
    const {start, end} = placeIn(run, index, index + 1, tree.data)
    return [character, source.slice(start.offset, end.offset), start.line, start.column] as const
  })
}

describe('the place of a character', () => {
  it('is its own in plain text', () => {
    expect(traced('甲《乙》')).toEqual([
      ['甲', '甲', 1, 1],
      ['《', '《', 1, 2],
      ['乙', '乙', 1, 3],
      ['》', '》', 1, 4],
    ])
  })
  it('is found behind escapes, references, line breaks and marks', () => {
    expect(traced('a\\*b').map(([character, source]) => character === source)).toEqual([true, true, true])
    expect(traced('甲&amp;乙&#x4E59;丙').map(([character, source]) => [character, source])).toEqual([
      ['甲', '甲'],
      ['&', '&'],
      ['乙', '乙'],
      ['乙', '&'],
      ['丙', '丙'],
    ])
    expect(traced('甲\n   乙').map(([character, , line, column]) => [character, line, column])).toEqual([
      ['甲', 1, 1],
      ['\n', 1, 2],
      ['乙', 2, 4],
    ])
    expect(traced('甲**乙**丙').map(([character, , , column]) => [character, column])).toEqual([
      ['甲', 1],
      ['乙', 4],
      ['丙', 7],
    ])
  })
  it('is found around addresses that GFM cuts out', () => {
    const {tree} = parse('见 www.example.com，或写信到 a@example.com。乙', path)
    const children = (
      tree.children[0] as {children: {type: string; position: {start: {column: number}; end: {column: number}}}[]}
    ).children
    expect(children.map(({type, position}) => [type, position.start.column, position.end.column])).toEqual([
      ['text', 1, 3],
      ['link', 3, 18],
      ['text', 18, 23],
      ['text', 23, 24],
      ['link', 24, 37],
      ['text', 37, 39],
    ])
  })
  it('ends a bare address where Chinese goes on', () => {
    const shown = (text: string) =>
      (parse(text, path).tree.children[0] as Paragraph).children.map(node =>
        node.type === 'link' ? `<${node.url}>` : (node as Text).value,
      )
    expect(shown('网址https://example.com/a?b=1。请')).toEqual(['网址', '<https://example.com/a?b=1>', '。请'])
    expect(shown('见 www.example.com（官网）')).toEqual(['见 ', '<http://www.example.com>', '（官网）'])
    expect(shown('[网站](https://example.com/政策)')).toEqual(['<https://example.com/政策>'])
    expect(shown('<https://example.com/政策>')).toEqual(['<https://example.com/政策>'])
  })
  it('counts CR LF as one line break', () =>
    expect(pointAt(parse('甲\r\n乙', path).tree.data!.lines!, 3)).toEqual({line: 2, column: 1, offset: 3}))
  it('keeps the lines of a file whose front matter was blanked out', () => {
    expect(parse('\n\n\n\n甲', path).tree.children[0]!.position!.start).toMatchObject({line: 5, column: 1})
  })
})

describe('list markers', () => {
  it('are kept as printed', () => {
    const {tree} = parse('3. 甲\n3. 乙\n\n4)  丙', path)
    const markers = tree.children.flatMap(node => (node.type === 'list' ? node.children.map(item => item.data?.marker) : []))
    expect(markers).toEqual(['3. ', '3. ', '4)  '])
  })
})

describe('bold that is none', () => {
  it('is pointed out', () => {
    expect(parse('甲\n\n**（一）指导思想。**以服务企业为宗旨。', path).diagnostics).toMatchObject([
      {level: 'warn', ruleId: 'emphasis-literal', place: {start: {line: 3, column: 1}, end: {line: 3, column: 3}}},
    ])
  })
  it.each(['**（一）指导思想**。以服务企业为宗旨。', '2 ** 3', '`**`', '甲 * 乙'])('%s is in order', text =>
    expect(parse(text, path).diagnostics).toEqual([]),
  )
})

describe('explanations', () => {
  it('are one for each id', () => {
    expect(new Set(explanations.map(({id}) => id)).size).toBe(explanations.length)
    expect(explanations.map(({id}) => id).sort()).toEqual([
      'anchor-repeated',
      'code-block',
      'emphasis-literal',
      'heading-literal',
      'html-removed',
      'image-alt',
      'image-offsite',
      'link-empty',
      'link-literal',
      'link-no-scheme',
      'link-unsafe',
      'markdown-too-complex',
      'number-brackets',
      'paragraphs-run-together',
      'table-cells',
      'table-literal',
      'table-too-long',
      'title-repeated',
    ])
  })
})
