/** 3. Entries become a graph. Looks at everything, so it is never cached and must stay cheap. Drafts leave here. */
import {diagnostic} from '../base/diagnostics.ts'
import {withheld} from '../base/entries.ts'
import {byCodePoint} from '../base/paths.ts'
import type {
  Diagnostic,
  Edge,
  Entry,
  EntryId,
  Graph,
  JsonSchema,
  Loaded,
  Organization,
  ResolvedCitation,
  Source,
  Stage,
  Validity,
} from '../base/types.ts'
import {labelAt} from '../frontmatter/fields.ts'
import {validatorOf} from '../frontmatter/validate.ts'
import {type CitationSurroundings, resolveCitations} from '../graph/citations.ts'
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
  readonly entries: readonly Entry[]
  readonly byId: ReadonlyMap<EntryId, Entry>
  readonly graph: Graph
  readonly validity: ReadonlyMap<EntryId, Validity>
  readonly citations: ReadonlyMap<EntryId, readonly (ResolvedCitation | null)[]>
  /** For each entry, the links of its body that lead to other entries: as written -> as published. */
  readonly hrefs: ReadonlyMap<EntryId, Readonly<Record<string, string>>>
}

export const link: Stage<Input, Taken, Linked> = {
  name: 'link',
  take: (input, {drafts, today, kinds, schemas}) => ({...input, drafts, today, kinds, schemas}),
  run({loaded, organizations, attachments, drafts, today, kinds, schemas}) {
    // Whatever order they come in: of two rivals the first by path stays.
    const {entries, left, diagnostics} = admitted(
      loaded.toSorted((a, b) => byCodePoint(a.path, b.path)),
      drafts,
    )
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
    const citations = resolveAll(entries, {names, byId, incoming, outgoing: grouped(edges, 'from'), validity, today})
    const hrefs = hrefsOfAll(entries, targetsOf(loaded, entries), diagnostics)
    const graph = graphOf([...edges, ...citing(entries, citations, edges)])
    return {value: {entries, byId, graph, validity, citations, hrefs}, diagnostics}
  },
}

/** The field of front matter that a relation stands in, as editors know it. */
function fieldName(schemas: ReadonlyMap<string, JsonSchema>, kind: string, pointer: string): string {
  const key = pointer.split('/')[1] ?? ''
  return schemas.has(kind) ? `${labelAt(validatorOf(schemas).schema(kind), `/${key}`)}` : key
}

/** Valid entries, one to an id and one to a URL; `left` are those that make no page, drafts and what is not public. */
function admitted(loaded: readonly Loaded[], drafts: boolean): {entries: Entry[]; left: Entry[]; diagnostics: Diagnostic[]} {
  const diagnostics: Diagnostic[] = []
  const ids = new Map<string, string>()
  const urls = new Map<string, string>()
  const entries: Entry[] = []
  const left: Entry[] = []
  for (const {id, path, entry} of loaded) {
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

function resolveAll(entries: readonly Entry[], around: CitationSurroundings): Map<EntryId, readonly (ResolvedCitation | null)[]> {
  return new Map(entries.map(entry => [entry.id, resolveCitations(entry, around)]))
}

function targetsOf(loaded: readonly Loaded[], entries: readonly Entry[]): Targets {
  const byPath = new Map(entries.map(entry => [entry.path, entry]))
  const absent = loaded
    .filter(({path}) => !byPath.has(path))
    .map(({path, entry}) => [path, entry && withheld(entry, false)] as const)
  return {byPath, byUrl: new Map(entries.map(entry => [entry.url, entry])), absent: new Map(absent)}
}

function hrefsOfAll(
  entries: readonly Entry[],
  targets: Targets,
  diagnostics: Diagnostic[],
): Map<EntryId, Readonly<Record<string, string>>> {
  return new Map(
    entries.map(entry => {
      const {hrefs, diagnostics: found} = hrefsOf(entry, targets)
      diagnostics.push(...found)
      return [entry.id, hrefs]
    }),
  )
}

/** A citation in the text is a relation too, unless the editor already declared one of the two. */
function citing(
  entries: readonly Entry[],
  citations: ReadonlyMap<EntryId, readonly (ResolvedCitation | null)[]>,
  declared: readonly Edge[],
): Edge[] {
  const known = new Set(declared.map(({from, to}) => `${from} ${to}`))
  const edges: Edge[] = []
  for (const {id} of entries) {
    for (const resolved of citations.get(id) ?? []) {
      if (!resolved || resolved.to === id || known.has(`${id} ${resolved.to}`)) continue
      known.add(`${id} ${resolved.to}`)
      edges.push({from: id, rel: 'cites', to: resolved.to})
    }
  }
  return edges
}

const graphOf = (edges: readonly Edge[]): Graph => ({out: grouped(edges, 'from'), in: grouped(edges, 'to')})

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
