/** The bytes of a content file, read whole: decoded, split, labels turned into keys, checked against a schema. */
import {isObject} from '../base/json.ts'
import type {Diagnostic, Fix, Json, JsonSchema, Pointer, Position} from '../base/types.ts'
import {decode} from './decode.ts'
import {type Field, fieldAt, labelAt} from './fields.ts'
import type {Home} from './home.ts'
import {englishKeys, type Renamed} from './labels.ts'
import {type ParsedYaml, parse, parseYaml} from './parse.ts'
import {linesOf, withFix} from './rewrite.ts'
import {validatorOf} from './validate.ts'

export interface ReadData {
  /** Valid, with English keys; null as soon as anything in it is an error. */
  readonly data: Json
  /** With English keys, valid or not; null when it cannot be read at all. */
  readonly understood: Json
  readonly positions: Readonly<Record<Pointer, Position>>
  readonly keyPositions: Readonly<Record<Pointer, Position>>
  readonly diagnostics: readonly Diagnostic[]
  /** Mends of what is no mistake: the English keys for Chinese labels. Those of mistakes come with their diagnostics. */
  readonly fixes: readonly Fix[]
  /** Whether it says that it is a draft, valid or not. */
  readonly isDraft: boolean
}
export interface ReadEntry extends ReadData {
  readonly data: {readonly [key: string]: Json} | null
  /** The Markdown, front matter replaced by blank lines: its lines and columns are the file's. */
  readonly body: string
}
type Schemas = ReadonlyMap<string, JsonSchema>

/** A content file against its kind's schema. Never throws on content; an unknown schema name throws. */
export function readEntry(bytes: Uint8Array, path: string, kind: string, schemas: Schemas): ReadEntry {
  const {text, diagnostics} = decode(bytes, path)
  return text === null ? {...unread, data: null, body: '', diagnostics} : entryOf(text, path, kind, schemas)
}

/** The same of a text. */
export function entryOf(text: string, path: string, kind: string, schemas: Schemas): ReadEntry {
  const parsed = parse(text, path)
  const read = checked(parsed, text, path, kind, schemas)
  return {...read, data: read.data as ReadEntry['data'], body: parsed.body}
}

/** A file that is YAML and nothing else (the config, a registry) against a schema. Never throws on content. */
export function readData(bytes: Uint8Array, path: string, schema: string, schemas: Schemas): ReadData {
  const {text, diagnostics} = decode(bytes, path)
  return text === null ? {...unread, data: null, diagnostics} : dataOf(text, path, schema, schemas)
}

/** The same of a text. */
export const dataOf = (text: string, path: string, schema: string, schemas: Schemas): ReadData =>
  checked(parseYaml(text, path), text, path, schema, schemas)

/** The kinds among some against whose schemas a file is valid. */
export const fittingHomes = (bytes: Uint8Array, path: string, homes: readonly Home[], schemas: Schemas): readonly Home[] =>
  homes.filter(({name}) => readEntry(bytes, path, name, schemas).data !== null)

const unread = {understood: null, positions: {}, keyPositions: {}, fixes: [], isDraft: false}

/** Of two complaints about one place the first is kept: a number that needs quotes isn't also a wrong type. */
function checked(parsed: ParsedYaml, text: string, path: string, schema: string, schemas: Schemas): ReadData {
  if (parsed.data === null) return {...parsed, understood: null, fixes: [], isDraft: false}
  const validator = validatorOf(schemas)
  const form = validator.schema(schema)
  const lines = linesOf(text)
  const {positions: written, keyPositions: keys} = parsed
  const renamed = englishKeys(parsed.data, form, {positions: written, keyPositions: keys, lines, path})
  const {data, positions, keyPositions, fixes} = renamed
  const first = [...parsed.diagnostics.map(diagnostic => inForm(diagnostic, form, renamed)), ...renamed.diagnostics]
  const taken = new Set(first.filter(isError).map(spot))
  const more = validator
    .validate(schema, data, positions, path, {keyPositions, lines})
    .filter(diagnostic => !taken.has(spot(diagnostic)))
  const diagnostics = [...first, ...more]
  return {
    data: diagnostics.some(isError) ? null : data,
    understood: data,
    positions,
    keyPositions,
    diagnostics,
    fixes,
    isDraft: isObject(data) && data['draft'] === true,
  }
}

/** What was said of a value before its field was known: under its English pointer, and mended only as the field may be. */
function inForm(diagnostic: Diagnostic, form: Field, {moved}: Renamed): Diagnostic {
  if (diagnostic.pointer === undefined) return diagnostic
  const pointer = moved(diagnostic.pointer)
  const told = {...diagnostic, pointer}
  const {fix} = diagnostic
  if (fix?.becomes === undefined || fix.edit === 'utf-8') return told
  const types = fieldAt(form, pointer)?.types ?? []
  const what = labelAt(form, pointer)
  const {value} = fix.becomes
  if (types.includes('string')) return withFix(told, {...fix, what, becomes: {pointer, value}})
  // 1.50 is 1.5; 007 and 0x1F may be anything.
  const number = types.includes('number') && /^-?(?:0|[1-9]\d*)\.\d+$/u.test(String(value)) ? Number(value) : null
  const {place} = fix.edit
  return withFix(told, number === null ? null : {what, edit: {place, text: String(number)}, becomes: {pointer, value: number}})
}

const isError = ({level}: Diagnostic): boolean => level === 'error'
const spot = ({place}: Diagnostic): string => `${place?.start.line}:${place?.start.column}`
