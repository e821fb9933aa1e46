/** Gathers the evidence on each policy from its own fields and from what others do to it. */
import {lazyMap} from '../base/lazy-map.ts'
import {titleInMarks} from '../base/titles.ts'
import type {Edge, Entry, EntryId, IsoDate, Json, Validity} from '../base/types.ts'
import {type ValidityEvent, validityAt} from '../base/validity.ts'

/** Of each policy, when somebody asks. */
export function validitiesOf(
  entries: readonly Entry[],
  incoming: ReadonlyMap<EntryId, readonly Edge[]>,
  byId: ReadonlyMap<EntryId, Entry>,
  today: IsoDate,
): ReadonlyMap<EntryId, Validity> {
  const policies = new Map(entries.flatMap(entry => (entry.kind === 'policy' ? [[entry.id, entry] as const] : [])))
  return lazyMap(policies, entry => validityOf(entry, incoming.get(entry.id) ?? [], byId, today))
}

function validityOf(entry: Entry, edges: readonly Edge[], byId: ReadonlyMap<EntryId, Entry>, today: IsoDate): Validity {
  const acts = edges.flatMap(edge => eventOf(edge, byId.get(edge.from)!) ?? [])
  const events = [...acts, ...outside(entry)]
  const {data} = entry
  const [effectiveDate, writtenDate] = [text(data['effectiveDate']), text(data['writtenDate'])]
  const [publishDate, expiryDate] = [text(data['publishDate']), text(data['expiryDate'])]
  return validityAt({effectiveDate, writtenDate, publishDate, expiryDate, events}, today)
}

const text = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined)

/** 《标题》（文号), as people name a document. */
export function nameOf(entry: Entry): string {
  const number = text(entry.data['documentNumber'])
  return `${titleInMarks(entry.data.title)}${number ? `（${number}）` : ''}`
}

function eventOf(edge: Edge, by: Entry): ValidityEvent | null {
  if (edge.rel !== 'amends' && edge.rel !== 'repeals' && edge.rel !== 'replaces') return null
  const isPartial = edge.rel === 'repeals' && (edge.more?.['partial'] === true || edge.more?.['clauses'] !== undefined)
  const date =
    text(edge.more?.['date']) ?? text(by.data['effectiveDate']) ?? text(by.data['writtenDate']) ?? text(by.data['publishDate'])
  return {kind: isPartial ? 'partial' : edge.rel, date: date ?? null, by: by.id, byText: nameOf(by)}
}

/** A repeal or revocation by something outside the site: `repeal: {date, by, basis, clauses}`, `revocation: {…}`. */
function outside(entry: Entry): ValidityEvent[] {
  const repeal = object(entry.data['repeal'])
  const revocation = object(entry.data['revocation'])
  return [
    ...(repeal ? [named(repeal['clauses'] === undefined ? 'repeals' : 'partial', repeal)] : []),
    ...(revocation ? [named('revokes', revocation)] : []),
  ]
}

interface Act {
  readonly [key: string]: Json | undefined
}
const object = (value: Json | undefined): Act | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Act) : undefined

const named = (kind: ValidityEvent['kind'], act: Act): ValidityEvent => ({
  kind,
  date: text(act['date']) ?? null,
  by: null,
  byText: text(act['by']) ?? null,
})
