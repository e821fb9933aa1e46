/** Values of the source -> fields of ours, each remembering where it came from. Nothing without a source. */
import {dateIn, isDate, printedDateSource} from '../base/dates.ts'
import {parseDocumentNumber} from '../base/document-number.ts'
import {isObject} from '../base/json.ts'
import {nearest} from '../base/nearest.ts'
import type {Diagnostic, Json, JsonObject, Point} from '../base/types.ts'
import {type Field, fieldAt} from '../frontmatter/fields.ts'
import type {Taken} from './blocks.ts'
import {type FieldRule, type ImportMap, ruleOf} from './map.ts'
import {review, shown} from './say.ts'
import {tidy} from './spaces.ts'

/** Where a value came from, in words of the report: 信息栏 doc_number, 文件名, 落款, 对照表. */
export interface Origin {
  readonly from: string
  readonly place: Point
}
/** A front matter in the making. */
export interface Values {
  readonly data: {[field: string]: Json | undefined}
  /** By field, `origin/url` for one further down. */
  readonly origins: Map<string, Origin>
}

export const noValues = (): Values => ({data: {}, origins: new Map()})

/** The value of a field, `origin/url` for one further down; undefined when it has none. */
export function valueIn({data}: Values, target: string): Json | undefined {
  let value: Json | undefined = data
  for (const step of target.split('/')) value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
  return value
}

/** The text of a field; empty when it has none. */
export function wordsIn(values: Values, target: string): string {
  const value = valueIn(values, target)
  return typeof value === 'string' ? value : ''
}

/** Puts a value into a field unless one is there already. */
export function put(values: Values, target: string, value: Json, origin: Origin, overwrite = false): void {
  const steps = target.split('/')
  let data = values.data
  for (const step of steps.slice(0, -1)) {
    const inner = Object.hasOwn(data, step) && isObject(data[step]) ? {...data[step]} : {}
    data[step] = inner
    data = inner
  }
  const last = steps.at(-1)!
  if (Object.hasOwn(data, last) && !overwrite) return
  data[last] = value
  values.origins.set(target, origin)
}

/** Data given whole (constants, overrides), member by member. */
export function putAll(values: Values, data: JsonObject, origin: Origin, overwrite = false, above = ''): void {
  for (const [key, value] of Object.entries(data)) {
    if (isObject(value)) putAll(values, value, origin, overwrite, `${above}${key}/`)
    else if (value !== undefined) put(values, `${above}${key}`, value, origin, overwrite)
  }
}

export interface MapContext {
  readonly path: string
  readonly map: ImportMap
  readonly form: Field
  /** Ids of the registry by every name an organisation has or had. */
  readonly organizations: ReadonlyMap<string, string>
}

/** What the source says under its own keys. Unknown keys, unknown values and dates that do not exist are told, and left out. */
export function mapped(values: Values, data: ReadonlyMap<string, Taken>, context: MapContext): Diagnostic[] {
  const {map, path} = context
  const ignored = new Set(map.ignore)
  const diagnostics: Diagnostic[] = []
  for (const [key, taken] of data) {
    if (ignored.has(key)) continue
    const rule = map.fields && Object.hasOwn(map.fields, key) ? ruleOf(map.fields[key]!) : null
    if (rule) diagnostics.push(...fill(values, key, taken, rule, context))
    else if (!key.startsWith('meta.')) diagnostics.push(unknownKey(key, taken, map, path))
  }
  return diagnostics
}

function unknownKey(key: string, taken: Taken, map: ImportMap, path: string): Diagnostic {
  return review('import-key-unknown', path, `“${shown(key)}”不在对照表里，没有导入`, {
    at: taken.place,
    actual: shown(String(taken.value)),
    expected: nearest(key, Object.keys(map.fields ?? {})),
    note: `在对照表的 fields 里写明它对应哪个字段，或写进 ignore`,
  })
}

function fill(values: Values, key: string, taken: Taken, rule: FieldRule, {form, organizations, path}: MapContext): Diagnostic[] {
  const field = fieldAt(form, `/${rule.to}`)
  if (!field) throw new Error(`no field ${rule.to}`)
  const isList = field.types.includes('array')
  const named = organizationFields.has(rule.to) ? withRegistry(rule, organizations) : rule
  const given = pieces(taken, named)
  const diagnostics: Diagnostic[] = []
  const results = given.flatMap(text => {
    const result = converted(text, isList ? (field.item() ?? field) : field, named)
    if ('value' in result) return [result.value]
    diagnostics.push(refused(key, text, result, taken.place, path))
    return []
  })
  // A list that lacks a member would be a wrong list: all or nothing.
  if (results.length === 0 || (isList && results.length < given.length)) return diagnostics
  put(values, rule.to, isList ? [...new Set(results)] : results[0]!, {from: key, place: taken.place})
  return diagnostics
}

