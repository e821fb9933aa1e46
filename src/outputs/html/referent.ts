/** What a field that names another entry means: editors may write an id, a 发文字号 or a 《title》, and `link` has resolved it to an edge. */
import {parseDocumentNumber} from '../../base/document-number.ts'
import {normalTitle} from '../../base/titles.ts'
import type {Entry, Json, Site} from '../../base/types.ts'
import {isMadeOf} from '../address.ts'
import {dateOf, textOf} from './fields.ts'

/** The entry that `from` names so, if it has a page. Only what `from` is tied to by an edge is looked at, so nothing is guessed. */
export function referent(site: Site, from: Entry, written: string | undefined): Entry | undefined {
  if (written === undefined) return undefined
  const known = site.byId.get(written) ?? tied(site, from).find(entry => isCalled(entry, written))
  return known && isMadeOf(site, known, 'html') ? known : undefined
}

const tied = (site: Site, from: Entry): Entry[] =>
  (site.graph.out.get(from.id) ?? []).flatMap(edge => site.byId.get(edge.to) ?? [])

function isCalled(entry: Entry, written: string): boolean {
  const number = parseDocumentNumber(written)?.normal
  if (number !== undefined) return parseDocumentNumber(textOf(entry.data, 'documentNumber') ?? '')?.normal === number
  return normalTitle(entry.data.title) === normalTitle(written)
}

/** A value of a field of references: an id, or a mapping with what stands beside it. */
export interface Reference {
  readonly entry?: Entry
  /** What it is called where it leads to no entry. */
  readonly title?: string
  readonly documentNumber?: string
  readonly url?: string
  readonly note?: string
  readonly date?: string
}

/** The references of a list, in order, each with its entry where there is one. */
export function referencesOf(site: Site, from: Entry, list: Json | undefined): Reference[] {
  if (!Array.isArray(list)) return []
  return (list as readonly Json[]).flatMap((item): Reference[] => {
    if (typeof item === 'string') {
      const entry = referent(site, from, item)
      return entry ? [{entry}] : []
    }
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return []
    const more = item as {readonly [key: string]: Json}
    const entry = referent(site, from, textOf(more, 'to'))
    const date = dateOf(more, 'date')
    const texts = Object.fromEntries(
      (['title', 'documentNumber', 'url', 'note'] as const).flatMap(key => {
        const text = textOf(more, key)
        return text === undefined ? [] : [[key, text]]
      }),
    )
    if (!entry && texts['title'] === undefined) return []
    return [{...(entry ? {entry} : {}), ...(date === undefined ? {} : {date}), ...texts}]
  })
}
