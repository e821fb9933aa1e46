/** Relations that contradict themselves when they go round: A 废止 B, B 废止 A. */
import {diagnostic} from '../base/diagnostics.ts'
import {relations} from '../base/relations.ts'
import type {Diagnostic, Edge, Entry, EntryId, Relation} from '../base/types.ts'

/** Amending, repealing and replacing form one chain in time, so a circle through any of them is one. */
const chain: readonly Relation[] = ['amends', 'repeals', 'replaces']

export function cyclesIn(edges: readonly Edge[], byId: ReadonlyMap<EntryId, Entry>): Diagnostic[] {
  const single = (Object.keys(relations) as Relation[]).filter(rel => relations[rel].acyclic && !chain.includes(rel))
  return [chain, ...single.map(rel => [rel])].flatMap(group =>
    circles(
      edges.filter(({rel}) => group.includes(rel)),
      byId,
    ),
  )
}

/** One diagnostic a circle, at the edge that closes it. Iterative: a chain of repeals may be long. */
function circles(edges: readonly Edge[], byId: ReadonlyMap<EntryId, Entry>): Diagnostic[] {
  const out = new Map<EntryId, Edge[]>()
  for (const edge of edges) out.set(edge.from, [...(out.get(edge.from) ?? []), edge])
  const done = new Set<EntryId>()
  const found: Diagnostic[] = []
  for (const start of out.keys()) {
    if (done.has(start)) continue
    const path: {id: EntryId; next: number}[] = [{id: start, next: 0}]
    while (path.length > 0) {
      const top = path.at(-1)!
      const edge = out.get(top.id)?.[top.next++]
      if (!edge) {
        done.add(top.id)
        path.pop()
        continue
      }
      const at = path.findIndex(({id}) => id === edge.to)
      if (at >= 0) found.push(circle(edge, [...path.slice(at).map(({id}) => id), edge.to], byId))
      else if (!done.has(edge.to)) path.push({id: edge.to, next: 0})
    }
  }
  return found
}

function circle(edge: Edge, round: readonly EntryId[], byId: ReadonlyMap<EntryId, Entry>): Diagnostic {
  const entry = byId.get(edge.from)!
  const ref = entry.refs.find(({rel, to}) => rel === edge.rel && (to === edge.to || rel === edge.rel))
  return diagnostic({
    source: 'graph',
    ruleId: 'ref-cycle',
    path: entry.path,
    entry: entry.id,
    pointer: ref?.at,
    place: ref && entry.positions[ref.at],
    reason: `“${relations[edge.rel].forward}”绕成了一圈：${round.join(' → ')}`,
    note: '关系只写在较晚的文件里，删去较早文件里的那一项',
  })
}
