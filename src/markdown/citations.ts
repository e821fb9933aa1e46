/**
 * Citations in running text, found as written and in document order: 发文字号, 《标题》, 《标题》（文号）, each with the clause behind it,
 * 本办法第N条, and 前款, 前条, 本条 where the enclosing article is known. What they mean is decided elsewhere; here nothing is looked up.
 *
 * Not searched: headings (a heading is the target of links, not a place for them), links, code, raw html.
 * An unnamed 第N条 and laws without 《》 are left alone: whose clause it is would be a guess.
 */
import type {Nodes, Root, RootData} from 'mdast'
import {nearestAnchor} from '../base/anchors.ts'
import {documentNumbersIn, type NumberMatch} from '../base/document-number.ts'
import type {Citation} from '../base/types.ts'
import {type ClauseParts, clauseAt, jointAt} from './clauses.ts'
import {opaque, placeIn, type Run, runOf} from './runs.ts'
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
  readonly citation: Citation
  readonly block: Nodes
  readonly from: number
  readonly to: number
}

/** Citations of a body, in document order. The same tree and options give the same list. */
export const citationsIn = (tree: Root, options: CitationOptions = {}): Citation[] =>
  locatedIn(tree, options).map(({citation}) => citation)

export function locatedIn(tree: Root, options: CitationOptions = {}): Located[] {
  const structure = structureOf(tree)
  const anchors = new Set(structure.anchors.map(({id}) => id))
  const names = (options.selfNames ?? selfNames).toSorted((a, b) => b.length - a.length)
  const alias = new Map<string, Pick<Citation, 'title' | 'number'>>()
  return searched(tree, structure).flatMap(({node, block}) => {
    const run = runOf(node.children)
    if (!/[《号本前]/u.test(run.text)) return []
    const search: Search = {run, text: run.text, block, anchors, names, alias, codes: options.codes ?? new Set(), data: tree.data}
    return citationsOf(search).map(({citation, from, to}) => ({citation, block: node, from, to}))
  })
}

type Searched = Extract<Nodes, {type: 'paragraph' | 'tableCell'}>

/** Paragraphs and table cells in document order, with what structure knows of them; titles left out. */
function searched(tree: Root, structure: Structure): {node: Searched; block: Block | null}[] {
  const byPlace = new Map(structure.blocks.map(block => [`${block.index} ${block.item ?? ''}`, block]))
  const found: {node: Searched; block: Block | null}[] = []
  const visit = (node: Nodes, block: Block | null): void => {
    if (node.type === 'heading' || block?.role === 'title') return
    if (node.type === 'paragraph' || node.type === 'tableCell') found.push({node, block})
    else if ('children' in node) for (const child of node.children) visit(child, null)
  }
  for (const [index, node] of tree.children.entries()) {
    if (node.type !== 'list') visit(node, byPlace.get(`${index} `) ?? null)
    else
      for (const [number, item] of node.children.entries())
        for (const [at, child] of item.children.entries())
          visit(child, at === 0 ? (byPlace.get(`${index} ${number}`) ?? null) : null)
  }
  return found
}

