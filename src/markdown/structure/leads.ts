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
  const shapes = new Array<Shape>(lines.length).fill(null)
  let siblings: Siblings = {l1: [], l2: []}
  for (let at = 0; at < lines.length; at++) {
    const {mark, isHeading} = lines[at]!
    if (mark?.kind === 'annex') {
      levelled(shapes, siblings)
      siblings = {l1: [], l2: []}
    } else if (!isHeading && (mark?.kind === 'l1' || mark?.kind === 'l2')) {
      siblings[mark.kind].push(at)
      if (roles[at] === null) shapes[at] = shapeOf(lines, at, mark.width)
    }
  }
  levelled(shapes, siblings)
  return shapes.map(shape => (shape === 'sentence' ? 'title' : shape))
}

/** Lines of one rank in a document, or in an attachment, which is one by itself. */
interface Siblings {
  readonly l1: number[]
  readonly l2: number[]
}

/** Where half of the siblings or fewer have a lead, none has; whole titles stay titles. */
function levelled(shapes: Shape[], {l1, l2}: Siblings): void {
  for (const all of [l1, l2]) {
    const shaped = all.filter(at => shapes[at] !== null)
    if (shaped.length * 2 > all.length) continue
    for (const at of all) if (shapes[at] !== 'title') shapes[at] = null
  }
}

function shapeOf(lines: readonly Line[], at: number, width: number): Shape {
  const rest = lines[at]!.text.slice(width).trimEnd()
  if (rest === '' || rest.includes('\n')) return null
  const end = /[。；：！？]/u.exec(rest)
  if (!end) return rest.length <= longestTitle && goesOn(lines, at) && !/，.{20}/u.test(rest) ? 'title' : null
  if (end.index === rest.length - 1)
    return /[。？]/u.test(end[0]) && rest.length <= longestLead && goesOn(lines, at) ? 'sentence' : null
  if (end[0] !== '。' || end.index > longestLead) return null
  return width + end.index + 1 + /^\s*/u.exec(rest.slice(end.index + 1))![0].length
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
  if (!next || next.isHeading) return false
  return next.mark === null ? !isDate(next.text) && !isSigner(next.text) : depths[next.mark.kind] > depths[lines[at]!.mark!.kind]
}
