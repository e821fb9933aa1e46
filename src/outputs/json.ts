/**
 * Every entry once more as data: what its page says, for programs. The shape is `gzgk-entry/1`; members are added, never
 * renamed or given a second meaning. Front matter stands as written, under its English keys; dates are civil dates in
 * Asia/Shanghai as strings; addresses are whole.
 *
 *     spec, id, kind, kindTitle, title, url
 *     data          the front matter, but what is meant for the tool and for colleagues
 *     validity      null, or {state, label, since, until, by, evidence, timeline: [{state, label, from, by, evidence}]}
 *     relations     {out, in}: [{relation, label, id, kind, title, url, …}], with clauses, date, note as far as written;
 *                   `id` is null for an instrument outside the site
 *     excerpt       the beginning of the text
 *     contents      [{id, title, children}]: the headings and clauses, `url#id`
 *     attachments   [{title, url, mediaType, size, sha256}]
 *     body          {html, text}
 */
import {defineOutput} from '../base/define.ts'
import {mediaTypeOf} from '../base/media-types.ts'
import {fileOfUrl} from '../base/paths.ts'
import {relations} from '../base/relations.ts'
import type {BodyView, Digest, Entry, EntryId, Json, JsonObject, Planned, Relation, Site} from '../base/types.ts'
import {validityWords} from '../base/validity.ts'
import {absolute, isMadeOf, publishedFiles} from './address.ts'
import {bodyView} from './body.ts'
import {ofNeighbourhood} from './neighbourhood.ts'

/** What an entry says to the tool and to colleagues, not to readers. */
const internal: ReadonlySet<string> = new Set(['draft', 'waivers', 'review'])

type View = {
  /** The document but for its body's text, which lies in the store. */
  readonly document: {readonly [member: string]: Json}
  readonly body: BodyView | null
  readonly text: Digest
}

function* own(site: Site, entry: Entry): Iterable<Planned<View>> {
  if (isMadeOf(site, entry, 'json'))
    yield ofNeighbourhood(site, entry, {path: fileOfUrl(`${entry.url}index.json`), output: 'json', make: viewOf})
}

export default defineOutput<View>({
  name: 'json',
  mediaType: 'application/json',
  *plan(site) {
    for (const entry of site.entries) yield* own(site, entry)
  },
  halves: {overall: () => [], own},
  async render({view}, tools) {
    const {html, toc} = view.body === null ? {html: '', toc: []} : await tools.body(view.body)
    const body = {html, text: await tools.text(view.text)}
    return `${JSON.stringify({...view.document, contents: toc, body}, null, 2)}\n`
  },
})

/** All of an entry's document but the texts. */
export function viewOf(site: Site, entry: Entry): View {
  return {document: documentOf(site, entry), body: bodyView(site, entry), text: entry.body.text}
}

function documentOf(site: Site, entry: Entry): View['document'] {
  const {project} = site
  return {
    spec: 'gzgk-entry/1',
    id: entry.id,
    kind: entry.kind,
    kindTitle: project.kinds.get(entry.kind)?.title ?? entry.kind,
    title: entry.data.title,
    url: absolute(project, entry.url),
    data: Object.fromEntries(
      Object.entries(entry.data).filter(([key, value]) => value !== undefined && !internal.has(key)),
    ) as Json,
    validity: validityOf(site, entry),
    relations: {out: outgoing(site, entry), in: incoming(site, entry)},
    excerpt: entry.body.excerpt,
    contents: [],
    attachments: publishedFiles(site, entry).map(({title, url, source}) => ({
      title,
      url: absolute(project, url),
      mediaType: mediaTypeOf(source.path),
      size: source.size,
      sha256: source.digest,
    })),
  }
}

/** Null for what has no validity. `by` is the entry that brought the state about. */
function validityOf(site: Site, entry: Entry): Json {
  const validity = site.validity.get(entry.id)
  if (!validity) return null
  const named = ({by, byText}: {readonly by: EntryId | null; readonly byText: string | null}): Json =>
    by === null ? (byText === null ? null : {title: byText}) : cardOf(site, by)
  return {
    state: validity.state,
    label: validityWords[validity.state],
    since: validity.since,
    until: validity.until,
    by: named(validity),
    evidence: validity.evidence,
    timeline: validity.timeline.map(span => ({
      state: span.state,
      label: validityWords[span.state],
      from: span.from,
      by: named(span),
      evidence: span.evidence,
    })),
  }
}

function cardOf(site: Site, id: EntryId): {readonly [member: string]: Json} {
  const entry = site.byId.get(id)
  return entry
    ? {id, kind: entry.kind, title: entry.data.title, url: absolute(site.project, entry.url)}
    : {id, kind: null, title: id, url: null}
}

/** What the entry points at: entries of the site, then what it only names. */
function outgoing(site: Site, entry: Entry): Json[] {
  const edges = site.graph.out.get(entry.id) ?? []
  const inside = edges.map(({rel, to, more}) => relationOf(rel, 'forward', cardOf(site, to), more))
  const outside = entry.refs.filter(({to}) => to === null)
  return [...inside, ...outside.map(({rel, more = {}}) => relationOf(rel, 'forward', namedOnly(more), more))]
}

const incoming = (site: Site, entry: Entry): Json[] =>
  (site.graph.in.get(entry.id) ?? []).map(({rel, from, more}) => relationOf(rel, 'inverse', cardOf(site, from), more))

/** The relation in a machine's word and in a reader's, its other end, and what is written beside it: clauses, date, note. */
function relationOf(
  rel: Relation,
  direction: 'forward' | 'inverse',
  card: {readonly [member: string]: Json},
  more: JsonObject = {},
): Json {
  const beside = Object.entries(more).filter(([key, value]) => value !== undefined && !Object.hasOwn(card, key))
  return {
    relation: rel,
    label: relations[rel][direction],
    ...card,
    ...(Object.fromEntries(beside) as {readonly [key: string]: Json}),
  }
}

/** An instrument outside the site. */
const namedOnly = ({title, url}: JsonObject) => ({id: null, kind: null, title: title ?? null, url: url ?? null})
