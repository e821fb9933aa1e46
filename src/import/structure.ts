/**
 * Lines -> paragraphs and headings. 章, 节 and 编 become headings, 一、 and （一） only where they stand as a title of their own;
 * 条 stay paragraphs, whose numbers the site reads itself.
 */
import type {RootContent} from 'mdast'
import type {Point} from '../base/types.ts'
import type {AttachedTitle} from './attached.ts'
import type {Block, Line} from './blocks.ts'
import {bare} from './spaces.ts'
import {joinLines, marker} from './wrapped.ts'

export interface Structured {
  readonly nodes: readonly RootContent[]
  readonly remarks: readonly Remark[]
  readonly headings: number
}
export interface Remark {
  /** Lines put together to one; a line that looks like a title and belongs nowhere. */
  readonly kind: 'joined' | 'unclear'
  readonly text: string
  readonly place: Point
}
export interface Marks {
  readonly attached: readonly AttachedTitle[]
  /** Indices of lines that stand alone whatever follows: 落款, 附注. */
  readonly alone: ReadonlySet<number>
  /** Index before which a rule is drawn: an order ends and the text that it issues begins. */
  readonly rule: number | null
}

type Unit =
  | {readonly role: 'heading' | 'text' | 'alone' | 'label' | 'attached'; readonly line: Line}
  | {readonly role: 'other'; readonly node: RootContent}

export function structured(blocks: readonly Block[], marks: Marks): Structured {
  const remarks: Remark[] = []
  const units = withJoinedHeadings(unitsOf(blocks, marks, remarks), remarks)
  const nodes: RootContent[] = []
  const rule = marks.rule === null ? null : blocks[marks.rule]
  let [shift, headings] = [0, 0]
  for (const [index, part] of partsOf(units).entries()) {
    if (index > 0) shift = part[0]?.role === 'label' || part[0]?.role === 'attached' ? 1 : 0
    const levels = levelsOf(part)
    for (const [at, unit] of part.entries()) {
      if (rule && unit.role !== 'other' && rule.type === 'line' && unit.line.place === rule.place)
        nodes.push({type: 'thematicBreak'})
      const depth = depthOf(part, at, levels, shift)
      if (depth !== null) headings++
      nodes.push(nodeOf(unit, depth))
    }
    remarks.push(...orphans(part, levels))
  }
  return {nodes, remarks, headings}
}

function nodeOf(unit: Unit, depth: number | null): RootContent {
  if (unit.role === 'other') return unit.node
  const children = [...unit.line.children]
  return depth === null ? {type: 'paragraph', children} : {type: 'heading', depth: Math.min(depth, 6) as 2, children}
}

/** Lines with the part that each plays; those of a title are one. */
function unitsOf(blocks: readonly Block[], {attached, alone}: Marks, remarks: Remark[]): Unit[] {
  const units: Unit[] = []
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]!
    const title = attached.find(one => one.at === at)
    if (block.type === 'other') units.push({role: 'other', node: block.node})
    else if (title) {
      const lines = blocks.slice(at, at + title.count).filter(one => one.type === 'line')
      if (lines.length > 1) remarks.push({kind: 'joined', text: lines.map(({text}) => text).join(' / '), place: block.place})
      units.push({role: title.isLabel ? 'label' : 'attached', line: lines.reduce(joinLines)})
      at += title.count - 1
    } else if (alone.has(at)) units.push({role: 'alone', line: block})
    else units.push({role: block.depth === null ? 'text' : 'heading', line: block})
  }
  return units
}

const isTitleLike = (text: string, most: number): boolean =>
  Array.from(bare(text)).length <= most && !/[。；：，、！？;:,]$/u.test(text)
const chapter = /^第[〇零一二三四五六七八九十百千\d]+([编章节])(.*)$/u

/** `第二章 听取和审议…法院和` / `检察院的专项工作报告`: the print breaks long headings. */
function withJoinedHeadings(units: readonly Unit[], remarks: Remark[]): Unit[] {
  const result: Unit[] = []
  for (const [at, unit] of units.entries()) {
    const last = result.at(-1)
    if (unit.role === 'text' && last && last.role !== 'other' && isBroken(last, unit, units[at + 1])) {
      remarks.push({kind: 'joined', text: `${last.line.text} / ${unit.line.text}`, place: last.line.place})
      const bareNumber = chapter.exec(last.line.text)?.[2]?.trim() === ''
      const before = bareNumber
        ? {...last.line, text: `${last.line.text} `, children: [...last.line.children, {type: 'text' as const, value: ' '}]}
        : last.line
      result[result.length - 1] = {...last, line: joinLines(before, unit.line)}
    } else result.push(unit)
  }
  return result
}

