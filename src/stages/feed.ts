/**
 * 9. The feed for the city's library. What each document has to say is drafted by itself; held against the last feed that gives its
 * revision; then its record is written by itself. Only what is made of all of them together is made every time.
 */
import type {KeyObject} from 'node:crypto'
import {diagnostic} from '../base/diagnostics.ts'
import {digest as digestOf} from '../base/digest.ts'
import type {BodyView, Diagnostic, Digest, EachStage, Entry, EntryId, Json, Planned, Site, Stage, Tools} from '../base/types.ts'
import {canonical} from '../feed/canonical.ts'
import {codeLists} from '../feed/codes.ts'
import {elementsReport} from '../feed/completeness.ts'
import {coverageOf} from '../feed/coverage.ts'
import {
  type Derived,
  derive,
  eventsOf,
  type Fault,
  type Made,
  massOf,
  nothing,
  type Previous,
  rowsOf,
  tombstonesOf,
  type Withdrawal,
} from '../feed/derive.ts'
import {sm3} from '../feed/digests.ts'
import {type Contents, type Correction, type Draft, type Life, partsOf, recordOf} from '../feed/draft.ts'
import {latestPath, recordPath} from '../feed/projections.ts'
import {type Document, publicationOf} from '../feed/publication.ts'
import type {FeedState} from '../feed/read.ts'
import {headOf} from '../feed/segments.ts'
import type {FeedIndex, FullRow, RecordLink} from '../feed/types.ts'
import {baseOf} from '../outputs/address.ts'
import {type FeedView, fedEntries, feedViewOf, mediaOf, successorOf} from '../outputs/feed.ts'

export {feedFolder} from '../feed/projections.ts'

type View = Planned<FeedView & Json>

/** What each fed entry has to say; the views are made when somebody looks at them. */
export const feedViews = (site: Site): View[] => fedEntries(site).map(entry => feedViewOf(site, entry))

/** What a document has to say now. */
export const draftRecord: EachStage<View, null, FeedView, Draft> = {
  name: 'feed-draft',
  setting: () => null,
  take: ({view}) => view,
  key: ({digest}) => digest!,
  async run(view, _setting, tools) {
    const contents = await contentsOf(view, tools)
    const {id, type, path, url, validity, published, updated} = view
    const files = view.files.map(file => ({
      role: file.role,
      name: file.name,
      media: mediaOf(file),
      len: file.source.size,
      url: file.url,
      sha256: file.source.digest,
    }))
    const value: Draft = {
      id,
      type,
      path,
      url,
      validity: validity as Draft['validity'],
      published,
      updated,
      corrections: view.corrections as unknown as readonly Correction[],
      parts: partsOf(contents, files),
    }
    return {value, diagnostics: []}
  },
}

async function contentsOf(view: FeedView, tools: Pick<Tools, 'body' | 'text'>): Promise<Contents> {
  const {id, type, path, url, elements, body, text} = view
  return {
    id,
    type,
    path,
    url,
    elements,
    validity: view.validity as Contents['validity'],
    text: {html: body === null ? '' : (await tools.body(body as BodyView)).html, plain: await tools.text(text)},
    links: view.links as Contents['links'],
  }
}

/** A document and the revision that it is in. */
export interface Revision {
  readonly view: View
  readonly life: Life
}
/** What became of a record: its digest, and those of its file. */
export type MadeRecord = Made & {readonly id: EntryId; readonly rev: number; readonly sha256: Digest; readonly sm3: Digest}

/** The record of a document, written under its revision and as the latest. */
export const writeRecord: EachStage<Revision, string, {readonly view: FeedView; readonly life: Life}, MadeRecord> = {
  name: 'feed-record',
  setting: () => 'feed/v1/',
  take: ({view, life}) => ({view: view.view, life}),
  key: ({view, life}) => `${view.digest} ${canonical(life)}`,
  async run({view, life}, folder, tools) {
    const files = []
    for (const file of view.files) {
      const digest = {'sha-256': file.source.digest, sm3: sm3(await tools.read(file.source))}
      files.push({role: file.role, name: file.name, media: mediaOf(file), len: file.source.size, digest, url: file.url})
    }
    const record = recordOf(await contentsOf(view, tools), files, life)
    const bytes = Buffer.from(canonical(record))
    for (const path of recordFiles(record)) await tools.emit(`${folder}${path}`, bytes)
    const {id, rev} = record
    const made = {id, rev, digest: record.digest.record, len: bytes.length, sha256: digestOf(bytes), sm3: sm3(bytes)}
    return {value: made, diagnostics: []}
  },
}

