/**
 * The long way from mdast to html, for any tree: through hast. Everything made from content is sanitised after the last step that makes
 * nodes of it; then come our own marks. It is loaded when a body needs it.
 */
import type {Root as Hast, Nodes as HastNodes} from 'hast'
import type {Root} from 'mdast'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import {unified} from 'unified'
import type {Located} from './citations.ts'
import {type Compiled, refused} from './compiled.ts'
import {removedHtml, unsafeLinks} from './complaints.ts'
import {limits} from './complexity.ts'
import {excerptOf} from './excerpt.ts'
import {fill} from './fill.ts'
import {fragment} from './fragment.ts'
import {piecesOf} from './holes.ts'
import {lengthOf} from './lines.ts'
import {linksIn} from './links.ts'
import {htmlIn, markedForHast} from './marking.ts'
import type {Piece} from './pieces.ts'
import {schema} from './sanitize.ts'
import type {Structure} from './structure.ts'
import {firstProse, plainText} from './text.ts'
import {type Orders, trust} from './trusted.ts'

declare module 'vfile' {
  interface DataMap {
    orders: Orders
  }
}

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

/** Raw nodes behind the trusted step are signs of our own: it lets none of content through. */
const toHtml = {allowDangerousHtml: true}

/** The steps in their order. Sanitising comes behind all that makes nodes of content; only the trusted step may stand behind it. */
export const withoutHtml = unified()
  .use(remarkRehype, toHast)
  .use(limitDepth)
  .use(rehypeSanitize, schema)
  .use(trustedStep)
  .use(rehypeStringify, toHtml)
  .freeze()
export const withHtml = unified()
  .use(remarkRehype, {...toHast, allowDangerousHtml: true})
  .use(rehypeRaw)
  .use(limitDepth)
  .use(rehypeSanitize, schema)
  .use(trustedStep)
  .use(rehypeStringify, toHtml)
  .freeze()

/** Compiles any tree that `parse` gave. */
export function throughHast(tree: Root, structure: Structure, located: readonly Located[], path: string): Compiled {
  try {
    return {
      ...finished(tree, structure, located),
      toc: structure.toc,
      diagnostics: [...unsafeLinks(linksIn(tree, fragment), path), ...removedHtml(tree, schema.tagNames!, path)],
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return refused(path, `正文结构过于复杂：嵌套超过${limits.html}层`)
  }
}

type Finished = Pick<Compiled, 'html' | 'text' | 'excerpt' | 'length'>

/** A citation that would change how raw html around it is read is none: it could not be taken off again. */
function finished(tree: Root, structure: Structure, located: readonly Located[]): Finished {
  const html = htmlIn(tree)
  const linked = written(tree, structure, located, html)
  if (html.length === 0 || located.length === 0) return linked
  const plain = written(tree, structure, [], html)
  return plain.text === linked.text && unlinked(plain.html) === unlinked(linked.html) ? linked : plain
}

const unlinked = (pieces: readonly Piece[]): string => fill(pieces, {citations: [], hrefs: {}})

function written(tree: Root, structure: Structure, located: readonly Located[], html: readonly string[]): Finished {
  const {tree: prepared, token, actions} = markedForHast(tree, structure, located, html)
  const orders: Orders = {token, actions, holes: new Map()}
  const processor = html.length > 0 ? withHtml : withoutHtml
  const hast = processor.runSync(prepared, {data: {orders}} as never) as unknown as Hast
  const text = plainText(hast).toWellFormed()
  return {
    html: piecesOf(hast, orders.holes, tree => processor.stringify(tree)),
    text,
    excerpt: excerptOf(firstProse(hast).toWellFormed()),
    length: lengthOf(text),
  }
}
