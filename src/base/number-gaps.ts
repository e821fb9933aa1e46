/** 文号 that a series of a 机关代字 and a year lacks: each must be public, or its absence explained. */

import type {ConfigDocumentCode} from './content-types.ts'
import {parseDocumentNumber} from './document-number.ts'
import {byCodePoint} from './paths.ts'
import type {Site} from './types.ts'

export interface NumberSeries {
  readonly code: string
  readonly year: number
  /** The least number that is public. */
  readonly first: number
  /** The greatest number that is public or explained. */
  readonly last: number
  /** How many are public. */
  readonly published: number
  readonly explained: readonly {readonly serial: number; readonly reason: string}[]
  readonly unexplained: readonly number[]
  /** Whether every document of the code is one that must be public. */
  readonly normative: boolean
}

/** A number beyond this is a slip, not a series: the gaps would flood every report. */
const most = 2000

/** The series of the owner's own codes, by code as the config lists them, the latest year first. */
export function numberSeriesOf({project: {config}, entries}: Pick<Site, 'project' | 'entries'>): NumberSeries[] {
  const codes = Object.entries(config.documentCodes ?? {}).filter(([, {issuer}]) => issuer === config.site.owner)
  const used = new Map<string, Set<number>>()
  for (const {data} of entries) {
    const number = typeof data['documentNumber'] === 'string' ? parseDocumentNumber(data['documentNumber']) : null
    if (!number?.year || number.serial > most) continue
    const key = `${number.code} ${number.year}`
    used.set(key, (used.get(key) ?? new Set()).add(number.serial))
  }
  return codes.flatMap(([code, settings]) =>
    yearsOf(code, settings, used).map(year => seriesOf(code, year, settings, used.get(`${code} ${year}`) ?? new Set())),
  )
}

function yearsOf(code: string, {gaps = []}: ConfigDocumentCode, used: ReadonlyMap<string, unknown>): number[] {
  const ofEntries = [...used.keys()].filter(key => key.startsWith(`${code} `)).map(key => key.slice(code.length + 1))
  return [...new Set([...ofEntries, ...gaps.map(({year}) => String(year))])].sort((a, b) => byCodePoint(b, a)).map(Number)
}

function seriesOf(
  code: string,
  year: number,
  {gaps = [], normative}: ConfigDocumentCode,
  used: ReadonlySet<number>,
): NumberSeries {
  const reasons = new Map(
    gaps.filter(gap => gap.year === year).flatMap(({numbers, reason}) => numbers.map(serial => [serial, reason] as const)),
  )
  const last = Math.max(...used, ...reasons.keys())
  const missing = Array.from({length: last}, (_, index) => index + 1).filter(serial => !used.has(serial))
  return {
    code,
    year,
    first: Math.min(...used),
    last,
    published: used.size,
    explained: missing.flatMap(serial => (reasons.has(serial) ? [{serial, reason: reasons.get(serial)!}] : [])),
    unexplained: missing.filter(serial => !reasons.has(serial)),
    normative: normative === true,
  }
}
