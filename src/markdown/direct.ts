/**
 * The short way from mdast to html with holes, for bodies in which every node has one certain outcome: no raw html, no footnotes, no
 * references. It writes what the steps of `pipeline.ts` would, byte for byte, without the trees between them; tests hold the two together.
 */
import type {Nodes, Root} from 'mdast'
import type {BodyLink, Position} from '../base/types.ts'
import type {Located} from './citations.ts'
import type {Compiled} from './compiled.ts'
import {unsafeLinks} from './complaints.ts'
import {document} from './direct/document.ts'
import {begun, pieces} from './direct/writing.ts'
import {excerptOf} from './excerpt.ts'
import {joined, lengthOf} from './lines.ts'
import {marked} from './marking.ts'
import type {Structure} from './structure.ts'

const certain: ReadonlySet<Nodes['type']> = new Set([
  'blockquote',
  'break',
  'code',
  'delete',
  'emphasis',
  'heading',
  'image',
  'inlineCode',
  'link',
  'list',
  'listItem',
  'paragraph',
  'root',
  'strong',
  'table',
  'tableCell',
  'tableRow',
  'text',
  'thematicBreak',
] as const)
const nowhere: Position = {start: {line: 1, column: 1}, end: {line: 1, column: 1}}
/** Nodes within each other: deep trees are looked at more closely elsewhere. */
const deepest = 60

/** Compiles a tree; null when it has to go the long way. */
export function direct(tree: Root, structure: Structure, located: readonly Located[], path: string): Compiled | null {
  if (!isCertain(tree, 0)) return null
  const writing = begun()
  document(writing, marked(tree, structure, located, []).tree)
  const text = joined(writing.lines).toWellFormed()
  return {
    html: pieces(writing),
    text,
    toc: structure.toc,
    excerpt: excerptOf(writing.prose.toWellFormed()),
    length: lengthOf(text),
    diagnostics: unsafeLinks(linksOf(tree, []), path),
  }
}

function isCertain(node: Nodes, depth: number): boolean {
  if (!certain.has(node.type) || depth > deepest) return false
  if (!('children' in node)) return true
  for (const child of node.children) if (!isCertain(child, depth + 1)) return false
  return true
}

/** Links and images in document order; there are none by reference or in raw html. */
function linksOf(node: Nodes, found: BodyLink[]): BodyLink[] {
  const {type, position: place = nowhere} = node
  if (type === 'link' || type === 'image') found.push({href: node.url, image: type === 'image', place})
  if ('children' in node) for (const child of node.children) linksOf(child, found)
  return found
}
