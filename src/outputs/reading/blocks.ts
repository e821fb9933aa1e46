/** A compiled body taken apart into its blocks, by the parser of html and not by looking for `<`. */
import type {Element, Root, RootContent} from 'hast'
import rehypeParse from 'rehype-parse'
import rehypeStringify from 'rehype-stringify'
import {unified} from 'unified'
import {SKIP, visit} from 'unist-util-visit'

export interface Block {
  /** The block itself: of a list, an item in a list of its own; of a table, its head and one row. */
  readonly html: string
  /** All ids in it, in order; of those that a list or a table was parted into, each has its own. */
  readonly ids: readonly string[]
  /** All addresses that it links to, in order. */
  readonly hrefs: readonly string[]
  /** 2 to 6 for a heading; null for all else. */
  readonly heading: number | null
  /** What is read, without the signs for links. */
  readonly text: string
  /** Of the first heading in it: 第十二条; empty where there is none. */
  readonly title: string
  /** Classes of the block: `sign`, `note`, `annexes`. */
  readonly classes: readonly string[]
}

const parser = unified().use(rehypeParse, {fragment: true}).freeze()
const writer = unified().use(rehypeStringify).freeze()

/** The blocks of a body as they stand. */
export const blocksOf = (html: string): Block[] => parser.parse(html).children.filter(isElement).map(blockOf)

/** The smaller pieces of a body that can each be shown alone: blocks, items, rows; without ids, which belong to the page they come from. */
export const piecesOf = (html: string): Block[] =>
  parser.parse(html).children.filter(isElement).flatMap(parted).map(blockOf).map(borrowed)

const isElement = (node: RootContent): node is Element => node.type === 'element'

function parted(node: Element): Element[] {
  if (node.tagName === 'ul' || node.tagName === 'ol') return items(node)
  if (node.tagName === 'table') return rows(node)
  return [node]
}

/** Each item in a list of its own, which goes on counting where the list was. */
function items(list: Element): Element[] {
  const first = Number(list.properties['start'] ?? 1)
  return list.children
    .filter(child => child.type === 'element')
    .map((item, index) => {
      const start = list.tagName === 'ol' ? {start: first + index} : {}
      return {...list, properties: {...list.properties, ...start}, children: [item]}
    })
}

/** Each row of the body with the head above it. */
function rows(table: Element): Element[] {
  const parts = table.children.filter(child => child.type === 'element')
  const head = parts.filter(part => part.tagName !== 'tbody')
  const bodies = parts.filter(part => part.tagName === 'tbody')
  return bodies.flatMap(body =>
    body.children
      .filter(child => child.type === 'element')
      .map(row => ({...table, children: [...head, {...body, children: [row]}]})),
  )
}

function blockOf(node: Element): Block {
  const ids: string[] = []
  const hrefs: string[] = []
  let text = ''
  visit(node, inner => {
    if (inner.type === 'text') text += inner.value
    if (inner.type !== 'element') return
    const {id, href} = inner.properties
    if (isPermalink(inner)) return SKIP
    if (typeof id === 'string') ids.push(id)
    if (typeof href === 'string') hrefs.push(href)
  })
  const level = /^h([2-6])$/.exec(node.tagName)
  const classes = node.properties['className']
  return {
    html: written(node),
    ids,
    hrefs,
    heading: level ? Number(level[1]) : null,
    text: text.trim(),
    title: titleIn(node),
    classes: Array.isArray(classes) ? classes.map(String) : [],
  }
}

function titleIn(node: Element): string {
  if (/^h[2-6]$/.test(node.tagName)) return readIn(node)
  for (const child of node.children) {
    const title = child.type === 'element' ? titleIn(child) : ''
    if (title !== '') return title
  }
  return ''
}

const readIn = (node: Element): string =>
  node.children
    .map(child => (child.type === 'text' ? child.value : child.type === 'element' && !isPermalink(child) ? readIn(child) : ''))
    .join('')
    .trim()

const isPermalink = ({properties}: Element): boolean =>
  Array.isArray(properties['className']) && properties['className'].includes('anchor')

/** The same on a page that has ids of its own. */
function borrowed(block: Block): Block {
  const tree = parser.parse(block.html)
  visit(tree, 'element', (node, index, parent) => {
    delete node.properties['id']
    if (!isPermalink(node) || index === undefined || !parent) return
    parent.children.splice(index, 1)
    return index
  })
  return {...block, html: writer.stringify(tree)}
}

const written = (node: Element): string => writer.stringify({type: 'root', children: [node]} satisfies Root)
