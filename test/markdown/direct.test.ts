/** The short way from mdast to html writes what the long way does, byte for byte; citations and links lead where they shall in both. */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {isDeepStrictEqual} from 'node:util'
import type {Nodes} from 'hast'
import rehypeParse from 'rehype-parse'
import {unified} from 'unified'
import {describe, expect, it} from 'vitest'
import {citationsIn} from '../../src/markdown/citations.ts'
import {compile} from '../../src/markdown/compile.ts'
import type {Compiled} from '../../src/markdown/compiled.ts'
import {excerptOf} from '../../src/markdown/excerpt.ts'
import {fill, type Targets} from '../../src/markdown/fill.ts'
import {fragment} from '../../src/markdown/fragment.ts'
import {lengthOf} from '../../src/markdown/lines.ts'
import {linksIn} from '../../src/markdown/links.ts'
import {parse} from '../../src/markdown/parse.ts'
import type {Piece} from '../../src/markdown/pieces.ts'
import fc from '../properties.ts'
import {compiledBothWays, filled} from './compiled.ts'
import {documents, wildDocuments} from './documents.ts'
import {shapes} from './shapes.ts'

const path = 'content/policies/2025/sswg-2025-1.md'
const root = join(import.meta.dirname, '..', '..')
const treeOf = (text: string) => parse(text, path).tree
const bothWays = (text: string) => compiledBothWays(treeOf(text), path)
const short = (text: string) => bothWays(text).short

/** Equal, and said in full when not. */
function same(short: Compiled, long: Compiled): void {
  if (!isDeepStrictEqual(short, long)) expect(short).toEqual(long)
}

/** Markdown files below a folder, their front matter taken off. */
const bodiesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, {recursive: true, withFileTypes: true})
        .filter(file => file.isFile() && file.name.endsWith('.md'))
        .map(file => readFileSync(join(file.parentPath, file.name), 'utf8').replace(/^---\n.*?\n---\n/su, ''))
        .filter(text => text.length < 60_000)
    : []

describe('both ways give the same', () => {
  it.each(['content', 'test', 'docs', '../shared/data'])('for the texts in %s', folder => {
    let count = 0
    for (const text of bodiesIn(join(root, folder))) {
      const {long, short} = bothWays(text)
      if (!short) continue
      same(short, long)
      count++
    }
    if (folder === 'content') expect(count).toBeGreaterThan(60)
  })
  it('for parts of the shapes on which parsers choke', () => {
    for (const [, text] of shapes)
      for (const part of [text.slice(0, 300), `${text.slice(0, 90)}\n\n`.repeat(5)]) {
        const {long, short} = bothWays(part)
        if (short) same(short, long)
      }
  })
  it('for whatever Markdown can write', {timeout: 180_000}, () => {
    let count = 0
    const numRuns = 250
    fc.assert(
      fc.property(documents, text => {
        const {long, short} = bothWays(text)
        if (!short) return
        count++
        same(short, long)
      }),
      {numRuns},
    )
    expect(count).toBeGreaterThan(numRuns * 0.7)
  })
  it('for whatever Markdown can write, raw html and footnotes too, if the short way takes it', () => {
    fc.assert(
      fc.property(wildDocuments, text => {
        const {long, short} = bothWays(text)
        if (short) same(short, long)
      }),
      {numRuns: 150},
    )
  })
})

describe('the short way', () => {
  it('is taken by the sample office', () => {
    for (const text of bodiesIn(join(root, 'content'))) expect(short(text)).not.toBeNull()
  })
  it.each([
    '一、总体要求\n\n（一）**指导思想。**根据《甲办法》第三条。\n\n附件：1. 甲\n\n示范市商务局\n\n2025年3月1日',
    '甲  \n乙 `丙` ~~丁~~ ![戊](a.png "己") https://example.com',
    '表1　名单\n\n|甲|乙|\n|-|:-:|\n|1|[2](a.md)|',
    '- 甲\n- [x] 乙\n\n  丙\n\n> 丁\n\n```js\n戊\n```\n\n***',
  ])('is taken by what has one outcome: %s', text => expect(short(text)).not.toBeNull())
  it.each([
    '甲<b>乙</b>',
    '甲[^1]\n\n[^1]: 乙',
    '[甲][乙]\n\n[乙]: a.md',
    '甲\n\n[乙]: a.md',
    '|甲|\n|-|\n|乙|<b>丙</b>|',
    `${'*甲 **乙 '.repeat(40)}丙${'** 丁*'.repeat(40)}`,
  ])('is not taken by what has more: %s', text => expect(short(text)).toBeNull())
})

