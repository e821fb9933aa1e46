/**
 * 公文 structure in a Markdown tree: headings and plain paragraphs that begin with a printed number. Each gets the anchor of that
 * number as printed, never of its position, so that an amendment moves no link. Nothing here changes the tree: `compile` does.
 *
 *     第二章 zhang-2 · 第二章第一节 zhang-2-jie-1 · 第一编第二章 bian-1-zhang-2 · 第十二条 tiao-12 · 第十二条之一 tiao-12-1z
 *     第十二条第二款 tiao-12-k2 · 第（三）项 tiao-12-k2-x3 · 第1目 tiao-12-k2-x3-m1 (an item is always under its 款, the first one too)
 *     一、 s1 · （二） s1-2 · 3. s1-2-3 · （4） s1-2-3-4; a level that is left out is 0: 1. right below 一、 is s1-0-1
 *     附件2 annex-2, all within it annex-2-…; 附件 without a number annex · any other heading s-<its text>
 */
import type {Heading, List, Nodes, Paragraph, Root} from 'mdast'
import {diagnostic} from '../base/diagnostics.ts'
import type {Diagnostic, Position, TocItem} from '../base/types.ts'
import {type Mark, type MarkKind, markOf} from './marks.ts'
import {runOf, textOf} from './runs.ts'

export interface Anchor {
  readonly id: string
  /** What a reader would call the place: 第十二条, （一）指导思想. */
  readonly title: string
  readonly place: Position
}
/** What `compile` is to make of one block. */
export interface Block {
  /** Index in `tree.children`. */
  readonly index: number
  /** Index in the list there; null when the block is no list item. */
  readonly item: number | null
  /** title: all of it is a heading; lead: its beginning is one; plain: it stays what it is. */
  readonly role: 'title' | 'lead' | 'plain'
  readonly kind: MarkKind | 'heading' | null
  readonly id: string | null
  /** Heading level, 2-6. */
  readonly rank: number
  /** Characters of the printed text (list marker and run) that are the heading of a lead. */
  readonly lead: number
  /** Characters of the list marker in front of the run; 0 when the block is no flattened list item. */
  readonly prefix: number
  /** Id of what stands behind the lead: the article's first 款. */
  readonly rest: string | null
  readonly className: 'to' | 'sign' | 'note' | 'annexes' | 'title' | 'caption' | null
  readonly title: string
  /** Where it stands among articles, for 前款, 前条, 本条. */
  readonly within: Within | null
  /** Prefix of ids in this attachment: `annex-2-`; empty in the document itself. */
  readonly annex: string
}
export interface Within {
  readonly article: string
  /** The article before this one, as printed in the text. */
  readonly before: string | null
  /** Number of the 款; 0 before the first. */
  readonly paragraph: number
  /** Whether the block is the 款 itself, not one of its items. */
  readonly own: boolean
}
export interface Structure {
  readonly anchors: readonly Anchor[]
  readonly toc: readonly TocItem[]
  readonly blocks: readonly Block[]
  /** Indexes of ordered lists whose items are numbered paragraphs of the 公文. */
  readonly flat: ReadonlySet<number>
  readonly diagnostics: readonly Diagnostic[]
}

/** A block as the recogniser sees it. */
interface Line {
  readonly index: number
  readonly item: number | null
  readonly node: Paragraph | Heading | null
  /** The printed text, list marker included. */
  readonly text: string
  readonly prefix: number
  readonly heading: boolean
  readonly tight: boolean
  readonly mark: Mark | null
  readonly place: Position
}
type Role = Block['className'] | 'contents'

const known = new WeakMap<Root, Structure>()
const nowhere: Position = {start: {line: 1, column: 1}, end: {line: 1, column: 1}}

/** The structure of a tree that `parse` gave; `path` only names the file in diagnostics. */
export function structureOf(tree: Root, path = ''): Structure {
  const cached = known.get(tree)
  if (cached) return path === '' ? cached : {...cached, diagnostics: cached.diagnostics.map(one => ({...one, path}))}
  const structure = recognised(tree, path)
  known.set(tree, structure)
  return structure
}

