/**
 * The part of a site that the files of one entry are made of: the entry, its body, its ties, the faces of what it is tied to, and
 * what all pages share. A planner that is handed this part sees nothing else, so the part's digest is a key for whatever it plans,
 * known before anything is planned: on most days most pages are as they were, and need not be planned to know that.
 */
import {addDays, isDate} from '../base/dates.ts'
import {digest, digestOf} from '../base/digest.ts'
import type {Body, Digest, Edge, Entry, EntryId, IsoDate, Json, Planned, Site, Source, Validity} from '../base/types.ts'
import {card} from './card.ts'
import {sharedTitles} from './html/entry.ts'
import {explained} from './html/explained.ts'
import {footLinks} from './html/frame.ts'
import {isPartOf, oncePerSite} from './html/memo.ts'
import {citations} from './html/related.ts'
import {versions} from './html/versions.ts'

/** A file of an entry: what `make` makes of the entry's neighbourhood, when somebody looks at it. */
export function ofNeighbourhood<View extends Json>(
  site: Site,
  entry: Entry,
  {path, output, make}: {readonly path: string; readonly output: string; make(site: Site, entry: Entry): View},
): Planned<View> {
  return {
    path,
    get digest() {
      return `${output}-${digestOfNeighbourhood(site, entry)}`
    },
    get view() {
      return make(neighbourhood(site, entry), entry)
    },
  }
}

const digests = oncePerSite(() => new Map<EntryId, Digest>())

/** Covers all that `neighbourhood` holds. */
function digestOfNeighbourhood(site: Site, entry: Entry): Digest {
  let known = digests(site).get(entry.id)
  if (known === undefined) {
    const {around, told} = surroundings(site, entry)
    const texts = told.map(id => site.byId.get(id)!.digest)
    known = digest([around, entry.digest, ...texts, ends(site, entry)].join(' '))
    digests(site).set(entry.id, known)
  }
  return known
}

/** What of a neighbourhood stays while only texts change. */
export interface Surroundings {
  /** Covers all of it but texts and ends. */
  readonly around: Digest
  /** Neighbours of whose texts something is told. */
  readonly told: readonly EntryId[]
}

/** By entry, as far as somebody has asked. Whoever knows them from a site of the same `surroundingsKey` may tell them. */
export const allSurroundings = oncePerSite(() => new Map<EntryId, Surroundings>())

/** Covers what the surroundings of all entries depend on. */
export const surroundingsKey = (site: Site): Digest => digest(`${site.digest} ${office(site)}`)

function surroundings(site: Site, entry: Entry): Surroundings {
  let known = allSurroundings(site).get(entry.id)
  if (!known) {
    const told = neighbourIds(site, entry).filter(id => hasDetail(site.byId.get(id)!.kind))
    known = {around: digest(`${contents(site, entry)} ${ties(site, entry)}`), told}
    allSurroundings(site).set(entry.id, known)
  }
  return known
}

/** But its text. */
function contents(site: Site, entry: Entry): string {
  const isTitleShared = sharedTitles(site).has(entry.data.title)
  const day = dayFor(site, entry)
  return `${office(site)} ${entry.skeleton} ${isTitleShared} ${day} ${standing(site, entry)}`
}

/** The rest of a validity follows from the entry, the day, and the ties and faces of what acted upon it. */
const standing = (site: Site, entry: Entry): string =>
  site.validity.get(entry.id)?.state ?? JSON.stringify(card(site, entry).stamp ?? null)

function ties(site: Site, entry: Entry): string {
  const {id} = entry
  const others = neighbourIds(site, entry)
  if (others.length === 0 && entry.files.length === 0 && entry.citations.length === 0 && entry.links.length === 0) return ''
  return JSON.stringify([
    filesOf(site, entry),
    site.graph.out.get(id) ?? [],
    site.graph.in.get(id) ?? [],
    citations(site).in.get(id) ?? [],
    interpretedBy(site, entry).map(({policy, edges, wholes}) => [edges, wholes, site.validity.get(policy) ?? null]),
    others.map(other => digestOfFace(site, other)),
    versions(site).get(id) ?? [],
  ])
}

