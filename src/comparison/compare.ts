/**
 * Two texts of one document, clause by clause. The one implementation behind the review of a change, the page of a version, and the
 * old-and-new table: whoever shows a difference shows this one.
 */
import type {Passage} from '../base/passages.ts'
import {align, alignAnywhere, alignInOrder, heaviestRun, type Pair, type Piece} from './align.ts'
import {likeness} from './grams.ts'
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
  /** Of what was removed: the passage after that says it all, within more. Of what was added: the passage before that said it. */
  readonly within?: {readonly at: number; readonly passage: Passage}
}
export interface Comparison {
  /** In the order of the text after; what was removed stands where it was. */
  readonly rows: readonly Row[]
}

/**
 * How alike two must be, from 0 to 1: clauses as wholes, then the passages in them. A passage that found only something `weak` in its
 * own clause may be `strong`ly like one elsewhere; what is left between two neighbours that stayed is more readily the same. Found on
 * pairs of versions, read by eye.
 */
const ofClauses = {inPlace: 0.38, moved: 0.7}
const ofPassages = {inPlace: 0.35, moved: 0.75, weak: 0.6, strong: 0.75, besides: 0.45}
/** A shorter passage says too little to be known again elsewhere. */
const leastMoved = 8

export function compare(before: readonly Passage[], after: readonly Passage[]): Comparison {
  const texts = [before, after].map(passages => ({passages, pieces: passages.map(pieceOf), clauses: clausesOf(passages)}))
  const [one, other] = [texts[0]!, texts[1]!]
  const rows = inOrder(before, after, pairsOf(one, other)).map(([at, atOther, isMoved]) =>
    rowOf(before, after, at, atOther, isMoved),
  )
  return {rows: rows.map(row => withWhole(row, one, other))}
}

/** A text as it is compared. */
interface Text {
  readonly passages: readonly Passage[]
  /** Of the same places. */
  readonly pieces: readonly Piece[]
  readonly clauses: readonly Clause[]
}

/** A row is known by its first cell, a chapter by its number, whatever else they say; elsewhere a number is only a hint. */
const bonuses = {row: 0.5, text: 0.08, heading: 0.4, clause: 0.15}

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

interface Found {
  readonly one: number
  readonly other: number
  readonly isMoved: boolean
}

/** Which passages are one, by the clause before and after. */
function pairsOf(one: Text, other: Text): Found[] {
  const clauses = align(one.clauses.map(wholeIn(one)), other.clauses.map(wholeIn(other)), ofClauses)
  const inside = clauses.flatMap(([at, atOther]) => insideOf(one, other, one.clauses[at]!, other.clauses[atOther]!))
  const kept = withStronger(one, other, inside)
  const pairs = [...kept, ...besides(one, other, kept)].sort(([a], [b]) => a - b)
  const partners = new Map(clauses)
  const [unit, otherUnit] = [clauseOfEach(one), clauseOfEach(other)]
  const isAtHome = ([at, atOther]: Pair): boolean => partners.get(unit[at]!) === otherUnit[atOther]
  const areHeads = ([at, atOther]: Pair): boolean =>
    one.clauses[unit[at]!]!.from === at && other.clauses[otherUnit[atOther]!]!.from === atOther
  const stays = heaviestRun(pairs, pair => weightOf(pair, one, other, areHeads(pair)))
  return pairs.map((pair, at) => ({
    one: pair[0],
    other: pair[1],
    isMoved: !stays.has(at) || !(isAtHome(pair) || areHeads(pair)),
  }))
}

/** Of clauses that changed places, the shorter moved; but rather one that has another number now. */
function weightOf([at, atOther]: Pair, one: Text, other: Text, areHeads: boolean): number {
  const {key, label} = one.pieces[at]!
  const isNamesake = areHeads && label !== '' && label === other.pieces[atOther]!.label
  return (1 + Math.min(key.length, 400) / 400) * (isNamesake ? 2 : 1)
}

/** For each passage, the place of its clause. */
const clauseOfEach = ({clauses}: Text): number[] => clauses.flatMap(({from, to}, at) => Array<number>(to - from).fill(at))

const wholeIn =
  ({pieces}: Text) =>
  ({from, to}: Clause): Piece => ({
    key: pieces
      .slice(from, to)
      .map(({key}) => key)
      .join(''),
    label: pieces[from]!.label,
    bonus: to - from === 1 ? Math.max(bonuses.clause, pieces[from]!.bonus) : bonuses.clause,
  })

/** Of two clauses that are one. Their first passages belong together, unless they have found others. */
function insideOf(one: Text, other: Text, clause: Clause, otherClause: Clause): Pair[] {
  const pairs = align(one.pieces.slice(clause.from, clause.to), other.pieces.slice(otherClause.from, otherClause.to), ofPassages)
  const isFree = !pairs.some(([at, atOther]) => at === 0 || atOther === 0)
  const all: readonly Pair[] = isFree ? [[0, 0], ...pairs] : pairs
  return all.map(([at, atOther]) => [at + clause.from, atOther + otherClause.from])
}