function recognised(tree: Root, path: string): Structure {
  const isOfficial = tree.children.some(
    node =>
      (node.type === 'paragraph' || node.type === 'heading') &&
      isNumbering(markOf(runOf(node.children).text, node.type === 'heading')),
  )
  const flat = new Set<number>()
  const lines = linesOf(tree, isOfficial, flat)
  const roles = rolesOf(lines)
  const state = begin(lines, roles, leadsOf(lines, roles), isOfficial)
  for (let at = 0; at < lines.length; at++) step(state, at)
  const {anchors, blocks, repeats} = state
  return {
    anchors,
    toc: tocOf(blocks),
    blocks,
    flat,
    diagnostics: [...repeats.map(repeat => repeated(repeat, path)), ...runTogether(lines, path)],
  }
}

const isNumbering = (mark: Mark | null): boolean =>
  mark !== null && ['bian', 'zhang', 'jie', 'tiao', 'l1', 'l2'].includes(mark.kind)

/* ---- 1. Blocks become lines, each with the mark it begins with. */

function linesOf(tree: Root, isOfficial: boolean, flat: Set<number>): Line[] {
  return tree.children.flatMap((node, index): Line[] => {
    const place = node.position ?? nowhere
    if (node.type === 'paragraph' || node.type === 'heading') {
      const heading = node.type === 'heading'
      const {text} = runOf(node.children)
      return [{index, item: null, node, text, prefix: 0, heading, tight: false, mark: markOf(text, heading), place}]
    }
    if (isOfficial && node.type === 'list' && node.ordered && node.children.every(item => item.children[0]?.type === 'paragraph'))
      return itemsOf(node, index, flat)
    return [{index, item: null, node: null, text: '', prefix: 0, heading: false, tight: false, mark: null, place}]
  })
}

/** `1. ` at the start of a paragraph is a list for Markdown. In a 公文 it is a numbered paragraph, unless written as a tight list. */
function itemsOf(list: List, index: number, flat: Set<number>): Line[] {
  const tight = list.spread !== true && list.children.length > 1
  if (!tight) flat.add(index)
  return list.children.map((item, number): Line => {
    const paragraph = item.children[0] as Paragraph
    const marker = markerOf(list, number)
    const text = marker + runOf(paragraph.children).text
    return {
      index,
      item: number,
      node: paragraph,
      text,
      prefix: marker.length,
      heading: false,
      tight,
      mark: markOf(text, false),
      place: item.position ?? nowhere,
    }
  })
}

/** The marker of a list item as printed. */
export const markerOf = (list: List, number: number): string =>
  list.children[number]?.data?.marker ?? `${(list.start ?? 1) + number}. `

/* ---- 2. What is no numbered text: recipients, signature, notes. */

