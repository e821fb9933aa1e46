/** A finished hast tree -> html with holes. */
import type {Element, Nodes, Properties, Root} from 'hast'
import type {ImageHole, Piece} from './pieces.ts'
import type {Holes} from './trusted.ts'

/** Writes a tree as html, with raw nodes as they are. */
export type Stringify = (tree: Root) => string

/**
 * Stands for a hole in what is written. No content can forge it: text has no bare `<`, in a value there is no bare `"`, and behind the `"`
 * that ends a value comes a blank or `>`.
 */
const sign = (index: number): string => `<"<${index}>`
const signs = /<"<(\d+)>/

/** The pieces of a tree that the trusted step has finished. */
export function piecesOf(tree: Root, holes: Holes, stringify: Stringify): Piece[] {
  const found: Element[] = []
  const signed = withSigns(tree, holes, found) as Root
  const parts = stringify(signed).toWellFormed().split(signs)
  return parts.flatMap((part, index): Piece[] => {
    if (index % 2 === 1) return [pieceOf(found[Number(part)]!, holes, stringify)]
    return part === '' ? [] : [part]
  })
}

/** The tree with a raw node in the place of each hole; the elements that stood there are added to `found`. */
function withSigns(node: Nodes, holes: Holes, found: Element[]): Nodes {
  if (node.type === 'element' && holes.has(node)) return {type: 'raw', value: sign(found.push(node) - 1)} as unknown as Nodes
  if (!('children' in node)) return node
  return {...node, children: node.children.map(child => withSigns(child, holes, found))} as Nodes
}

function pieceOf(node: Element, holes: Holes, stringify: Stringify): Piece {
  const hole = holes.get(node)!
  if ('image' in hole) return {...hole, ...around(node, 'src', stringify)} as ImageHole
  const html = piecesOf({type: 'root', children: node.children}, holes, stringify)
  if ('citation' in hole) return {...hole, html}
  const id = node.properties['id'] === undefined ? {} : {id: attributes({id: node.properties['id']}, stringify)}
  return {...hole, ...around(node, 'href', stringify), ...id, html}
}

/** The attributes in front of one, and those behind it. */
function around({properties}: Element, name: string, stringify: Stringify): {before?: string; after?: string} {
  const names = Object.keys(properties)
  const at = names.indexOf(name)
  const pick = (chosen: readonly string[]): string =>
    attributes(Object.fromEntries(chosen.map(key => [key, properties[key]])), stringify)
  const before = pick(names.slice(0, at))
  const after = pick(names.slice(at + 1))
  return {...(before === '' ? {} : {before}), ...(after === '' ? {} : {after})}
}

/** Attributes as html, each with a blank in front. */
const attributes = (properties: Properties, stringify: Stringify): string =>
  stringify({type: 'root', children: [{type: 'element', tagName: 'a', properties, children: []}]})
    .toWellFormed()
    .slice('<a'.length, -'></a>'.length)