/** Where ties end in texts, and what comparing those has found. */
function ends(site: Site, {id}: Entry): string {
  const meant = site.meant.get(id) ?? []
  const cited = meant.map(to => to && `${to} ${anchored(site.byId.get(to)!)}`)
  const linked = site.hrefs.get(id) ?? {}
  const beside = explained(site).by.get(id) ?? explained(site).of.get(id) ?? []
  const compared = site.comparisons?.get(id) ?? []
  const isPlain = !cited.some(Boolean) && beside.length + compared.length === 0 && Object.keys(linked).length === 0
  return isPlain ? '' : JSON.stringify([cited, linked, beside, compared])
}

/** Covers where in its text others may point. */
export const anchored = (entry: Entry): Digest => entry.anchored ?? digestOf(entry.anchors)

/** The part itself. */
export function neighbourhood(whole: Site, entry: Entry): Site {
  const {id} = entry
  const others = neighbourIds(whole, entry).map(other => faceOf(whole.byId.get(other)!))
  const entries = [entry, ...others]
  const interpreted = interpretedBy(whole, entry)
  const own = <Value>(map: ReadonlyMap<EntryId, Value>): Map<EntryId, Value> => new Map(map.has(id) ? [[id, map.get(id)!]] : [])
  const part: Site = {
    project: {...whole.project, today: dayFor(whole, entry)},
    digest: '',
    entries,
    byId: new Map(entries.map(one => [one.id, one])),
    graph: {
      out: new Map([...own(whole.graph.out), ...interpreted.map(({policy, wholes}) => [policy, wholes] as const)]),
      in: new Map([...own(whole.graph.in), ...interpreted.map(({policy, edges}) => [policy, edges] as const)]),
    },
    validity: new Map([...own(whole.validity), ...interpreted.flatMap(({policy}) => validityOf(whole, policy))]),
    organizations: whole.organizations,
    attachments: new Map(filesOf(whole, entry).map(file => [file.path, file])),
    meant: own(whole.meant),
    citations: own(whole.citations),
    hrefs: own(whole.hrefs),
    comparisons: own(whole.comparisons ?? new Map()),
  }
  isPartOf(part, whole)
  versions.tell(part, own(versions(whole)))
  const {out, in: into} = citations(whole)
  citations.tell(part, {out: own(out), in: own(into)})
  const {by, of} = explained(whole)
  explained.tell(part, {by: own(by), of: own(of)})
  sharedTitles.tell(part, new Set(sharedTitles(whole).has(entry.data.title) ? [entry.data.title] : []))
  return part
}

interface Interpreted {
  readonly policy: EntryId
  /** From all that interpret or replace it. */
  readonly edges: readonly Edge[]
  /** To what it is part of. */
  readonly wholes: readonly Edge[]
}

/** An interpretation also shows whether what it interprets is in force, what has replaced it, what else interprets it, and its topics. */
function interpretedBy(site: Site, {id, kind}: Entry): readonly Interpreted[] {
  if (kind !== 'interpretation') return []
  return (site.graph.out.get(id) ?? []).flatMap(({rel, to}) =>
    rel === 'interprets'
      ? {
          policy: to,
          edges: (site.graph.in.get(to) ?? []).filter(tellsOf),
          wholes: (site.graph.out.get(to) ?? []).filter(({rel}) => rel === 'isPartOf'),
        }
      : [],
  )
}

const tellsOf = ({rel}: Edge): boolean => rel === 'interprets' || rel === 'replaces'

/** What brought about the states of an entry. */
const actsUpon = ({validity}: Site, id: EntryId): EntryId[] => validity.get(id)?.timeline.flatMap(({by}) => by ?? []) ?? []

