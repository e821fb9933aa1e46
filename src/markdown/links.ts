/** Links and images that a body writes, as written. */
import type {Nodes as HastNodes} from 'hast'
import type {Definition, Nodes, Root} from 'mdast'
import rehypeParse from 'rehype-parse'
import {unified} from 'unified'
import type {BodyLink, Position} from '../base/types.ts'

const nowhere: Position = {start: {line: 1, column: 1}, end: {line: 1, column: 1}}
const fragment = unified().use(rehypeParse, {fragment: true}).freeze()

/** Every link and image in document order: inline, by reference, autolinked, and in raw html. A definition that nothing uses is none. */
export function linksIn(tree: Root): BodyLink[] {
  const definitions = new Map<string, Definition>()
  walk(tree, node => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
  })
  const links: BodyLink[] = []
  walk(tree, node => {
    const place = node.position ?? nowhere
    if (node.type === 'link' || node.type === 'image') links.push({href: node.url, image: node.type === 'image', place})
    if (node.type === 'linkReference' || node.type === 'imageReference') {
      const definition = definitions.get(node.identifier)
      if (definition) links.push({href: definition.url, image: node.type === 'imageReference', place})
    }
    if (node.type === 'html' && /(?:href|src)\s*=/iu.test(node.value)) links.push(...linksInHtml(node.value, place))
  })
  return links
}

function walk(node: Nodes, visit: (node: Nodes) => void): void {
  const waiting: Nodes[] = [node]
  while (waiting.length > 0) {
    const next = waiting.pop()!
    visit(next)
    if ('children' in next) waiting.push(...next.children.toReversed())
  }
}

function linksInHtml(value: string, place: Position): BodyLink[] {
  const links: BodyLink[] = []
  const waiting: HastNodes[] = [fragment.parse(value) as HastNodes]
  while (waiting.length > 0) {
    const node = waiting.pop()!
    if (node.type === 'element') {
      const {href, src} = node.properties
      if (node.tagName === 'a' && typeof href === 'string') links.push({href, image: false, place})
      if (node.tagName === 'img' && typeof src === 'string') links.push({href: src, image: true, place})
    }
    if ('children' in node) waiting.push(...node.children.toReversed())
  }
  return links
}