/** The two files of a record. */
export const recordFiles = ({id, rev}: {readonly id: EntryId; readonly rev: number}): readonly [string, string] => [
  recordPath(id, rev),
  latestPath(id),
]

/** What a build may do that would else be taken for a mishap. */
export interface Leave {
  /** So many removals, and so many changes of validity, at once. */
  readonly mass: number
  readonly reason: string | null
}
export interface History {
  readonly site: Site
  readonly drafts: readonly Draft[]
  /** Null for a feed that begins. */
  readonly last: FeedState | null
  readonly leave: Leave
  /** The content file that the last feed names for a document. */
  sourceOf(row: FullRow): Promise<string | null>
}

/** What happened since the last feed, and what must not have happened. */
export const deriveEvents: Stage<History, History, Derived> = {
  name: 'feed-derive',
  take: history => history,
  async run({site, drafts, last, leave, sourceOf}) {
    const {today} = site.project
    const derived = derive(previousOf(last), drafts, withdrawalsOf(site), {today, reason: leave.reason})
    const diagnostics: Diagnostic[] = []
    for (const fault of derived.faults) diagnostics.push(await said(fault, site, sourceOf))
    if (last) diagnostics.push(...massFaults(derived, last.rows.length, leave))
    return {value: derived, diagnostics}
  },
}

/** What the feed would tell of a site, held against the last feed, or against the drafts of another revision: a draft of its own. */
export interface Comparing {
  readonly site: Site
  /** At least of what differs. */
  readonly drafts: readonly Draft[]
  readonly last: FeedState | readonly Draft[]
}

/** Says nothing itself: whoever reviews a change tells what must not have happened in words of their own. */
export const eventsBetween: Stage<Comparing, Comparing, Derived> = {
  name: 'feed-between',
  take: comparing => comparing,
  run({site, drafts, last}) {
    const previous = 'rows' in last ? previousOf(last) : {...nothing, rows: new Map(last.map(draft => [draft.id, rowOf(draft)]))}
    return {value: derive(previous, drafts, withdrawalsOf(site), {today: site.project.today}), diagnostics: []}
  },
}

/** A draft as the row of a feed that nobody has written. */
const rowOf = ({id, type, url, validity, published, updated, corrections, parts}: Draft): FullRow => ({
  id,
  type,
  rev: 1,
  state: validity?.state ?? null,
  digest: '',
  len: 0,
  url,
  first_published: published ?? '',
  updated: updated ?? published ?? '',
  parts,
  corrections: corrections.length,
})

function previousOf(last: FeedState | null): Previous {
  if (!last) return nothing
  return {
    rows: new Map(last.rows.map(row => [row.id, row])),
    tombstones: new Map(last.tombstones.map(tombstone => [tombstone.id, tombstone])),
    last: new Map(last.events.map(event => [event.id, event])),
  }
}

function withdrawalsOf(site: Site): Withdrawal[] {
  return site.entries
    .filter(({kind}) => kind === 'tombstone')
    .map(entry => ({
      id: entry.id,
      path: entry.path,
      reasonClass: String(entry.data['reasonClass']),
      publicNote: String(entry.data['publicNote']),
      title: entry.data.title,
      successor: successorOf(site, entry) as RecordLink | null,
    }))
}

async function said(fault: Fault, site: Site, sourceOf: History['sourceOf']): Promise<Diagnostic> {
  if (fault.fault === 'vanished') return vanished(fault.row, site, (await sourceOf(fault.row)) ?? 'content')
  const {draft, part} = fault
  const what = part === 'text' ? '正文' : '附件'
  return diagnostic({
    source: 'output',
    ruleId: 'feed-uncorrected',
    path: draft.path,
    entry: draft.id,
    reason: `${what}和上一期汇聚接口里的不同，更正记录（corrections）里没有新的一条`,
    note: `在开头写（class 用 amend 修改、correct 更正或 minor 细微改动）：corrections: [{date: ${site.project.today}, class: correct, reason: 改了什么、为什么}]`,
  })
}

function vanished({id, type, url}: FullRow, {project}: Site, path: string): Diagnostic {
  const place = decodeURI(url.slice(baseOf(project).length)).replace(/^\/|\/$/gu, '')
  return diagnostic({
    source: 'output',
    ruleId: 'feed-vanished',
    path,
    reason: `“${id}”已经交给公文库，现在内容里没有它，也没有撤下说明`,
    actual: id,
    note: `改了文件名、改成草稿或不公开的，改回去；确实撤下的，新建 content/tombstones/${place}.md，开头写 title、originalKind: ${type}、reasonClass: correction、publicNote、date: ${project.today}`,
  })
}

