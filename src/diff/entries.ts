/** Entries paired by id, so that a renamed file is no change, and what became of each. */
import {withheld} from '../base/entries.ts'
import {byCodePoint} from '../base/paths.ts'
import type {BodyLink, Entry, EntryId, Loaded} from '../base/types.ts'
import type {Survey} from '../pipeline/index.ts'
import type {Revisions} from '../pipeline/revisions.ts'
import {fieldChanges} from './fields.ts'
import {fileChanges} from './files.ts'
import {citationChanges, type Present, relationChanges} from './relations.ts'
import {classesIn, risksIn} from './risks.ts'
import {textChange} from './texts.ts'
import {type ChangeClass, classOrder, type DiffRisk, type EntryChange, type EntryStatus, type TextChange} from './types.ts'

/** A content file on one side. */
interface Side {
  readonly loaded: Loaded
  readonly survey: Survey
  /** Whether it has a page. */
  readonly isPublic: boolean
}

/** The gravest first: what is withdrawn and what is at risk before what is only new, the form last. */
export function entryChanges(revisions: Revisions): EntryChange[] {
  const [ones, others] = [sidesOf(revisions.before), sidesOf(revisions.after)]
  const ids = [...new Set([...ones.keys(), ...others.keys()])].sort(byCodePoint)
  const changes = ids.flatMap(id => changeOf(ones.get(id) ?? null, others.get(id) ?? null, revisions) ?? [])
  return renamed(changes, ones, others).sort((a, b) => rankOf(a) - rankOf(b) || byCodePoint(a.id, b.id))
}

/** An id is the name of its file: the same file under a new name is, to readers and to the library, one gone and one new. Most were only renamed. */
function renamed(
  changes: readonly EntryChange[],
  ones: ReadonlyMap<EntryId, Side>,
  others: ReadonlyMap<EntryId, Side>,
): EntryChange[] {
  const gone = changes.filter(({status}) => status === 'removed')
  const pairs = changes
    .filter(({status}) => status === 'added')
    .flatMap(fresh => {
      const old = gone.find(({id}) => digestOf(ones.get(id)!) === digestOf(others.get(fresh.id)!))
      return old ? [[old, fresh] as const] : []
    })
  const notes = new Map<EntryChange, string>(
    pairs.flatMap(([old, fresh]) => [
      [old, `内容没有变，文件名改成了 ${fresh.id}.md。编号就是文件名，公开后不改：不是有意换编号的，改回 ${old.id}.md`],
      [fresh, `与删除的 ${old.id} 内容相同，只是改了文件名`],
    ]),
  )
  return changes.map(change => (notes.has(change) ? {...change, note: notes.get(change)!} : change))
}

function sidesOf(survey: Survey): ReadonlyMap<EntryId, Side> {
  const sides = new Map<EntryId, Side>()
  for (const loaded of survey.loaded) {
    const {id, entry} = loaded
    if (!sides.has(id)) sides.set(id, {loaded, survey, isPublic: entry !== null && survey.site.byId.get(id) === entry})
  }
  return sides
}

const statusOrder: readonly EntryStatus[] = ['broken', 'withdrawn', 'removed', 'changed', 'added', 'draft']
/** The lower the sooner. */
function rankOf({status, risks, classes}: EntryChange): number {
  const grave = status === 'changed' && risks.length === 0 ? 10 : 0
  return statusOrder.indexOf(status) + grave + classOrder.indexOf(classes[0] ?? 'print')
}

function changeOf(before: Side | null, after: Side | null, revisions: Revisions): EntryChange | null {
  const status = statusOf(before, after)
  const [old, fresh] = [before?.loaded ?? null, after?.loaded ?? null]
  const path = {before: old?.path ?? null, after: fresh?.path ?? null}
  if (status === 'changed' && !differs(before!, after!)) return null
  if ((status === 'draft' || status === 'broken') && digestOf(before) === digestOf(after) && path.before === path.after)
    return null
  const [one, other] = [presentOf(before), presentOf(after)]
  const shown = (status === 'removed' || status === 'broken' ? (one ?? other) : (other ?? one))?.entry
  const {kinds} = revisions.after.site.project
  const kind = shown?.kind ?? (fresh ?? old)!.kind
  const details = status === 'broken' ? nothing : detailsOf(one, other, status, revisions)
  const url = {
    before: before?.isPublic ? one!.entry.url : null,
    after: after?.isPublic ? other!.entry.url : null,
  }
  return {
    id: (fresh ?? old)!.id,
    kind,
    kindLabel: kinds.get(kind)?.title ?? kind,
    title: shown?.data.title ?? (fresh ?? old)!.id,
    documentNumber: typeof shown?.data['documentNumber'] === 'string' ? shown.data['documentNumber'] : null,
    status,
    note: noteOf(before, after),
    path,
    url,
    ...details,
    classes: classesOf(details, status, url),
    risks: risksOf(details, status),
  }
}

function statusOf(before: Side | null, after: Side | null): EntryStatus {
  if (after?.isPublic) {
    if (!before?.isPublic) return 'added'
    return after.loaded.kind === 'tombstone' && before.loaded.kind !== 'tombstone' ? 'withdrawn' : 'changed'
  }
  if (after && after.loaded.entry === null) return 'broken'
  return before?.isPublic ? 'removed' : 'draft'
}

