/** Values and lines for an editor to copy. */
import type {Json} from '../base/types.ts'
import type {Field} from './fields.ts'
import {yaml} from './libraries.ts'
import {quoted} from './say.ts'

/** A value as YAML on one line: `2026-01-05`, `'0123'`, `[swj, czj]`. */
export function inline(value: Json): string {
  if (typeof value === 'string' && /[\n\r\t]/.test(value)) return JSON.stringify(value)
  const {Document} = yaml()
  const document = new Document(value, {version: '1.2', schema: 'core'})
  const text = document
    .toString({lineWidth: 0, collectionStyle: 'flow', flowCollectionPadding: false, singleQuote: true})
    .trimEnd()
  // What YAML would fold or hang under a block sign is quoted instead.
  return text.includes('\n') ? (typeof value === 'string' ? quoted(value) : JSON.stringify(value)) : text
}

/** `writtenDate: 2026-01-05` */
export const line = (key: string, value: Json): string => `${inline(key)}: ${inline(value)}`

/** A value that would pass, as a model: the first example, the first allowed word, or one made from the fields required. */
export function model(field: Field | null, depth = 0): Json {
  if (!field || depth > 4) return '……'
  const given = field.examples[0] ?? field.values[0]
  if (given !== undefined) return given
  const type = field.types[0]
  if (type === 'array') return [model(field.item(), depth + 1)]
  if (type === 'object') return Object.fromEntries(field.required.map(key => [key, model(field.property(key), depth + 1)]))
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') return 1
  return field.format === 'date' ? '2026-01-05' : '……'
}

/** English words that stand in a description with their Chinese gloss: `own 本机关制作、reprint 转载` gives own → 本机关制作. */
export function glosses(field: Field): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const value of field.values) {
    if (typeof value !== 'string' || !/^[\w-]+$/.test(value)) continue
    const match = new RegExp(`(?<![\\w-])${value}(?![\\w-])\\s*([\\p{Script=Han}][^\\s、，；。;,]*)`, 'u').exec(field.description)
    if (match) found.set(value, match[1]!.replace(/（.*$/u, ''))
  }
  return found
}

/** `planned（待公开）` */
export const worded = (value: Json, words: ReadonlyMap<string, string>): string => {
  const gloss = typeof value === 'string' ? words.get(value) : undefined
  return gloss ? `${value}（${gloss}）` : inline(value)
}
