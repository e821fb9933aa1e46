/**
 * Citations in running text, found as written and in document order: 发文字号, 《标题》, 《标题》（文号）, each with the clause behind it,
 * 本办法第N条, and 前款, 前条, 本条 where the enclosing article is known. What they mean is decided elsewhere; here nothing is looked up.
 *
 * Not searched: headings (a heading is the target of links, not a place for them), links, code, raw html.
 * An unnamed 第N条 and laws without 《》 are left alone: whose clause it is would be a guess.
 */
import type {Nodes, Root} from 'mdast'
import {documentNumbersIn} from '../base/document-number.ts'
import {later} from '../base/later.ts'
import type {Citation, PlacedCitation} from '../base/types.ts'
import {endOf, type Hit, type Search, withClauses} from './citations/hits.ts'
import {titled} from './citations/instruments.ts'
import {namesByHead, selfAt} from './citations/self.ts'
import {onlyText, runOf} from './runs.ts'
import type {Block} from './structure/blocks.ts'
import {type Structure, structureOf} from './structure.ts'

export interface CitationOptions {
  /** 机关代字 that are known: they end the search for where a 文号 begins. */
  readonly codes?: ReadonlySet<string>
  /** Words that mean the document itself when a clause follows. */
  readonly selfNames?: readonly string[]
}

/** What a document may call itself. 本法 in the text of another law cannot be told apart here; a clause that is not there is not linked. */
export const selfNames: readonly string[] = (
  '法 条例 办法 规定 细则 规则 规程 规范 制度 章程 守则 准则 通则 总则 决定 通知 意见 方案 计划 规划 纲要 要点 指南 指引 标准 措施 公告 通告 通报 批复 函 解释 合同 协议 ' +
  '实施细则 实施办法 实施条例 实施意见 实施方案 暂行办法 暂行规定 管理办法 工作规则 指导意见 行动计划 预案 令'
)
  .split(/\s+/)
  .map(name => `本${name}`)

/** A citation with where it stands: the block, and the stretch of its run. For `compile`. */
export interface Located {
  readonly citation: PlacedCitation
  readonly block: Nodes
  readonly from: number
  readonly to: number
}

/** Citations of a body, in document order. The same tree and options give the same list. */
export const citationsIn = (tree: Root, options: CitationOptions = {}): PlacedCitation[] =>
  locatedIn(tree, options).map(({citation}) => citation)

export function locatedIn(tree: Root, options: CitationOptions = {}): Located[] {
  const structure = structureOf(tree)
  const anchors = later(() => new Set(structure.anchors.map(({id}) => id)))
  const names = namesByHead(options.selfNames ?? selfNames)
  const alias = new Map<string, Pick<Citation, 'title' | 'number'>>()
  const codes = options.codes ?? new Set()
  const found: Located[] = []
  searched(tree, structure, (node, block) => {
    const only = onlyText(node.children)
    if (only !== null && !mayCite.test(only)) return
    const run = runOf(node.children)
    if (!mayCite.test(run.text)) return
    const search: Search = {run, text: run.text, block, anchors, names, alias, codes, data: tree.data}
    for (const {citation, from, to} of citationsOf(search)) found.push({citation, block: node, from, to})
  })
  return found
}

/** Of each citation one stands in its text. */
const mayCite = /[《号本前]/

type Searched = Extract<Nodes, {type: 'paragraph' | 'tableCell'}>

/** Visits paragraphs and table cells in document order, with what structure knows of them; titles left out. */
function searched(tree: Root, {blocks}: Structure, found: (node: Searched, block: Block | null) => void): void {
  const visit = (node: Nodes, block: Block | null): void => {
    if (node.type === 'heading' || block?.role === 'title') return
    if (node.type === 'paragraph' || node.type === 'tableCell') found(node, block)
    else if ('children' in node) for (const child of node.children) visit(child, null)
  }
  // Blocks are in document order too.
  let next = 0
  const blockAt = (index: number, item: number | null): Block | null => {
    const block = blocks[next]
    if (block?.index !== index || block.item !== item) return null
    next++
    return block
  }
  const {children} = tree
  for (let index = 0; index < children.length; index++) {
    const node = children[index]!
    if (node.type !== 'list') visit(node, blockAt(index, null))
    else
      for (const [number, item] of node.children.entries())
        for (const [at, child] of item.children.entries()) visit(child, at === 0 ? blockAt(index, number) : null)
  }
}

function citationsOf(search: Search): Hit[] {
  const {text, block} = search
  const numbers = documentNumbersIn(text, search.codes)
  const hits: Hit[] = []
  // The lead of a run-in is a heading: nothing in it is linked.
  let at = block?.role === 'lead' ? leadEnd(block) : 0
  const start = /[《本前]/gu
  for (;;) {
    start.lastIndex = at
    const next = start.exec(text)
    const number = numbers.find(match => match.index >= at)
    if (!next && !number) return hits
    if (number && (!next || number.index < next.index)) {
      const found = withClauses(search, {
        what: {number: number.normal},
        from: number.index,
        to: endOf(number),
        clauseFrom: endOf(number),
      })
      hits.push(...found)
      at = found.at(-1)!.to
      continue
    }
    const from = next!.index
    const found = next![0] === '《' ? titled(search, from, numbers) : selfAt(search, from)
    hits.push(...found)
    at = Math.max(found.at(-1)?.to ?? from + 1, from + 1)
  }
}

/** The marker that `compile` splits off is counted with the list marker in front, the run is not. */
const leadEnd = (block: Block): number => block.lead - block.prefix