const dateLine =
  /^[\s　]*(?:\d{4}|[〇○Ｏ零一二三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日[\s　]*$/u
const sentence = /[。；：，！？、,;:]/u
const organ = /(?:府|厅|局|委|会|部|院|室|署|办|处|行|组|中心|公司|大学|学校|集团|所|站|馆|队|党组|军区)$/u
const signer = /^(?:总理|主席|省长|市长|区长|县长|部长|局长|厅长|主任|署长|行长|院长|检察长|会长)[\s　]/u
const note = /^[\s　]*[（(]此件[^（）()]{1,30}[）)][\s　]*$/u
const recipients =
  /(?:府|部|委|局|厅|院|校|司|企业|机构|单位|处|室|会|公司|组织|集团|办|署|行|兵团|代表|委员|主席|同志|先生|女士|中心|馆|区|市|县)[：:]$/u
const annexNote = /^附\s*件?\s*[：:]|^附\s*件\s*[0-9０-９]{1,2}\s*[.．：:]\s*\S[^。]{0,80}$/u
const annexItem = /^\s*[0-9０-９]{1,2}\s*[.．、]/u
const caption = /^表\s*[0-9０-９一二三四五六七八九十]+(?:[-—.．][0-9０-９]+)?(?:[\s　：:.．]|$)/u

function rolesOf(lines: readonly Line[]): Role[] {
  const roles: Role[] = lines.map(() => null)
  const plain = (at: number): boolean =>
    lines[at] !== undefined && lines[at].node?.type === 'paragraph' && lines[at].item === null && roles[at] === null
  const to = recipientLine(lines)
  if (to !== null) roles[to] = 'to'
  for (let at = 0; at < lines.length; at++) {
    const {text, node} = lines[at]!
    if (node?.type !== 'paragraph') continue
    if (note.test(text)) roles[at] = 'note'
    else if (annexNote.test(text)) markAnnexes(lines, roles, at)
    else if (caption.test(text) && text.length <= 60 && !/。/u.test(text) && lines[at + 1]?.node === null) roles[at] = 'caption'
    else if (isContents(text)) markContents(lines, roles, at)
    else if (dateLine.test(text)) markSignature(lines, roles, at, plain)
    else if (isSignedDate(text)) roles[at] = 'sign'
    else if (isAnnexTitle(lines, roles, at)) roles[at] = 'title'
  }
  return roles
}

/** 主送机关: among the first lines, before any sentence and any number, the one that ends with a colon behind a body or a person. */
function recipientLine(lines: readonly Line[]): number | null {
  for (const [at, {node, text, mark}] of lines.slice(0, 10).entries()) {
    if (node === null || mark !== null || /。/u.test(text)) return null
    if (node.type === 'paragraph' && text.length <= 300 && recipients.test(text.trim())) return at
  }
  return null
}

/** The title of an attachment, on one to three short lines below 附件2. */
function isAnnexTitle(lines: readonly Line[], roles: readonly Role[], at: number): boolean {
  const {text, mark, item} = lines[at]!
  if (mark !== null || item !== null || text.length > 60 || sentence.test(text)) return false
  let above = at - 1
  while (roles[above] === 'title' && at - above < 4) above--
  return lines[above]?.mark?.kind === 'annex'
}

const isSigner = (text: string): boolean => {
  const plain = text.trim()
  return (
    plain.length > 0 &&
    plain.length <= 30 &&
    !sentence.test(plain) &&
    (organ.test(plain.replace(/[\s　]+/gu, '')) || signer.test(plain))
  )
}

/** Issuer and date in one paragraph, on two lines. */
function isSignedDate(text: string): boolean {
  const rows = text.trim().split('\n')
  return rows.length >= 2 && rows.length <= 12 && dateLine.test(rows.at(-1)!) && rows.slice(0, -1).every(isSigner)
}

function markSignature(lines: readonly Line[], roles: Role[], date: number, plain: (at: number) => boolean): void {
  let from = date
  while (date - from < 12 && plain(from - 1) && lines[from - 1]!.mark === null && isSigner(lines[from - 1]!.text)) from--
  if (from === date) return
  for (let at = from; at <= date; at++) roles[at] = 'sign'
}

/** 附件：1.… and the lines 2.… 3.… below it. */
function markAnnexes(lines: readonly Line[], roles: Role[], from: number): void {
  roles[from] = 'annexes'
  for (let at = from + 1; at < lines.length; at++) {
    const {node, text} = lines[at]!
    if (node?.type !== 'paragraph' || !annexItem.test(text) || text.length > 80 || /。/u.test(text)) break
    roles[at] = 'annexes'
  }
}

const isContents = (text: string): boolean => /^[\s　]*目[\s　]*[录次][\s　]*$/u.test(text)

/** A printed list of contents: its 第一章 is no chapter. It ends where a mark comes for the second time, or something else comes. */
function markContents(lines: readonly Line[], roles: Role[], from: number): void {
  const seen = new Set<string>()
  const found: number[] = []
  for (let at = from + 1; at < lines.length; at++) {
    const {mark} = lines[at]!
    if (mark === null || !['bian', 'fen', 'zhang', 'jie'].includes(mark.kind)) break
    const name = `${mark.kind}${mark.number}`
    if (mark.kind !== 'jie' && seen.has(name)) break
    seen.add(name)
    found.push(at)
  }
  // Only if the chapters come again is it a list of contents.
  const first = lines[found[0] ?? -1]?.mark
  const again =
    first && lines.slice((found.at(-1) ?? from) + 1).some(({mark}) => mark?.kind === first.kind && mark.number === first.number)
  if (again) for (const at of found) roles[at] = 'contents'
}

/* ---- 3. Which 一、 and （一） have a title in front of their text. */

/** Longest title in front of running text, in characters without the mark. */
const longestLead = 40
const longestTitle = 60

type Lead = 'title' | 'sentence' | number | null

/** For each line: 'title' when all of it is one, the width of a lead, or null. Looks at all siblings, so that a list of full sentences stays text. */
function leadsOf(lines: readonly Line[], roles: readonly Role[]): Lead[] {
  const leads = lines.map((_, at): Lead => (roles[at] === null ? leadOf(lines, at) : null))
  for (const [from, to] of regions(lines)) {
    for (const kind of ['l1', 'l2'] as const) {
      const all = lines
        .map((_, at) => at)
        .filter(at => at >= from && at < to && lines[at]!.mark?.kind === kind && !lines[at]!.heading)
      const shaped = all.filter(at => leads[at] !== null)
      if (shaped.length * 2 <= all.length) for (const at of all) if (leads[at] !== 'title') leads[at] = null
    }
  }
  return leads.map(lead => (lead === 'sentence' ? 'title' : lead))
}

function regions(lines: readonly Line[]): [number, number][] {
  const starts = [0, ...lines.flatMap(({mark}, at) => (mark?.kind === 'annex' ? at : []))]
  return starts.map((start, index) => [start, starts[index + 1] ?? lines.length])
}

function leadOf(lines: readonly Line[], at: number): Lead {
  const {text, mark, heading} = lines[at]!
  if (heading || mark === null || (mark.kind !== 'l1' && mark.kind !== 'l2')) return null
  const rest = text.slice(mark.width).trimEnd()
  if (rest === '' || rest.includes('\n')) return null
  const end = /[。；：！？]/u.exec(rest)
  if (!end) return rest.length <= longestTitle && goesOn(lines, at) && !/，.{20}/u.test(rest) ? 'title' : null
  if (end.index === rest.length - 1)
    return /[。？]/u.test(end[0]) && rest.length <= longestLead && goesOn(lines, at) ? 'sentence' : null
  if (end[0] !== '。' || end.index > longestLead) return null
  return mark.width + end.index + 1 + /^\s*/u.exec(rest.slice(end.index + 1))![0].length
}

const depths: Readonly<Record<MarkKind, number>> = {
  annex: 0,
  bian: 1,
  fen: 2,
  zhang: 3,
  jie: 4,
  tiao: 5,
  l1: 6,
  l2: 7,
  l3: 8,
  l4: 9,
}

/** Whether text of its own follows, and not the next of the same rank. */
function goesOn(lines: readonly Line[], at: number): boolean {
  const next = lines[at + 1]
  if (!next || next.heading) return false
  return next.mark === null
    ? !dateLine.test(next.text) && !isSigner(next.text)
    : depths[next.mark.kind] > depths[lines[at]!.mark!.kind]
}

/* ---- 4. The walk: marks become ids. */

interface Open {
  readonly level: number
  readonly id: string
  readonly number: number
  readonly rank: number
}
interface Article {
  readonly id: string
  readonly before: string | null
  paragraph: number
}
interface Repeat {
  readonly id: string
  readonly text: string
  readonly place: Position
  readonly numbered: boolean
}
interface State {
  readonly lines: readonly Line[]
  readonly roles: readonly Role[]
  readonly leads: readonly Lead[]
  readonly isOfficial: boolean
  readonly anchors: Anchor[]
  readonly blocks: Block[]
  readonly repeats: Repeat[]
  readonly seen: Map<string, number>
  /** The kind whose numbers began again; only the first of such a run is reported. */
  repeating: string | null
  annex: string
  /** 编 and 章 that are open, as the prefix of ids, and the rank of the innermost heading. */
  bian: string
  zhang: string
  divisionRank: number
  article: Article | null
  /** Levels 1-4 of the outline, or 项 (2), 目 (3) and below (4) of an article. */
  open: Open[]
}

const begin = (lines: readonly Line[], roles: readonly Role[], leads: readonly Lead[], isOfficial: boolean): State => ({
  lines,
  roles,
  leads,
  isOfficial,
  anchors: [],
  blocks: [],
  repeats: [],
  seen: new Map(),
  repeating: null,
  annex: '',
  bian: '',
  zhang: '',
  divisionRank: 1,
  article: null,
  open: [],
})

function step(state: State, at: number): void {
  const line = state.lines[at]!
  const role = state.roles[at]!
  if (line.node === null) return
  if (role !== null) put(state, line, {className: role === 'contents' ? null : role})
  else if (line.mark !== null && (state.isOfficial || line.heading)) marked(state, at, line, line.mark)
  else if (line.heading) textHeading(state, line)
  else if (state.article) paragraphOf(state, at, state.article)
}

function put(state: State, line: Line, block: Partial<Block>): void {
  const node = line.node!
  const rank = node.type === 'heading' ? Math.max(2, node.depth) : 2
  state.blocks.push({
    index: line.index,
    item: line.item,
    role: line.heading ? 'title' : 'plain',
    kind: null,
    id: null,
    rank,
    lead: 0,
    prefix: line.prefix,
    rest: null,
    className: null,
    title: '',
    within: null,
    annex: state.annex,
    ...block,
  })
}

/** An id that is not yet taken: the second of the same number gets `--2`. */
function take(state: State, wanted: string, kind: string, line: Line, title: string): string {
  const count = (state.seen.get(wanted) ?? 0) + 1
  state.seen.set(wanted, count)
  if (count > 1) {
    const numbered = kind !== 'heading'
    if (!numbered || state.repeating !== kind) state.repeats.push({id: wanted, text: title, place: line.place, numbered})
    state.repeating = kind
  } else if (state.repeating === kind) state.repeating = null
  const id = count > 1 ? `${wanted}--${count}` : wanted
  state.anchors.push({id, title, place: line.place})
  return id
}

function textHeading(state: State, line: Line): void {
  const title = titleOf(line, 'title')
  const id = take(state, `s-${slug(title)}`, 'heading', line, title)
  close(state)
  put(state, line, {kind: 'heading', id, title})
}

function close(state: State): void {
  state.article = null
  state.open = []
}

/** Letters, digits and Han characters of a heading, at most 40; anything between them is one hyphen. */
export function slug(text: string): string {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\w\p{Script=Han}]+/gu, '-')
    .replace(/_+/g, '_')
  return (
    Array.from(plain.replace(/^-+|-+$/g, ''))
      .slice(0, 40)
      .join('')
      .replace(/-+$/, '') || 'jie'
  )
}