/** Why an entry is seen or not, where its file alone doesn't say it. */
function noteOf(before: Side | null, after: Side | null): string | null {
  if (after && after.loaded.entry === null) return '有错误，做不成网页'
  if (before && !before.isPublic && after?.isPublic) return before.loaded.entry === null ? '原来有错误' : '由不公开转为公开'
  if (!after || after.isPublic) return null
  return before?.isPublic ? `改后${withheld(after.loaded.entry!, false)?.why ?? '不发布'}` : '不公开，读者看不到'
}

const digestOf = (side: Side | null): string | undefined => side?.survey.sources.get(side.loaded.path)?.digest

/** Whether there is anything to tell of two public ones: their files, where they lie, or what they publish. */
function differs(before: Side, after: Side): boolean {
  const [one, other] = [before.loaded.entry!, after.loaded.entry!]
  if (digestOf(before) !== digestOf(after) || one.path !== other.path || one.url !== other.url) return true
  const files = ({loaded, survey}: Side): string =>
    JSON.stringify(loaded.entry!.files.map(({path}) => survey.sources.get(path)?.digest))
  return files(before) !== files(after)
}

function presentOf(side: Side | null): (Present & Pick<Survey, 'sources'>) | null {
  const entry = side?.loaded.entry
  return entry ? {entry, site: side.survey.site, sources: side.survey.sources} : null
}

type Details = Pick<EntryChange, 'fields' | 'relations' | 'files' | 'citations' | 'links' | 'body'>
const nothing: Details = {fields: [], relations: [], files: [], citations: [], links: {added: [], removed: []}, body: null}

type Whole = ReturnType<typeof presentOf>

function detailsOf(before: Whole, after: Whole, status: EntryStatus, revisions: Revisions): Details {
  const body = bodyOf(before, after, revisions)
  // What came or went as a whole is told by its text; its fields are told where both are there.
  if (!before || !after)
    return {...nothing, body, relations: relationChanges(before, after), files: fileChanges(before, after, revisions.lines)}
  const {refs} = after.site.project.kinds.get(after.entry.kind)!
  const relational = new Set(Object.keys(refs).map(pointer => /^\/([^/]+)(?:\/\*)?$/u.exec(pointer)?.[1]))
  return {
    fields:
      status === 'withdrawn'
        ? []
        : fieldChanges(after.entry.kind, before.entry.data, after.entry.data, {
            site: after.site,
            isRelation: key => relational.has(key),
          }),
    relations: relationChanges(before, after),
    files: fileChanges(before, after, revisions.lines),
    citations: citationChanges(before, after),
    links: linkChanges(before.entry.links, after.entry.links),
    body,
  }
}

function bodyOf(before: Whole, after: Whole, {passages}: Revisions): TextChange | null {
  const [old, fresh] = [before, after].map(side => {
    const digest = side?.sources.get(side.entry.path)?.digest
    return digest === undefined ? [] : (passages.get(digest) ?? null)
  })
  if (!old || !fresh) return null
  const isMarkedAnew = before !== null && after !== null && before.entry.body.compiled !== after.entry.body.compiled
  return textChange(old, fresh, isMarkedAnew)
}

function linkChanges(before: readonly BodyLink[], after: readonly BodyLink[]): Details['links'] {
  const [ones, others] = [before, after].map(links => new Set(links.map(({href}) => href))) as [Set<string>, Set<string>]
  return {
    added: [...others].filter(href => !ones.has(href)),
    removed: [...ones].filter(href => !others.has(href)),
  }
}

function classesOf(
  {fields, relations, files, citations, links, body}: Details,
  status: EntryStatus,
  url: EntryChange['url'],
): ChangeClass[] {
  if (status !== 'changed') return status === 'draft' ? ['metadata'] : ['substance']
  const isMoved = url.before !== url.after
  const found = classesIn([
    ...(body?.classes ?? []),
    ...fields.map(field => field.class),
    ...files.map(file => file.class),
    ...(relations.length > 0 || citations.length > 0 ? (['relation'] as const) : []),
    ...(links.added.length + links.removed.length > 0 ? (['relation'] as const) : []),
    ...(isMoved ? (['metadata'] as const) : []),
  ])
  return found.length > 0 ? found : ['print']
}

function risksOf({fields, relations, files, body}: Details, status: EntryStatus): DiffRisk[] {
  // Of a new text all is new: to name everything in it would name nothing.
  if (status === 'added' || status === 'draft') return risksIn(relations.map(({risks}) => risks))
  if (status === 'broken') return []
  if (status !== 'changed') return ['withdrawal']
  return risksIn([body?.risks ?? [], ...[...fields, ...relations, ...files].map(({risks}) => risks)])
}

/** Entries that are the same file on both sides and have a page on both. */
export function* untouched({before, after}: Revisions, changed: ReadonlySet<EntryId>): Iterable<readonly [Entry, Entry]> {
  for (const entry of after.site.entries) {
    const old = before.site.byId.get(entry.id)
    if (old && !changed.has(entry.id)) yield [old, entry]
  }
}
