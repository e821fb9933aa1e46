/**
 * Two texts of one document, clause by clause. The one implementation behind the review of a change, the page of a version, and the
 * old-and-new table: whoever shows a difference shows this one.
 */
import type {Passage} from '../base/passages.ts'
import {align, type Pair, type Piece} from './align.ts'
import {normal} from './normal.ts'
import {type Risk, risksOf} from './risks.ts'
import {type Part, partsOf} from './words.ts'

/**
 * `renumbered`: only its printed number is another one. `printed`: only the printing is. A moved passage may have changed, too: its
 * parts say how.
 */
export type RowKind = 'same' | 'renumbered' | 'printed' | 'changed' | 'moved' | 'added' | 'removed'

/** A passage before, after, or both. */
export interface Row {
  readonly kind: RowKind
  readonly before: Passage | null
  readonly after: Passage | null
  /** Where it stands in each text, from 0. */
  readonly at: {readonly before: number | null; readonly after: number | null}
  /** Of the texts without their numbers: together they are both sides, exactly. */
  readonly parts: readonly Part[]
  readonly risks: readonly Risk[]
}
export interface Comparison {
  /** In the order of the text after; what was removed stands where it was. */
  readonly rows: readonly Row[]
}

/** Clauses as wholes, then the passages in them; what is alike in no clause of its own may have gone into another. */
const ofClauses = {inPlace: 0.45, moved: 0.7}
const ofPassages = {inPlace: 0.35, moved: 0.75}
/** A shorter passage says too little to be known again elsewhere. */
const leastMoved = 8

export function compare(before: readonly Passage[], after: readonly Passage[]): Comparison {
  const [pieces, others] = [before.map(pieceOf), after.map(pieceOf)]
  const pairs = pairsOf(before, after, pieces, others)
  return {rows: inOrder(before, after, pairs).map(([one, other, isMoved]) => rowOf(before, after, one, other, isMoved))}
}

/** A row is known by its first cell, whatever stands in the others; a number is only a hint. */
const bonuses = {row: 0.5, text: 0.08, heading: 0.08}

const pieceOf = ({kind, label, text}: Passage): Piece => ({key: normal(text), label: normal(label), bonus: bonuses[kind]})

/** A run of passages of one clause. */
interface Clause {
  readonly from: number
  readonly to: number
}

function clausesOf(passages: readonly Passage[]): Clause[] {
  const clauses: {from: number; to: number}[] = []
  for (const [at, {unit}] of passages.entries()) {
    const last = clauses.at(-1)
    if (last && at > 0 && passages[at - 1]!.unit === unit && unit !== null) last.to = at + 1
    else clauses.push({from: at, to: at + 1})
  }
  return clauses
}

function pairsOf(
  before: readonly Passage[],
  after: readonly Passage[],
  pieces: readonly Piece[],
  others: readonly Piece[],
): Pair[] {
  const [clauses, otherClauses] = [clausesOf(before), clausesOf(after)]
  const whole = (of: readonly Piece[], {from, to}: Clause): Piece => ({
    key: of
      .slice(from, to)
      .map(({key}) => key)
      .join(''),
    label: of[from]!.label,
    bonus: to - from === 1 ? of[from]!.bonus : bonuses.text,
  })
  const paired = align(
    clauses.map(clause => whole(pieces, clause)),
    otherClauses.map(clause => whole(others, clause)),
    ofClauses,
  )
  const pairs = paired.flatMap(({one, other, isMoved}) => {
    const [clause, otherClause] = [clauses[one]!, otherClauses[other]!]
    const inside = align(pieces.slice(clause.from, clause.to), others.slice(otherClause.from, otherClause.to), ofPassages)
    const firsts = withHead(inside)
    return firsts.map(pair => ({
      one: pair.one + clause.from,
      other: pair.other + otherClause.from,
      isMoved: isMoved || pair.isMoved,
    }))
  })
  return [...pairs, ...gone(pieces, others, pairs)]
}

/** The first passages of two clauses that are one belong together, unless they have found others. */
function withHead(pairs: readonly Pair[]): readonly Pair[] {
  const isFree = !pairs.some(({one, other}) => one === 0 || other === 0)
  return isFree ? [{one: 0, other: 0, isMoved: false}, ...pairs] : pairs
}

/** Passages that went from one clause into another. */
function gone(pieces: readonly Piece[], others: readonly Piece[], pairs: readonly Pair[]): Pair[] {
  const [taken, takenOther] = [new Set(pairs.map(({one}) => one)), new Set(pairs.map(({other}) => other))]
  const free = (of: readonly Piece[], used: ReadonlySet<number>): number[] =>
    of.flatMap(({key}, at) => (used.has(at) || key.length < leastMoved ? [] : [at]))
  const [left, leftOther] = [free(pieces, taken), free(others, takenOther)]
  const found = align(
    left.map(at => pieces[at]!),
    leftOther.map(at => others[at]!),
    {inPlace: ofPassages.moved, moved: ofPassages.moved},
  )
  return found.map(({one, other}) => ({one: left[one]!, other: leftOther[other]!, isMoved: true}))
}

type Place = readonly [one: number | null, other: number | null, isMoved: boolean]

/** Every passage of both sides once, in the order of the text after. */
function inOrder(before: readonly Passage[], after: readonly Passage[], pairs: readonly Pair[]): Place[] {
  const byOther = new Map(pairs.map(pair => [pair.other, pair]))
  const isPaired = new Set(pairs.map(({one}) => one))
  const places: Place[] = []
  let next = 0
  const removedUpTo = (end: number): void => {
    for (; next < end; next++) if (!isPaired.has(next)) places.push([next, null, false])
  }
  for (const other of after.keys()) {
    const pair = byOther.get(other)
    if (pair && !pair.isMoved) removedUpTo(pair.one)
    places.push([pair?.one ?? null, other, pair?.isMoved ?? false])
  }
  removedUpTo(before.length)
  return places
}

function rowOf(
  before: readonly Passage[],
  after: readonly Passage[],
  one: number | null,
  other: number | null,
  isMoved: boolean,
): Row {
  const [old, fresh] = [one === null ? null : before[one]!, other === null ? null : after[other]!]
  const parts = partsOf(old?.text ?? '', fresh?.text ?? '')
  return {
    kind: kindOf(old, fresh, isMoved),
    before: old,
    after: fresh,
    at: {before: one, after: other},
    parts: old && fresh ? parts : parts.map(({op, text}) => ({op, text})),
    risks: risksOf(parts),
  }
}

function kindOf(before: Passage | null, after: Passage | null, isMoved: boolean): RowKind {
  if (!before) return 'added'
  if (!after) return 'removed'
  if (isMoved) return 'moved'
  if (before.text !== after.text) return normal(before.text) === normal(after.text) ? 'printed' : 'changed'
  if (before.label === after.label) return 'same'
  return normal(before.label) === normal(after.label) ? 'printed' : 'renumbered'
}
