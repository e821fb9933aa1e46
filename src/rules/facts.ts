/** What several rules ask of an entry. */
import {isDate} from '../base/dates.ts'
import {valueAt} from '../base/pointer.ts'
import {normalTitle, titleInMarks} from '../base/titles.ts'
import type {Edge, Entry, IsoDate, Pointer, Relation, Site} from '../base/types.ts'

/** The day on which the first regulation on open government information came into force. */
const beginning: IsoDate = '2008-05-01'
/** The day of 国办发〔2018〕37号: since then 行政规范性文件 are registered, numbered and issued in one way. */
const unified: IsoDate = '2018-05-16'

/** A field of an entry, if it is a text. */
export function textOf({data}: Entry, name: string): string | undefined {
  const value = data[name]
  return typeof value === 'string' ? value : undefined
}

export interface Dated {
  readonly name: string
  readonly date: IsoDate
}

/** The fields of an entry that are dates, in the order of `names`; what is absent is left out. */
export const dated = (entry: Entry, names: readonly string[]): Dated[] =>
  names.flatMap(name => {
    const date = textOf(entry, name)
    return date !== undefined && isDate(date) ? {name, date} : []
  })

/** Whether a document is this office's own work under today's law: what is old stock, reprinted or opened on request keeps other clocks. */
export function isOwnRecent({data}: Entry, writtenDate: IsoDate): boolean {
  const isOwn = data.origin === undefined || valueAt(data, '/origin/type') === 'own'
  return data.historical !== true && writtenDate >= beginning && isOwn
}

/** The day on which GB/T 9704-2012 and 党政机关公文处理工作条例 came into force. */
const form: IsoDate = '2012-07-01'

/** Whether the words of an entry are this office's own, and of today's form: what is old or another's stays as it was issued. */
export function isOwnText({data}: Entry): boolean {
  const isOwn = data.origin === undefined || valueAt(data, '/origin/type') !== 'reprint'
  const day = data.writtenDate ?? data.publishDate
  return data.historical !== true && isOwn && (typeof day !== 'string' || day >= form)
}

/** The day of a document: it was written, or else published. */
export const dayOf = (entry: Entry): IsoDate => textOf(entry, 'writtenDate') ?? textOf(entry, 'publishDate') ?? ''

/** Whether an entry is a 行政规范性文件 of this office under today's rules for them. */
export const isOwnNormative = (entry: Entry): boolean =>
  entry.data['normative'] === true && dayOf(entry) >= unified && isOwnRecent(entry, dayOf(entry))

/** Whether an entry takes the place of an earlier text, or changes one. */
export const isLaterText = (entry: Entry): boolean => entry.refs.some(({rel}) => rel === 'replaces' || rel === 'amends')

/** Whether an entry changes an earlier text: it may be the whole of it as changed, under the number and with the signature of old. */
export const mayBeWholeText = (entry: Entry): boolean => entry.refs.some(({rel}) => rel === 'amends')

/** Whether one of two entries is a later text of the other. */
export const isVersionOf = (site: Site, a: Entry, b: Entry): boolean =>
  [
    [a, b],
    [b, a],
  ].some(([from, to]) =>
    site.graph.out.get(from!.id)?.some(({rel, to: target}) => target === to!.id && (rel === 'replaces' || rel === 'amends')),
  )

/** Edges that lead to an entry by one of some relations. */
export const edgesTo = (site: Site, {id}: Entry, ...relations: readonly Relation[]): readonly Edge[] =>
  (site.graph.in.get(id) ?? []).filter(({rel}) => relations.includes(rel))

/** 《标题》（文号), as people name a document. */
export function nameOf(entry: Entry): string {
  const number = textOf(entry, 'documentNumber')
  return `${titleInMarks(entry.data.title)}${number ? `（${number}）` : ''}`
}

/** Where an entry writes a relation to another one, by whatever name it calls it. */
export function placeOf(entry: Entry, rel: Relation, target: Entry): Pointer {
  const own = entry.refs.filter(ref => ref.rel === rel && ref.to !== null)
  const title = normalTitle(target.data.title)
  const ref =
    own.find(({to}) => to === target.id) ??
    own.find(({to}) => to === target.data['documentNumber'] || normalTitle(to!) === title) ??
    own[0]
  return ref?.at ?? `/${rel}`
}

/** Whether a relation is to a part of a document only. */
export const isPartial = ({more}: Pick<Edge, 'more'>): boolean => more?.['partial'] === true || more?.['clauses'] !== undefined
