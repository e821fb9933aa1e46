/** Links and images that a body writes, as written. */
import type {Nodes as HastNodes} from 'hast'
import type {Definition, ImageReference, LinkReference, Nodes, Root} from 'mdast'
import type {BodyLink, Position} from '../base/types.ts'

const nowhere: Position = {start: {line: 1, column: 1}, end: {line: 1, column: 1}}
const mayLink = /(?:href|src)\s*=/iu

/** Raw html as a tree. */
type Fragment = (html: string) => HastNodes

/** `linksIn` for those who can wait: the parser of html is loaded for the first body that needs it. */
export async function readLinks(tree: Root): Promise<BodyLink[]> {
  let hasHtml = false
  walk(tree, node => {
    if (node.type === 'html' && mayLink.test(node.value)) hasHtml = true
  })
  return linksIn(tree, hasHtml ? (await import('./fragment.ts')).fragment : nothing)
}
const nothing: Fragment = () => ({type: 'root', children: []})

/** Every link and image in document order: inline, by reference, autolinked, and in raw html. A definition that nothing uses is none. */
export function linksIn(tree: Root, fragment: Fragment): BodyLink[] {
  const definitions = new Map<string, Definition>()
  const links: (BodyLink | LinkReference | ImageReference)[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'text') return
    const place = node.position ?? nowhere
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
    if (node.type === 'link' || node.type === 'image') links.push({href: node.url, image: node.type === 'image', place})
    if (node.type === 'linkReference' || node.type === 'imageReference') links.push(node)
    if (node.type === 'html' && mayLink.test(node.value)) links.push(...linksInHtml(fragment(node.value), place))
  }
  walk(tree, visit)
  // A definition may stand behind what refers to it.
  return links.flatMap(link => {
    if (!('identifier' in link)) return link
    const definition = definitions.get(link.identifier)
    return definition ? {href: definition.url, image: link.type === 'imageReference', place: link.position ?? nowhere} : []
  })
}

function walk(node: Nodes, visit: (node: Nodes) => void): void {
  const waiting: Nodes[] = [node]
  while (waiting.length > 0) {
    const next = waiting.pop()!
    visit(next)
    if ('children' in next) for (let at = next.children.length; at-- > 0; ) waiting.push(next.children[at]!)
  }
}

function linksInHtml(html: HastNodes, place: Position): BodyLink[] {
  const links: BodyLink[] = []
  const waiting: HastNodes[] = [html]
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
