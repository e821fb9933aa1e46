import type {Nodes} from 'hast'
import rehypeParse from 'rehype-parse'
import {unified} from 'unified'
import {describe, expect, it} from 'vitest'
import {citationsIn} from '../../src/markdown/citations.ts'
import {parse} from '../../src/markdown/parse.ts'
import {structureOf} from '../../src/markdown/structure.ts'
import fc from '../properties.ts'
import {filled} from './compiled.ts'

const path = 'content/policies/2025/sswg-2025-1.md'

/* 公文 and statutes, put together at random from what they are made of: right and wrong orders, widths and brackets alike. */
const han = '零一二三四五六七八九'
const inHan = (number: number): string =>
  number < 10 ? han[number]! : `${number < 20 ? '' : han[Math.floor(number / 10)]}十${number % 10 ? han[number % 10] : ''}`
const number = fc.integer({min: 1, max: 35})
const words = fc.constantFrom(
  '示范市商务局',
  '为了规范单用途预付卡',
  '（以下简称《办法》）',
  '《示范市预付卡管理办法》',
  '《关于印发〈甲办法〉的通知》',
  '《关于印发《甲办法》的通知',
  '（示商务规〔2023〕2号）',
  '示商务规[2023]02号',
  '根据',
  '第三条第二款第（一）项',
  '本办法第二条、第四条',
  '前款',
  '前条',
  '本条第一款',
  '，',
  '。',
  '；',
  '：',
  ' ',
  '　',
  '2025年3月1日',
  'www',
  '“引号”',
  '𠮷',
  '**粗**',
  '&amp;',
)
const sentence = fc.array(words, {minLength: 1, maxLength: 8}).map(parts => parts.join(''))
const mark = fc.oneof(
  number.map(n => `第${inHan(n)}条　`),
  number.map(n => `第${n}条 `),
  number.map(n => `第${inHan(n)}条之一 `),
  number.map(n => `第${inHan(n)}章 `),
  number.map(n => `第${inHan(n)}节 `),
  number.map(n => `${inHan(n)}、`),
  number.map(n => `（${inHan(n)}）`),
  number.map(n => `(${inHan(n)})`),
  number.map(n => `${n}. `),
  number.map(n => `${n}．`),
  number.map(n => `（${n}）`),
  fc.constant(''),
)
const block = fc.oneof(
  {weight: 12, arbitrary: fc.tuple(mark, sentence).map(parts => parts.join(''))},
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '附件',
      '附件2',
      '附件：1. 申请表',
      '示范市商务局',
      '2025年3月1日',
      '（此件公开发布）',
      '各有关单位：',
      '目　录',
      '## 一、标题',
      '### 小标题',
      '第一章 总则',
    ),
  },
)
const body = fc.array(block, {minLength: 1, maxLength: 25}).map(blocks => blocks.join('\n\n'))

const reader = unified().use(rehypeParse, {fragment: true})

/** Texts, ids and targets of an html fragment; the headings' own links left out of the text. */
function read(html: string) {
  const ids: string[] = []
  const targets: string[] = []
  let text = ''
  const visit = (node: Nodes): void => {
    if (node.type === 'text') text += node.value
    if (node.type === 'element') {
      if (typeof node.properties['id'] === 'string') ids.push(node.properties['id'])
      if (String(node.properties['href'] ?? '').startsWith('#'))
        targets.push(decodeURIComponent(String(node.properties['href']).slice(1)))
      if (String(node.properties['className']) === 'anchor') return
    }
    if ('children' in node) node.children.forEach(visit)
  }
  visit(reader.parse(html))
  return {ids, targets, text}
}

const squashed = (text: string): string => text.replace(/\s+/gu, '')
/** What Markdown itself takes away. */
const printed = (source: string): string =>
  squashed(
    source
      .replace(/^#+ /gm, '')
      .replace(/\*\*(?=[^*])|(?<=[^*])\*\*/g, '')
      .replaceAll('&amp;', '&'),
  )

describe('whatever a 公文 is made of', () => {
  it('keeps every character of its text, with citations linked and numbers turned into headings', () => {
    fc.assert(
      fc.property(body, source => {
        const {tree, diagnostics} = parse(source, path)
        // Bold that is none keeps its stars: that is said, and not what is tested here.
        fc.pre(diagnostics.length === 0)
        // A list of a page that is no 公文 is counted by the browser.
        const {flat} = structureOf(tree)
        fc.pre(tree.children.every((node, index) => node.type !== 'list' || flat.has(index)))
        const citations = citationsIn(tree).map((_, index) => `/x/${index}`)
        const {html, text} = filled(tree, path, {citations})
        expect(squashed(read(html).text)).toBe(printed(source))
        expect(squashed(text)).toBe(printed(source))
      }),
      {numRuns: 400},
    )
  })

  it('has each id once, no dead link to itself, and all anchors in its page', () => {
    fc.assert(
      fc.property(body, source => {
        const {tree} = parse(source, path)
        const {ids, targets} = read(filled(tree, path).html)
        expect(new Set(ids).size).toBe(ids.length)
        expect(targets.filter(target => !ids.includes(target))).toEqual([])
        const anchors = structureOf(tree).anchors.map(({id}) => id)
        expect(new Set(anchors).size).toBe(anchors.length)
        expect(anchors.filter(anchor => !ids.includes(anchor))).toEqual([])
        for (const anchor of anchors) expect(anchor).toMatch(/^[\w\p{Script=Han}-]+$/u)
      }),
      {numRuns: 300},
    )
  })

  it('has its citations in order, apart from each other, and where they say', () => {
    fc.assert(
      fc.property(body, source => {
        const {tree} = parse(source, path)
        let last = -1
        const anchors = new Set(structureOf(tree).anchors.map(({id}) => id))
        for (const {text, place, number, title, self, clause} of citationsIn(tree)) {
          expect(place.start.offset).toBeGreaterThanOrEqual(last)
          expect(place.end.offset).toBeGreaterThan(place.start.offset!)
          last = place.end.offset!
          const written = source.slice(place.start.offset, place.end.offset)
          expect(printed(written)).toBe(squashed(text))
          expect(number ?? title ?? self).toBeTruthy()
          if (self) expect(anchors).toContain(clause)
        }
      }),
      {numRuns: 400},
    )
  })

  it('compiles to the same bytes from a tree parsed anew', () => {
    fc.assert(
      fc.property(body, source => {
        expect(filled(parse(source, path).tree, path)).toEqual(filled(parse(source, path).tree, path))
      }),
      {numRuns: 50},
    )
  })
})

describe('whatever is not Markdown at all', () => {
  const noise = fc.string({unit: fc.constantFrom(...'*_`[]()<>!&#|-+~^: \n\t\\"\'1.）（《》〔〕第条一、甲a'), maxLength: 200})
  it('throws nothing, and gives html that reads back', () => {
    fc.assert(
      fc.property(noise, source => {
        const {tree} = parse(source, path)
        const citations = citationsIn(tree).map(() => '/x/')
        const {html} = filled(tree, path, {citations})
        expect(/\p{Surrogate}/u.test(html)).toBe(false)
        const {ids} = read(html)
        expect(new Set(ids).size).toBe(ids.length)
        for (const anchor of structureOf(tree).anchors) expect(ids).toContain(anchor.id)
      }),
      {numRuns: 1500},
    )
  })
})
