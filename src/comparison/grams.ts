/** How alike texts are, by the pairs of characters that they share (Dice): quick, and blind to where things stand. */

/** The bigrams of a text with how often each occurs; of a single character, itself; of nothing, nothing: a bare number is like another. */
export function gramsOf(text: string): ReadonlyMap<string, number> {
  const grams = new Map<string, number>()
  const characters = Array.from(text)
  if (characters.length < 2) grams.set(text, 1)
  for (let at = 1; at < characters.length; at++) {
    const gram = characters[at - 1]! + characters[at]!
    grams.set(gram, (grams.get(gram) ?? 0) + 1)
  }
  return grams
}

const sizeOf = (grams: ReadonlyMap<string, number>): number => {
  let size = 0
  for (const count of grams.values()) size += count
  return size
}

/** How alike two texts are, each from 0 to 1. */
export interface Likeness {
  /** By what they share of both (Dice). */
  readonly whole: number
  /**
   * By what the shorter shares with the longer, in which it may lie almost whole: an article that only grew is still itself. Squared,
   * so that words which all articles of a text have make no two of them alike; 0 where the shorter is too short to tell.
   */
  readonly inside: number
}
/** Pairs of characters that the shorter of two must have before it is looked for inside the longer. */
const leastInside = 12
/** The likeness of a text that lies whole in a much longer one. */
const wholeInside = 0.75

/** How alike two texts are as wholes. */
export const likeness = (one: string, other: string): number =>
  likenesses([gramsOf(one)], [gramsOf(other)])[0]!.get(0)?.whole ?? 0

/** For each of `ones`, those of `others` that share something with it. */
export function likenesses(
  ones: readonly ReadonlyMap<string, number>[],
  others: readonly ReadonlyMap<string, number>[],
): ReadonlyMap<number, Likeness>[] {
  const postings = new Map<string, number[]>()
  for (const [at, grams] of others.entries()) {
    for (const gram of grams.keys()) {
      const places = postings.get(gram)
      if (places) places.push(at)
      else postings.set(gram, [at])
    }
  }
  const sizes = others.map(sizeOf)
  return ones.map(grams => {
    const shared = new Map<number, number>()
    for (const [gram, count] of grams) {
      for (const at of postings.get(gram) ?? []) shared.set(at, (shared.get(at) ?? 0) + Math.min(count, others[at]!.get(gram)!))
    }
    const size = sizeOf(grams)
    return new Map([...shared].map(([at, count]) => [at, likenessOf(count, size, sizes[at]!)]))
  })
}

function likenessOf(shared: number, size: number, otherSize: number): Likeness {
  const shorter = Math.min(size, otherSize)
  return {
    whole: (2 * shared) / (size + otherSize),
    inside: shorter < leastInside ? 0 : wholeInside * (shared / shorter) ** 2,
  }
}
