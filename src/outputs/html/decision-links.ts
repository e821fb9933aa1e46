/** What a decision is tied to: the catalogue that lists it, the calls for opinions, the policies that came of it, what explains them. */
import type {Entry, Json, Relation, Site} from '../../base/types.ts'
import {isMadeOf} from '../address.ts'
import {numberOf, recordOf, recordsOf, textOf} from './fields.ts'
import {entriesOf} from './list.ts'
import {referent} from './referent.ts'

type Fields = {readonly [key: string]: Json | undefined}

/** Entries of a kind that declare the relation to this one and have a page, in the order of the graph. */
export function declaring(site: Site, entry: Entry, rel: Relation, kind: string): Entry[] {
  return (site.graph.in.get(entry.id) ?? []).flatMap(edge => {
    const other = edge.rel === rel ? site.byId.get(edge.from) : undefined
    return other?.kind === kind && isMadeOf(site, other, 'html') ? [other] : []
  })
}

/** The policies that say that they come of the decision. */
export const resultsOf = (site: Site, entry: Entry): Entry[] => declaring(site, entry, 'decidedBy', 'policy')

/** The calls for opinions on it that have pages of their own. */
export const callsOf = (site: Site, entry: Entry): Entry[] => declaring(site, entry, 'isPartOf', 'consultation')

/** What explains the decision or the policies that came of it, each once. */
export function explanationsOf(site: Site, entry: Entry): Entry[] {
  const found = [entry, ...resultsOf(site, entry)].flatMap(one => declaring(site, one, 'interprets', 'interpretation'))
  return [...new Set(found)]
}

export interface Listed {
  readonly catalogue: Entry
  /** 序号 in the catalogue. */
  readonly number: number | undefined
  /** The row itself; undefined when the catalogue has none of that number. */
  readonly row: Fields | undefined
}

/** Where a decision is listed. */
export function listedIn(site: Site, entry: Entry): Listed | undefined {
  const part = recordOf(entry.data, 'isPartOf')
  const catalogue = referent(site, entry, textOf(part, 'to'))
  if (catalogue?.kind !== 'catalogue') return undefined
  const number = numberOf(part, 'item')
  const row = recordsOf(catalogue.data, 'items').find(item => number !== undefined && numberOf(item, 'number') === number)
  return {catalogue, number, row}
}

/** The catalogue of a year. */
export const catalogueOfYear = (site: Site, year: string): Entry | undefined =>
  entriesOf(site, 'catalogue').find(entry => String(numberOf(entry.data, 'year')) === year)
