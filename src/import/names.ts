/** Ids of new entries: from the 发文字号, from the editor's table of names, else from the date. No pinyin is invented. */
import {parseDocumentNumber} from '../base/document-number.ts'
import type {Diagnostic, EntryId} from '../base/types.ts'
import type {ImportMap} from './map.ts'
import {review, tell} from './say.ts'

export interface Named {
  readonly path: string
  readonly title: string
  /** The title within the file name; empty when the map gives no pattern. */
  readonly fileTitle: string
  readonly documentNumber: string
  /** 成文日期, else 发布日期; empty when neither is known. */
  readonly date: string
}
export interface Name {
  /** Null when nothing gives one. */
  readonly id: EntryId | null
  /** Empty when the year is unknown. */
  readonly year: string
  readonly diagnostics: readonly Diagnostic[]
}

/** Names for sources in their order; `codes` is 机关代字 -> slug. The same sources give the same names. */
export function namesFor(sources: readonly Named[], map: ImportMap, codes: ReadonlyMap<string, string>): Name[] {
  const counts = new Map<string, number>()
  const next = (key: string): number => {
    counts.set(key, (counts.get(key) ?? 0) + 1)
    return counts.get(key)!
  }
  return sources.map(source => byNumber(source, codes) ?? byTable(source, map, next) ?? byDate(source, codes, next))
}

function byNumber({documentNumber, date}: Named, codes: ReadonlyMap<string, string>): Name | null {
  const number = parseDocumentNumber(documentNumber)
  const slug = number ? codes.get(number.code) : undefined
  if (!number || slug === undefined) return null
  const year = number.year === null ? '' : `${number.year}-`
  return {
    id: `${slug}-${year}${number.serial}`,
    year: number.year === null ? date.slice(0, 4) : String(number.year),
    diagnostics: [],
  }
}

function byTable({title, fileTitle, date}: Named, {slug}: ImportMap, next: (key: string) => number): Name | null {
  const names = slug?.names ?? {}
  const key = [title, fileTitle].find(one => one !== '' && Object.hasOwn(names, one))
  if (key === undefined) return null
  const pattern = slug?.pattern ?? '{name}-{date}'
  const parts: Readonly<Record<string, string>> = {name: names[key]!, date, year: date.slice(0, 4)}
  const filled = pattern.replace(/\{(name|date|year)\}/g, (_, part: string) => parts[part]!)
  // Asked for a number only where the pattern has one.
  const id = filled.includes('{n}') ? filled.replaceAll('{n}', String(next(filled))) : filled
  return {id: id.replace(/-+/g, '-').replace(/^-|-$/g, ''), year: date.slice(0, 4), diagnostics: []}
}

function byDate({path, documentNumber, date}: Named, codes: ReadonlyMap<string, string>, next: (key: string) => number): Name {
  const diagnostics: Diagnostic[] = []
  const number = parseDocumentNumber(documentNumber)
  if (number && !codes.has(number.code))
    diagnostics.push(
      review('import-code-unknown', path, `机关代字“${number.code}”不在机关代字表里，条目编号改用日期`, {
        actual: documentNumber,
        note: `在对照表 slug.documentCodes 里加一行“${number.code}: 网址名”再导入`,
      }),
    )
  if (date === '') return {id: null, year: '', diagnostics}
  const id = `${date}-${next(date)}`
  if (!number) diagnostics.push(tell('import-id-from-date', path, `没有文号，名称表里也没有这个标题，条目编号用日期：${id}`))
  return {id, year: date.slice(0, 4), diagnostics}
}
