/** Rows of a table by year. */
import {byCodePoint} from '../base/paths.ts'
import type {Entry} from '../base/types.ts'

type Row = readonly (string | number)[]

/** A row for every year that `yearOf` names, the latest first. */
export function rowsByYear(
  entries: readonly Entry[],
  yearOf: (entry: Entry) => string,
  row: (year: string, entries: readonly Entry[]) => Row,
): Row[] {
  const years = new Map<string, Entry[]>()
  for (const entry of entries) years.set(yearOf(entry), [...(years.get(yearOf(entry)) ?? []), entry])
  return [...years].sort(([a], [b]) => byCodePoint(b, a)).map(([year, own]) => row(year === '' ? '没有年份' : year, own))
}

/** Rounded down, so that 100% means all; — of nothing. */
export const percent = (part: number, whole: number): string => (whole === 0 ? '—' : `${Math.floor((part * 1000) / whole) / 10}%`)
