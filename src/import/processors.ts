/** The unified processors of this room, frozen once: Markdown and HTML in, Markdown out. */
import type {Nodes as HastNodes, Root as HastRoot} from 'hast'
import type {Root as MdastRoot} from 'mdast'
import rehypeParse from 'rehype-parse'
import rehypeSanitize, {type Options as Schema} from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import {unified} from 'unified'

/**
 * What may come over from a page: text and its structure. No attribute but those that tables, links and images need, so no
 * style, no handler, no id. The contents of what is stripped go with it.
 */
const schema: Schema = {
  tagNames: [
    ...['p', 'div', 'section', 'article', 'br', 'hr', 'span', 'font', 'center', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    ...['b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'sub', 'sup', 'a', 'img', 'ul', 'ol', 'li', 'dl', 'dt', 'dd'],
    ...['blockquote', 'pre', 'code', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'o:p'],
  ],
  attributes: {a: ['href'], img: ['src', 'alt'], td: ['colSpan', 'rowSpan'], th: ['colSpan', 'rowSpan', 'scope'], ol: ['start']},
  protocols: {href: ['http', 'https', 'mailto'], src: ['http', 'https']},
  strip: [
    'script',
    'style',
    'template',
    'noscript',
    'iframe',
    'object',
    'embed',
    'svg',
    'math',
    'canvas',
    'select',
    'textarea',
    'head',
    'title',
  ],
  ancestors: {},
  clobber: [],
  required: {},
}

const page = unified().use(rehypeParse).freeze()
const fragment = unified().use(rehypeParse, {fragment: true}).freeze()
const cleaner = unified().use(rehypeSanitize, schema).freeze()
const serializer = unified().use(rehypeStringify, {closeSelfClosing: true}).freeze()

export const parsePage = (html: string): HastRoot => page.parse(html)
export const parseFragment = (html: string): HastRoot => fragment.parse(html)
export const sanitised = (tree: HastRoot): HastRoot => cleaner.runSync(tree) as HastRoot
export const htmlOf = (tree: HastRoot): string => serializer.stringify(tree)

/** Text of html as a reader sees it; comments, scripts and styles do not count. */
export function htmlText(html: string): string {
  return hastText(parseFragment(html))
}

const unseen = new Set(['script', 'style', 'template', 'noscript'])

export function hastText(node: HastNodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'element' && unseen.has(node.tagName)) return ''
  if (node.type === 'element' && node.tagName === 'br') return '\n'
  return 'children' in node ? node.children.map(hastText).join('') : ''
}

/**
 * Four blanks at the start of a line are the print layout here, not code. Nobody writes code into a 公文, so a source that does
 * uses fences.
 */
const withoutIndentedCode = {disable: {null: ['codeIndented']}}
const foreign = unified()
  .use(remarkParse)
  .use(remarkGfm, {singleTilde: false})
  .use(function () {
    const data = this.data()
    data.micromarkExtensions = [...(data.micromarkExtensions ?? []), withoutIndentedCode]
  })
  .freeze()
const own = unified().use(remarkParse).use(remarkGfm).freeze()
const writer = unified()
  .use(remarkGfm, {tablePipeAlign: false})
  .use(remarkStringify, {bullet: '-', rule: '-', listItemIndent: 'one', fences: true, incrementListMarker: true})
  .freeze()

/** Reads the Markdown of another system. */
export const parseForeign = (text: string): MdastRoot => foreign.parse(text)
/** Reads a body as the site will. */
export const parseOwn = (text: string): MdastRoot => own.parse(text)
export const writeMarkdown = (tree: MdastRoot): string => writer.stringify(tree)
