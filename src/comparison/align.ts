/**
 * Which pieces of one text are which of another. Pieces that are alike are paired in order as far as they go (so that something put
 * in shifts nothing), then those that are very much alike wherever they stand.
 */
import {gramsOf, likenesses} from './grams.ts'

export interface Piece {
  /** What it says, in normal form. */
  readonly key: string
  /** Its printed number, or what else names it: of two that are about as alike, the one with the same name is it. */
  readonly label: string
  /** What the same name adds to likeness. */
  readonly bonus: number
}
/** Their places on either side. */
export type Pair = readonly [one: number, other: number]
export interface Thresholds {
  /** How alike two must be to be one in its place, and elsewhere. */
  readonly inPlace: number
  readonly moved: number
}

/** Cells of the table of a gap; a larger gap is paired by the best first. */
const mostCells = 4_000_000

/** Pairs in the order of `ones`. */
export function align(ones: readonly Piece[], others: readonly Piece[], {inPlace, moved}: Thresholds): Pair[] {
  const pairs = alignInOrder(ones, others, inPlace)
  return [...pairs, ...alignAnywhere(ones, others, moved, pairs)].sort(([a], [b]) => a - b)
}

/** Pairs that rise on both sides. */
export function alignInOrder(ones: readonly Piece[], others: readonly Piece[], least: number): Pair[] {
  const exact = increasing(uniques(ones, others))
  const inOrder: Pair[] = []
  let [from, fromOther] = [0, 0]
  for (const [one, other] of [...exact, [ones.length, others.length] as const]) {
    inOrder.push(...within(ones, others, {from, to: one, fromOther, toOther: other}, least))
    if (one < ones.length) inOrder.push([one, other])
    ;[from, fromOther] = [one + 1, other + 1]
  }
  return inOrder
}

/** Of pairs that rise on the first side, the heaviest run of those that rise on both, by their places. */
export function heaviestRun(pairs: readonly Pair[], weightOf: (pair: Pair) => number): ReadonlySet<number> {
  // A Fenwick tree over the places on the other side: the heaviest run that ends at or before each.
  const size = pairs.reduce((most, [, other]) => Math.max(most, other + 1), 0)
  const tree: {weight: number; last: number}[] = Array.from({length: size + 1}, () => ({weight: 0, last: -1}))
  const before: number[] = []
  let best = {weight: 0, last: -1}
  for (const [at, pair] of pairs.entries()) {
    let run = {weight: 0, last: -1}
    for (let place = pair[1]; place > 0; place -= place & -place) if (tree[place]!.weight > run.weight) run = tree[place]!
    before[at] = run.last
    const own = {weight: run.weight + weightOf(pair), last: at}
    if (own.weight > best.weight) best = own
    for (let place = pair[1] + 1; place <= size; place += place & -place) if (own.weight > tree[place]!.weight) tree[place] = own
  }
  const run = new Set<number>()
  for (let at = best.last; at >= 0; at = before[at]!) run.add(at)
  return run
}

/** Pieces that say the same and are the only ones to say so on their side. */
function uniques(ones: readonly Piece[], others: readonly Piece[]): [number, number][] {
  const places = onlyPlaces(others)
  return [...onlyPlaces(ones)].flatMap(([key, one]): [number, number][] => {
    const other = places.get(key)
    return one === null || other === undefined || other === null ? [] : [[one, other]]
  })
}

/** By what they say: where; null for what is said twice. */
function onlyPlaces(pieces: readonly Piece[]): ReadonlyMap<string, number | null> {
  const places = new Map<string, number | null>()
  for (const [at, {key}] of pieces.entries()) places.set(key, places.has(key) ? null : at)
  return places
}

/** The longest run of pairs that rise on both sides. The pairs given rise on the first. */
function increasing(pairs: readonly (readonly [number, number])[]): [number, number][] {
  const ends: number[] = []
  const before: number[] = []
  for (const [at, [, other]] of pairs.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[ends[middle]!]![1] < other) low = middle + 1
      else high = middle
    }
    before[at] = low > 0 ? ends[low - 1]! : -1
    ends[low] = at
  }
  const found: [number, number][] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]!) found.unshift([...pairs[at]!])
  return found
}

interface Gap {
  readonly from: number
  readonly to: number
  readonly fromOther: number
  readonly toOther: number
}