/** Where so much changes at once, something has more likely gone wrong than that it is meant. */
function massFaults(derived: Derived, rows: number, {mass}: Leave): Diagnostic[] {
  const {removals, flips, most} = massOf(derived, rows)
  const fault = (count: number, what: string): Diagnostic[] =>
    count <= most || count <= mass
      ? []
      : [
          diagnostic({
            source: 'output',
            ruleId: 'feed-mass-change',
            path: 'content',
            reason: `一次${what} ${count} 件，超过了 ${most} 件（在库 ${rows} 件的5%，最少3件、最多50件）`,
            actual: String(count),
            note: `先核对是不是误删、误改；确实要这样，再加上 --allow-mass ${count} --reason "原因"`,
          }),
        ]
  return [...fault(removals, '撤下'), ...fault(flips, '改变有效性')]
}

export interface Publishing {
  readonly site: Site
  readonly entries: readonly Entry[]
  readonly derived: Derived
  readonly last: FeedState | null
  readonly made: readonly MadeRecord[]
  readonly key: KeyObject | null
  readonly carry: Carried
}
/** Files of the last feed that stay published: earlier revisions of what is still there. Digests by path below the feed. */
export interface Carried {
  readonly sha256: ReadonlyMap<string, Digest>
  readonly sm3: ReadonlyMap<string, Digest>
}
export interface Published {
  readonly index: FeedIndex
  /** Events of this build. */
  readonly events: number
  /** All files but the records. */
  readonly documents: readonly Document[]
}

/** All files but the records. */
export const publishFeed: Stage<Publishing, Publishing, Published> = {
  name: 'feed-publish',
  take: publishing => publishing,
  run({site, entries, derived, last, made, key, carry}) {
    const {project} = site
    const records = new Map(made.map(record => [record.id, record]))
    const before = last?.events ?? []
    const events = eventsOf(derived.changes, records, {head: headOf(before, last?.lines ?? []), today: project.today})
    const sha256 = new Map(carry.sha256)
    const other = new Map(carry.sm3)
    for (const record of made) {
      for (const path of recordFiles(record)) {
        sha256.set(path, record.sha256)
        other.set(path, record.sm3)
      }
    }
    const told = {
      profile: project.config.feed?.profile ?? 'generic',
      publisher: publisherOf(site),
      events: [...before, ...events],
      rows: rowsOf(derived.living, records),
      tombstones: tombstonesOf(last?.tombstones ?? [], derived.changes),
      coverage: coverageOf(site, entries),
      elements: elementsReport(project, entries),
      codes: codeLists(project),
      records: sha256,
    }
    const {index, documents} = publicationOf(told, other, key)
    return {value: {index, events: events.length, documents}, diagnostics: []}
  },
}

function publisherOf({project, organizations}: Site): FeedIndex['publisher'] {
  const {site, feed} = project.config
  const id = feed?.publisher ?? site.owner ?? 'publisher'
  const known = organizations.get(id)
  return {id, name: known?.name ?? site.title, uscc: known?.uscc ?? null, url: baseOf(project)}
}

/** What `gzgk explain` says of the feed's messages. */
export const explanations = [
  {
    id: 'feed-vanished',
    title: '交给公文库的内容不见了',
    why: '公文库里已经有的文件，本站不能一声不响地拿掉：对方不知道是撤下了，还是漏送了。撤下要写撤下说明，编号永不重用。',
    wrong: '删去 content/policies/2021/sswz-2021-9.md',
    right: '新建 content/tombstones/policies/2021/sswz-2021-9.md，写明撤下原因（reasonClass）和公开说明（publicNote）',
  },
  {
    id: 'feed-uncorrected',
    title: '公开后改了正文或附件，没有更正记录',
    why: '已公开文件的正文、附件变了，公文库要知道是修改、更正还是细微改动，读者也要知道为什么变了。每改一次，在更正记录里加一条。',
    right:
      'corrections:\n  - date: 2026-03-02\n    class: correct        # amend 修改、correct 更正、minor 细微改动\n    reason: 附件2第三行的电话号码有误，已更正',
  },
  {
    id: 'feed-mass-change',
    title: '一次撤下或改变有效性的内容太多',
    why: '一次动了5%以上（最少3件、最多50件），多半是误删、改错了日期或配置。核对无误后，用 --allow-mass 写明件数，用 --reason 写明原因。',
    right: 'gzgk build --feed-base https://swj.example.gov.cn --allow-mass 60 --reason "按清理结果集中废止"',
  },
] as const
