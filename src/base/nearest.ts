/** “是不是想写 …？”: the words closest to a mistyped one. */
import {byCodePoint} from './paths.ts'

/** Longer words are no names but accidents, and would cost quadratic time. */
const longest = 200

/** Steps from one word to the other: insert, delete, replace a character, or swap two neighbours. Counts code points. */
export function editDistance(a: string, b: string): number {
  const left = Array.from(a)
  const right = Array.from(b)
  let before: number[] = []
  let above = Array.from({length: right.length + 1}, (_, index) => index)
  for (let i = 1; i <= left.length; i++) {
    const row = [i]
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1]
      let cost = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]
      if (swapped) cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
    }
    before = above
    above = row
  }
  return above[right.length]!
}

/**
 * At most `most` candidates that the writer may have meant, best first; the order never depends on the order given.
 * Case, full width and the separators `-` `_` do not count; a part of a candidate (成文 for 成文日期) is a hit too.
 */
export function nearest(word: string, candidates: Iterable<string>, most = 3): string[] {
  const wanted = fold(word)
  if (wanted === '' || wanted.length > longest) return []
  const hits: {candidate: string; cost: number}[] = []
  for (const candidate of new Set(candidates)) {
    const cost = costOf(wanted, fold(candidate))
    if (cost !== null) hits.push({candidate, cost})
  }
  // Of two as near the one that begins like the word: people mistype the end of a number, not its year.
  const rest = new Map(hits.map(({candidate}) => [candidate, restBehind(wanted, fold(candidate))]))
  hits.sort(
    (a, b) =>
      a.cost - b.cost ||
      rest.get(a.candidate)! - rest.get(b.candidate)! ||
      a.candidate.length - b.candidate.length ||
      byCodePoint(a.candidate, b.candidate),
  )
  // A near-certain hit makes far ones noise.
  const cut = (hits[0]?.cost ?? 0) + 1.5
  return hits
    .filter(hit => hit.cost <= cut)
    .slice(0, most)
    .map(hit => hit.candidate)
}

/** How much of a candidate is left behind the beginning that it shares with the word. */
function restBehind(wanted: string, candidate: string): number {
  let shared = 0
  while (shared < candidate.length && wanted[shared] === candidate[shared]) shared++
  return candidate.length - shared
}

const fold = (word: string): string =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[-_\s]/gu, '')

/** Null when the two have too little in common: a third of the longer word may differ. */
function costOf(wanted: string, candidate: string): number | null {
  if (candidate === '' || candidate.length > longest) return null
  if (wanted === candidate) return 0
  const length = Math.max(Array.from(wanted).length, Array.from(candidate).length)
  const most = length === 1 ? 0 : Math.max(1, Math.floor(length / 3))
  const part = partCost(wanted, candidate)
  if (Math.abs(wanted.length - candidate.length) > most * 2) return part
  const distance = editDistance(wanted, candidate)
  if (distance > most) return part
  return part === null ? distance : Math.min(part, distance)
}

function partCost(wanted: string, candidate: string): number | null {
  const [short, long] = wanted.length < candidate.length ? [wanted, candidate] : [candidate, wanted]
  const enough = /\p{Script=Han}/u.test(short) ? 2 : 3
  if (short.length < enough || short.length * 5 < long.length) return null
  if (long.startsWith(short)) return 1.5
  return long.includes(short) ? 2 : null
}
