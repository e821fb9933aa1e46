/**
 * The feed in other people's formats: ResourceSync, Atom and a site map, all made of the same events and rows, so that none can say
 * anything else. They are pure functions: whoever verifies a feed makes them again and compares.
 */
import type {Digest} from '../base/types.ts'
import {element, type XmlElement, xmlDocument} from '../base/xml.ts'
import {rangeName, segmentSize} from './segments.ts'
import {type FeedEvent, type FeedIndex, type FullRow, type Op, spec} from './types.ts'

/** What projections are made of. */
export type Projected = {
  /** Where the feed is, with a slash at its end. */
  readonly base: string
  readonly publisher: FeedIndex['publisher']
  readonly at: string | null
  readonly events: readonly FeedEvent[]
  readonly rows: readonly FullRow[]
  /** sha-256 of each record file, by path. */
  readonly sums: ReadonlyMap<string, Digest>
}
export type Projection = {readonly path: string; readonly text: string}

export const latestPath = (id: string): string => `records/${id}.json`
export const recordPath = (id: string, rev: number): string => `records/${id}/${rev}.json`

/** Before anything happened. */
const never = '1970-01-01T00:00:00+08:00'

/** All that projections need stands in the index and in what it names. */
export const projected = (
  {publisher, head}: Pick<FeedIndex, 'publisher' | 'head'>,
  more: Pick<Projected, 'events' | 'rows' | 'sums'>,
): Projected => ({base: feedAddress(publisher.url), publisher, at: head.at, ...more})

/** Where the feed of a site is. */
export const feedAddress = (site: string): string => `${site}/${feedFolder}`
export const feedFolder = 'feed/v1/'

export const projectionsOf = (feed: Projected): Projection[] => [
  {path: 'resourcesync/capabilitylist.xml', text: xmlDocument(capabilityList(feed))},
  {path: 'resourcesync/resourcelist.xml', text: xmlDocument(resourceList(feed))},
  {path: 'resourcesync/changelist.xml', text: xmlDocument(changeList(feed))},
  ...atomDocuments(feed),
  {path: 'sitemap.xml', text: xmlDocument(siteMap(feed))},
]

const sitemaps = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const resourceSync = {xmlns: sitemaps, 'xmlns:rs': 'http://www.openarchives.org/rs/terms/'}

const up = (base: string): XmlElement => element('rs:ln', {rel: 'up', href: `${base}resourcesync/capabilitylist.xml`})
const midnightOf = (day: string): string => `${day}T00:00:00+08:00`

/** ResourceSync 1.1 §9: what there is. */
function capabilityList({base}: Projected): XmlElement {
  const one = (capability: string): XmlElement =>
    element('url', {}, element('loc', {}, `${base}resourcesync/${capability}.xml`), element('rs:md', {capability}))
  return element(
    'urlset',
    resourceSync,
    element('rs:ln', {rel: 'describedby', href: `${base}index.json`}),
    element('rs:md', {capability: 'capabilitylist'}),
    one('resourcelist'),
    one('changelist'),
  )
}

/** §10: the records that are there. */
function resourceList({base, at, rows, sums}: Projected): XmlElement {
  return element(
    'urlset',
    resourceSync,
    up(base),
    element('rs:md', {capability: 'resourcelist', at: at ?? never}),
    ...rows.map(({id, len, updated}) =>
      element(
        'url',
        {},
        element('loc', {}, `${base}${latestPath(id)}`),
        element('lastmod', {}, midnightOf(updated)),
        element('rs:md', {hash: `sha-256:${sums.get(latestPath(id)) ?? ''}`, length: String(len), type: 'application/json'}),
      ),
    ),
  )
}

const changeWords: Readonly<Record<Op, 'created' | 'updated' | 'deleted'>> = {
  publish: 'created',
  restore: 'created',
  update: 'updated',
  links: 'updated',
  status: 'updated',
  locate: 'updated',
  withdraw: 'deleted',
  remove: 'deleted',
}

