/**
 * How a library wants it: paths, media types, limits, and which of its fields is which of ours. All of that is data, so a receiver's
 * peculiarity is a file in `schemas/profiles/` and no code.
 */
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {dayNumber, isDate} from '../base/dates.ts'
import {UsageError} from '../base/diagnostics.ts'
import {isObject} from '../base/json.ts'
import {packageRoot} from '../base/package-root.ts'
import {valueAt} from '../base/pointer.ts'
import type {Json, JsonObject, Pointer} from '../base/types.ts'

export interface Profile {
  readonly spec: 'gzgk-profile/1'
  readonly id: string
  readonly title: string
  readonly description: string
  /** Below the library's address. */
  readonly paths: {
    /** With `{id}` and `{rev}`. */
    readonly record: string
    /** Null for a library that takes no batches. */
    readonly batches: string | null
    readonly notify: string | null
    readonly receipts: string | null
    readonly inventory: string | null
  }
  readonly media: {readonly record: string; readonly tombstone: string; readonly batch: string}
  readonly limits: {
    /** Entries sent at the same time. */
    readonly parallel: number
    readonly recordBytes: number
    /** From how many waiting entries on they are sent in batches. */
    readonly batchFrom: number
    readonly batchLines: number
    readonly batchBytes: number
  }
  /** Absent: the record goes as it is. */
  readonly map?: {readonly record: readonly FieldMap[]; readonly tombstone: readonly FieldMap[]}
  /** Our word -> theirs, by the name of the list. */
  readonly codes?: {readonly [list: string]: {readonly [word: string]: string}}
}

/** One of the library's fields. */
export interface FieldMap {
  /** Its name. */
  readonly to: string
  /** Where it stands in the record; the first that is there is taken. */
  readonly from?: Pointer | readonly Pointer[]
  /** What it always is. */
  readonly fixed?: Json
  /** How it is written; as it is unless given. */
  readonly as?: Form
  /** What stands between the items of a list. */
  readonly between?: string
  /** The member of each item of a list that is meant. */
  readonly item?: string
  /** The code list that translates it. */
  readonly codes?: string
  /** Without it the record cannot be sent. */
  readonly required?: boolean
}
/** `dotted`: 2024.04.12; `millis`: since 1970, of midnight in Asia/Shanghai; `path`: 大类\小类. */
export type Form = 'text' | 'list' | 'dotted' | 'millis' | 'path'

const packageProfiles = join(packageRoot, 'schemas', 'profiles')

/** The office's own profile of that name, or one of the package. Throws `UsageError` when there is none. */
export async function openProfile(name: string, root: string): Promise<Profile> {
  const own = join(root, 'schemas', 'profiles')
  for (const folder of [own, packageProfiles]) {
    const text = await readFile(join(folder, `${name}.json`), 'utf8').catch(() => null)
    if (text !== null) return profileIn(text, join(folder, `${name}.json`))
  }
  throw new UsageError(`没有“${name}”这种对接方式（profile）`, {
    note: `可以写 generic、policy-library，或在 ${own} 里放一个 ${name}.json`,
  })
}

/** A profile in a text; `file` is told when it is none. */
export function profileIn(text: string, file: string): Profile {
  const faulty = (why: string): UsageError => new UsageError(`${file} 不能用：${why}`)
  let value: Json
  try {
    value = JSON.parse(text)
  } catch {
    throw faulty('不是有效的 JSON')
  }
  if (!isObject(value) || value['spec'] !== 'gzgk-profile/1') throw faulty('spec 要写 gzgk-profile/1')
  const profile = value as unknown as Profile
  for (const member of ['paths', 'media', 'limits'] as const) if (!isObject(value[member])) throw faulty(`缺少 ${member}`)
  if (!/\{id\}.*\{rev\}/u.test(profile.paths.record)) throw faulty('paths.record 要有 {id} 和 {rev}')
  const {map, codes = {}} = profile
  for (const field of [...(map?.record ?? []), ...(map?.tombstone ?? [])])
    if (field.codes !== undefined && !Object.hasOwn(codes, field.codes))
      throw faulty(`${field.to} 用的代码表 ${field.codes} 不存在`)
  return profile
}

/** A body in the library's own fields; throws `Unmappable` when one that it needs is lacking. */
export function mapped(body: JsonObject, fields: readonly FieldMap[], codes: NonNullable<Profile['codes']> = {}): JsonObject {
  const result: {[field: string]: Json} = {}
  for (const field of fields) {
    const value = fieldOf(body, field, codes)
    if (value !== undefined && value !== null && value !== '') result[field.to] = value
    else if (field.required) throw new Unmappable(elementOf(field), field.to)
  }
  return result
}

/** The library needs a field that the record has nothing for. */
export class Unmappable extends Error {
  override readonly name = 'Unmappable'
  readonly element: string
  constructor(element: string, field: string) {
    super(`库里的必填项 ${field} 没有内容`)
    this.element = element
  }
}

const pointersOf = ({from}: FieldMap): readonly Pointer[] => (from === undefined ? [] : typeof from === 'string' ? [from] : from)

/** The Chinese name of our element: the end of its pointer. */
const elementOf = (field: FieldMap): string => pointersOf(field)[0]?.split('/').at(-1) ?? field.to

function fieldOf(body: JsonObject, field: FieldMap, codes: NonNullable<Profile['codes']>): Json | undefined {
  if (field.fixed !== undefined) return field.fixed
  const found = pointersOf(field)
    .map(pointer => valueAt(body, pointer))
    .find(value => value !== undefined && value !== null)
  if (found === undefined) return undefined
  const items = (Array.isArray(found) ? (found as readonly Json[]) : [found]).map(item => picked(item, field))
  const words = items.flatMap(item => (item === undefined ? [] : [coded(item, field, codes)]))
  if (field.as === 'list') return words
  if (field.as === undefined && !Array.isArray(found)) return words[0]
  return formed(words.map(wordOf).join(field.between ?? '；'), field.as ?? 'text')
}

/** Codes travel with their labels; a library that knows only words is given the label. */
const picked = (item: Json, {item: member}: FieldMap): Json | undefined =>
  isObject(item) ? (item[member ?? 'label'] ?? item['name'] ?? item['title']) : item

const wordOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

function coded(value: Json, {codes: list}: FieldMap, codes: NonNullable<Profile['codes']>): Json {
  if (list === undefined || typeof value !== 'string') return value
  const table = codes[list] ?? {}
  return Object.hasOwn(table, value) ? table[value]! : value
}

function formed(text: string, form: Form): Json | undefined {
  if (form === 'dotted') return isDate(text) ? text.replaceAll('-', '.') : undefined
  if (form === 'millis') return isDate(text) ? (dayNumber(text) * 24 - 8) * 3_600_000 : undefined
  return text
}
