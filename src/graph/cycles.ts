/** Relations that contradict themselves when they go round: A 废止 B, B 废止 A. */
import {diagnostic} from '../base/diagnostics.ts'
import {relations} from '../base/relations.ts'
import type {Diagnostic, Entry, EntryId, Relation} from '../base/types.ts'
import type {Declared} from './edges.ts'

/** Amending, repealing and replacing form one chain in time, so a circle through any of them is one. */
const chain: readonly Relation[] = ['amends', 'repeals', 'replaces']

export function cyclesIn(declared: readonly Declared[], byId: ReadonlyMap<EntryId, Entry>): Diagnostic[] {
  const single = (Object.keys(relations) as Relation[]).filter(rel => relations[rel].acyclic && !chain.includes(rel))
  return [chain, ...single.map(rel => [rel])].flatMap(group =>
    circles(
      declared.filter(({edge}) => group.includes(edge.rel)),
      byId,
    ),
  )
}

/** One diagnostic a circle, at the edge that closes it. Iterative: a chain of repeals may be long. */
function circles(declared: readonly Declared[], byId: ReadonlyMap<EntryId, Entry>): Diagnostic[] {
  const out = new Map<EntryId, Declared[]>()
  for (const one of declared) {
    const list = out.get(one.edge.from)
    if (list) list.push(one)
    else out.set(one.edge.from, [one])
  }
  const done = new Set<EntryId>()
  const found: Diagnostic[] = []
  for (const start of out.keys()) {
    if (done.has(start)) continue
    const path: {id: EntryId; next: number}[] = [{id: start, next: 0}]
    while (path.length > 0) {
      const top = path.at(-1)!
      const one = out.get(top.id)?.[top.next++]
      if (!one) {
        done.add(top.id)
        path.pop()
        continue
      }
      const {to} = one.edge
      const at = path.findIndex(({id}) => id === to)
      if (at >= 0) found.push(circle(one, [...path.slice(at).map(({id}) => id), to], byId))
      else if (!done.has(to)) path.push({id: to, next: 0})
    }
  }
  return found
}

function circle({edge, ref}: Declared, round: readonly EntryId[], byId: ReadonlyMap<EntryId, Entry>): Diagnostic {
  const entry = byId.get(edge.from)!
  return diagnostic({
    source: 'graph',
    ruleId: 'ref-cycle',
    path: entry.path,
    entry: entry.id,
    pointer: ref.at,
    reason: `“${relations[edge.rel].forward}”绕成了一圈：${round.join(' → ')}`,
    note: '关系只写在较晚的文件里，删去较早文件里的那一项',
  })
}