/** The pairs, with those in place of weak ones that are much more alike, and of what was left alone. */
function withStronger(one: Text, other: Text, pairs: readonly Pair[]): Pair[] {
  const firm = pairs.filter(([at, atOther]) => likeness(one.pieces[at]!.key, other.pieces[atOther]!.key) >= ofPassages.weak)
  const [left, leftOther] = [free(one, firm, 0), free(other, firm, 1)]
  const strong = alignAnywhere(piecesAt(one, left), piecesAt(other, leftOther), ofPassages.strong).map(
    ([at, atOther]): Pair => [left[at]!, leftOther[atOther]!],
  )
  const [taken, takenOther] = [new Set(strong.map(([at]) => at)), new Set(strong.map(([, at]) => at))]
  return [...pairs.filter(([at, atOther]) => !taken.has(at) && !takenOther.has(atOther)), ...strong]
}

/** Passages left over that stand between the same neighbours in both texts. */
function besides(one: Text, other: Text, pairs: readonly Pair[]): Pair[] {
  const sorted = pairs.toSorted(([a], [b]) => a - b)
  const stays = heaviestRun(sorted, () => 1)
  const [left, leftOther] = [free(one, pairs, 0), free(other, pairs, 1)]
  const end: Pair = [one.pieces.length, other.pieces.length]
  const found: Pair[] = []
  let [from, fromOther] = [0, 0]
  for (const [to, toOther] of [...sorted.filter((_, at) => stays.has(at)), end]) {
    const ones = left.filter(at => from <= at && at < to)
    const others = leftOther.filter(at => fromOther <= at && at < toOther)
    const inGap = alignInOrder(piecesAt(one, ones), piecesAt(other, others), ofPassages.besides)
    found.push(...inGap.map(([at, atOther]): Pair => [ones[at]!, others[atOther]!]))
    ;[from, fromOther] = [to + 1, toOther + 1]
  }
  return found
}

const piecesAt = ({pieces}: Text, places: readonly number[]): Piece[] => places.map(at => pieces[at]!)

/** Places of one side that no pair holds and whose text is long enough to be known again. */
function free({pieces}: Text, pairs: readonly Pair[], side: 0 | 1): number[] {
  const used = new Set(pairs.map(pair => pair[side]))
  return pieces.flatMap(({key}, at) => (used.has(at) || key.length < leastMoved ? [] : [at]))
}

type Place = readonly [one: number | null, other: number | null, isMoved: boolean]

/** Every passage of both sides once, in the order of the text after; what was removed stands before what came in its place. */
function inOrder(before: readonly Passage[], after: readonly Passage[], pairs: readonly Found[]): Place[] {
  const byOther = new Map(pairs.map(pair => [pair.other, pair]))
  const isPaired = new Set(pairs.map(({one}) => one))
  const stays = pairs.filter(({isMoved}) => !isMoved).sort((a, b) => a.other - b.other)
  const places: Place[] = []
  let [next, nextOther] = [0, 0]
  for (const {one, other} of [...stays, {one: before.length, other: after.length}]) {
    for (; next < one; next++) if (!isPaired.has(next)) places.push([next, null, false])
    for (; nextOther < other; nextOther++) places.push([byOther.get(nextOther)?.one ?? null, nextOther, byOther.has(nextOther)])
    if (other < after.length) places.push([one, other, false])
    ;[next, nextOther] = [one + 1, other + 1]
  }
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

/** A shorter text stands in many others by chance. */
const leastWithin = 12

/** A paragraph that was taken into another one, or was cut out of one, is neither gone nor new. */
function withWhole(row: Row, one: Text, other: Text): Row {
  if (row.before && row.after) return row
  const [at, own, there] = row.before ? [row.at.before!, one, other] : [row.at.after!, other, one]
  const text = own.pieces[at]!.key.replace(/[.,;]+$/u, '')
  if (text.length < leastWithin) return row
  const found = there.pieces.findIndex(({key}) => key.includes(text))
  return found < 0 ? row : {...row, within: {at: found, passage: there.passages[found]!}}
}

function kindOf(before: Passage | null, after: Passage | null, isMoved: boolean): RowKind {
  if (!before) return 'added'
  if (!after) return 'removed'
  // Articles move from one chapter into another; its heading stands where they leave it.
  if (isMoved && after.kind !== 'heading') return 'moved'
  if (normal(before.text) !== normal(after.text)) return 'changed'
  if (normal(before.label) !== normal(after.label)) return 'renumbered'
  return before.text === after.text && before.label === after.label ? 'same' : 'printed'
}