function validityOf({validity}: Site, id: EntryId): (readonly [EntryId, Validity])[] {
  const known = validity.get(id)
  return known ? [[id, known]] : []
}

/** What the config, the registries and the theme say, and the pages that all pages link. */
const office = oncePerSite((site): Digest => {
  const {config, kinds, schemas, theme, drafts, toolchain} = site.project
  const given = [config, [...kinds], [...schemas], theme.digest, drafts, toolchain, [...site.organizations], footLinks(site)]
  return digest(JSON.stringify(given))
})

/** What an entry is tied to, each once: by relations, by citations, by what became of it. */
function neighbourIds(site: Site, entry: Entry): readonly EntryId[] {
  const {id} = entry
  const {out, in: into} = site.graph
  const [cited, citing] = [citations(site).out.get(id), citations(site).in.get(id)]
  const acts = actsUpon(site, id)
  if (!out.has(id) && !into.has(id) && !cited && !citing && acts.length === 0) return none
  const ties = [...(out.get(id) ?? []).map(({to}) => to), ...(into.get(id) ?? []).map(({from}) => from)]
  const siblings = interpretedBy(site, entry).flatMap(({edges, wholes}) => [
    ...edges.map(({from}) => from),
    ...wholes.map(({to}) => to),
  ])
  const ids = new Set([...ties, ...siblings, ...(cited ?? []), ...(citing ?? []), ...acts])
  ids.delete(id)
  return [...ids].filter(other => site.byId.has(other))
}
const none: readonly EntryId[] = []

/** What an entry shows to its neighbours: its front matter, not its text; of an interpretation also how long it is. */
const faceOf = ({id, kind, path, url, data, body}: Entry): Entry => ({
  id,
  kind,
  path,
  url,
  data,
  refs: [],
  citations: [],
  anchors: [],
  links: [],
  files: [],
  body: hasDetail(kind) ? body : noBody,
  positions: '',
  surface: '',
  skeleton: '',
  digest: '',
})

const faces = oncePerSite(() => new Map<EntryId, Digest>())

/** But its text. */
function digestOfFace(site: Site, id: EntryId): Digest {
  let known = faces(site).get(id)
  if (known === undefined) {
    const entry = site.byId.get(id)!
    const {kind, path, url, data} = entry
    known = digest(JSON.stringify([id, kind, path, url, data, digestOf(card(site, entry))]))
    faces(site).set(id, known)
  }
  return known
}

/** A policy says of its interpretations how many questions they answer. */
const hasDetail = (kind: string): boolean => kind === 'interpretation'
const noBody: Body = {compiled: '', text: '', tops: [], excerpt: '', length: 0}

function filesOf(site: Site, {files}: Entry): readonly Source[] {
  return files.length === 0 ? noFiles : files.flatMap(({path}) => site.attachments.get(path) ?? [])
}
const noFiles: readonly Source[] = []

/**
 * A day that stands to every day named in the entry as today does: on it, the one, or after it. A day on which nothing happens to an
 * entry is thus the same to it as the day before.
 */
function dayFor(site: Site, entry: Entry): IsoDate {
  const {today} = site.project
  const passed = latestDay(site.validity.get(entry.id)?.timeline as Json | undefined, today, latestDay(entry.data, today, ''))
  return passed === '' ? '1900-01-01' : passed === today ? today : addDays(passed, 1)
}

/** The latest day of a value that is not after today, if it is later than `known`. */
function latestDay(value: Json | undefined, today: IsoDate, known: string): string {
  if (typeof value === 'string') {
    if (value[4] !== '-' || value[7] !== '-') return known
    const day = value.slice(0, 10)
    return day > known && day <= today && isDate(day) ? day : known
  }
  if (typeof value !== 'object' || value === null) return known
  let latest = known
  for (const key in value) latest = latestDay((value as {readonly [key: string]: Json | undefined})[key], today, latest)
  return latest
}