/** Pairs of a gap, in order: those that make the greatest sum of likeness. */
function within(ones: readonly Piece[], others: readonly Piece[], gap: Gap, least: number): [number, number][] {
  const {from, to, fromOther, toOther} = gap
  const [height, breadth] = [to - from, toOther - fromOther]
  if (height <= 0 || breadth <= 0) return []
  const likeness = scores(ones.slice(from, to), others.slice(fromOther, toOther), {least, asPart: true})
  const local = height * breadth <= mostCells ? bestPath(likeness, height, breadth) : increasing(bestFirst(likeness))
  return local.map(([one, other]) => [one + from, other + fromOther])
}

/** How alike, by place; what is below `least` is left out. */
function scores(
  ones: readonly Piece[],
  others: readonly Piece[],
  {least, asPart}: {readonly least: number; readonly asPart: boolean},
): ReadonlyMap<number, number>[] {
  const found = likenesses(
    ones.map(({key}) => gramsOf(key)),
    others.map(({key}) => gramsOf(key)),
  )
  const named = new Map<string, number[]>()
  for (const [at, {label}] of others.entries()) named.set(label, [...(named.get(label) ?? []), at])
  return found.map((row, at) => {
    const {label, bonus} = ones[at]!
    const namesakes = new Set(label === '' ? [] : named.get(label))
    const score = new Map([...namesakes].map(other => [other, bonus]))
    for (const [other, {whole, inside}] of row)
      score.set(other, Math.max(whole + (namesakes.has(other) ? bonus : 0), asPart ? inside : 0))
    return new Map([...score].filter(([, value]) => value >= least))
  })
}

/** Needleman and Wunsch, with likeness for the score and nothing for a gap. */
function bestPath(likeness: readonly ReadonlyMap<number, number>[], height: number, breadth: number): [number, number][] {
  const width = breadth + 1
  const best = new Float64Array((height + 1) * width)
  for (let one = height - 1; one >= 0; one--) {
    const row = likeness[one]!
    for (let other = breadth - 1; other >= 0; other--) {
      const skip = Math.max(best[(one + 1) * width + other]!, best[one * width + other + 1]!)
      const score = row.get(other)
      best[one * width + other] = score === undefined ? skip : Math.max(skip, score + best[(one + 1) * width + other + 1]!)
    }
  }
  const path: [number, number][] = []
  for (let [one, other] = [0, 0]; one < height && other < breadth; ) {
    const here = best[one * width + other]!
    const score = likeness[one]!.get(other)
    if (score !== undefined && here === score + best[(one + 1) * width + other + 1]!) path.push([one++, other++])
    else if (here === best[(one + 1) * width + other]!) one++
    else other++
  }
  return path
}

/** Each with the most alike that is still free, the most alike first; ties by place. Rising on the first side. */
function bestFirst(likeness: readonly ReadonlyMap<number, number>[]): [number, number][] {
  const all = likeness.flatMap((row, one) => [...row].map(([other, value]) => ({one, other, value})))
  all.sort((a, b) => b.value - a.value || a.one - b.one || a.other - b.other)
  const [taken, takenOther] = [new Set<number>(), new Set<number>()]
  const pairs: [number, number][] = []
  for (const {one, other} of all) {
    if (taken.has(one) || takenOther.has(other)) continue
    taken.add(one)
    takenOther.add(other)
    pairs.push([one, other])
  }
  return pairs.sort(([a], [b]) => a - b)
}

/** What is not paired yet on either side and yet alike, wherever it stands. */
export function alignAnywhere(
  ones: readonly Piece[],
  others: readonly Piece[],
  least: number,
  pairs: readonly Pair[] = [],
): Pair[] {
  const [taken, takenOther] = [new Set(pairs.map(([one]) => one)), new Set(pairs.map(([, other]) => other))]
  const left = ones.flatMap((_, at) => (taken.has(at) ? [] : [at]))
  const leftOther = others.flatMap((_, at) => (takenOther.has(at) ? [] : [at]))
  const likeness = scores(
    left.map(at => ones[at]!),
    leftOther.map(at => others[at]!),
    // A short text that lies in many longer ones says little about where it went.
    {least, asPart: false},
  )
  return bestFirst(likeness).map(([one, other]) => [left[one]!, leftOther[other]!])
}
