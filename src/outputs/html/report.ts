/** An annual report: its six fixed parts as written, and the three statutory tables, drawn from data, each at the end of its part. */
import type {Entry, Json, Site} from '../../base/types.ts'
import {absolute} from '../address.ts'
import {present} from '../card.ts'
import {entryPage, type Fact, publisher} from './entry.ts'
import {dateOf, numberOf, textsOf} from './fields.ts'
import type {Link, Page} from './frame.ts'
import {organizationName} from './identity.ts'
import {entriesOf} from './list.ts'
import {relatedGroups} from './related.ts'
import {reportTables, type StatutoryTable} from './report-tables.ts'
import {say} from './words.ts'

/** Where a part of the body ends and which tables follow it. */
type Part = {readonly tables: readonly StatutoryTable[]}

/** The page of an annual report, layout `report`. */
export function report(site: Site, entry: Entry): Page {
  const {data} = entry
  const {cuts, parts} = partsOf(site, entry)
  const made = entryPage(site, entry, {
    kindLine: [say(site, 'report.kind'), say(site, 'frame.year', {year: yearOf(entry)})],
    here: say(site, 'frame.year', {year: yearOf(entry)}),
    facts: facts(site, entry),
    related: relatedGroups(site, entry),
    jsonld: [jsonld(site, entry)],
    own: {
      parts: parts as unknown as Json,
      notes: textsOf(data, 'tableNotes'),
      years: years(site, entry) as unknown as Json,
    },
  })
  return cuts.length === 0 ? made : {...made, view: {...made.view, cuts}}
}

const yearOf = (entry: Entry): number => numberOf(entry.data, 'year') ?? 0

/**
 * The tables stand at the end of 二、三、四 (`s2`, `s3`, `s4`): the body is cut before the heading that follows. What has no part of
 * its own in the body comes at the end, so that no table is ever lost.
 */
function partsOf(site: Site, entry: Entry): {readonly cuts: readonly string[]; readonly parts: readonly Part[]} {
  const tables = reportTables(site, entry.data)
  const {tops} = entry.body
  const placed = ([2, 3, 4] as const).map(number => ({table: tables[number], before: tops[tops.indexOf(`s${number}`) + 1]}))
  const found = placed.filter(({before}, index) => tops.includes(`s${index + 2}`) && before !== undefined)
  const left = placed.filter(one => !found.includes(one))
  return {
    cuts: found.map(({before}) => before!),
    parts: [...found.map(({table}) => ({tables: [table]})), {tables: left.map(({table}) => table)}],
  }
}

function facts(site: Site, {data}: Entry): Fact[] {
  const issuers = textsOf(data, 'issuers').map(id => ({text: organizationName(site, id)}))
  const date = dateOf(data, 'publishDate')
  return [
    ...(issuers.length > 0 ? [{label: say(site, 'report.facts.issuers'), values: issuers}] : []),
    {label: say(site, 'report.facts.year'), values: [{text: say(site, 'frame.year', {year: numberOf(data, 'year') ?? ''})}]},
    ...(date === undefined ? [] : [{label: say(site, 'documentFacts.publishDate'), values: [{date}]}]),
  ]
}

/** All reports, newest first. */
function years(site: Site, entry: Entry): (Link & {readonly current: boolean})[] {
  return entriesOf(site, 'report')
    .sort((a, b) => yearOf(b) - yearOf(a))
    .map(other => ({title: say(site, 'frame.year', {year: yearOf(other)}), url: other.url, current: other.id === entry.id}))
}

function jsonld(site: Site, entry: Entry): Json {
  const year = yearOf(entry)
  return present<{[key: string]: Json}>({
    '@type': 'Report',
    name: entry.data.title,
    url: absolute(site.project, entry.url),
    inLanguage: 'zh-CN',
    datePublished: dateOf(entry.data, 'publishDate'),
    temporalCoverage: `${year}-01-01/${year}-12-31`,
    author: publisher(site),
    publisher: publisher(site),
  })
}
