/** A reply to a suggestion of the people's congress or a proposal of the political consultative conference, and the tables of them. */
import type {Entry, IsoDate, Json, Kind, Site} from '../../base/types.ts'
import {present} from '../card.ts'
import {entryPage, type Fact} from './entry.ts'
import {dateOf, listYear, textOf, textsOf} from './fields.ts'
import type {Page} from './frame.ts'
import {relist} from './relist.ts'
import {say} from './words.ts'

const bodies = ['npc', 'cppcc'] as const

/** The page of a reply. */
export function proposal(site: Site, entry: Entry): Page {
  const year = listYear(site, entry)
  return entryPage(site, entry, {
    kindLine: [say(site, `proposal.bodies.${bodyOf(entry)}`), ...(year === undefined ? [] : [say(site, 'frame.year', {year})])],
    facts: facts(site, entry),
    filters: {办理结果: [say(site, `proposal.results.${resultOf(entry)}`)]},
  })
}

const bodyOf = (entry: Entry): (typeof bodies)[number] => (textOf(entry.data, 'body') === 'cppcc' ? 'cppcc' : 'npc')
const resultOf = (entry: Entry): string =>
  /^[ABC]$/.test(textOf(entry.data, 'result') ?? '') ? textOf(entry.data, 'result')! : 'C'

function facts(site: Site, entry: Entry): Fact[] {
  const {data} = entry
  const fact = (key: string, values: Fact['values'], span?: Fact['span']): Fact[] =>
    values.length === 0 ? [] : [{label: say(site, `proposal.facts.${key}`), values, ...(span ? {span} : {})}]
  const text = (key: string) => textsOf(data, key).map(text => ({text}))
  const date = (key: string) => {
    const value = dateOf(data, key)
    return value === undefined ? [] : [{date: value}]
  }
  const proposer = bodyOf(entry) === 'npc' ? 'proposer' : 'proposerCppcc'
  return [
    ...fact('session', text('session'), 'two'),
    ...fact('number', text('number')),
    ...fact('result', [{text: say(site, `proposal.results.${resultOf(entry)}`)}], 'two'),
    ...fact('replyDate', date('replyDate')),
    ...fact(proposer, text('proposer')),
    ...fact('organizer', text('organizer')),
    ...fact('coOrganizers', text('coOrganizers')),
    ...fact('publishDate', date('publishDate')),
  ]
}

type Row = {
  readonly number: string
  readonly title: string
  readonly url: string
  readonly session: string
  readonly proposer?: string
  readonly result: string
  readonly replyDate?: IsoDate
}
type Table = {readonly caption: string; readonly proposer: string; readonly rows: readonly Row[]}

/** `/proposals/` and its years, layout `proposals`: one table for each of the two bodies. */
export const proposals = (site: Site, kind: Kind): Iterable<Page> =>
  relist(site, kind, entries => ({tables: tablesOf(site, entries) as unknown as Json}), 'proposals')

function tablesOf(site: Site, entries: readonly Entry[]): Table[] {
  return bodies.flatMap(body => {
    const own = entries.filter(entry => bodyOf(entry) === body)
    if (own.length === 0) return []
    return [
      {
        caption: say(site, `proposal.bodies.${body}`),
        proposer: say(site, `proposal.facts.${body === 'npc' ? 'proposer' : 'proposerCppcc'}`),
        rows: own.map(entry => rowOf(site, entry)),
      },
    ]
  })
}

const rowOf = (site: Site, entry: Entry): Row =>
  present<Row>({
    number: textOf(entry.data, 'number') ?? '',
    title: entry.data.title,
    url: entry.url,
    session: textOf(entry.data, 'session') ?? '',
    proposer: textOf(entry.data, 'proposer'),
    result: say(site, `proposal.results.${resultOf(entry)}`),
    replyDate: dateOf(entry.data, 'replyDate'),
  })
