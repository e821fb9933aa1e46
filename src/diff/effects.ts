/** What follows from a change beyond the files that it touches: computed by holding two linked sites against each other. */
import {byCodePoint} from '../base/paths.ts'
import type {Entry, EntryId, Site, Validity} from '../base/types.ts'
import {isInForce, validityWords} from '../base/validity.ts'
import {facetsOf} from '../outputs/html/library.ts'
import type {Revisions} from '../pipeline/revisions.ts'
import {meaningChanges} from './meaning.ts'
import {titleOf} from './relations.ts'
import type {Effects, EntryChange, FacetChange, FeedChange, PageChanges, StaleCitation, ValidityChange} from './types.ts'

export function effectsOf(revisions: Revisions, entries: readonly EntryChange[]): Effects {
  const [before, after] = [revisions.before.site, revisions.after.site]
  const pages = pageChanges(before, after)
  const changed = new Set(entries.map(({id}) => id))
  const meaning = meaningChanges(revisions, changed)
  const kept = entries.filter(({url}) => url.before !== null && url.after !== null)
  return {
    validity: validityChanges(before, after),
    pages,
    meaning,
    citations: staleCitations(before, after),
    search: {added: pages.added.length, changed: kept.length + meaning.length, removed: pages.removed.length},
    facets: facetChanges(before, after),
    feed: feedChanges(revisions),
  }
}

/** Of documents that were there: another state on the day, or other states to come. Of new ones what is still to come. */
function validityChanges(before: Site, after: Site): ValidityChange[] {
  const ids = new Set([...before.validity.keys(), ...after.validity.keys()])
  return [...ids].sort(byCodePoint).flatMap((id): ValidityChange[] => {
    const [old, fresh] = [before.validity.get(id) ?? null, after.validity.get(id) ?? null]
    const now = {before: old && wordsOf(old), after: fresh && wordsOf(fresh)}
    const coming = comingOf(old, fresh, after.project.today)
    if (now.before === now.after && coming.length === 0) return []
    return [{id, title: titleOf(fresh ? after : before, id), now, evidence: (fresh ?? old)!.evidence, coming}]
  })
}

const wordsOf = ({state}: Validity): string => validityWords[state]

function comingOf(before: Validity | null, after: Validity | null, today: string): ValidityChange['coming'] {
  const [ones, others] = [before, after].map(
    validity =>
      new Map(
        (validity?.timeline ?? []).flatMap(({from, state}) =>
          from !== null && from > today ? [[`${from} ${state}`, {date: from, state: validityWords[state]}] as const] : [],
        ),
      ),
  ) as [Map<string, {date: string; state: string}>, Map<string, {date: string; state: string}>]
  const lost = [...ones].filter(([key]) => !others.has(key)).map(([, span]) => ({...span, change: 'removed' as const}))
  const gained = [...others].filter(([key]) => !ones.has(key)).map(([, span]) => ({...span, change: 'added' as const}))
  return [...lost, ...gained].sort((a, b) => byCodePoint(a.date, b.date) || byCodePoint(b.change, a.change))
}

function pageChanges(before: Site, after: Site): PageChanges {
  const [ones, others] = [pagesOf(before), pagesOf(after)]
  const redirects = new Set(after.entries.flatMap(({data}) => (Array.isArray(data['redirectFrom']) ? data['redirectFrom'] : [])))
  const isRedirected = (url: string): boolean => redirects.has(url) || redirects.has(url.replace(/\/$/u, ''))
  const moved = before.entries.flatMap(({id, url}) => {
    const entry = after.byId.get(id)
    return entry && entry.url !== url
      ? [{id, title: entry.data.title, from: url, to: entry.url, isRedirected: isRedirected(url)}]
      : []
  })
  const left = before.entries.filter(({id, url, kind}) => !after.byId.has(id) || isTakenAway(after.byId.get(id)!, kind, url))
  const fresh = after.entries.filter(({id}) => !before.byId.has(id))
  const [oldLists, newLists] = [listsOf(before), listsOf(after)]
  return {
    added: fresh.map(({id, data, url}) => ({id, title: data.title, url})),
    removed: left.map(({id, data, url}) => ({id, title: data.title, url, keptBy: keeperOf(url, others, isRedirected)})),
    moved,
    lists: {
      added: newLists.filter(url => !ones.has(url) && !oldLists.includes(url)),
      removed: oldLists.filter(url => !others.has(url) && !newLists.includes(url)),
    },
  }
}