function marked(state: State, at: number, line: Line, mark: Mark): void {
  if (mark.kind === 'annex') annex(state, line, mark)
  else if (isDivision(mark.kind)) division(state, line, mark)
  else if (mark.kind === 'tiao') article(state, line, mark)
  else numbered(state, at, line, mark)
}

const isDivision = (kind: MarkKind): boolean => kind === 'bian' || kind === 'fen' || kind === 'zhang' || kind === 'jie'

function annex(state: State, line: Line, mark: Mark): void {
  const title = titleOf(line, 'title')
  const id = take(state, mark.number ? `annex-${mark.number}` : 'annex', 'annex', line, title)
  Object.assign(state, {annex: `${id}-`, bian: '', zhang: '', divisionRank: 1})
  close(state)
  put(state, line, {role: 'title', kind: 'annex', id, title})
}

function division(state: State, line: Line, mark: Mark): void {
  const title = titleOf(line, 'title')
  const up =
    mark.kind === 'bian'
      ? ''
      : mark.kind === 'fen'
        ? state.bian.replace(/fen-\d+(?:--\d+)?-$/u, '')
        : mark.kind === 'zhang'
          ? state.bian
          : state.bian + state.zhang
  const id = take(state, `${state.annex}${up}${mark.kind}-${mark.number}`, mark.kind, line, title)
  const local = `${id.slice(state.annex.length)}-`
  if (mark.kind === 'bian' || mark.kind === 'fen') Object.assign(state, {bian: local, zhang: ''})
  if (mark.kind === 'zhang') state.zhang = local.slice(state.bian.length)
  const above = {
    bian: 0,
    fen: 1,
    zhang: (state.bian.match(/bian-|fen-/g) ?? []).length,
    jie: (state.bian.match(/bian-|fen-/g) ?? []).length + (state.zhang ? 1 : 0),
  }[mark.kind as 'bian']
  const rank = line.heading ? Math.max(2, (line.node as Heading).depth) : Math.min(5, 2 + above)
  state.divisionRank = rank
  close(state)
  put(state, line, {role: 'title', kind: mark.kind, id, title, rank})
}

