/** mdast -> html, text, contents. Everything made from content is sanitised after the last step that makes nodes of it; then come our own marks. */
import type {Root as Hast, Nodes as HastNodes} from 'hast'
import type {Nodes, Root} from 'mdast'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import {unified} from 'unified'
import {diagnostic} from '../base/diagnostics.ts'
import type {Diagnostic, Position, TocItem} from '../base/types.ts'
import {type CitationOptions, locatedIn} from './citations.ts'
import {limits} from './complexity.ts'
import {linksIn} from './links.ts'
import {marked} from './marking.ts'
import {tooComplex} from './parse.ts'
import {schema} from './sanitize.ts'
import {structureOf} from './structure.ts'
import {excerptOf, plainText, wellFormed} from './text.ts'
import {type Orders, trust} from './trusted.ts'
import {isSafeHref, isSafeSource} from './urls.ts'

export interface CompileOptions extends CitationOptions {
  readonly path: string
  /** Where each citation leads, in the order of `citationsIn` with the same options; null, or a missing one, stays plain text. */
  readonly citations?: readonly (string | null)[]
  /** Links and images as written -> as published; what is absent stays as it is. */
  readonly hrefs?: Readonly<Record<string, string>>
}
export interface Compiled {
  readonly html: string
  /** One block a line. */
  readonly text: string
  readonly toc: readonly TocItem[]
  readonly excerpt: string
  /** Characters that are not white space. */
  readonly length: number
  readonly diagnostics: readonly Diagnostic[]
}

declare module 'vfile' {
  interface DataMap {
    orders: Orders
  }
}

/** Output may be so many times as large as the input, and never larger than `mostOutput` characters. */
const ratio = 50
const mostOutput = 20 * 1024 * 1024

const toHast = {
  // rehype-sanitize does not prefix ids either: a second prefix would break every link to a footnote.
  clobberPrefix: '',
  footnoteLabel: '注释',
  footnoteLabelProperties: {},
  footnoteBackLabel: (index: number, again: number) => `返回正文（注释${index + 1}${again > 1 ? `，第${again}处` : ''}）`,
}

/** A plugin: refuses trees so deep that the steps behind it would overflow the stack. */
export function limitDepth() {
  return (tree: Hast): void => {
    const waiting: {node: HastNodes; depth: number}[] = [{node: tree, depth: 0}]
    while (waiting.length > 0) {
      const {node, depth} = waiting.pop()!
      if (depth > limits.html) throw new RangeError('too deep')
      if ('children' in node) for (const child of node.children) waiting.push({node: child, depth: depth + 1})
    }
  }
}

/** A plugin: carries out the orders of the file at hand. */
export function trustedStep() {
  return (tree: Hast, file: {data: {orders?: Orders}}): void => trust(tree, file.data.orders!)
}

/** The steps in their order. Sanitising comes behind all that makes nodes of content; only the trusted step may stand behind it. */
export const withoutHtml = unified()
  .use(remarkRehype, toHast)
  .use(limitDepth)
  .use(rehypeSanitize, schema)
  .use(trustedStep)
  .use(rehypeStringify)
  .freeze()
export const withHtml = unified()
  .use(remarkRehype, {...toHast, allowDangerousHtml: true})
  .use(rehypeRaw)
  .use(limitDepth)
  .use(rehypeSanitize, schema)
  .use(trustedStep)
  .use(rehypeStringify)
  .freeze()

/** Compiles a tree that `parse` gave. The tree is not changed; the same input gives the same bytes. */
export function compile(tree: Root, options: CompileOptions): Compiled {
  const structure = structureOf(tree)
  const {path, citations = [], hrefs = {}} = options
  const located = citations.some(href => href !== null) ? locatedIn(tree, options) : []
  const {tree: prepared, token, actions, hasHtml} = marked(tree, structure, located, citations)
  const processor = hasHtml ? withHtml : withoutHtml
  const complaints = [...unsafeLinks(tree, path), ...removedHtml(tree, path)]
  try {
    const hast = processor.runSync(prepared, {data: {orders: {token, actions, hrefs}}} as never) as unknown as Hast
    const html = wellFormed(processor.stringify(hast))
    const size = Math.max(tree.position?.end.offset ?? 0, 1024)
    if (html.length > Math.min(size * ratio, mostOutput))
      return refused(path, `生成的网页是正文的${Math.round(html.length / size)}倍大，超过${ratio}倍的上限`)
    const text = wellFormed(plainText(hast))
    return {
      html,
      text,
      toc: structure.toc,
      excerpt: wellFormed(excerptOf(hast)),
      length: Array.from(text.replace(/\s+/gu, '')).length,
      diagnostics: complaints,
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return refused(path, `正文结构过于复杂：嵌套超过${limits.html}层`)
  }
}

const top: Position = {start: {line: 1, column: 1}, end: {line: 1, column: 1}}

const refused = (path: string, reason: string): Compiled => ({
  html: '',
  text: '',
  toc: [],
  excerpt: '',
  length: 0,
  diagnostics: [tooComplex(path, top, reason)],
})

function unsafeLinks(tree: Root, path: string): Diagnostic[] {
  return linksIn(tree).flatMap(({href, image, place}): Diagnostic[] => {
    if (image && !isSafeSource(href))
      return [
        diagnostic({
          source: 'markdown',
          ruleId: 'image-offsite',
          reason: `图片地址“${href}”不是本站文件，已去掉`,
          path,
          place,
          actual: href,
          note: '请把图片放在条目文件旁边，写相对路径，如 ![说明](图1.png)',
        }),
      ]
    if (image || isSafeHref(href)) return []
    return [
      diagnostic({
        source: 'markdown',
        ruleId: 'link-unsafe',
        reason: `链接地址“${href}”不安全，已去掉`,
        path,
        place,
        actual: href,
        note: '站外链接请写完整的 https:// 地址；站内链接写相对路径',
      }),
    ]
  })
}

/** Tags that the schema does not know are taken out; say which, once a place. */
function removedHtml(tree: Root, path: string): Diagnostic[] {
  const found: Diagnostic[] = []
  const waiting: Nodes[] = [tree]
  while (waiting.length > 0) {
    const node = waiting.pop()!
    if ('children' in node) waiting.push(...node.children.toReversed())
    if (node.type !== 'html') continue
    const names = [...new Set([...node.value.matchAll(/<([a-z][a-z0-9-]*)/giu)].map(match => match[1]!.toLowerCase()))]
    const removed = names.filter(name => !schema.tagNames!.includes(name))
    if (removed.length === 0) continue
    found.push(
      diagnostic({
        level: 'warn',
        source: 'markdown',
        ruleId: 'html-removed',
        reason: `不允许的 HTML 标签 ${removed.map(name => `<${name}>`).join(' ')} 已去掉`,
        path,
        place: node.position,
        actual: removed.join(' '),
        note: '请用 Markdown 的写法；视频、附件写在 front matter 里',
      }),
    )
  }
  return found
}
