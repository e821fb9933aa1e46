/** What stands in relation to an entry, both ways: what it declares, and what others declare of it. */
import type {Edge, Entry, EntryId, Json, Relation, Site} from '../../base/types.ts'
import {type Card, card, present} from '../card.ts'
import {dateOf, textOf} from './fields.ts'
import {oncePerSite} from './memo.ts'
import {say, sayIfKnown} from './words.ts'

/** A neighbour: the card of an entry, or an instrument outside the site that is only named (no kind, a url perhaps). */
export type Neighbour = Partial<Card> & {
  readonly title: string
  /** What stands beside the relation: clauses, a remark. */
  readonly note?: string
}
export interface RelatedGroup {
  readonly [key: string]: Json
  /** `out.basedOn`, `in.interprets` */
  readonly key: string
  readonly title: string
  readonly items: readonly (Neighbour & {readonly [key: string]: Json})[]
}

type Way = `${'out' | 'in'}.${Relation}`

/** The order of the blocks: what helps to understand, what it rests on, what rests on it, what became of it. */
const order: readonly Way[] = [
  'in.interprets',
  'out.interprets',
  'out.decidedBy',
  'in.decidedBy',
  'out.basedOn',
  'out.implements',
  'out.forwards',
  'out.replaces',
  'out.amends',
  'out.repeals',
  'in.replaces',
  'in.amends',
  'in.repeals',
  'in.basedOn',
  'in.implements',
  'in.forwards',
  'out.answers',
  'in.answers',
  'out.isPartOf',
  'in.isPartOf',
  'out.hasPart',
  'in.hasPart',
  'out.evidence',
  'in.evidence',
  'out.cites',
  'in.cites',
]

/** The neighbours of an entry by relation and direction, in the order of the page; ways in `without` are left out. */
export function relatedGroups(site: Site, entry: Entry, without: readonly Way[] = []): RelatedGroup[] {
  const shown = new Set<EntryId>()
  const there = waysOf(site, entry)
  if (there.size === 0) return []
  return order.flatMap(way => {
    if (!there.has(way) || without.includes(way)) return []
    const items = neighbours(site, entry, way, shown)
    return items.length > 0 ? [{key: way, title: wayTitle(site, entry.kind, way), items}] : []
  })
}

/** The ways in which an entry has anything at all: most have few. */
function waysOf(site: Site, entry: Entry): ReadonlySet<Way> {
  let ways = knownWays(site).get(entry.id)
  if (!ways) {
    ways = readWays(site, entry)
    knownWays(site).set(entry.id, ways)
  }
  return ways
}

const knownWays = oncePerSite(() => new Map<EntryId, ReadonlySet<Way>>())
const none: ReadonlySet<Way> = new Set()

function readWays(site: Site, entry: Entry): ReadonlySet<Way> {
  const ways = new Set<Way>()
  for (const {rel} of entry.refs) ways.add(`out.${rel}`)
  for (const direction of ['out', 'in'] as const) {
    for (const {rel} of site.graph[direction].get(entry.id) ?? []) ways.add(`${direction}.${rel}`)
    if (citations(site)[direction].has(entry.id)) ways.add(`${direction}.cites`)
  }
  return ways.size === 0 ? none : ways
}

/** What a way is called on a page of this kind: 引用本文件 on a policy's, 引用本页的内容 elsewhere. */
export const wayTitle = (site: Site, kind: string, way: Way): string =>
  sayIfKnown(site, `related.${kind}.${way}`) ?? say(site, `related.${way}`)

/** What is not said again of an entry that already stands under a stronger relation. */
const weak: ReadonlySet<Way> = new Set<Way>(['out.cites', 'in.cites', 'in.hasPart'])

/** The neighbours in one way. */
export function neighbours(site: Site, entry: Entry, way: Way, shown = new Set<EntryId>()): RelatedGroup['items'] {
  const [direction, rel] = way.split('.') as ['out' | 'in', Relation]
  if (!waysOf(site, entry).has(way)) return []
  const found: Neighbour[] = []
  const here = new Set<EntryId>()
  for (const {id, more} of ends(site, entry, direction, rel)) {
    const other = site.byId.get(id)
    if (!other || here.has(id) || (weak.has(way) && (shown.has(id) || id === entry.id))) continue
    here.add(id)
    found.push(present<Neighbour>({...card(site, other), note: noteOf(more)}))
  }
  for (const id of here) shown.add(id)
  return [...found, ...(direction === 'out' ? outside(entry, rel) : [])] as RelatedGroup['items']
}

type End = {readonly id: EntryId; readonly more: Edge['more']}

function ends(site: Site, entry: Entry, direction: 'out' | 'in', rel: Relation): End[] {
  const edges = (site.graph[direction].get(entry.id) ?? []).filter(edge => edge.rel === rel)
  const declared = edges.map(edge => ({id: direction === 'out' ? edge.to : edge.from, more: edge.more}))
  if (rel !== 'cites') return declared
  const read = citations(site)[direction].get(entry.id) ?? []
  return [...declared, ...read.map(id => ({id, more: undefined}))]
}

/** Who cites whom in running text; nobody cites himself. */
export const citations = oncePerSite((site): Record<'out' | 'in', ReadonlyMap<EntryId, readonly EntryId[]>> => {
  const out = new Map<EntryId, EntryId[]>()
  const into = new Map<EntryId, EntryId[]>()
  for (const [from, meant] of site.meant) {
    const targets = new Set(meant.filter(to => to !== null && to !== from) as EntryId[])
    if (targets.size > 0) out.set(from, [...targets])
    for (const to of targets) {
      const citing = into.get(to)
      if (citing) citing.push(from)
      else into.set(to, [from])
    }
  }
  return {out, in: into}
})

/** Instruments that are only named: no entry of the site. */
function outside(entry: Entry, rel: Relation): Neighbour[] {
  return entry.refs.flatMap(ref => {
    const more = ref.more ?? {}
    const title = textOf(more, 'title') ?? textOf(more, 'documentNumber')
    if (ref.rel !== rel || ref.to !== null || title === undefined) return []
    return [
      present<Neighbour>({
        title,
        url: textOf(more, 'url'),
        documentNumber: title === textOf(more, 'documentNumber') ? undefined : textOf(more, 'documentNumber'),
        date: dateOf(more, 'date'),
        note: noteOf(more),
      }),
    ]
  })
}

function noteOf(more: Edge['more']): string | undefined {
  if (!more) return undefined
  const {clauses} = more
  const listed = Array.isArray(clauses)
    ? clauses.filter(clause => typeof clause === 'string').join('、')
    : textOf(more, 'clauses')
  return textOf(more, 'note') ?? (listed === '' ? undefined : listed)
}
