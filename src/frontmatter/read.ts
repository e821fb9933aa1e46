/** The bytes of a content file, read whole: decoded, split, labels turned into keys, checked against a schema. */
import {isObject} from '../base/json.ts'
import type {Diagnostic, Json, JsonSchema, Pointer, Position} from '../base/types.ts'
import {decode} from './decode.ts'
import {englishKeys} from './labels.ts'
import {type ParsedYaml, parse, parseYaml} from './parse.ts'
import {validatorOf} from './validate.ts'

export interface ReadData {
  /** Valid, with English keys; null as soon as anything in it is an error. */
  readonly data: Json
  readonly positions: Readonly<Record<Pointer, Position>>
  readonly keyPositions: Readonly<Record<Pointer, Position>>
  readonly diagnostics: readonly Diagnostic[]
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
  if (text === null) return {...unread, data: null, body: '', diagnostics}
  const parsed = parse(text, path)
  const {data, ...read} = checked(parsed, path, kind, schemas)
  return {...read, data: data as ReadEntry['data'], body: parsed.body}
}

/** A file that is YAML and nothing else (the config, a registry) against a schema. Never throws on content. */
export function readData(bytes: Uint8Array, path: string, schema: string, schemas: Schemas): ReadData {
  const {text, diagnostics} = decode(bytes, path)
  return text === null ? {...unread, data: null, diagnostics} : checked(parseYaml(text, path), path, schema, schemas)
}

const unread = {positions: {}, keyPositions: {}, isDraft: false}

/** Of two complaints about one place the first is kept: a number that needs quotes isn't also a wrong type. */
function checked(parsed: ParsedYaml, path: string, schema: string, schemas: Schemas): ReadData {
  if (parsed.data === null) return {...parsed, isDraft: false}
  const validator = validatorOf(schemas)
  const renamed = englishKeys(parsed.data, parsed.positions, validator.schema(schema), path, parsed.keyPositions)
  const {data, positions, keyPositions} = renamed
  const first = [...parsed.diagnostics, ...renamed.diagnostics]
  const taken = new Set(first.filter(isError).map(spot))
  const more = validator.validate(schema, data, positions, path, keyPositions).filter(diagnostic => !taken.has(spot(diagnostic)))
  const diagnostics = [...first, ...more]
  return {
    data: diagnostics.some(isError) ? null : data,
    positions,
    keyPositions,
    diagnostics,
    isDraft: isObject(data) && data['draft'] === true,
  }
}

const isError = ({level}: Diagnostic): boolean => level === 'error'
const spot = ({place}: Diagnostic): string => `${place?.start.line}:${place?.start.column}`