/** Fields that hold ids of the registry of organisations. */
const organizationFields = new Set(['issuers', 'decisionMaker'])

/** Names that the map does not translate are looked up in the registry. */
const withRegistry = (rule: FieldRule, organizations: ReadonlyMap<string, string>): FieldRule => ({
  ...rule,
  values: {...Object.fromEntries(organizations), ...rule.values},
})

/** The value as texts, split as the map says; empty ones are none. */
function pieces({value}: Taken, rule: FieldRule): string[] {
  const texts = (Array.isArray(value) ? value : [value]).filter(one => one !== null).map(String)
  const parts = texts.flatMap(text => splitNames(text, rule))
  return parts.map(part => tidy(part).text).filter(part => part !== '')
}

/** Several names in one text: parted as the map says; without its word, wherever that gives known names only. */
export function splitNames(text: string, {split, values}: FieldRule): string[] {
  if (split !== undefined) return text.split(split)
  const parts = text.split(/[、，,；;\s\u3000]+/u).filter(part => part !== '')
  return values && parts.length > 1 && parts.every(part => Object.hasOwn(values, part)) ? parts : [text]
}

type Converted = {readonly value: Json} | {readonly ruleId: string; readonly why: string; readonly expected: readonly string[]}

/** One text as a field takes it. */
export function converted(text: string, field: Field, rule: Pick<FieldRule, 'values'> = {}): Converted {
  if (rule.values) {
    if (Object.hasOwn(rule.values, text)) return {value: rule.values[text]!}
    return {ruleId: 'import-value-unknown', why: '没有对照', expected: nearest(text, Object.keys(rule.values))}
  }
  if (field.format === 'date') {
    const date = dateOf(text)
    return date ? {value: date} : {ruleId: 'import-date-refused', why: '不是存在的日期', expected: ['YYYY-MM-DD']}
  }
  if (field.format === 'document-number') {
    const number = parseDocumentNumber(text)
    return number
      ? {value: number.normal}
      : {ruleId: 'import-value-refused', why: '不像发文字号', expected: ['示商务规〔2025〕1号']}
  }
  if (field.types.includes('boolean')) return booleanOf(text)
  if (field.types.includes('integer') || field.types.includes('number')) return numberOf(text)
  return {value: text}
}

const wholeDate = new RegExp(
  `^(?:\\d{4}\\s*[年\\-/.．]\\s*\\d{1,2}\\s*[月\\-/.．]\\s*\\d{1,2}\\s*日?|${printedDateSource})$`,
  'u',
)

/** The whole text is one date: 2018年11月06日, 2018-11-06, 二〇一八年十一月六日. A time behind it is cut off. */
export function dateOf(text: string): string | null {
  // Longer than any date with its time, and the patterns below would look at every blank of it again and again.
  if (text.length > 100) return null
  const day = text.trim().replace(/[T\s]\s*\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:Z|[+-]\d{2}:?\d{2})?$/u, '')
  if (isDate(day)) return day
  return wholeDate.test(day) ? dateIn(day) : null
}

function booleanOf(text: string): Converted {
  if (['true', '是', 'yes', '1'].includes(text.toLowerCase())) return {value: true}
  if (['false', '否', 'no', '0'].includes(text.toLowerCase())) return {value: false}
  return {ruleId: 'import-value-refused', why: '不是“是”或“否”', expected: ['true', 'false']}
}

const numberOf = (text: string): Converted =>
  /^-?\d+(?:\.\d+)?$/.test(text) ? {value: Number(text)} : {ruleId: 'import-value-refused', why: '不是数字', expected: []}

function refused(
  key: string,
  text: string,
  {ruleId, why, expected}: Exclude<Converted, {value: Json}>,
  at: Point,
  path: string,
): Diagnostic {
  const note =
    ruleId === 'import-value-unknown'
      ? `在对照表 fields 的“${key}”下补上：${text}: …`
      : '核对原件；需要时在对照表 overrides 里为这个文件补写'
  return review(ruleId, path, `“${shown(key)}”的值“${shown(text)}”${why}，没有导入`, {at, actual: shown(text), expected, note})
}