function isBroken(
  heading: Exclude<Unit, {role: 'other'}>,
  line: Exclude<Unit, {role: 'other'}>,
  next: Unit | undefined,
): boolean {
  if (heading.role === 'alone' || !chapter.test(heading.line.text) || !isTitleLike(heading.line.text, 40)) return false
  if (marker.test(line.line.text) || !isTitleLike(line.line.text, 24)) return false
  return next === undefined || next.role === 'other' || next.role === 'heading' || marker.test(next.line.text)
}

/** The document, then each attached text. A label and the title behind it begin one part together. */
function partsOf(units: readonly Unit[]): Unit[][] {
  const parts: Unit[][] = [[]]
  for (const [at, unit] of units.entries()) {
    const begins = unit.role === 'label' || (unit.role === 'attached' && units[at - 1]?.role !== 'label')
    if (begins && parts.at(-1)!.length > 0) parts.push([])
    parts.at(-1)!.push(unit)
  }
  return parts
}

/** Which numbers a part uses, so that levels can be given without gaps. */
interface Levels {
  readonly book: boolean
  readonly chapter: boolean
  readonly section: boolean
  readonly article: boolean
}

function levelsOf(part: readonly Unit[]): Levels {
  const texts = part.flatMap(unit => (unit.role === 'other' ? [] : [unit.line.text]))
  const has = (pattern: RegExp): boolean => texts.some(text => pattern.test(text))
  return {
    book: has(/^第[一二三四五六七八九十\d]+编/u) && texts.some(text => /^第.{1,4}编/u.test(text) && isTitleLike(text, 40)),
    chapter: texts.some(text => /^第[〇零一二三四五六七八九十百\d]+章/u.test(text) && isTitleLike(text, 40)),
    section: texts.some(text => /^第[〇零一二三四五六七八九十百\d]+节/u.test(text) && isTitleLike(text, 40)),
    article: has(/^第[〇零一二三四五六七八九十百千\d]+条/u),
  }
}

/** The depth of a heading; null for a paragraph. */
function depthOf(part: readonly Unit[], at: number, levels: Levels, shift: number): number | null {
  const unit = part[at]!
  if (unit.role === 'other' || unit.role === 'alone') return null
  if (unit.role === 'label') return 2
  if (unit.role === 'attached') return part[at - 1]?.role === 'label' ? 3 : 2
  const inside = shift + (part[0]?.role === 'label' && part[1]?.role === 'attached' ? 1 : 0)
  const own = numberedDepth(part, at, levels)
  if (own !== null) return own + inside
  return unit.role === 'heading' ? Math.max(2, unit.line.depth ?? 2) + inside : null
}

function numberedDepth(part: readonly Unit[], at: number, levels: Levels): number | null {
  const unit = part[at]!
  if (unit.role === 'other') return null
  const {text} = unit.line
  const division = chapter.exec(text)
  if (division && isTitleLike(text, 60)) {
    const [book, ofChapter] = [levels.book ? 1 : 0, levels.chapter ? 1 : 0]
    return {编: 2, 章: 2 + book, 节: 2 + book + ofChapter}[division[1]!]!
  }
  if (levels.article) return null
  const above = 2 + Number(levels.book) + Number(levels.chapter) + Number(levels.section)
  if (/^[一二三四五六七八九十]+、/u.test(text)) return standsAlone(part, at, /^[一二三四五六七八九十]+、/u) ? above : null
  if (/^（[一二三四五六七八九十]+）/u.test(text)) return standsAlone(part, at, /^（[一二三四五六七八九十]+）/u) ? above + 1 : null
  return null
}

/** A numbered line is a title when it is short, no sentence, and text of its own follows, for it and for its neighbours of that number. */
function standsAlone(part: readonly Unit[], at: number, number: RegExp): boolean {
  const unit = part[at]!
  if (unit.role === 'other' || !isTitleLike(unit.line.text, 40)) return false
  const bareItem = (index: number): boolean => {
    const [one, next] = [part[index], part[index + 1]]
    return (
      one !== undefined &&
      one.role !== 'other' &&
      number.test(one.line.text) &&
      next !== undefined &&
      next.role !== 'other' &&
      number.test(next.line.text)
    )
  }
  const next = part[at + 1]
  return next !== undefined && next.role !== 'alone' && !bareItem(at) && !bareItem(at - 1)
}

/** In a text of 条, a short line before a 条 that is neither: a heading whose number got lost. */
function orphans(part: readonly Unit[], levels: Levels): Remark[] {
  if (!levels.article) return []
  return part.flatMap((unit, at): Remark[] => {
    if (unit.role !== 'text' || at === 0 || marker.test(unit.line.text) || !isTitleLike(unit.line.text, 24)) return []
    const next = part
      .slice(at + 1)
      .find(one => one.role !== 'text' || !isTitleLike(one.line.text, 24) || marker.test(one.line.text))
    const before = part[at - 1]
    const follows = next !== undefined && next.role !== 'other' && marker.test(next.line.text)
    return follows && before !== undefined && before.role === 'text'
      ? [{kind: 'unclear', text: unit.line.text, place: unit.line.place}]
      : []
  })
}
