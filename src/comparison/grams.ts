/** How alike texts are, by the pairs of characters that they share (Dice): quick, and blind to where things stand. */

/** The bigrams of a text with how often each occurs; of a single character, itself. */
export function gramsOf(text: string): ReadonlyMap<string, number> {
  const grams = new Map<string, number>()
  const characters = Array.from(text)
  if (characters.length === 1) grams.set(characters[0]!, 1)
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

/** For each of `ones`, those of `others` that share something with it, with how alike they are: 0 to 1. */
export function likenesses(
  ones: readonly ReadonlyMap<string, number>[],
  others: readonly ReadonlyMap<string, number>[],
): ReadonlyMap<number, number>[] {
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
    return new Map([...shared].map(([at, count]) => [at, (2 * count) / (size + sizes[at]!)]))
  })
}
