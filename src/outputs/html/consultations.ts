/** All calls for opinions, by what a reader can do: answer, wait, read the outcome. A major decision's own call counts as one. */
import {inChinese} from '../../base/dates.ts'
import {byCodePoint} from '../../base/paths.ts'
import type {Entry, IsoDate, Json, Kind, Site} from '../../base/types.ts'
import {type Card, card, present} from '../card.ts'
import {type ConsultationState, consultationStateAt} from './consultation-state.ts'
import {callsOf} from './decision-links.ts'
import {periodAt, stageOf} from './decision-state.ts'
import {dateOf, numberOf, recordOf} from './fields.ts'
import {frame, type Page, page} from './frame.ts'
import {entriesOf} from './list.ts'
import {listUrl} from './sections.ts'
import {say} from './words.ts'
import {yearChoices, yearPages} from './years.ts'

type Item = Card & {readonly note?: string}
type Call = {readonly state: ConsultationState; readonly from: IsoDate; readonly to: IsoDate; readonly item: Item}
type Group = {readonly id: string; readonly title: string; readonly items: readonly Item[]; readonly empty?: string}

/** How many answered ones stand on the page; the years hold all. */
const answeredShown = 20

/** `/consultations/`, layout `consultations`, and the general lists of the years. */
export function* consultations(site: Site, kind: Kind): Iterable<Page> {
  const url = listUrl(kind)
  if (url === null) return
  const calls = [...callsAlone(site), ...callsOfDecisions(site)]
  yield page(
    url,
    'consultations',
    frame(site, {
      url,
      title: say(site, 'consultations.title'),
      section: 'consultations',
      within: null,
      column: 'consultation',
      feeds: [{title: say(site, 'feeds.consultations'), url: '/consultations/feed.xml'}],
      dated: true,
    }),
    {
      title: say(site, 'consultations.title'),
      intro: say(site, 'consultations.intro'),
      groups: groupsOf(site, calls) as unknown as Json,
      choices: yearChoices(site, kind) as unknown as Json,
    },
  )
  yield* yearPages(site, kind)
}

function groupsOf(site: Site, calls: readonly Call[]): Group[] {
  const of = (state: ConsultationState, order: (a: Call, b: Call) => number): Item[] =>
    calls
      .filter(call => call.state === state)
      .sort(order)
      .map(call => call.item)
  const closesFirst = (a: Call, b: Call) => byCodePoint(a.to, b.to)
  const newestFirst = (a: Call, b: Call) => byCodePoint(b.to, a.to)
  const group = (id: ConsultationState, items: readonly Item[], empty?: string): Group[] =>
    items.length === 0 && empty === undefined
      ? []
      : [present<Group>({id, title: say(site, `consultations.groups.${id}`), items, empty})]
  return [
    ...group('open', of('open', closesFirst), say(site, 'consultations.closed')),
    ...group(
      'upcoming',
      of('upcoming', (a, b) => byCodePoint(a.from, b.from)),
    ),
    ...group('analysing', of('analysing', newestFirst)),
    ...group('answered', of('answered', newestFirst).slice(0, answeredShown)),
  ]
}

function callsAlone(site: Site): Call[] {
  return entriesOf(site, 'consultation').map(entry => {
    const state = consultationStateAt(entry.data, site.project.today)
    return callOf(site, entry, state, entry.data, recordOf(entry.data, 'result'))
  })
}

/** Decisions whose call has no page of its own. */
function callsOfDecisions(site: Site): Call[] {
  return entriesOf(site, 'decision').flatMap(entry => {
    const stage = stageOf(entry.data, 'consultation')
    const state = periodAt(stage, site.project.today)
    if (state === undefined || callsOf(site, entry).length > 0) return []
    const call = callOf(site, entry, state, stage, stage)
    const form = say(site, 'consultations.decision')
    return [{...call, item: {...call.item, url: `${entry.url}#stage-consultation`, form}}]
  })
}

type Fields = {readonly [key: string]: Json | undefined}

function callOf(site: Site, entry: Entry, state: ConsultationState, period: Fields, outcome: Fields): Call {
  const [from, to] = [dateOf(period, 'opens') ?? '', dateOf(period, 'closes') ?? '']
  const {stamp: _, date: __, ...known} = card(site, entry)
  return {state, from, to, item: {...known, note: noteOf(site, state, from, to, outcome)}}
}

function noteOf(site: Site, state: ConsultationState, from: IsoDate, to: IsoDate, outcome: Fields): string {
  const days = {from: inChinese(from), to: inChinese(to)}
  const received = numberOf(outcome, 'received')
  if (state !== 'answered' || received === undefined) return say(site, `consultations.notes.${state}`, days)
  if (received === 0) return say(site, 'consultations.notes.none', days)
  const taken = (numberOf(outcome, 'adopted') ?? 0) + (numberOf(outcome, 'partlyAdopted') ?? 0)
  return say(site, 'consultations.notes.counted', {...days, received, taken})
}
