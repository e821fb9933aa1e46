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
  const nodes = linkingNodes(tree)
  return linksOf(nodes, nodes.some(({type}) => type === 'html') ? (await import('./fragment.ts')).fragment : nothing)
}
const nothing: Fragment = () => ({type: 'root', children: []})

/** Every link and image in document order: inline, by reference, autolinked, and in raw html. A definition that nothing uses is none. */
export const linksIn = (tree: Root, fragment: Fragment): BodyLink[] => linksOf(linkingNodes(tree), fragment)

type Linking = Extract<Nodes, {type: 'link' | 'image' | 'linkReference' | 'imageReference' | 'definition' | 'html'}>

function linksOf(nodes: readonly Linking[], fragment: Fragment): BodyLink[] {
  const definitions = new Map<string, Definition>()
  const links: (BodyLink | LinkReference | ImageReference)[] = []
  for (const node of nodes) {
    const place = node.position ?? nowhere
    if (node.type === 'definition') {
      if (!definitions.has(node.identifier)) definitions.set(node.identifier, node)
    } else if (node.type === 'html') links.push(...linksInHtml(fragment(node.value), place))
    else if (node.type === 'link' || node.type === 'image') links.push({href: node.url, image: node.type === 'image', place})
    else links.push(node)
  }
  // A definition may stand behind what refers to it.
  return links.flatMap(link => {
    if (!('identifier' in link)) return link
    const definition = definitions.get(link.identifier)
    return definition ? {href: definition.url, image: link.type === 'imageReference', place: link.position ?? nowhere} : []
  })
}

/** The nodes of a tree that may have to do with links, in document order. */
function linkingNodes(tree: Root): Linking[] {
  const found: Linking[] = []
  const waiting: Nodes[] = [tree]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isLinking(node)) found.push(node)
    if (!('children' in node)) continue
    for (let at = node.children.length; at-- > 0; ) {
      const child = node.children[at]!
      if (child.type !== 'text') waiting.push(child)
    }
  }
  return found
}

function isLinking(node: Nodes): node is Linking {
  switch (node.type) {
    case 'link':
    case 'image':
    case 'linkReference':
    case 'imageReference':
    case 'definition':
      return true
    case 'html':
      return mayLink.test(node.value)
    default:
      return false
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
