/** 3. Entries become a graph. Looks at everything but texts, so what it found is told again while only texts change. Drafts leave here. */
import {diagnostic} from '../base/diagnostics.ts'
import {digestOf, digest as digestOfText} from '../base/digest.ts'
import {withheld} from '../base/entries.ts'
import {lazyMap} from '../base/lazy-map.ts'
import {byCodePoint} from '../base/paths.ts'
import type {
  Diagnostic,
  Digest,
  Edge,
  Entry,
  EntryId,
  Graph,
  Json,
  JsonSchema,
  Loaded,
  Organization,
  ResolvedCitation,
  Result,
  Source,
  Stage,
  Validity,
} from '../base/types.ts'
import {labelAt} from '../frontmatter/fields.ts'
import {validatorOf} from '../frontmatter/validate.ts'
import {addressesOf, type CitationSurroundings, entriesMeant} from '../graph/citations.ts'
import {cyclesIn} from '../graph/cycles.ts'
import {catalogueItems, type Declared, edgesOf} from '../graph/edges.ts'
import {filesOf, hrefsOf, type Targets} from '../graph/links.ts'
import {namesOf} from '../graph/names.ts'
import {organizationFaults} from '../graph/organizations.ts'
import {validitiesOf} from '../graph/validities.ts'

interface Input {
  readonly loaded: readonly Loaded[]
  readonly organizations: ReadonlyMap<string, Organization>
  readonly attachments: ReadonlyMap<string, Source>
}
interface Taken extends Input {
  readonly drafts: boolean
  readonly today: string
  readonly kinds: ReadonlyMap<string, {readonly title: string}>
  readonly schemas: ReadonlyMap<string, JsonSchema>
}
export interface Linked {
  /** Covers all that it follows from but texts, and where in them something ends. */
  readonly digest: Digest
  readonly entries: readonly Entry[]
  readonly byId: ReadonlyMap<EntryId, Entry>
  readonly graph: Graph
  readonly validity: ReadonlyMap<EntryId, Validity>
  readonly meant: ReadonlyMap<EntryId, readonly (EntryId | null)[]>
  readonly citations: ReadonlyMap<EntryId, readonly (ResolvedCitation | null)[]>
  /** For each entry that has any, the links of its body that lead to other entries: as written -> as published. */
  readonly hrefs: ReadonlyMap<EntryId, Readonly<Record<string, string>>>
}

export const link: Stage<Input, Taken, Linked> = {
  name: 'link',
  take: (input, {drafts, today, kinds, schemas}) => ({...input, drafts, today, kinds, schemas}),
  run: taken => pointed(tied(taken), taken, keyOf(taken)),
  halves: {key: keyOf, first: tied, second: pointed},
}

/** What is tied to what, as plain JSON. */
type Ties = {
  readonly edges: readonly Edge[]
  /** The entry that each citation means; most entries cite nothing and are left out. */
  readonly meant: Rows<readonly (EntryId | null)[]>
  readonly diagnostics: readonly Diagnostic[]
}
type Rows<Value> = readonly (readonly [id: EntryId, value: Value])[]

/** Covers all that `tied` looks at: of an entry its skeleton. */
function keyOf({loaded, organizations, attachments, drafts, today, kinds, schemas}: Taken): Digest {
  const titles = [...kinds].map(([name, {title}]) => [name, title])
  const files = [...attachments.values()].map(({path, size, digest: own}) => [path, size, own])
  const around = digestOf([drafts, today, titles, digestOf([...schemas]), [...organizations], files] as unknown as Json)
  const items = loaded.map(({id, kind, path, entry, isDraft}) => `${path} ${id} ${kind} ${entry?.skeleton ?? isDraft ?? ''}`)
  return digestOfText([around, ...items].join('\n'))
}

/** First which entries there are, who names whom, and what follows for validity. */
function tied({loaded, organizations, attachments, drafts, today, kinds, schemas}: Taken): Ties {
  const {entries, left, diagnostics} = admitted(loaded, drafts)
  const byId = new Map(entries.map(entry => [entry.id, entry]))
  const issuers = namesOfOrganizations(organizations)
  const names = namesOf(entries, issuers)
  const kindTitle = (kind: string) => kinds.get(kind)?.title ?? kind
  const label = (kind: string, pointer: string) => fieldName(schemas, kind, pointer)
  const known = new Map(loaded.map(item => [item.id, item]))
  const around = {names, byId, loaded: known, drafts: namesOf(left, issuers), kindTitle, label}
  const declared: Declared[] = []
  for (const entry of entries) {
    const found = edgesOf(entry, around)
    declared.push(...found.declared)
    diagnostics.push(...found.diagnostics, ...organizationFaults(entry, organizations))
  }
  const edges = declared.map(({edge}) => edge)
  diagnostics.push(...cyclesIn(declared, byId), ...catalogueItems(declared, byId))
  diagnostics.push(...filesOf(entries, attachments, {drafts: left, broken: loaded.filter(({entry}) => entry === null)}))
  const incoming = grouped(edges, 'to')
  const validity = validitiesOf(entries, incoming, byId, today)
  const meant = meantByAll(entries, {names, byId, incoming, outgoing: grouped(edges, 'from'), validity, today})
  return {edges: [...edges, ...citing(meant, edges)], meant, diagnostics}
}

