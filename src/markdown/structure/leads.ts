/** Which 一、 and （一） have a title in front of their text, and which are one. */
import type {MarkKind} from '../marks.ts'
import type {Line} from './lines.ts'
import type {Role} from './roles.ts'
import {isDate, isSigner} from './signature.ts'

/** Longest title in front of running text, in characters without the mark. */
const longestLead = 40
const longestTitle = 60

/** 'title': the whole line is one; a number: the width of the lead; null: no title. */
export type Lead = 'title' | number | null
/** A short sentence with text below it is a title if its siblings say so. */
type Shape = Lead | 'sentence'

/** The lead of each line. Looks at all siblings, so that a list of full sentences stays text. */
export function leadsOf(lines: readonly Line[], roles: readonly Role[]): Lead[] {
  if (!lines.some(({mark}) => mark?.kind === 'l1' || mark?.kind === 'l2')) return lines.map(() => null)
  const shapes = lines.map((_, at): Shape => (roles[at] === null ? shapeOf(lines, at) : null))
  for (const region of regions(lines)) for (const kind of ['l1', 'l2'] as const) levelled(shapes, siblings(lines, region, kind))
  return shapes.map(shape => (shape === 'sentence' ? 'title' : shape))
}

/** A document and its attachments, each by itself: from a line up to the next. */
function regions(lines: readonly Line[]): [number, number][] {
  const starts = [0, ...lines.flatMap(({mark}, at) => (mark?.kind === 'annex' ? at : []))]
  return starts.map((start, index) => [start, starts[index + 1] ?? lines.length])
}

const siblings = (lines: readonly Line[], [from, to]: [number, number], kind: MarkKind): number[] =>
  lines.map((_, at) => at).filter(at => at >= from && at < to && lines[at]!.mark?.kind === kind && !lines[at]!.heading)

/** Where half of the siblings or fewer have a lead, none has; whole titles stay titles. */
function levelled(shapes: Shape[], all: readonly number[]): void {
  const shaped = all.filter(at => shapes[at] !== null)
  if (shaped.length * 2 > all.length) return
  for (const at of all) if (shapes[at] !== 'title') shapes[at] = null
}

function shapeOf(lines: readonly Line[], at: number): Shape {
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
  return next.mark === null ? !isDate(next.text) && !isSigner(next.text) : depths[next.mark.kind] > depths[lines[at]!.mark!.kind]
}
