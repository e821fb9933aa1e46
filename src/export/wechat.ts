/**
 * An entry as html for the editor of a WeChat official account. That editor keeps elements and inline styles and throws away classes,
 * ids, scripts and links to other sites; so every element brings its own style, links become their words (with the address in
 * brackets where it leads off the site), and the way back is printed as an address and a QR code.
 */
import type {Element, ElementContent, Root, RootContent} from 'hast'
import rehypeParse from 'rehype-parse'
import rehypeStringify from 'rehype-stringify'
import {unified} from 'unified'
import {styles} from './styles.ts'

export interface Article {
  readonly title: string
  /** Lines above the text: 发文字号, who and when, whether it is in force. */
  readonly facts: readonly string[]
  /** Pictures that the page shows beside its text: those of a graphic. */
  readonly pictures: readonly {readonly src: string; readonly alt: string}[]
  /** The page's text, its links filled in. */
  readonly body: string
  /** Files that only the page offers: 《备案表》（Excel 表格）. */
  readonly files: readonly string[]
  /** The whole address of the page. */
  readonly url: string
  /** Names under which the pictures are written, and the code's. */
  readonly code: string
}
export interface Exported {
  readonly html: string
  /** Pictures of the text: where they lie on the site, and the name under which the html shows them. */
  readonly pictures: ReadonlyMap<string, string>
}

/** Sentences around the text, in the theme's words. */
export type Words = Readonly<Record<'files' | 'film' | 'original' | 'scan', string>>

export function wechatArticle(article: Article, words: Words): Exported {
  const tree = unified().use(rehypeParse, {fragment: true}).parse(article.body) as Root
  const pictures = new Map<string, string>()
  const work: Work = {base: new URL(article.url), pictures, words}
  const shown = article.pictures.flatMap(({src, alt}) => picture(src, alt, work))
  const body = [...shown, ...blocks(tree.children, work)]
  const files = article.files.length === 0 ? [] : [styled('p', 'h2', text(words.files)), ...article.files.map(line)]
  const whole: Root = {
    type: 'root',
    children: [
      styled(
        'section',
        'article',
        ...article.facts.map(fact => styled('p', 'fact', text(fact))),
        ...body,
        ...files,
        styled('p', 'original', text(words.original + article.url)),
        styled('p', 'code', {
          type: 'element',
          tagName: 'img',
          properties: {src: article.code, alt: words.scan, style: styles.code_image},
          children: [],
        }),
        styled('p', 'scan', text(words.scan)),
      ),
    ],
  }
  return {html: document(article.title, unified().use(rehypeStringify).stringify(whole)), pictures}
}

const line = (words: string): Element => styled('p', 'line', text(words))

/** The title stands in the window only: the editor has a field of its own for it. */
const document = (title: string, body: string): string =>
  `<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>${title.replace(/[&<>]/gu, sign => `&#${sign.charCodeAt(0)};`)}</title>\n</head>\n<body>\n${body}\n</body>\n</html>\n`

interface Work {
  readonly base: URL
  readonly pictures: Map<string, string>
  readonly words: Words
}

const text = (value: string): ElementContent => ({type: 'text', value})
const styled = (tagName: string, style: keyof typeof styles, ...children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: {style: styles[style]},
  children,
})

const blocks = (nodes: readonly RootContent[], work: Work): ElementContent[] => nodes.flatMap(node => converted(node, work))

/** Whose content is no text. */
const dropped = new Set(['script', 'style', 'iframe', 'svg', 'object', 'template'])

function converted(node: RootContent, work: Work): ElementContent[] {
  if (node.type === 'text') return [node]
  if (node.type !== 'element') return []
  const classes = (node.properties['className'] ?? []) as readonly string[]
  if (classes.includes('anchor') || dropped.has(node.tagName)) return []
  if (node.tagName === 'a') return linked(node, work)
  if (node.tagName === 'img') return picture(String(node.properties['src'] ?? ''), String(node.properties['alt'] ?? ''), work)
  if (node.tagName === 'video' || node.tagName === 'audio') return [line(work.words.film)]
  if (classes.includes('ri')) return [runIn(node, work)]
  if (classes.includes('sign')) return signed(node, work)
  return [plain(node, classes, work)]
}

/** Elements that the editor keeps; whatever else is a box is a section, and runs of text are what they hold. */
const keptTags = new Set([
  'p',
  'h2',
  'h3',
  'h4',
  'ul',
  'ol',
  'li',
  'blockquote',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'caption',
  'strong',
  'em',
  'sup',
  'sub',
  'br',
  'pre',
  'code',
])
const boxes = new Set(['div', 'section', 'figure', 'figcaption', 'article', 'dl', 'dt', 'dd', 'details', 'summary', 'h5', 'h6'])

function plain(node: Element, classes: readonly string[], work: Work): Element {
  const children = blocks(node.children, work)
  const tagName = keptTags.has(node.tagName) ? node.tagName : boxes.has(node.tagName) ? 'section' : 'span'
  const style = classes.find(name => name in byClass)
  const own = style === undefined ? byTag[tagName] : byClass[style]
  const {colSpan, rowSpan, start} = node.properties
  return {
    type: 'element',
    tagName,
    properties: {...(own && {style: styles[own]}), ...(colSpan && {colSpan}), ...(rowSpan && {rowSpan}), ...(start && {start})},
    children,
  }
}

const byClass: Readonly<Record<string, keyof typeof styles>> = {
  to: 'flush',
  title: 'centred',
  caption: 'centred',
  'align-right': 'right_cell',
  'align-center': 'centred_cell',
}
const byTag: Readonly<Record<string, keyof typeof styles>> = {
  p: 'p',
  h2: 'h2',
  h3: 'h3',
  h4: 'h3',
  table: 'table',
  th: 'th',
  td: 'td',
  caption: 'centred',
  blockquote: 'quote',
  ul: 'list',
  ol: 'list',
  pre: 'pre',
}

/** 第十二条 and what follows on the same line, as in print. */
function runIn(node: Element, work: Work): Element {
  const [head, ...rest] = node.children.filter(child => child.type === 'element')
  const inner = (child: Element | undefined): ElementContent[] => (child ? blocks(child.children, work) : [])
  return styled('p', 'p', {type: 'element', tagName: 'strong', properties: {}, children: inner(head)}, ...rest.flatMap(inner))
}

/** 署名 and date, each on the right. */
function signed(node: Element, work: Work): ElementContent[] {
  const lines = node.children.filter(child => child.type === 'element' && child.tagName === 'p')
  const all = lines.length > 0 ? (lines as Element[]) : [node]
  return all.map(({children}) => styled('p', 'sign', ...blocks(children, work)))
}

/** A link's words; where it leads to another site, its address too. */
function linked(node: Element, work: Work): ElementContent[] {
  const words = blocks(node.children, work)
  const href = String(node.properties['href'] ?? '')
  const shown = words.map(word => (word.type === 'text' ? word.value : '')).join('')
  const isElsewhere = /^https?:/iu.test(href) && new URL(href).origin !== work.base.origin
  return isElsewhere && !shown.includes(href) ? [...words, text(`（${href}）`)] : words
}

/** The picture under the name that it has beside the article; each is there once. */
function picture(src: string, alt: string, {base, pictures}: Work): ElementContent[] {
  const {pathname} = new URL(src, base)
  const ending = /\.[a-z]+$/u.exec(pathname)?.[0] ?? ''
  const name = pictures.get(pathname) ?? `image-${pictures.size + 1}${ending}`
  pictures.set(pathname, name)
  return [{type: 'element', tagName: 'img', properties: {src: name, alt, style: styles.image}, children: []}]
}
