/** What a body shows besides its words: pictures, links, tables. */
import type {Html, Link, LinkReference, Nodes, Root, Table} from 'mdast'
import type {Position} from '../base/types.ts'
import {remembered} from './remembered.ts'

export interface Picture {
  readonly alt: string
  /** As written; empty where it is given elsewhere. */
  readonly url: string
  readonly place: Position
  /** Whether it is written as an html tag. */
  readonly isTag: boolean
}
export interface Shown {
  readonly pictures: readonly Picture[]
  readonly links: readonly (Link | LinkReference)[]
  readonly tables: readonly Table[]
}

/** In order. A body is walked once, however many rules ask. */
export const shownIn = remembered((body: Root): Shown => {
  const pictures: Picture[] = []
  const links: (Link | LinkReference)[] = []
  const tables: Table[] = []
  const waiting: Nodes[] = [body]
  while (waiting.length > 0) {
    const node = waiting.pop()!
    if (node.type === 'image' || node.type === 'imageReference') {
      const url = node.type === 'image' ? node.url : ''
      if (node.position) pictures.push({alt: node.alt ?? '', url, place: node.position, isTag: false})
    } else if (node.type === 'link' || node.type === 'linkReference') links.push(node)
    else if (node.type === 'table') tables.push(node)
    else if (node.type === 'html') pictures.push(...tagsIn(node))
    if ('children' in node) for (let at = node.children.length; at-- > 0; ) waiting.push(node.children[at]!)
  }
  return {pictures, links, tables}
})

/** Bounded, so that a text of nothing but brackets costs no more than any other. */
const tag = /<img\b[^<>]{0,2000}>/giu

function tagsIn({value, position}: Html): Picture[] {
  if (!position || !/<img/iu.test(value)) return []
  return [...value.matchAll(tag)].map(([text]) => ({
    alt: attribute(text, 'alt'),
    url: attribute(text, 'src'),
    place: position,
    isTag: true,
  }))
}

function attribute(text: string, name: string): string {
  const match = new RegExp(`\\s${name}\\s{0,9}=\\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'iu').exec(text)
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? ''
}

/** The words of a node, as a reader gets them. */
export function wordsOf(node: Nodes): string {
  if ('value' in node) return node.type === 'html' ? '' : node.value
  if ('alt' in node) return node.alt ?? ''
  return 'children' in node ? node.children.map(wordsOf).join('') : ''
}
