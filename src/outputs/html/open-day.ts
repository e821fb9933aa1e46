/** A day on which the office opens its doors: the notice first, then what happened, then what became of what visitors said. One page. */
import {inChinese} from '../../base/dates.ts'
import type {Entry, Json, Kind, Site} from '../../base/types.ts'
import {absolute} from '../address.ts'
import {bodyContents} from '../body.ts'
import {present} from '../card.ts'
import type {DecisionPanel} from './decision-panel.ts'
import {entryPage, type Fact, publisher} from './entry.ts'
import {dateOf, numberOf, recordsOf, textOf} from './fields.ts'
import {fileUrl} from './files.ts'
import type {Page} from './frame.ts'
import {type Opinion, opinionOf} from './opinions.ts'
import {noted} from './relist.ts'
import {say} from './words.ts'

type Photo = {readonly url: string; readonly alt: string; readonly width?: number; readonly height?: number}
type Question = {readonly question: string; readonly answer: string}

/** The page of an open day, layout `openDay`. */
export function openDay(site: Site, entry: Entry): Page {
  const {data} = entry
  const questions = recordsOf(data, 'questions').map(
    (item): Question => ({question: textOf(item, 'question') ?? '', answer: textOf(item, 'answer') ?? ''}),
  )
  const suggestions = recordsOf(data, 'suggestions').map((item): Opinion => opinionOf(site, item, 'suggestion'))
  const photos = photosOf(site, entry)
  return entryPage(site, entry, {
    facts: facts(site, entry),
    jsonld: [jsonld(site, entry)],
    own: {
      panel: panel(site, entry) as unknown as Json | undefined,
      questions,
      suggestions: suggestions as unknown as Json,
      photos: photos as unknown as Json,
      toc: tocOf(site, entry, {questions, suggestions, photos}),
    },
  })
}

/** `/open-days/` and its years, each with its place. */
export const openDays = (site: Site, kind: Kind): Iterable<Page> => noted(site, kind, entry => textOf(entry.data, 'place'))

function facts(site: Site, {data}: Entry): Fact[] {
  const fact = (key: string, values: Fact['values'], span?: Fact['span']): Fact[] =>
    values.length === 0 ? [] : [{label: say(site, `openDay.facts.${key}`), values, ...(span ? {span} : {})}]
  const text = (key: string) => {
    const value = textOf(data, key)
    return value === undefined ? [] : [{text: value}]
  }
  const persons = (key: string) => {
    const count = numberOf(data, key)
    return count === undefined ? [] : [{text: say(site, 'openDay.persons', {count})}]
  }
  const date = (key: string) => {
    const value = dateOf(data, key)
    return value === undefined ? [] : [{date: value}]
  }
  return [
    ...fact('date', date('date')),
    ...fact('time', text('time')),
    ...fact('quota', persons('quota')),
    ...fact('place', text('place'), 'two'),
    ...fact('participants', persons('participants')),
    ...fact('howToJoin', text('howToJoin'), 'wide'),
    ...fact('publishDate', date('publishDate')),
    ...fact('recordDate', date('recordDate')),
    ...fact('department', text('department')),
  ]
}

/** How to come, as long as one can; what is to be expected, as long as nothing is told. */
function panel(site: Site, {data}: Entry): DecisionPanel | undefined {
  const {today} = site.project
  const day = dateOf(data, 'date')
  const recorded = dateOf(data, 'recordDate')
  if (day === undefined || (recorded !== undefined && recorded <= today)) return undefined
  const date = inChinese(day)
  const how = textOf(data, 'howToJoin')
  if (day >= today)
    return {
      tone: 'soon',
      title: say(site, 'openDay.panel.announced', {date}),
      texts: how === undefined ? [] : [say(site, 'openDay.panel.join', {how})],
      channels: [],
      links: [],
    }
  return {
    tone: 'off',
    title: say(site, 'openDay.panel.held', {date}),
    texts: [say(site, 'openDay.panel.wait')],
    channels: [],
    links: [],
  }
}

function photosOf(site: Site, entry: Entry): Photo[] {
  return recordsOf(entry.data, 'photos').flatMap(item => {
    const url = fileUrl(site, entry, textOf(item, 'file') ?? '')
    if (url === undefined) return []
    return [
      present<Photo>({url, alt: textOf(item, 'alt') ?? '', width: numberOf(item, 'width'), height: numberOf(item, 'height')}),
    ]
  })
}

function tocOf(site: Site, entry: Entry, parts: {readonly [part: string]: readonly unknown[]}): Json[] {
  const body = bodyContents(entry)
  const own = Object.entries(parts).flatMap(([id, items]): Json[] =>
    items.length === 0 ? [] : [{id, title: say(site, `openDay.parts.${id}`), children: []}],
  )
  return [...body, ...own]
}

function jsonld(site: Site, entry: Entry): Json {
  const {data} = entry
  const place = textOf(data, 'place')
  return present<{[key: string]: Json}>({
    '@type': 'Event',
    name: data.title,
    url: absolute(site.project, entry.url),
    inLanguage: 'zh-CN',
    startDate: dateOf(data, 'date'),
    description: textOf(data, 'summary'),
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    eventStatus: 'https://schema.org/EventScheduled',
    location: place === undefined ? undefined : {'@type': 'Place', name: place, address: place},
    maximumAttendeeCapacity: numberOf(data, 'quota'),
    isAccessibleForFree: true,
    organizer: publisher(site),
  })
}
