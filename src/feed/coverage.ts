/** What is there of each organ and year, and which numbers of its series are not, with the reason: the proof that all is covered. */
import {csvDocument, inert} from '../base/csv.ts'
import {parseDocumentNumber} from '../base/document-number.ts'
import {numberSeriesOf} from '../base/number-gaps.ts'
import {byCodePoint} from '../base/paths.ts'
import type {Entry, Site} from '../base/types.ts'
import {spec} from './types.ts'

type Gap = {readonly 文号: string; readonly reason: string | null}
export type CoverageRow = {
  readonly organ: {readonly id: string; readonly name: string}
  readonly year: number | null
  readonly published: number
  readonly by_type: {readonly [type: string]: number}
  /** Numbers given out so far, of the series that are the office's own; null where there is none. */
  readonly issued: number | null
  readonly gaps: readonly Gap[]
}
export type Coverage = {readonly spec: typeof spec; readonly total: number; readonly rows: readonly CoverageRow[]}

/** Of the entries that are fed. */
export function coverageOf(site: Site, fed: readonly Entry[]): Coverage {
  const {owner = ''} = site.project.config.site
  const groups = new Map<string, {organ: string; year: number | null; types: Map<string, number>}>()
  for (const entry of fed) {
    const [organ, year] = [organOf(entry) ?? owner, yearOf(entry)]
    const key = `${organ} ${year}`
    const group = groups.get(key) ?? {organ, year, types: new Map()}
    group.types.set(entry.kind, (group.types.get(entry.kind) ?? 0) + 1)
    groups.set(key, group)
  }
  const series = numberSeriesOf(site)
  for (const {year} of series) {
    const key = `${owner} ${year}`
    if (!groups.has(key)) groups.set(key, {organ: owner, year, types: new Map()})
  }
  const rows = [...groups.values()].map(({organ, year, types}): CoverageRow => {
    const own = organ === owner ? series.filter(one => one.year === year) : []
    return {
      organ: {id: organ, name: site.organizations.get(organ)?.name ?? organ},
      year,
      published: [...types.values()].reduce((sum, count) => sum + count, 0),
      by_type: Object.fromEntries([...types].sort(([a], [b]) => byCodePoint(a, b))),
      issued: own.length === 0 ? null : own.reduce((sum, {last}) => sum + last, 0),
      gaps: own.flatMap(({code, year, explained, unexplained}) =>
        [...explained, ...unexplained.map(serial => ({serial, reason: null}))]
          .sort((a, b) => a.serial - b.serial)
          .map(({serial, reason}) => ({文号: `${code}〔${year}〕${serial}号`, reason})),
      ),
    }
  })
  rows.sort((a, b) => byCodePoint(a.organ.id, b.organ.id) || (b.year ?? 0) - (a.year ?? 0))
  return {spec, total: fed.length, rows}
}

function organOf({data}: Entry): string | undefined {
  const issuers = data['issuers']
  return Array.isArray(issuers) && typeof issuers[0] === 'string' ? issuers[0] : undefined
}

/** Of the number where there is one: a document of December may be published in January. */
function yearOf({data}: Entry): number | null {
  const {documentNumber, writtenDate, publishDate, year} = data
  const number = typeof documentNumber === 'string' ? parseDocumentNumber(documentNumber)?.year : undefined
  const day = [writtenDate, publishDate].find(value => typeof value === 'string')
  return number ?? (typeof year === 'number' ? year : day === undefined ? null : Number(String(day).slice(0, 4)))
}

const header = ['机关编号', '机关', '年份', '已公开', '已编文号', '缺号', '缺号原因']

export const coverageCsv = ({rows}: Coverage): string =>
  csvDocument([
    header,
    ...rows.map(({organ, year, published, issued, gaps}) =>
      [
        organ.id,
        organ.name,
        year === null ? '' : String(year),
        String(published),
        issued === null ? '' : String(issued),
        gaps.map(gap => gap.文号).join('；'),
        gaps.map(({文号, reason}) => `${文号}：${reason ?? '没有说明'}`).join('；'),
      ].map(inert),
    ),
  ])