/** Addresses that lead somewhere, do not, or must not. */
const address = fc.constantFrom(
  '/x/',
  '/a/?b=1&c=2#d',
  "/it's/",
  'https://example.com/',
  '//example.com/',
  'javascript:alert(1)',
  '/"/',
  '/<b>/',
)

const reader = unified().use(rehypeParse, {fragment: true})
function readBack(html: string) {
  const links: string[] = []
  let text = ''
  const visit = (node: Nodes): void => {
    if (node.type === 'text') text += node.value
    if (node.type === 'element' && node.tagName === 'a' && String(node.properties['className']) !== 'anchor')
      links.push(`${node.properties['className'] ?? ''} ${node.properties['href']} ${node.properties['rel'] ?? ''}`)
    if (node.type === 'element' && String(node.properties['className']) === 'anchor') return
    if ('children' in node) node.children.forEach(visit)
  }
  visit(reader.parse(html))
  return {links, text}
}

describe('holes', () => {
  const fillAll = (text: string, targets: Partial<Targets> = {}) => filled(treeOf(text), path, targets).html

  it('hold text, toc and all else that is known before', async () => {
    const {html} = await compile(treeOf('见《甲》和[乙](a.md "丙")，![丁](图.png)'), {path})
    expect(html).toEqual([
      '<p>见',
      {citation: 0, html: ['《甲》']},
      '和',
      {link: 'a.md', after: ' title="丙"', html: ['乙']},
      '，',
      {image: '%E5%9B%BE.png', after: ' alt="丁" loading="lazy"', alt: '丁'},
      '</p>',
    ] satisfies Piece[])
  })
  it('are plain JSON, with no two strings next to each other', () => {
    const check = (pieces: readonly Piece[]): void => {
      for (const [index, piece] of pieces.entries()) {
        if (typeof piece !== 'string') {
          if ('html' in piece) check(piece.html)
        } else {
          expect(piece).not.toBe('')
          expect(typeof pieces[index + 1]).not.toBe('string')
        }
      }
    }
    fc.assert(
      fc.property(wildDocuments, text => {
        const {html} = bothWays(text).long
        expect(JSON.parse(JSON.stringify(html))).toEqual(html)
        check(html)
      }),
      {numRuns: 80},
    )
  })
  it('that lead nowhere leave the text as it stands', () =>
    expect(fillAll('《甲》[乙](a.md)', {hrefs: {'a.md': 'javascript:alert(1)'}})).toBe('<p>《甲》乙</p>'))
  it('are filled with what is checked and escaped, whoever says it', () => {
    expect(fillAll('《甲》', {citations: ['/"onclick="/']})).toBe('<p>《甲》</p>')
    expect(fillAll('《甲》', {citations: ["/?a&b='"]})).toBe('<p><a class="cite" href="/?a&#x26;b=&#x27;">《甲》</a></p>')
    expect(fillAll('![<甲>](a.png)', {hrefs: {'a.png': '//example.com/'}})).toBe('<p>&#x3C;甲></p>')
    expect(fillAll('[甲](a.md "\\"乙\\"")', {hrefs: {'a.md': 'https://example.com/'}})).toBe(
      '<p><a href="https://example.com/" title="&#x22;乙&#x22;" rel="noopener noreferrer">甲</a></p>',
    )
  })
  it('do not stand in each other: a link in a citation gives way to it', () => {
    const text = '《甲》（[乙](a.md)示商务规〔2023〕2号）'
    expect(fillAll(text, {citations: ['/x/']})).toBe('<p><a class="cite" href="/x/">《甲》（乙示商务规〔2023〕2号）</a></p>')
    expect(fillAll(text)).toBe('<p>《甲》（<a href="a.md">乙</a>示商务规〔2023〕2号）</p>')
    expect(fillAll(text, {citations: ['//x/']})).toBe('<p>《甲》（乙示商务规〔2023〕2号）</p>')
  })
  it('keep the id of a footnote mark that is no link', () => {
    expect(fillAll('甲[^1]\n\n[^1]: 乙', {hrefs: {'#fn-1': '//x/'}})).toContain('<sup><span id="fnref-1">1</span></sup>')
  })
  it('cannot be forged', () => {
    const html = fillAll('<"<0>《甲》 <a title=\'<"<0>\' href="a.md">乙</a>', {citations: ['/x/'], hrefs: {'a.md': '/y/'}})
    expect(readBack(html).links).toEqual(['cite /x/ ', ' /y/ '])
    expect(html.match(/\/x\//g)).toHaveLength(1)
  })
  it('are not made where they would change how raw html is read', () => {
    // A tag of html ends svg, whose text is no text.
    const text = '甲<svg>《乙》<circle></svg>《丙》'
    expect(fillAll(text, {citations: ['/x/', '/y/']})).toBe(fillAll(text))
    expect(fillAll('甲<b>《乙》</b>', {citations: ['/x/']})).toBe('<p>甲<b><a class="cite" href="/x/">《乙》</a></b></p>')
  })
  it('change no text, and let nothing lead where it must not', {timeout: 180_000}, () => {
    fc.assert(
      fc.property(documents, fc.infiniteStream(fc.option(address)), fc.infiniteStream(address), (text, cited, linked) => {
        const tree = treeOf(text)
        const citations = citationsIn(tree).map(() => cited.next().value ?? null)
        const hrefs = Object.fromEntries(linksIn(tree, fragment).map(({href}) => [href, linked.next().value]))
        const plain = readBack(fill(bothWays(text).long.html, {citations: [], hrefs: {}}))
        const {links, text: shown} = readBack(filled(tree, path, {citations, hrefs}).html)
        // A picture without an address shows its description.
        if (!linksIn(tree, fragment).some(({image}) => image)) expect(shown).toBe(plain.text)
        for (const link of links) {
          expect(link).not.toMatch(/javascript:| \/\/|["<]/)
          if (link.startsWith(' https')) expect(link).toMatch(/ noopener,noreferrer$/)
        }
      }),
      {numRuns: 80},
    )
  })
})

describe('counting', () => {
  it('leaves out what is white space, and takes a pair of surrogates for one', () => {
    for (let code = 0; code < 0x1_00_00; code++) {
      const character = String.fromCharCode(code)
      if (!character.isWellFormed()) continue
      if (lengthOf(character) !== (/\s/u.test(character) ? 0 : 1)) expect.fail(code.toString(16))
    }
    expect(lengthOf('甲 𠮷\n👨‍👩‍👧')).toBe(7)
  })
  it('cuts an excerpt where a segmenter would', () => {
    const graphemes = new Intl.Segmenter('zh', {granularity: 'grapheme'})
    const beginning = (text: string): string =>
      [...graphemes.segment(text)]
        .slice(0, 79)
        .map(({segment}) => segment)
        .join('')
    const unit = fc.constantFrom('甲', 'a', '，', '。', '”', '①', '‐', '𠮷', '👨‍👩‍👧', 'é', '葛󠄀', '가', '́', '\u200d', '️')
    fc.assert(
      fc.property(fc.string({unit, minLength: 60, maxLength: 140}), text => {
        const excerpt = excerptOf(text)
        const whole = [...graphemes.segment(text)]
        if (whole.length <= 80) expect(excerpt).toBe(text)
        else if (excerpt.endsWith('…')) expect(excerpt).toBe(`${beginning(text).replace(/[，、：\s]+$/u, '')}…`)
        else expect(text.startsWith(excerpt)).toBe(true)
      }),
      {numRuns: 500},
    )
  })
  it('takes one unit for one character only where nothing joins', () => {
    const graphemes = new Intl.Segmenter('zh', {granularity: 'grapheme'})
    const ranges = [
      [0x20, 0x26_00],
      [0x30_00, 0x31_00],
      [0xfe_00, 0x1_00_00],
    ] as const
    const codes = ranges.flatMap(([from, to]) => Array.from({length: to - from}, (_, index) => from + index))
    for (const code of codes) {
      const character = String.fromCharCode(code)
      const text = `${`甲${character}`.repeat(40)}${character}乙`
      const expected = [...graphemes.segment(text)].slice(0, 79)
      const cut = excerptOf(text)
      if (
        !cut.startsWith(
          expected
            .map(({segment}) => segment)
            .join('')
            .replace(/[，、：\s。！？；]+$/u, ''),
        )
      )
        expect.fail(code.toString(16))
    }
  })
})
