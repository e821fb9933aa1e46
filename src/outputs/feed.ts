/**
 * What the feed says of an entry: its elements by their Chinese names, its validity, its ties, its files. Which revision that makes
 * depends on what was published before, so a stage of its own writes the files (`stages/feed.ts`), and nothing is planned here.
 */

import {defineOutput} from '../base/define.ts'
import {elementsOf, fieldsOf, inWords} from '../base/elements.ts'
import {isObject} from '../base/json.ts'
import {mediaTypeOf} from '../base/media-types.ts'
import {steps, valueAt} from '../base/pointer.ts'
import {relations} from '../base/relations.ts'
import type {BodyView, Digest, Entry, EntryId, IsoDate, Json, JsonObject, Planned, Site, Source} from '../base/types.ts'
import {validityWords} from '../base/validity.ts'
import {absolute, isMadeOf, publishedFiles} from './address.ts'
import {bodyView} from './body.ts'
import {contentDates} from './content-dates.ts'
import {ofNeighbourhood} from './neighbourhood.ts'

/** What a record is made of; texts and files lie where their digests say. */
export type FeedView = {
  readonly id: EntryId
  readonly type: string
  readonly path: string
  readonly url: string
  readonly elements: JsonObject
  readonly validity: Json
  readonly links: JsonObject
  readonly files: readonly FeedFile[]
  readonly body: BodyView | null
  readonly text: Digest
  readonly published: IsoDate | null
  readonly updated: IsoDate | null
  readonly corrections: readonly Json[]
}
export type FeedFile = {readonly role: string; readonly name: string; readonly url: string; readonly source: PlainSource}
type PlainSource = {readonly [Key in keyof Source]: Source[Key]}

export default defineOutput<Json>({
  name: 'feed',
  mediaType: 'application/json',
  plan: () => [],
  async render({path}) {
    throw new Error(`${path}: the feed is written by its own stage`)
  },
})

/** The entries that are fed, by path. */
export const fedEntries = (site: Site): Entry[] => site.entries.filter(entry => isMadeOf(site, entry, 'feed'))

/** The view of an entry's record, with a digest that is known before the view is made. */
export const feedViewOf = (site: Site, entry: Entry): Planned<FeedView & Json> =>
  ofNeighbourhood(site, entry, {path: '', output: 'feed', make: (part, own) => viewOf(part, own) as FeedView & Json})

export function viewOf(site: Site, entry: Entry): FeedView {
  const {project, organizations} = site
  const dates = contentDates(site, entry)
  const kind = project.kinds.get(entry.kind)!
  return {
    id: entry.id,
    type: entry.kind,
    path: entry.path,
    url: absolute(project, entry.url),
    elements: elementsOf(kind, entry.data, {schemas: project.schemas, organizations}),
    validity: validityOf(site, entry),
    links: linksOf(site, entry),
    files: publishedFiles(site, entry).map(({title, url, source}) => ({
      role: roleOf(entry, source.path),
      name: title,
      url: absolute(project, url),
      source,
    })),
    body: withoutCitations(bodyView(site, entry)),
    text: entry.body.text,
    published: dates?.published ?? null,
    updated: dates?.updated ?? null,
    corrections: Array.isArray(entry.data['corrections']) ? entry.data['corrections'] : [],
  }
}

/** Links of citations come and go with other documents, and are told as relations: the text of a document is its own. */
const withoutCitations = (body: BodyView | null): BodyView | null => body && {...body, citations: []}

function validityOf(site: Site, {id}: Entry): Json {
  const validity = site.validity.get(id)
  if (!validity) return null
  const {state, since, until, evidence, timeline} = validity
  const next = until === null ? undefined : timeline.find(({from}) => from === until)
  return {
    state,
    label: validityWords[state],
    since,
    next: next === undefined ? null : {state: next.state, label: validityWords[next.state], on: until},
    basis: evidence,
  }
}

/** By the word of the relation, read from this entry: 依据, 解读材料, 被废止, … */
function linksOf(site: Site, entry: Entry): JsonObject {
  const links: {[relation: string]: Json[]} = {}
  const add = (relation: string, link: JsonObject): void => {
    links[relation] = [...(links[relation] ?? []), link]
  }
  for (const {rel, to, more} of site.graph.out.get(entry.id) ?? [])
    add(relations[rel].forward, {...endOf(site, to), ...detailOf(site, more)})
  for (const {rel, to, more = {}} of entry.refs)
    if (to === null) add(relations[rel].forward, {...namedEnd(more), ...detailOf(site, more)})
  for (const {rel, from, more} of site.graph.in.get(entry.id) ?? [])
    add(relations[rel].inverse, {...endOf(site, from), ...detailOf(site, more)})
  return links
}

function endOf(site: Site, id: EntryId): JsonObject {
  const entry = site.byId.get(id)
  if (!entry) return {id}
  const {documentNumber} = entry.data
  return {
    id,
    title: entry.data.title,
    ...(typeof documentNumber === 'string' && {发文字号: documentNumber}),
    url: absolute(site.project, entry.url),
  }
}

/** An instrument outside the site. */
function namedEnd({title, documentNumber, url}: JsonObject): JsonObject {
  return {
    ...(typeof title === 'string' && {title}),
    ...(typeof documentNumber === 'string' && {发文字号: documentNumber}),
    ...(typeof url === 'string' && {url}),
  }
}

const ends: ReadonlySet<string> = new Set(['to', 'title', 'documentNumber', 'url'])

/** What is written beside a relation: clauses, a day, that only a part is meant. */
function detailOf({project, organizations}: Site, more: JsonObject | undefined): JsonObject {
  const beside = Object.entries(more ?? {}).filter(([key, value]) => value !== undefined && !ends.has(key))
  if (beside.length === 0) return {}
  const labels = fieldsOf('common#referenceDetail', project.schemas)
  const worded = beside.map(([key, value]) => {
    const field = labels.get(key) ?? null
    return [field?.label ?? key, inWords(value!, field, organizations)]
  })
  return {detail: Object.fromEntries(worded) as JsonObject}
}

/** `original`, `annex`, `material` as attachments say themselves; what shows the text in another way is `media`. */
function roleOf({files, data}: Entry, path: string): string {
  const at = files.find(file => file.path === path)?.at
  const [first, index = '', member] = at === undefined ? [] : steps(at)
  if (first === 'attachments') {
    const role = valueAt(data, `/attachments/${index}/role`)
    return member === 'textVersion' ? 'textVersion' : typeof role === 'string' ? role : 'annex'
  }
  return first === undefined || first === 'images' || first === 'video' || first === 'photos' ? 'media' : 'material'
}

/** The media type of a file as its record names it. */
export const mediaOf = (file: FeedFile): string => mediaTypeOf(file.source.path)

/** The successor that a tombstone names. */
export function successorOf(site: Site, {id, refs}: Entry): JsonObject | null {
  const edge = site.graph.out.get(id)?.[0]
  if (edge) return endOf(site, edge.to)
  const named = refs.find(({to}) => to === null)
  return named && isObject(named.more) ? namedEnd(named.more) : null
}
