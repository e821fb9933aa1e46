/**
 * What a paragraph costs in look-ahead, in characters that the parser looks at again: a code span or a tag that never ends is searched
 * for to the end of the paragraph. Counting stops above `most`.
 */

/** Unmatched backticks: each is searched for to the end of the paragraph. */
export function backtickCost(text: string, most: number): number {
  if (!text.includes('`')) return 0
  const runs = [...text.matchAll(/`+/g)].map(match => ({at: match.index, length: match[0].length}))
  const last = new Map(runs.map((run, index) => [run.length, index]))
  let cost = 0
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index]!
    if (last.get(run.length)! > index) {
      // Matched: go on behind the next run of this length.
      let next = index + 1
      while (runs[next]!.length !== run.length) next++
      index = next
    } else cost += text.length - run.at
    if (cost > most) break
  }
  return cost
}

/** `<` without its end. From the back, so that the next end of each sort is known. */
export function angleCost(text: string, most: number): number {
  if (!text.includes('<')) return 0
  const ends = {'>': text.length, '-->': text.length, '?>': text.length, ']]>': text.length}
  let cost = 0
  for (let at = text.length - 1; at >= 0 && cost <= most; at--) {
    if (text[at] === '>') ends['>'] = at
    for (const end of ['-->', '?>', ']]>'] as const) if (text.startsWith(end, at)) ends[end] = at
    if (text[at] !== '<' || !/[a-z!/?]/i.test(text[at + 1] ?? '')) continue
    const end = text.startsWith('<!--', at) ? '-->' : text[at + 1] === '?' ? '?>' : text.startsWith('<![CDATA[', at) ? ']]>' : '>'
    cost += ends[end] - at
  }
  return cost
}