/** §12: what happened, oldest first. */
function changeList({base, at, events}: Projected): XmlElement {
  return element(
    'urlset',
    resourceSync,
    up(base),
    element('rs:md', {capability: 'changelist', from: events[0]?.at ?? at ?? never}),
    ...events.map(({id, op, at: day}) =>
      element(
        'url',
        {},
        element('loc', {}, `${base}${latestPath(id)}`),
        element('rs:md', {change: changeWords[op], datetime: day}),
      ),
    ),
  )
}

/** RFC 5005 §4: a subscription document of the open segment, and an archive for each closed one, which never changes again. */
function atomDocuments(feed: Projected): Projection[] {
  const whole = feed.events.length - (feed.events.length % segmentSize)
  const archives: string[] = []
  const documents: Projection[] = []
  for (let first = 1; first < whole; first += segmentSize) {
    const path = `atom/${rangeName(first, first + segmentSize - 1)}.xml`
    const events = feed.events.slice(first - 1, first - 1 + segmentSize)
    documents.push({path, text: xmlDocument(atomDocument(feed, path, events, archives.at(-1) ?? null, true))})
    archives.push(path)
  }
  const open = atomDocument(feed, 'atom.xml', feed.events.slice(whole), archives.at(-1) ?? null, false)
  return [...documents, {path: 'atom.xml', text: xmlDocument(open)}]
}

/** Newest first; of each document its last event only, since all others have been overtaken (RFC 4287 §4.1.1). */
function atomDocument(
  {base, publisher}: Projected,
  path: string,
  events: readonly FeedEvent[],
  before: string | null,
  isArchive: boolean,
): XmlElement {
  const last = new Map(events.map(event => [event.id, event]))
  const shown = [...last.values()].sort((a, b) => b.seq - a.seq)
  return element(
    'feed',
    {
      xmlns: 'http://www.w3.org/2005/Atom',
      'xmlns:at': 'http://purl.org/atompub/tombstones/1.0',
      ...(isArchive && {'xmlns:fh': 'http://purl.org/syndication/history/1.0'}),
      'xml:lang': 'zh-CN',
    },
    element('id', {}, `${base}atom.xml`),
    // An archive must not change when the office is renamed.
    element('title', {}, isArchive ? spec : `${publisher.name}公文变动`),
    element('updated', {}, shown[0]?.at ?? never),
    element('author', {}, element('name', {}, isArchive ? publisher.id : publisher.name)),
    element('link', {rel: 'self', type: 'application/atom+xml', href: `${base}${path}`}),
    isArchive ? element('fh:archive', {}) : null,
    isArchive ? element('link', {rel: 'current', type: 'application/atom+xml', href: `${base}atom.xml`}) : null,
    before === null ? null : element('link', {rel: 'prev-archive', type: 'application/atom+xml', href: `${base}${before}`}),
    ...shown.map(event => atomEntry(base, event)),
  )
}

/** What an event is called; `docs/feed.md` and the codes say the same. */
export const opWords: Readonly<Record<Op, string>> = {
  publish: '发布',
  update: '更新',
  links: '关联变动',
  status: '效力变动',
  locate: '网址变动',
  withdraw: '撤下',
  remove: '撤下并删除',
  restore: '恢复',
}

/** Only what the event says: a title could be one that had to be taken away later, and an archive never changes. */
function atomEntry(base: string, {id, op, rev, at, url, reason, seq}: FeedEvent): XmlElement {
  const ref = `${base}${latestPath(id)}`
  if (op === 'withdraw' || op === 'remove')
    return element('at:deleted-entry', {ref, when: at}, element('at:comment', {}, reason ?? opWords[op]))
  return element(
    'entry',
    {},
    element('id', {}, ref),
    element('title', {}, `${opWords[op]}：${id}（第${rev}版）`),
    element('updated', {}, at),
    url === null ? null : element('link', {rel: 'alternate', type: 'text/html', href: url}),
    element('link', {rel: 'enclosure', type: 'application/json', href: `${base}${recordPath(id, rev)}`}),
    element('category', {term: op, label: opWords[op]}),
    element('summary', {}, reason ?? `第${seq}号事件`),
  )
}

/** The pages of the documents that are there. */
const siteMap = ({rows}: Projected): XmlElement =>
  element(
    'urlset',
    {xmlns: sitemaps},
    ...rows.map(({url, updated}) => element('url', {}, element('loc', {}, url), element('lastmod', {}, updated))),
  )
