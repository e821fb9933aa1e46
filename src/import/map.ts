/** The map file: how another system's files become entries of ours. JsonObject, checked by schemas/import/map.schema.json. */
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {diagnostic, UsageError} from '../base/diagnostics.ts'
import {nearest} from '../base/nearest.ts'
import {packageRoot} from '../base/package-root.ts'
import {child} from '../base/pointer.ts'
import type {Diagnostic, JsonObject, JsonSchema, Pointer, Position} from '../base/types.ts'
import {type Field, fieldAt} from '../frontmatter/fields.ts'
import {readData} from '../frontmatter/read.ts'

export type SourceName = 'heading' | 'fileName' | 'letterhead' | 'header' | 'signOff' | 'text' | 'title'

export interface FieldRule {
  /** A field of ours, `origin/url` for one further down. */
  readonly to: string
  readonly split?: string
  readonly values?: {readonly [value: string]: string}
}
/** As the file says it; every part may be left out. */
export interface ImportMap {
  readonly kind?: string
  readonly fields?: {readonly [key: string]: string | FieldRule}
  readonly ignore?: readonly string[]
  readonly constants?: JsonObject
  readonly take?: {readonly [field: string]: SourceName | readonly SourceName[]}
  readonly find?: readonly {readonly in: 'header' | 'title' | 'text'; readonly contains: string; readonly set: JsonObject}[]
  readonly fileName?: string
  readonly header?: {readonly until: string}
  readonly dropLines?: readonly string[]
  readonly content?: readonly string[]
  readonly slug?: {
    readonly documentCodes?: {readonly [code: string]: string}
    readonly names?: {readonly [name: string]: string}
    readonly pattern?: string
  }
  readonly folder?: 'year' | 'none'
  readonly versions?: {readonly relation: 'replaces' | 'amends'}
  readonly overrides?: {readonly [fileName: string]: JsonObject}
}

const schemaFile = join(packageRoot, 'schemas', 'import', 'map.schema.json')

/** A map with the place of everything in it. */
export interface MapRead {
  readonly map: ImportMap
  readonly positions: Readonly<Record<Pointer, Position>>
}

/** Reads a map file; its faults, each with its place, ride on the `UsageError` thrown. `path` is only named. */
export async function readMap(bytes: Uint8Array, path: string): Promise<MapRead> {
  const schema: JsonSchema = JSON.parse(await readFile(schemaFile, 'utf8'))
  const {data, positions, diagnostics} = readData(bytes, path, 'import-map', new Map([['import-map', schema]]))
  if (data === null) throw faulty(path, diagnostics)
  return {map: data as ImportMap, positions}
}

/** Whether every field that a map names is a field of the kind; throws `UsageError` with the places when one is not. */
export function checkFields({map, positions}: MapRead, form: Field, path: string): void {
  const wanted = [
    ...Object.entries(map.fields ?? {}).map(([key, rule]) => ({
      at: typeof rule === 'string' ? [key] : [key, 'to'],
      above: ['fields'],
      field: ruleOf(rule).to,
    })),
    ...Object.keys(map.take ?? {}).map(field => ({at: [field], above: ['take'], field})),
    ...Object.keys(map.constants ?? {}).map(field => ({at: [field], above: ['constants'], field})),
    ...(map.find ?? []).flatMap(({set}, index) =>
      Object.keys(set).map(field => ({at: [field], above: ['find', String(index), 'set'], field})),
    ),
    ...Object.entries(map.overrides ?? {}).flatMap(([file, data]) =>
      Object.keys(data).map(field => ({at: [field], above: ['overrides', file], field})),
    ),
  ]
  const unknown = wanted.filter(({field}) => fieldAt(form, `/${field}`) === null)
  if (unknown.length === 0) return
  const told = unknown.map(({at, above, field}) => {
    const pointer = [...above, ...at].reduce(child, '')
    return diagnostic({
      source: 'config',
      ruleId: 'import-map-field',
      path,
      reason: `没有“${field}”这个字段`,
      place: positions[pointer],
      pointer,
      actual: field,
      expected: nearest(field, form.keys),
      note: '写本站字段的英文名；下一级用斜线，如 origin/url',
    })
  })
  throw faulty(path, told)
}

const faulty = (path: string, diagnostics: readonly Diagnostic[]): UsageError =>
  new UsageError(`对照表 ${path} 有错误，没有导入任何文件`, {
    note: '改好后再运行一次',
    diagnostics: diagnostics.map(one => ({...one, source: 'config'})),
  })

export const ruleOf = (rule: string | FieldRule): FieldRule => (typeof rule === 'string' ? {to: rule} : rule)
