/** Plain text of a finished tree: for search, for the txt file, for excerpts. */
import type {Element, ElementContent, Root, RootContent} from 'hast'
import {proseOf} from './excerpt.ts'
import {joined} from './lines.ts'

type Node = Root | RootContent | ElementContent

/** Elements that begin a line of their own. A run-in heading does not end its line: it was one paragraph. */
const blocks = new Set(
  'blockquote caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)

const classes = (node: Element): readonly (string | number)[] =>
  Array.isArray(node.properties['className']) ? node.properties['className'] : []

/** Signs for the eye and the pointer, no text: the heading's own link, footnote marks and their way back. */
const isSign = (node: Element): boolean =>
  classes(node).includes('anchor') ||
  node.properties['dataFootnoteRef'] !== undefined ||
  node.properties['dataFootnoteBackref'] !== undefined

/** One block a line, cells of a row apart by a tab, no empty lines. */
export function plainText(tree: Root): string {
  const lines: string[] = ['']
  const fresh = (): void => {
    if (lines.at(-1) !== '') lines.push('')
  }
  const visit = (node: Node, isRunIn: boolean): void => {
    if (node.type === 'text') {
      lines[lines.length - 1] += node.value
      return
    }
    if (!('children' in node)) return
    if (node.type !== 'element') {
      for (const child of node.children) visit(child, false)
      return
    }
    if (isSign(node)) return
    if (node.tagName === 'br') {
      fresh()
      return
    }
    const own = blocks.has(node.tagName) && !isRunIn
    if (own) fresh()
    if (node.tagName === 'img') lines[lines.length - 1] += String(node.properties['alt'] ?? '')
    for (const [index, child] of node.children.entries()) {
      const isCell = child.type === 'element' && (child.tagName === 'td' || child.tagName === 'th')
      if (isCell && node.children.slice(0, index).some(({type}) => type === 'element')) lines[lines.length - 1] += '\t'
      if (child.type === 'text' && ['tr', 'table', 'thead', 'tbody'].includes(node.tagName)) continue
      visit(child, classes(node).includes('ri'))
    }
    if (own) fresh()
  }
  visit(tree, false)
  return joined(lines)
}

/** The first paragraph of running text: no recipients, signatures, notes, captions, and no items of a list. Empty when there is none. */
export function firstProse(tree: Root): string {
  for (const node of tree.children) {
    if (node.type !== 'element') continue
    const paragraph = classes(node).includes('ri')
      ? node.children.find((child): child is Element => child.type === 'element' && child.tagName === 'p')
      : node
    if (paragraph?.tagName !== 'p' || classes(paragraph).length > 0) continue
    const prose = proseOf(plainText({type: 'root', children: [paragraph]}))
    if (prose !== null) return prose
  }
  return ''
}
