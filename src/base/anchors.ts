/** Anchors of clauses: `tiao-12-k2-x3` is 第十二条第二款第（三）项, as printed. */

/**
 * The anchor that a clause means among those that a document has: itself; 第（三）项 written without its 款, wherever only one 款 has it;
 * else the nearest part above it that is there. Null when not even the article is.
 */
export function nearestAnchor(clause: string, anchors: ReadonlySet<string>): string | null {
  if (anchors.has(clause)) return clause
  const short = /^(.*tiao-\d+(?:-\d+z)?)-(?:k1-)?(x\d+(?:-m\d+)?)$/u.exec(clause)
  if (short) {
    const hits = [...anchors].filter(anchor => anchor.startsWith(`${short[1]}-k`) && anchor.endsWith(`-${short[2]}`))
    if (hits.length === 1) return hits[0]!
  }
  for (let at = clause.lastIndexOf('-'); at > 0; at = clause.lastIndexOf('-', at - 1)) {
    const upper = clause.slice(0, at)
    if (anchors.has(upper) && /\d/u.test(upper)) return upper
  }
  return null
}