interface Search {
  readonly run: Run
  readonly text: string
  readonly block: Block | null
  readonly anchors: ReadonlySet<string>
  readonly names: readonly string[]
  /** 《条例》 -> what （以下简称《条例》） stood behind. */
  readonly alias: Map<string, Pick<Citation, 'title' | 'number'>>
  readonly codes: ReadonlySet<string>
  readonly data: RootData | undefined
}
interface Hit {
  readonly citation: Citation
  readonly from: number
  readonly to: number
}
interface Instrument {
  readonly what: Pick<Citation, 'title' | 'number' | 'self'>
  readonly from: number
  /** End of what is printed of the instrument itself. */
  readonly to: number
  /** Where a clause may begin: behind （以下简称…） too. */
  readonly clauseFrom: number
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

const endOf = (number: NumberMatch): number => number.index + number.text.length

/* ---- 《标题》 */

/** Longest title between 《 and 》, in characters. */
const longestTitle = 150

/** End of the title that begins at `from` (its 《), behind its 》. Titles within are 〈〉, or wrongly 《》 again. Null when it never ends. */
function titleEnd(text: string, from: number): number | null {
  let depth = 0
  for (let at = from; at < Math.min(text.length, from + longestTitle); at++) {
    const character = text[at]!
    if (character === '《') depth++
    else if (character === '》' && --depth === 0) return at + 1
    else if (character === '。' || character === '；' || character === opaque) return null
  }
  return null
}

function titled(search: Search, from: number, numbers: readonly NumberMatch[]): Hit[] {
  const {text, alias} = search
  // （以下简称《条例》） gives a name, it does not cite.
  if (/(?:简称|下称|统称)[：:为]?\s*[“]?$/u.test(text.slice(Math.max(0, from - 8), from))) return []
  // 《关于印发《办法》的通知 with one 》 too few: the inner title is the one that is whole.
  const end = titleEnd(text, from)
  if (end === null) return []
  const written = text.slice(from + 1, end - 1).replace(/\s+/gu, '')
  if (written === '' || /^[\d\p{P}]+$/u.test(written)) return []
  const title = written.replaceAll('《', '〈').replaceAll('》', '〉')
  const behind = brackets(search, end, numbers)
  const known = alias.get(title)
  const what = {...(known ?? {title}), ...(behind.number === undefined ? {} : {number: behind.number})}
  for (const name of behind.names) alias.set(name, what)
  return withClauses(search, {what, from, to: behind.to, clauseFrom: behind.clauseFrom})
}

interface Behind {
  readonly number?: string
  /** Short names given here: （以下简称《条例》）. */
  readonly names: readonly string[]
  readonly to: number
  readonly clauseFrom: number
}

/** What stands in brackets behind a title: its 文号, which belongs to the citation, and its short name, which does not. */
function brackets({text}: Search, end: number, numbers: readonly NumberMatch[]): Behind {
  let number: string | undefined
  const names: string[] = []
  let to = end
  let at = end
  for (;;) {
    const open = /^\s*[（(]/u.exec(text.slice(at))
    if (!open) break
    const inside = at + open[0].length
    const close = closingBracket(text, inside)
    if (close === null) break
    const content = text.slice(inside, close)
    const own = number === undefined ? numbers.find(match => match.index >= inside && endOf(match) <= close) : undefined
    // （《X》（文号）…） of another document is not this title's number.
    if (own && !text.slice(inside, own.index).includes('《')) {
      number = own.normal
      to = close + 1
    }
    for (const match of content.matchAll(/(?:以下|下)(?:统)?(?:简称|称)[：:为]?\s*[《“]+([^《》“”，。、）)]+)[》”]+/gu))
      names.push(match[1]!)
    at = close + 1
  }
  return {...(number === undefined ? {} : {number}), names, to, clauseFrom: at}
}

function closingBracket(text: string, from: number): number | null {
  let depth = 1
  for (let at = from; at < Math.min(text.length, from + 200); at++) {
    if (text[at] === '（' || text[at] === '(') depth++
    else if ((text[at] === '）' || text[at] === ')') && --depth === 0) return at
    else if (text[at] === '。') return null
  }
  return null
}

/* ---- 第N条… behind an instrument */

const bridge = /^\s*(?:文件?|号文)?\s*(?:的|中的?|之)?\s*(?=第|附\s*件)/u

/** The instrument with its first clause, and one more citation for each clause that a list or a range goes on with. */
function withClauses(search: Search, instrument: Instrument): Hit[] {
  const {text} = search
  const white = bridge.exec(text.slice(instrument.clauseFrom))?.[0].length
  const clauseFrom = instrument.clauseFrom + (white ?? 0)
  const first = white === undefined ? null : clauseAt(text.slice(clauseFrom))
  if (!first) return [hit(search, instrument.what, instrument.from, instrument.to, null)]
  return listed(search, instrument.what, instrument.from, clauseFrom, first)
}

type Clause = {clause: string; length: number; parts: ClauseParts}

function listed(search: Search, what: Instrument['what'], from: number, clauseFrom: number, first: Clause): Hit[] {
  const {text} = search
  let at = clauseFrom + first.length
  const hits = [hit(search, what, from, at, first.clause)]
  let parts = first.parts
  for (;;) {
    const width = jointAt(text.slice(at))
    const next = width === 0 ? null : clauseAt(text.slice(at + width), parts)
    if (!next) return hits
    hits.push(hit(search, what, at + width, at + width + next.length, next.clause))
    at += width + next.length
    parts = next.parts
  }
}

function hit({run, text, data}: Search, what: Instrument['what'], from: number, to: number, clause: string | null): Hit {
  const citation: Citation = {
    text: text.slice(from, to),
    ...what,
    ...(clause === null ? {} : {clause}),
    place: placeIn(run, from, to, data),
  }
  return {citation, from, to}
}

/* ---- 本办法第N条, 本条第N款, 前款, 前条 */

function selfAt(search: Search, from: number): Hit[] {
  const {text, names, block} = search
  const rest = text.slice(from)
  const name = names.find(candidate => rest.startsWith(candidate))
  if (name) {
    const width = /^\s*/u.exec(rest.slice(name.length))![0].length
    const first = clauseAt(rest.slice(name.length + width))
    return first ? inThisDocument(search, listed(search, {self: true}, from, from + name.length + width, first)) : []
  }
  return block?.within ? nearby(search, from, block) : []
}

/** Only clauses that this document has: 本法 in a quoted amendment means another law. In an attachment, its own articles come first. */
function inThisDocument(search: Search, hits: Hit[]): Hit[] {
  const {anchors, block} = search
  return hits.flatMap(one => {
    const clause = one.citation.clause!
    const own = block?.annex ? nearestAnchor(block.annex + clause, anchors) : null
    const inner = own?.startsWith(`${block!.annex}${/^[a-z]+-\d+/u.exec(clause)![0]}`) ? own : null
    const found = inner ?? nearestAnchor(clause, anchors) ?? onlyInAnnex(clause, anchors)
    return found === null ? [] : [{...one, citation: {...one.citation, clause: found}}]
  })
}

function onlyInAnnex(clause: string, anchors: ReadonlySet<string>): string | null {
  const hits = [...anchors].filter(anchor => /^annex/u.test(anchor) && anchor.endsWith(`-${clause}`))
  return hits.length === 1 ? hits[0]! : null
}

/** 前款, 前条, 本条第N款: certain only from where the sentence stands. */
function nearby(search: Search, from: number, block: Block): Hit[] {
  const {text, anchors} = search
  const match = /^(本条|前条|前款|本款)/u.exec(text.slice(from))
  if (!match) return []
  const at = from + match[0].length
  const head = relativeHead(match[0], block)
  if (head === null) return []
  const parts: ClauseParts = {head: 'tiao-0', paragraph: match[0].endsWith('款') ? 1 : null, item: null}
  const tail = clauseAt(text.slice(at), parts)
  const isTail = tail !== null && tail.parts.head === 'tiao-0'
  // 本条 and 本款 alone are no citation.
  if (!isTail && (match[0] === '本条' || match[0] === '本款')) return []
  const clause = isTail ? head + tail.clause.slice(match[0].endsWith('款') ? 'tiao-0-k1'.length : 'tiao-0'.length) : head
  const found = nearestAnchor(clause, anchors)
  if (found === null) return []
  return [hit(search, {self: true}, from, at + (isTail ? tail.length : 0), found)]
}

function relativeHead(word: string, {within}: Block): string | null {
  if (!within) return null
  if (word === '本条') return within.article
  if (word === '前条') return within.before
  if (word === '本款') return within.paragraph > 0 ? `${within.article}-k${within.paragraph}` : null
  // In an item, or in the first 款, 前款 is a slip or means something else.
  return within.own && within.paragraph > 1 ? `${within.article}-k${within.paragraph - 1}` : null
}
