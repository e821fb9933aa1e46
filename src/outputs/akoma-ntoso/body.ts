/** The html of a body -> the parts of an Akoma Ntoso document. No character of the text is lost, and none changes its place. */
import type {Element, ElementContent, Root, RootContent} from 'hast'
import rehypeParse from 'rehype-parse'
import {unified} from 'unified'
import {element, type XmlElement, type XmlNode} from '../../base/xml.ts'
import {type Level, levelOf} from './levels.ts'

export interface Parts {
  /** What stands before the first numbered part: addressee, introduction, 落款 of the letter that goes with an instrument. */
  readonly preface: readonly XmlElement[]
  readonly body: readonly XmlElement[]
}
interface Part {
  readonly level: Level
  readonly anchor: string
  readonly heading: readonly XmlNode[]
  readonly blocks: XmlElement[]
  readonly parts: Part[]
}

/** `base`: the whole address of the page, for links. */
export function partsOf(html: string, base: string): Parts {
  const tree = unified().use(rehypeParse, {fragment: true}).parse(html) as Root
  const preface: XmlElement[] = []
  const top: Part[] = []
  const open: Part[] = []
  const seen = new Set<string>()
  const begin = (node: Element, heading: readonly XmlNode[]): void => {
    const anchor = String(node.properties['id'])
    const level = levelOf(anchor)!
    const eId = seen.has(level.eId) ? `${level.eId}--${seen.size}` : level.eId
    seen.add(eId)
    const part: Part = {level: {...level, eId}, anchor, heading, blocks: [], parts: []}
    while (open.length > 0 && open.at(-1)!.level.rank >= level.rank) open.pop()
    ;(open.at(-1)?.parts ?? top).push(part)
    open.push(part)
  }
  const put = (blocks: readonly XmlElement[]): void => void (open.at(-1)?.blocks ?? preface).push(...blocks)
  const isPart = (node: Element): boolean => typeof node.properties['id'] === 'string' && levelOf(node.properties['id']) !== null
  const walk = (nodes: readonly RootContent[]): void => {
    for (const node of nodes) {
      if (node.type !== 'element') continue
      if (/^h[1-6]$/u.test(node.tagName) && isPart(node)) begin(node, inline(node.children, base))
      else if (node.tagName === 'p' && isPart(node)) {
        begin(node, [])
        put([element('p', {}, ...inline(node.children, base))])
      } else if (node.tagName === 'div' || node.tagName === 'section') walk(node.children)
      else put(blocksOf(node, base))
    }
  }
  walk(tree.children)
  return {preface, body: top.map(written)}
}

/** num and heading as one: where a number ends and a heading begins is printed, not marked. */
function written({level, anchor, heading, blocks, parts}: Part): XmlElement {
  const isNumbered = level.tag === 'article'
  const head = heading.length === 0 ? [] : [element(isNumbered ? 'num' : 'heading', {}, ...heading)]
  const attributes = {eId: level.eId, wId: anchor, name: level.tag === 'hcontainer' ? 'annex' : null}
  const below = parts.map(written)
  const held =
    below.length === 0
      ? [element('content', {}, ...(blocks.length > 0 ? blocks : [element('p', {})]))]
      : [...intro(blocks), ...below]
  return element(level.tag, attributes, ...head, ...held)
}

const intro = (blocks: readonly XmlElement[]): XmlElement[] => (blocks.length === 0 ? [] : [element('intro', {}, ...blocks)])

function blocksOf(node: Element, base: string): XmlElement[] {
  if (node.tagName === 'table') return [table(node, base)]
  if (node.tagName === 'ul' || node.tagName === 'ol') return [list(node, base)]
  return [element('p', {}, ...inline(node.children, base))]
}

const elementsIn = (node: Element, ...tags: readonly string[]): Element[] =>
  node.children.flatMap(child =>
    child.type !== 'element' ? [] : tags.includes(child.tagName) ? [child] : elementsIn(child, ...tags),
  )

/** Akoma Ntoso's table is a caption and rows. */
function table(node: Element, base: string): XmlElement {
  const [caption] = elementsIn(node, 'caption')
  const cell = ({tagName, properties, children}: Element): XmlElement => {
    const span = (key: string) => (properties[key] === undefined ? null : String(properties[key]))
    return element(tagName, {colspan: span('colSpan'), rowspan: span('rowSpan')}, element('p', {}, ...inline(children, base)))
  }
  const rows = elementsIn(node, 'tr').map(row => element('tr', {}, ...elementsIn(row, 'th', 'td').map(cell)))
  return element('table', {}, caption ? element('caption', {}, ...inline(caption.children, base)) : null, ...rows)
}

const list = (node: Element, base: string): XmlElement =>
  element(node.tagName, {}, ...elementsIn(node, 'li').map(item => element('li', {}, ...inline(item.children, base))))

const marks: Readonly<Record<string, string>> = {strong: 'b', b: 'b', em: 'i', i: 'i', sup: 'sup', sub: 'sub'}

function inline(nodes: readonly ElementContent[], base: string): XmlNode[] {
  return nodes.flatMap((node): XmlNode[] => {
    if (node.type === 'text') return [node.value]
    if (node.type !== 'element') return []
    const {tagName, properties, children} = node
    if (((properties['className'] ?? []) as readonly string[]).includes('anchor')) return []
    const address = (key: string) => new URL(String(properties[key] ?? ''), base).href
    if (tagName === 'br') return [element('eol', {})]
    if (tagName === 'img') return [element('img', {src: address('src'), alt: String(properties['alt'] ?? '')})]
    if (tagName === 'a') return [element('ref', {href: address('href')}, ...inline(children, base))]
    const mark = marks[tagName]
    return mark === undefined ? inline(children, base) : [element(mark, {}, ...inline(children, base))]
  })
}