function article(state: State, line: Line, mark: Mark): void {
  const before = state.article?.id ?? lastArticle(state)
  const name = `第${printed(line.text)}条${mark.sub === null ? '' : `之${printed(line.text, true)}`}`
  const id = take(state, `${state.annex}tiao-${mark.number}${mark.sub === null ? '' : `-${mark.sub}z`}`, 'tiao', line, name)
  close(state)
  const rank = line.heading ? Math.max(2, (line.node as Heading).depth) : Math.min(6, Math.max(3, state.divisionRank + 1))
  const hasText = line.text.slice(mark.width).trim() !== ''
  state.article = {id, before, paragraph: 0}
  if (line.heading || !hasText) {
    // 第三条 with its text in the heading: the text is the first 款, though it has no place of its own.
    if (line.heading && /[。；：]$/u.test(line.text.trim())) state.article.paragraph = 1
    put(state, line, {role: 'title', kind: 'tiao', id, title: name, rank, within: withinOf(state.article, true)})
    return
  }
  state.article.paragraph = 1
  const rest = `${id}-k1`
  state.anchors.push({id: rest, title: `${name}第一款`, place: line.place})
  put(state, line, {
    role: 'lead',
    kind: 'tiao',
    id,
    title: name,
    rank,
    lead: mark.width,
    rest,
    within: withinOf(state.article, true),
  })
}

