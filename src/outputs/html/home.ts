/** The home page: search first, then what waits for an answer, what is new, and the doors that the law demands. */

import {inChinese} from '../../base/dates.ts'
import type {Entry, Json, Site} from '../../base/types.ts'
import {absolute} from '../address.ts'
import {type Card, card} from '../card.ts'
import {publisher} from './entry.ts'
import {dateOf, numberOf} from './fields.ts'
import {frame, type Link, type Page, page} from './frame.ts'
import {applicationUrl} from './guide.ts'
import {identity} from './identity.ts'
import {entriesOf} from './list.ts'
import {listUrl} from './sections.ts'
import {say, sayIfKnown} from './words.ts'

/** The page at `/`, layout `home`. */
export function* home(site: Site): Iterable<Page> {
  const {title, description, samples} = identity(site)
  const policies = entriesOf(site, 'policy')
  const interpretations = entriesOf(site, 'interpretation')
  const decisions = entriesOf(site, 'decision')
  const cards = (entries: readonly Entry[], most: number): readonly Card[] =>
    entries.slice(0, most).map(entry => card(site, entry))
  yield page(
    '/',
    'home',
    frame(site, {
      url: '/',
      title,
      section: 'home',
      within: null,
      description,
      column: 'home',
      dated: true,
      jsonld: [websiteJsonld(site)],
    }),
    {
      title: say(site, 'home.title'),
      counts: say(site, 'home.counts', {
        policies: policies.length,
        interpretations: interpretations.length,
        decisions: decisions.length,
      }),
      samples: samples.map(query => ({title: query, url: `/search/?q=${encodeURIComponent(query)}`})),
      urgent: urgentNotices(site),
      calls: openConsultations(site),
      policies: cards(policies, 6),
      interpretations: cards(interpretations, 4),
      decisions: cards(decisions, 3),
      ...catalogueLink(site),
      notices: cards(
        entriesOf(site, 'notice').filter(entry => entry.data['category'] !== 'news'),
        3,
      ),
      topics: topicLinks(site),
      gate: gate(site),
    } as unknown as Json,
  )
}

/** Notices that must be seen by everybody until a day. */
function urgentNotices(site: Site): Link[] {
  return entriesOf(site, 'notice')
    .filter(entry => (dateOf(entry.data, 'urgentUntil') ?? '') >= site.project.today)
    .map(entry => ({title: entry.data.title, url: entry.url}))
}

/** Consultations that are open on the day of the build, the one that closes first on top. */
function openConsultations(site: Site) {
  const {today} = site.project
  return entriesOf(site, 'consultation')
    .flatMap(entry => {
      const [opens, closes] = [dateOf(entry.data, 'opens'), dateOf(entry.data, 'closes')]
      return opens !== undefined && closes !== undefined && opens <= today && today <= closes ? [{entry, closes}] : []
    })
    .sort((a, b) => (a.closes < b.closes ? -1 : a.closes > b.closes ? 1 : 0))
    .map(({entry, closes}) => ({
      url: entry.url,
      title: entry.data.title,
      closes,
      deadline: say(site, 'home.deadline', {date: inChinese(closes)}),
      // The number of days is the reader's, not the builder's: the script fills it in.
      left: say(site, 'home.left', {date: inChinese(closes), days: '{days}'}),
    }))
}

/** The newest catalogue of decisions. */
function catalogueLink(site: Site): {readonly catalogue?: Link} {
  const newest = entriesOf(site, 'catalogue').sort((a, b) => (numberOf(b.data, 'year') ?? 0) - (numberOf(a.data, 'year') ?? 0))[0]
  const year = newest === undefined ? undefined : numberOf(newest.data, 'year')
  return newest === undefined || year === undefined
    ? {}
    : {catalogue: {title: say(site, 'home.catalogue', {year}), url: newest.url}}
}

/** 专题, in the order that the office gave them. */
export function topicLinks(site: Site): Link[] {
  const order = (entry: Entry): number => numberOf(entry.data, 'order') ?? Number.MAX_SAFE_INTEGER
  return entriesOf(site, 'topic')
    .sort((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1))
    .map(entry => ({title: entry.data.title, url: entry.url}))
}

/** The doors of 政府信息公开专栏 and what stands beside it; one appears when there is something behind it. */
function gate(site: Site): {readonly title: string; readonly url: string; readonly text: string}[] {
  const door = (key: string, url: string | null | undefined, text = sayIfKnown(site, `home.gate.${key}.text`)) =>
    url === null || url === undefined ? [] : [{title: say(site, `home.gate.${key}.title`), url, text: text ?? ''}]
  const first = (kind: string): Entry | undefined => entriesOf(site, kind)[0]
  const list = (kind: string): string | null => {
    const found = site.project.kinds.get(kind)
    return found && first(kind) ? listUrl(found) : null
  }
  const guide = first('guide')
  const updated = guide === undefined ? undefined : dateOf(guide.data, 'updated')
  return [
    ...door(
      'guide',
      guide?.url,
      updated === undefined ? undefined : say(site, 'home.gate.guide.updated', {date: inChinese(updated)}),
    ),
    ...door('rules', list('rule')),
    ...door('listing', list('listing')),
    ...door('reports', list('report')),
    ...door('proposals', list('proposal')),
    ...door('openDays', list('openDay')),
    ...door('inForce', '/policies/in-force/'),
    ...door('application', applicationUrl(guide)),
  ]
}

function websiteJsonld(site: Site): Json {
  const {title, description} = identity(site)
  return {
    '@type': 'WebSite',
    name: title,
    ...(description === undefined ? {} : {description}),
    url: absolute(site.project, '/'),
    inLanguage: 'zh-CN',
    publisher: publisher(site),
    potentialAction: {
      '@type': 'SearchAction',
      target: `${absolute(site.project, '/search/')}?q={search_term_string}`,
      'query-input': 'required name=search_term_string',
    },
  }
}
