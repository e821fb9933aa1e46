/** 一、 （一） 1. （1）: the levels of an outline, or the 项 and 目 of an article. */
import type {Mark} from '../marks.ts'
import type {Block} from './blocks.ts'
import type {Lead} from './leads.ts'
import type {Line} from './lines.ts'
import {type Article, levels, type Open, put, type Reading, rankOf, take, withinOf} from './reading.ts'
import {titleOf} from './titles.ts'

/** A numbered block: a title, a lead with its text, or a paragraph. */
export function numbered(reading: Reading, at: number, line: Line, mark: Mark): void {
  const level = levelOf(reading, mark)
  if (level === 1) reading.article = null
  const {article} = reading
  const upper = reading.open.filter(open => open.level < level)
  const parent = upper.at(-1)
  const shape = article ? null : (reading.leads[at] ?? null)
  const role = roleOf(line, shape)
  const title = titleOf(line, role)
  const wanted = article ? itemId(article, parent, level, mark.number) : outlineId(reading.annex, parent, level, mark.number)
  const id = take(reading, wanted, `${article ? 'item' : 'outline'}${level}`, line, title)
  const around = parent?.rank ?? 2
  const rank = rankOf(line, level === 1 ? 2 : Math.min(6, around + 1))
  reading.open = [...upper, {level, id, number: mark.number, rank: role === 'plain' ? around : rank}]
  put(reading, line, {
    role,
    kind: mark.kind,
    id,
    rank,
    title,
    lead: typeof shape === 'number' ? shape : 0,
    within: article ? withinOf(article, false) : null,
  })
}

/** （4） behind （三）: a slip of the pen, but printed so; it is the fourth of the （一） rank. */
function levelOf({open}: Reading, mark: Mark): number {
  const level = levels[mark.kind]!
  const second = open.find(one => one.level === 2)
  const isSlip = level === 4 && second?.number === mark.number - 1 && !open.some(one => one.level > 2)
  return isSlip ? 2 : level
}

function roleOf(line: Line, shape: Lead): Block['role'] {
  if (line.isHeading || shape === 'title') return 'title'
  return shape !== null && !line.isListed ? 'lead' : 'plain'
}

const letters = ['', '', 'x', 'm', 'n']

/** An item is always under its 款, be it the first, or one that was never printed. */
function itemId(article: Article, parent: Open | undefined, level: number, number: number): string {
  if (article.paragraph === 0) article.paragraph = 1
  return `${parent?.id ?? `${article.id}-k${article.paragraph}`}-${letters[level]}${number}`
}

function outlineId(annex: string, parent: Open | undefined, level: number, number: number): string {
  const skipped = '-0'.repeat(level - (parent?.level ?? 0) - 1)
  if (parent) return `${parent.id}${skipped}-${number}`
  return level === 1 ? `${annex}s${number}` : `${annex}s0${skipped.slice(2)}-${number}`
}

/** The next number below `at`; null when a heading without one comes first, or nothing. */
function markBelow({lines}: Reading, at: number): Mark | null {
  for (let below = at + 1; below < lines.length; below++) {
    const {mark, isHeading} = lines[below]!
    if (mark !== null || isHeading) return mark
  }
  return null
}

/** Whether the next number below `at` is the next of one that is open: then what stands at `at` belongs to the items. */
export function itemsGoOn(reading: Reading, at: number): boolean {
  if (reading.open.length === 0) return false
  const next = markBelow(reading, at)
  const level = next && levels[next.kind]
  return level !== undefined && reading.open.some(open => open.level === level && open.number + 1 === next!.number)
}