const lastArticle = (state: State): string | null =>
  state.blocks.findLast(block => block.kind === 'tiao' && block.annex === state.annex)?.id ?? null

const printed = (text: string, sub = false): string => /第\s*(\S+?)\s*条(?:之(\S+?)(?=\s|$))?/u.exec(text)?.[sub ? 2 : 1] ?? ''

const withinOf = (article: Article, own: boolean): Within => ({
  article: article.id,
  before: article.before,
  paragraph: article.paragraph,
  own,
})

/** An unnumbered paragraph of an article: its next 款, unless the items go on behind it; then it belongs to an item. */
function paragraphOf(state: State, at: number, article: Article): void {
  const line = state.lines[at]!
  if (line.text.trim() === '' || itemsGoOn(state, at)) {
    put(state, line, {within: withinOf(article, false)})
    return
  }
  article.paragraph++
  state.open = []
  const id = `${article.id}-k${article.paragraph}`
  state.anchors.push({id, title: `第${article.paragraph}款`, place: line.place})
  put(state, line, {id, within: withinOf(article, true)})
}

function itemsGoOn(state: State, at: number): boolean {
  if (state.open.length === 0) return false
  const next = state.lines.slice(at + 1).find(({mark, heading}) => mark !== null || heading)
  if (!next?.mark) return false
  const level = levels[next.mark.kind]
  return level !== undefined && state.open.some(open => open.level === level && open.number + 1 === next.mark!.number)
}

const levels: Readonly<Partial<Record<MarkKind, number>>> = {l1: 1, l2: 2, l3: 3, l4: 4}

function numbered(state: State, at: number, line: Line, mark: Mark): void {
  let level = levels[mark.kind]!
  if (level === 1) state.article = null
  // （4） behind （三）: a slip of the pen, but printed so; it is the fourth of the （一） rank.
  const second = state.open.find(open => open.level === 2)
  if (level === 4 && second && second.number + 1 === mark.number && !state.open.some(open => open.level > 2)) level = 2
  const upper = state.open.filter(open => open.level < level)
  const parent = upper.at(-1)
  const shape = state.article ? null : (state.leads[at] ?? null)
  const role = line.heading || shape === 'title' ? 'title' : shape !== null && !line.tight ? 'lead' : 'plain'
  const title = titleOf(line, role)
  const wanted = state.article
    ? itemId(state.article, parent, level, mark.number)
    : outlineId(state.annex, parent, level, mark.number)
  const id = take(state, wanted, `${state.article ? 'item' : 'outline'}${level}`, line, title)
  const rank = line.heading ? Math.max(2, (line.node as Heading).depth) : level === 1 ? 2 : Math.min(6, (parent?.rank ?? 2) + 1)
  state.open = [...upper, {level, id, number: mark.number, rank: role === 'plain' ? (parent?.rank ?? 2) : rank}]
  put(state, line, {
    role,
    kind: mark.kind,
    id,
    rank,
    title,
    lead: typeof shape === 'number' ? shape : 0,
    within: state.article ? withinOf(state.article, false) : null,
  })
}