/** Then where in its text: a clause that is cited or linked may have come, gone, or moved, which ties nothing to anything else. */
function pointed({edges, meant: rows, diagnostics}: Ties, taken: Taken, key: Digest): Result<Linked> {
  const {entries} = admitted(taken.loaded, taken.drafts)
  const byId = new Map(entries.map(entry => [entry.id, entry]))
  const meant = new Map(rows)
  const found = [...diagnostics]
  const citations = lazyMap(meant, (ids, id) => addressesOf(byId.get(id)!, ids, byId))
  const hrefs = hrefsOfAll(taken.loaded, entries, found)
  const graph = graphOf(edges)
  const around = {graph, validity: validitiesOf(entries, graph.in, byId, taken.today), meant, citations, hrefs}
  return {value: {digest: key, entries, byId, ...around}, diagnostics: found}
}

/** The field of front matter that a relation stands in, as editors know it. */
function fieldName(schemas: ReadonlyMap<string, JsonSchema>, kind: string, pointer: string): string {
  const key = pointer.split('/')[1] ?? ''
  return schemas.has(kind) ? `${labelAt(validatorOf(schemas).schema(kind), `/${key}`)}` : key
}

/**
 * Valid entries, one to an id and one to a URL: of two rivals the first by path stays, whatever order they come in. `left` are those that
 * make no page, drafts and what is not public.
 */
function admitted(loaded: readonly Loaded[], drafts: boolean): {entries: Entry[]; left: Entry[]; diagnostics: Diagnostic[]} {
  const diagnostics: Diagnostic[] = []
  const ids = new Map<string, string>()
  const urls = new Map<string, string>()
  const entries: Entry[] = []
  const left: Entry[] = []
  for (const {id, path, entry} of byPath(loaded)) {
    const first = ids.get(id)
    if (first) {
      diagnostics.push(idRepeated(id, path, first))
      continue
    }
    ids.set(id, path)
    if (!entry) continue
    if (withheld(entry, drafts)) {
      left.push(entry)
      continue
    }
    const rival = urls.get(entry.url)
    if (rival) diagnostics.push(urlRepeated(entry, rival))
    else {
      urls.set(entry.url, path)
      entries.push(entry)
    }
  }
  return {entries, left, diagnostics}
}

/** Nearly always they come in that order, and to look is cheaper than to sort. */
const byPath = (loaded: readonly Loaded[]): readonly Loaded[] =>
  loaded.every(({path}, at) => at === 0 || byCodePoint(loaded[at - 1]!.path, path) <= 0)
    ? loaded
    : loaded.toSorted((a, b) => byCodePoint(a.path, b.path))

const idRepeated = (id: string, path: string, first: string): Diagnostic =>
  diagnostic({
    source: 'graph',
    ruleId: 'id-repeated',
    path,
    reason: `编号“${id}”已被 ${first} 使用，全站不能重复`,
    note: '给其中一个文件改名',
  })

const urlRepeated = (entry: Entry, rival: string): Diagnostic =>
  diagnostic({
    source: 'graph',
    ruleId: 'url-repeated',
    path: entry.path,
    entry: entry.id,
    reason: `网址 ${entry.url} 已被 ${rival} 使用`,
    note: '核对两个文件的年份（year）或文件夹',
  })

const namesOfOrganizations = (organizations: ReadonlyMap<string, Organization>): string[] =>
  [...organizations.values()]
    .flatMap(({name, shortName, formerNames}) => [name, shortName ?? '', ...(formerNames ?? []).map(former => former.name)])
    .filter(Boolean)

function meantByAll(entries: readonly Entry[], around: CitationSurroundings): Rows<readonly (EntryId | null)[]> {
  return entries.flatMap(entry => (entry.citations.length === 0 ? [] : [[entry.id, entriesMeant(entry, around)] as const]))
}

function targetsOf(loaded: readonly Loaded[], entries: readonly Entry[]): Targets {
  const byPath = new Map(entries.map(entry => [entry.path, entry]))
  const absent = loaded
    .filter(({path}) => !byPath.has(path))
    .map(({path, entry}) => [path, entry && withheld(entry, false)] as const)
  return {byPath, byUrl: new Map(entries.map(entry => [entry.url, entry])), absent: new Map(absent)}
}

function hrefsOfAll(
  loaded: readonly Loaded[],
  entries: readonly Entry[],
  diagnostics: Diagnostic[],
): Map<EntryId, Readonly<Record<string, string>>> {
  const all = new Map<EntryId, Readonly<Record<string, string>>>()
  const linking = entries.filter(({links}) => links.length > 0)
  if (linking.length === 0) return all
  const targets = targetsOf(loaded, entries)
  for (const entry of linking) {
    const {hrefs, diagnostics: found} = hrefsOf(entry, targets)
    diagnostics.push(...found)
    all.set(entry.id, hrefs)
  }
  return all
}

/** A citation in the text is a relation too, unless the editor already declared one of the two. */
function citing(meant: Rows<readonly (EntryId | null)[]>, declared: readonly Edge[]): Edge[] {
  const known = new Set(declared.map(({from, to}) => `${from} ${to}`))
  const edges: Edge[] = []
  for (const [id, targets] of meant) {
    for (const to of targets) {
      if (to === null || to === id || known.has(`${id} ${to}`)) continue
      known.add(`${id} ${to}`)
      edges.push({from: id, rel: 'cites', to})
    }
  }
  return edges
}

function graphOf(edges: readonly Edge[]): Graph {
  const out = grouped(edges, 'from')
  return {out, in: grouped([...out.values()].flat(), 'to')}
}

function grouped(edges: readonly Edge[], end: 'from' | 'to'): Map<EntryId, Edge[]> {
  const groups = new Map<EntryId, Edge[]>()
  for (const edge of edges) {
    const group = groups.get(edge[end])
    if (group) group.push(edge)
    else groups.set(edge[end], [edge])
  }
  for (const group of groups.values())
    group.sort((a, b) => byCodePoint(a.rel, b.rel) || byCodePoint(a.from, b.from) || byCodePoint(a.to, b.to))
  return groups
}
