/** Pages that say something else though their file is the same, and why: their standing, their ties, what they cite. */
import {byCodePoint} from '../base/paths.ts'
import {relations} from '../base/relations.ts'
import {titleInMarks} from '../base/titles.ts'
import type {Edge, Entry, EntryId, Site, Validity} from '../base/types.ts'
import {validityWords} from '../base/validity.ts'
import type {Revisions} from '../pipeline/revisions.ts'
import {untouched} from './entries.ts'
import {marked} from './relations.ts'
import type {MeaningChange} from './types.ts'

export function meaningChanges(revisions: Revisions, changed: ReadonlySet<EntryId>): MeaningChange[] {
  const [before, after] = [revisions.before.site, revisions.after.site]
  const faces = facesThatChanged(before, after)
  const found: MeaningChange[] = []
  for (const [old, fresh] of untouched(revisions, changed)) {
    const reasons = [
      ...standing(before.validity.get(fresh.id), after.validity.get(fresh.id)),
      ...ties(before, after, fresh.id),
      ...neighbours(after, fresh.id, faces),
      ...citations(before, after, old, fresh),
    ]
    if (reasons.length > 0) found.push({id: fresh.id, title: fresh.data.title, url: fresh.url, reasons: [...new Set(reasons)]})
  }
  return found
}

function standing(before: Validity | undefined, after: Validity | undefined): string[] {
  if (!before || !after) return []
  if (before.state !== after.state)
    return [`有效性：${validityWords[before.state]} → ${validityWords[after.state]}（${after.evidence}）`]
  const told = ({timeline}: Validity): string => JSON.stringify(timeline)
  if (told(before) === told(after)) return []
  const next = after.timeline.find(({from}) => from !== null && from === after.until)
  return [
    next ? `有效性：${next.from} 起${validityWords[next.state]}（${next.evidence}）` : `有效性的依据变了：${after.evidence}`,
  ]
}

/** Relations that others declare to it, and that it declares to others which came or went. */
function ties(before: Site, after: Site, id: EntryId): string[] {
  const [ones, others] = [tiesOf(before, id), tiesOf(after, id)]
  const gained = [...others].filter(([key]) => !ones.has(key)).map(([, words]) => `多了“${words}”`)
  const lost = [...ones].filter(([key]) => !others.has(key)).map(([, words]) => `没有了“${words}”`)
  return [...lost, ...gained]
}

function tiesOf(site: Site, id: EntryId): ReadonlyMap<string, string> {
  const inward = (site.graph.in.get(id) ?? []).map(
    edge => [keyOf('in', edge), `${relations[edge.rel].inverse}：${marked(site, edge.from)}`] as const,
  )
  const outward = (site.graph.out.get(id) ?? []).map(
    edge => [keyOf('out', edge), `${relations[edge.rel].forward}：${marked(site, edge.to)}`] as const,
  )
  return new Map([...inward, ...outward])
}

const keyOf = (way: string, {from, rel, to, more}: Edge): string => `${way} ${from} ${rel} ${to} ${JSON.stringify(more ?? {})}`

/** Entries that look otherwise on the pages of others: another title, address or standing. */
function facesThatChanged(before: Site, after: Site): ReadonlyMap<EntryId, string> {
  const faces = new Map<EntryId, string>()
  for (const {id, data, url} of after.entries) {
    const old = before.byId.get(id)
    if (!old) continue
    const [one, other] = [before.validity.get(id)?.state, after.validity.get(id)?.state]
    if (old.data.title !== data.title) faces.set(id, `改名为${titleInMarks(data.title)}`)
    else if (one !== other && other) faces.set(id, `现在是“${validityWords[other]}”`)
    else if (timelineOf(before, id) !== timelineOf(after, id)) faces.set(id, '的有效性将有变化')
    else if (old.url !== url) faces.set(id, `网址改为 ${url}`)
    else if (shown(old) !== shown({data})) faces.set(id, '日期、文号等信息有改动')
  }
  return faces
}

const timelineOf = ({validity}: Site, id: EntryId): string => JSON.stringify(validity.get(id)?.timeline ?? null)

/** What a card shows besides. */
const shown = ({data}: Pick<Entry, 'data'>): string =>
  JSON.stringify([
    data['documentNumber'],
    data['writtenDate'],
    data['publishDate'],
    data['effectiveDate'],
    data['expiryDate'],
    data['form'],
    data['summary'],
  ])

function neighbours({graph, byId}: Site, id: EntryId, faces: ReadonlyMap<EntryId, string>): string[] {
  if (faces.size === 0) return []
  const ids = new Set([...(graph.out.get(id) ?? []).map(({to}) => to), ...(graph.in.get(id) ?? []).map(({from}) => from)])
  return [...ids]
    .filter(other => other !== id && faces.has(other))
    .sort(byCodePoint)
    .map(other => `关联的${titleInMarks(byId.get(other)!.data.title)}${faces.get(other)}`)
}

/** The same words that lead elsewhere now. */
function citations(before: Site, after: Site, old: Entry, fresh: Entry): string[] {
  const [ones, others] = [before.citations.get(old.id) ?? [], after.citations.get(fresh.id) ?? []]
  return fresh.citations.flatMap(({text}, index): string[] => {
    const [one, other] = [ones[index] ?? null, others[index] ?? null]
    if (one?.href === other?.href) return []
    if (!other) return [`正文中“${text}”不再有链接`]
    return [one ? `正文中“${text}”改为链接到${marked(after, other.to)}` : `正文中“${text}”现在链接到${marked(after, other.to)}`]
  })
}