const isTakenAway = (entry: Entry, kind: string, url: string): boolean =>
  entry.kind === 'tombstone' && kind !== 'tombstone' && entry.url === url

function keeperOf(
  url: string,
  pages: ReadonlyMap<string, Entry>,
  isRedirected: (url: string) => boolean,
): 'redirect' | 'tombstone' | null {
  if (pages.get(url)?.kind === 'tombstone') return 'tombstone'
  return isRedirected(url) ? 'redirect' : null
}

const pagesOf = ({entries}: Site): ReadonlyMap<string, Entry> => new Map(entries.map(entry => [entry.url, entry]))

const listsOf = (site: Site): string[] => facetsOf(site).flatMap(({choices}) => choices.map(({url}) => url))

function facetChanges(before: Site, after: Site): FacetChange[] {
  const [ones, others] = [countsOf(before), countsOf(after)]
  const keys = [...new Set([...ones.keys(), ...others.keys()])]
  return keys.flatMap((key): FacetChange[] => {
    const [old, fresh] = [ones.get(key), others.get(key)]
    const {facet, value} = (fresh ?? old)!
    const counts = {before: old?.count ?? 0, after: fresh?.count ?? 0}
    return counts.before === counts.after ? [] : [{facet, value, ...counts}]
  })
}

function countsOf(site: Site): ReadonlyMap<string, {readonly facet: string; readonly value: string; readonly count: number}> {
  return new Map(
    facetsOf(site).flatMap(({key, title, choices}) =>
      choices.map(choice => [`${key} ${choice.url}`, {facet: title, value: choice.title, count: choice.entries.length}] as const),
    ),
  )
}

/** A citation that leads to what has lost its force, and did not before: since the one or the other changed. */
function staleCitations(before: Site, after: Site): StaleCitation[] {
  const found: StaleCitation[] = []
  for (const entry of after.entries) {
    const resolved = after.citations.get(entry.id) ?? []
    if (resolved.length === 0) continue
    const known = staleKeys(before, before.byId.get(entry.id))
    const told = new Set<string>()
    for (const [index, target] of resolved.entries()) {
      if (!target || target.to === entry.id || !isStale(after, entry, target.to)) continue
      const {text} = entry.citations[index]!
      const key = `${text} ${target.to}`
      if (known.has(key) || told.has(key)) continue
      told.add(key)
      const {state, since} = after.validity.get(target.to)!
      const toTitle = titleOf(after, target.to)
      found.push({from: entry.id, title: entry.data.title, text, to: target.to, toTitle, state: validityWords[state], since})
    }
  }
  return found
}

function staleKeys(site: Site, entry: Entry | undefined): ReadonlySet<string> {
  if (!entry) return new Set()
  return new Set(
    (site.citations.get(entry.id) ?? []).flatMap((target, index) =>
      target && isStale(site, entry, target.to) ? [`${entry.citations[index]!.text} ${target.to}`] : [],
    ),
  )
}

/** What is cited has lost its force; not where the citing text itself is what ended it, or has lost its own. */
function isStale({validity, graph}: Site, entry: Entry, to: EntryId): boolean {
  const target = validity.get(to)
  if (!target || isInForce(target.state) || target.state === 'upcoming' || target.state === 'unknown') return false
  const own = validity.get(entry.id)
  if (own && !isInForce(own.state) && own.state !== 'upcoming') return false
  const acts = graph.out.get(entry.id) ?? []
  return !acts.some(({rel, to: acted}) => acted === to && (rel === 'repeals' || rel === 'replaces' || rel === 'amends'))
}

const opWords: Readonly<Record<string, string>> = {
  publish: '新增',
  update: '更新',
  links: '关联变化',
  status: '有效性变化',
  locate: '网址变化',
  withdraw: '撤下',
  remove: '删除',
  restore: '恢复',
}

function feedChanges({before, after, feed}: Revisions): FeedChange[] {
  return feed.changes.map(({id, op, class: own, reason}) => ({
    id,
    title: titleOf(after.site.byId.has(id) ? after.site : before.site, id),
    op,
    label: opWords[op] ?? op,
    class: own,
    reason,
  }))
}
