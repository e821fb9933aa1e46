/** Relations as declared, and citations in running text. */
import {fieldsOf, inWords} from '../base/elements.ts'
import {isObject} from '../base/json.ts'
import {relations} from '../base/relations.ts'
import {titleInMarks} from '../base/titles.ts'
import type {Entry, EntryId, JsonObject, Relation, Site} from '../base/types.ts'
import type {CitationChange, DiffRisk, RelationChange} from './types.ts'

/** Relations that bring about what is in force. */
const grave: ReadonlySet<Relation> = new Set(['amends', 'repeals', 'replaces'])

interface Tie {
  readonly rel: Relation
  readonly to: EntryId | null
  readonly title: string
  readonly detail: string
}

/** Those that the entry itself declares; what is only cited is told as a citation. */
export function relationChanges(before: Present | null, after: Present | null): RelationChange[] {
  const [ones, others] = [tiesOf(before), tiesOf(after)]
  const keys = new Set([...ones.keys(), ...others.keys()])
  return [...keys].flatMap((key): RelationChange[] => {
    const [one, other] = [ones.get(key) ?? null, others.get(key) ?? null]
    if (one && other && one.detail === other.detail) return []
    const {rel, to, title} = (other ?? one)!
    const {forward, inverse} = relations[rel]
    const risks: DiffRisk[] = grave.has(rel) ? ['validity'] : []
    return [
      {
        change: one && other ? 'changed' : one ? 'removed' : 'added',
        relation: rel,
        label: forward,
        inverse,
        to,
        title,
        detail: {before: one?.detail || null, after: other?.detail || null},
        risks,
      },
    ]
  })
}

/** An entry with the site that it stands in. */
export interface Present {
  readonly entry: Entry
  readonly site: Site
}

function tiesOf(present: Present | null): ReadonlyMap<string, Tie> {
  if (!present) return new Map()
  const {entry, site} = present
  const declared = new Set(entry.refs.map(({rel}) => rel))
  const edges = (site.graph.out.get(entry.id) ?? []).filter(({rel}) => declared.has(rel))
  const ties = [
    ...edges.map(({rel, to, more}) => ({rel, to, title: titleOf(site, to), detail: detailOf(site, more)})),
    ...entry.refs
      .filter(({to}) => to === null)
      .map(({rel, more = {}}) => ({rel, to: null, title: namedTitle(more), detail: detailOf(site, more)})),
  ]
  return new Map(ties.map(tie => [`${tie.rel} ${tie.to ?? tie.title}`, tie]))
}

export const titleOf = (site: Site, id: EntryId): string => site.byId.get(id)?.data.title ?? id

const namedTitle = ({title, documentNumber}: JsonObject): string =>
  [title, documentNumber].filter(word => typeof word === 'string').join(' ')

const ends: ReadonlySet<string> = new Set(['to', 'title', 'documentNumber', 'url'])

/** What stands beside a relation, in words. */
function detailOf({project, organizations}: Site, more: JsonObject | undefined): string {
  const labels = fieldsOf('common#referenceDetail', project.schemas)
  return Object.entries(more ?? {})
    .filter(([key, value]) => value !== undefined && !ends.has(key))
    .map(([key, value]) => {
      const field = labels.get(key) ?? null
      const words = inWords(value!, field, organizations)
      return `${field?.label ?? key}：${isObject(words) ? JSON.stringify(words) : Array.isArray(words) ? words.join('、') : words}`
    })
    .join('；')
}

interface Cited extends Omit<CitationChange, 'change'> {
  readonly count: number
}

/** Citations that lead to another document; one that is there as often as before is not told. */
export function citationChanges(before: Present | null, after: Present | null): CitationChange[] {
  const [ones, others] = [citedBy(before), citedBy(after)]
  const lacking = (these: ReadonlyMap<string, Cited>, those: ReadonlyMap<string, Cited>, change: CitationChange['change']) =>
    [...these].flatMap(([key, {count, ...cited}]) => (count > (those.get(key)?.count ?? 0) ? [{change, ...cited}] : []))
  return [...lacking(ones, others, 'removed'), ...lacking(others, ones, 'added')]
}

function citedBy(present: Present | null): ReadonlyMap<string, Cited> {
  const found = new Map<string, Cited>()
  if (!present) return found
  const {entry, site} = present
  for (const [index, resolved] of (site.citations.get(entry.id) ?? []).entries()) {
    if (!resolved || resolved.to === entry.id) continue
    const {text} = entry.citations[index]!
    const key = `${text} ${resolved.href}`
    const count = (found.get(key)?.count ?? 0) + 1
    found.set(key, {text, to: resolved.to, title: titleOf(site, resolved.to), href: resolved.href, count})
  }
  return found
}

/** 《…》, for a sentence. */
export const marked = (site: Site, id: EntryId): string => titleInMarks(titleOf(site, id))