const letters = ['', '', 'x', 'm', 'n']

function itemId(article: Article, parent: Open | undefined, level: number, number: number): string {
  if (article.paragraph === 0) article.paragraph = 1
  return `${parent?.id ?? `${article.id}-k${article.paragraph}`}-${letters[level]}${number}`
}

function outlineId(annex: string, parent: Open | undefined, level: number, number: number): string {
  const skipped = '-0'.repeat(level - (parent?.level ?? 0) - 1)
  if (parent) return `${parent.id}${skipped}-${number}`
  return level === 1 ? `${annex}s${number}` : `${annex}s0${skipped.slice(2)}-${number}`
}

/** A block's name in the contents and in links: a heading whole, a lead up to its full stop, a paragraph up to its first pause. */
function titleOf(line: Line, shape: Block['role']): string {
  const node = line.node as Nodes & {children: Nodes[]}
  const text = (line.item === null ? textOf(node.children) : line.text).replace(/[\s\u200b]+/gu, ' ').trim()
  if (shape === 'plain') {
    const pause = /^[^，。；：]{4,}?(?=[，。；：])/u.exec(text)?.[0] ?? text
    return Array.from(pause).length > 30 ? `${Array.from(pause).slice(0, 29).join('')}…` : pause
  }
  const title = (shape === 'lead' ? (/^[^。]*/u.exec(text)?.[0] ?? text) : text).replace(/[。；：]$/u, '')
  const isLong = line.mark?.kind === 'l2' && Array.from(title).length > 16
  return isLong ? (/^[^，]{6,}?(?=，)/u.exec(title)?.[0] ?? title) : title
}

/* ---- 5. Contents and complaints. */

/** Longer tables of contents help nobody. */
const longestToc = 80

function tocOf(blocks: readonly Block[]): TocItem[] {
  const hasDivisions = blocks.some(({kind}) => kind === 'zhang' || kind === 'jie' || kind === 'bian')
  let entries = blocks.filter(
    ({role, id, kind, rank, within}) =>
      id !== null &&
      role !== 'plain' &&
      kind !== null &&
      rank <= 4 &&
      (kind === 'tiao' ? !hasDivisions : within === null) &&
      kind !== 'l3' &&
      kind !== 'l4',
  )
  while (entries.length > longestToc) {
    const lowest = Math.max(...entries.map(({rank}) => rank))
    const fewer = entries.filter(({rank}) => rank < lowest)
    if (fewer.length === 0) return []
    entries = fewer
  }
  return nested(entries, 0, entries.length)
}

function nested(blocks: readonly Block[], from: number, to: number): TocItem[] {
  const items: TocItem[] = []
  let at = from
  while (at < to) {
    let end = at + 1
    while (end < to && blocks[end]!.rank > blocks[at]!.rank) end++
    items.push({id: blocks[at]!.id!, title: blocks[at]!.title, children: nested(blocks, at + 1, end)})
    at = end
  }
  return items
}

const repeated = ({id, text, place, numbered}: Repeat, path: string): Diagnostic =>
  diagnostic({
    level: numbered ? 'warn' : 'info',
    verdict: 'review',
    source: 'markdown',
    ruleId: 'anchor-repeated',
    reason: numbered ? `编号重复：“${text}”在前面已经出现过` : `小标题重复：“${text}”在前面已经出现过`,
    path,
    place,
    actual: id,
    note: `请核对编号；原件如此的不必改，链接到这一处用 #${id}--2`,
  })

const swallowed =
  /\n[\s　]*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|第[一二三四五六七八九十百零]+[条章节][\s　])/u

/** 一、 on a line of its own without a blank line above it is, for Markdown, in the middle of a paragraph. */
function runTogether(lines: readonly Line[], path: string): Diagnostic[] {
  return lines.flatMap(({node, text, place}) => {
    const match = node?.type === 'paragraph' ? swallowed.exec(text) : null
    if (!match) return []
    return diagnostic({
      level: 'warn',
      verdict: 'review',
      source: 'markdown',
      ruleId: 'paragraphs-run-together',
      reason: `“${match[0].trim()}”前面没有空行，会和上一行连成一段`,
      path,
      place,
      note: '请在每个自然段之间空一行',
    })
  })
}
