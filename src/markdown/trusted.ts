/**
 * After sanitising: the only step that may add ids, classes and links of ours. It takes the markers off, carries out what they stand for,
 * finishes tables, images and headings, and tells of each link, citation and image where it will lead. It never makes an element out of content.
 */
import type {Element, ElementContent, Root, RootContent} from 'hast'
import type {Action} from './markers.ts'
import type {CitationHole, ImageHole, LinkHole} from './pieces.ts'
import {framed} from './tables.ts'

/** An element that is a hole in the finished html, and where it leads. */
export type Holes = Map<Element, Pick<CitationHole, 'citation'> | Pick<LinkHole, 'link'> | Pick<ImageHole, 'image' | 'alt'>>
export interface Orders {
  readonly token: string
  readonly actions: readonly Action[]
  /** The trusted step notes holes here. */
  readonly holes: Holes
}
interface Work {
  readonly orders: Orders
  readonly ids: Set<string>
  readonly done: Set<string>
  /** How often each label of a table was given: two regions of one name cannot be told apart by ear. */
  readonly labels: Map<string, number>
}
/** What a node stands in. */
interface Surroundings {
  readonly inLink: boolean
  readonly inHeading: boolean
}

/** Changes the sanitised tree in place. */
export function trust(tree: Root, orders: Orders): void {
  const work: Work = {orders, ids: new Set(), done: new Set(), labels: new Map()}
  tree.children = finished(work, tree.children, {inLink: false, inHeading: false}) as RootContent[]
}

function finished(
  work: Work,
  nodes: readonly (ElementContent | RootContent)[],
  around: Surroundings,
): (ElementContent | RootContent)[] {
  const result: (ElementContent | RootContent)[] = []
  for (const node of nodes) {
    if (node.type !== 'element') {
      if (node.type === 'text') result.push(node)
      continue
    }
    result.push(...element(work, node, around, result))
  }
  return result
}

const headingTags = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

function element(
  work: Work,
  node: Element,
  around: Surroundings,
  before: readonly (ElementContent | RootContent)[],
): ElementContent[] {
  const action = taken(work, node)
  const isHeading = headingTags.has(node.tagName)
  const inside = {inLink: around.inLink || node.tagName === 'a', inHeading: around.inHeading || isHeading}
  node.children = finished(work, node.children, inside) as ElementContent[]
  footnoteId(work, node)
  if (action) {
    const instead = carriedOut(work, node, action, around)
    if (instead) return instead
  }
  // The title of the page is its only h1.
  if (node.tagName === 'h1') node.tagName = 'h2'
  if (node.tagName === 'a') return anchor(work, node, around)
  if (node.tagName === 'img') return image(work, node)
  if (node.tagName === 'table') return [framed(node, before, work.labels)]
  if (node.tagName === 'td' || node.tagName === 'th') align(node)
  return [node]
}

/** The order that an element's marker stands for; each marker is good for one element, since a broken tag may have doubled it. */
function taken({orders, done}: Work, node: Element): Action | null {
  const marker = node.properties['dataGz']
  delete node.properties['dataGz']
  if (typeof marker !== 'string' || !marker.startsWith(`${orders.token}-`) || done.has(marker)) return null
  done.add(marker)
  return orders.actions[Number(marker.slice(orders.token.length + 1))] ?? null
}

function carriedOut(work: Work, node: Element, action: Action, around: Surroundings): ElementContent[] | null {
  const {citation} = action
  if (citation !== undefined) {
    if (around.inLink || around.inHeading) return node.children
    work.orders.holes.set(node, {citation})
    return [node]
  }
  if (action.id !== undefined && !work.ids.has(action.id)) {
    work.ids.add(action.id)
    node.properties['id'] = action.id
    if (action.label !== undefined) node.children.push(selfLink(action.id, action.label))
  }
  if (action.className !== undefined) node.properties['className'] = action.className.split(' ')
  return null
}

const selfLink = (id: string, label: string): Element => ({
  type: 'element',
  tagName: 'a',
  properties: {className: ['anchor'], href: `#${id}`, ariaLabel: label},
  children: [{type: 'text', value: '#'}],
})

/** Ids that content brings are those of footnotes, and each stands once. */
function footnoteId({ids}: Work, node: Element): void {
  const {id} = node.properties
  if (typeof id !== 'string') return
  if (ids.has(id)) delete node.properties['id']
  else ids.add(id)
}

function anchor({orders}: Work, node: Element, around: Surroundings): ElementContent[] {
  const {href, id} = node.properties
  // A link within a link cannot be, and one that leads nowhere is text.
  if (around.inLink || typeof href !== 'string')
    return id === undefined ? node.children : [{...node, tagName: 'span', properties: {id}}]
  orders.holes.set(node, {link: href})
  return [node]
}

function image({orders}: Work, node: Element): ElementContent[] {
  const {src, alt} = node.properties
  const text = typeof alt === 'string' ? alt : ''
  if (typeof src !== 'string') return text === '' ? [] : [{type: 'text', value: text}]
  node.properties = {...node.properties, alt: text, loading: 'lazy'}
  orders.holes.set(node, {image: src, alt: text})
  return [node]
}

function align(node: Element): void {
  const {align} = node.properties
  delete node.properties['align']
  if (align === 'center' || align === 'right') node.properties['className'] = [`align-${align}`]
}
