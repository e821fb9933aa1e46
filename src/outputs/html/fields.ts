/** Reading front matter that its schema has already checked: what is absent is undefined, never null or an empty text. */
import {isDate} from '../../base/dates.ts'
import {valueAt} from '../../base/pointer.ts'
import type {Entry, IsoDate, Json, Pointer, Site} from '../../base/types.ts'
import {oncePerSite} from './memo.ts'

type Fields = {readonly [key: string]: Json | undefined}

/** A text that is not empty. */
export function textOf(data: Fields, key: string): string | undefined {
  const value = Object.hasOwn(data, key) ? data[key] : undefined
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** A civil date. */
export function dateOf(data: Fields, key: string): IsoDate | undefined {
  const value = textOf(data, key)
  return value !== undefined && isDate(value) ? value : undefined
}

export function numberOf(data: Fields, key: string): number | undefined {
  const value = Object.hasOwn(data, key) ? data[key] : undefined
  return typeof value === 'number' ? value : undefined
}

/** The texts of a list; a single text counts as a list of one. */
export function textsOf(data: Fields, key: string): readonly string[] {
  const value = Object.hasOwn(data, key) ? data[key] : undefined
  if (typeof value === 'string') return value === '' ? [] : [value]
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
}

/** The mappings of a list. */
export function recordsOf(data: Fields, key: string): readonly Fields[] {
  const value = Object.hasOwn(data, key) ? data[key] : undefined
  return Array.isArray(value) ? (value as readonly Json[]).filter(isRecord) : []
}

/** A mapping; an empty one when there is none. */
export function recordOf(data: Fields, key: string): Fields {
  const value = Object.hasOwn(data, key) ? data[key] : undefined
  return isRecord(value) ? value : {}
}

const isRecord = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The date under which lists show an entry: the field its kind names, else when it was published or written. */
export function listDate(site: Site, entry: Entry): IsoDate | undefined {
  const pointer: Pointer = site.project.kinds.get(entry.kind)?.date ?? ''
  const named = pointer === '' ? undefined : valueAt(entry.data, pointer)
  if (typeof named === 'string' && isDate(named)) return named
  return dateOf(entry.data, 'publishDate') ?? dateOf(entry.data, 'writtenDate')
}

/** The year under which lists keep an entry: its folder's, else its field `year`, else that of its date. */
export function listYear(site: Site, entry: Entry): string | undefined {
  const years = listYears(site)
  let year = years.get(entry.path)
  if (year === undefined) {
    year = readYear(site, entry) ?? null
    years.set(entry.path, year)
  }
  return year ?? undefined
}

const listYears = oncePerSite(() => new Map<string, string | null>())

function readYear(site: Site, entry: Entry): string | undefined {
  const folder = /\/((?:19|20)\d{2})\/[^/]+$/.exec(entry.path)?.[1]
  return folder ?? numberOf(entry.data, 'year')?.toString() ?? textOf(entry.data, 'year') ?? listDate(site, entry)?.slice(0, 4)
}
