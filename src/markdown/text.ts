/** Plain text of a finished body: for search, for the txt file, for excerpts. */
import type {Element, ElementContent, Root, RootContent} from 'hast'

type Node = Root | RootContent | ElementContent

/** Elements that begin a line of their own. A run-in heading does not end its line: it was one paragraph. */
const blocks = new Set(
  'blockquote caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)

/** A lone surrogate is no character; it would break every reader of the output. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD')

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
  return lines
    .flatMap(line => line.split('\n'))
    .map(line => line.replace(/[ \u00a0]+/gu, ' ').replace(/^ | $/gu, ''))
    .filter(line => line.trim() !== '')
    .join('\n')
}

/** Paragraphs of running text: no recipients, signatures, notes, captions, and no items of a list. */
function prose(tree: Root): string[] {
  return tree.children.flatMap(node => {
    if (node.type !== 'element') return []
    const paragraph = classes(node).includes('ri')
      ? node.children.find((child): child is Element => child.type === 'element' && child.tagName === 'p')
      : node
    if (paragraph?.tagName !== 'p' || classes(paragraph).length > 0) return []
    const text = plainText({type: 'root', children: [paragraph]})
      .replaceAll('\n', ' ')
      .trim()
    return isProse(text) ? [text] : []
  })
}

/** A sentence, or the long beginning of an enumeration; no item of one, quoted or not. */
const isProse = (text: string): boolean =>
  (/[。！？]/u.test(text) || /^.{24,}：$/u.test(text)) && !/^[“‘]?(?:[（(]|[0-9０-９]{1,3}[.．、]|[⒈-⒛])/u.test(text)

const graphemes = new Intl.Segmenter('zh', {granularity: 'grapheme'})
const longest = 80

/** The first sentences of the running text, at most 80 characters as a reader counts them; cut at a sentence's end if there is one. */
export function excerptOf(tree: Root): string {
  const text = prose(tree)[0] ?? ''
  // Long texts are cut first: nobody segments a whole statute for its first line.
  const characters = [
    ...graphemes.segment(
      Array.from(text)
        .slice(0, longest * 8)
        .join(''),
    ),
  ].map(({segment}) => segment)
  if (characters.length <= longest) return characters.join('')
  const head = characters.slice(0, longest)
  const end = head.findLastIndex(character => /^[。！？；]/u.test(character))
  if (end >= 11) return head.slice(0, end + 1).join('')

  return `${head
    .slice(0, longest - 1)
    .join('')
    .replace(/[，、：\s]+$/u, '')}…`
}
