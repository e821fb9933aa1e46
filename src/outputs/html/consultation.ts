/** A call for opinions: one page through its life. While it is open, how to answer comes first; when it is answered, the outcome does. */
import {inChinese} from '../../base/dates.ts'
import type {Entry, IsoDate, Json, Site} from '../../base/types.ts'
import {absolute} from '../address.ts'
import {bodyContents} from '../body.ts'
import {present} from '../card.ts'
import {type ConsultationState, consultationStateAt} from './consultation-state.ts'
import type {DecisionPanel} from './decision-panel.ts'
import {entryPage, type Fact, publisher} from './entry.ts'
import {dateOf, recordOf, textOf, textsOf} from './fields.ts'
import type {Page} from './frame.ts'
import {organizationName} from './identity.ts'
import {type Material, materialsAt} from './materials.ts'
import {type Channel, channelsOf, heardWords, type Opinions, opinionsOf, periodWords} from './opinions.ts'
import {referencesOf} from './referent.ts'
import {say} from './words.ts'

type Result = {readonly date: IsoDate; readonly summary?: string; readonly opinions?: Opinions}

/** The page of a consultation, layout `consultation`. */
export function consultation(site: Site, entry: Entry): Page {
  const {data} = entry
  const state = consultationStateAt(data, site.project.today)
  const drafts = materialsAt(site, entry, '/drafts')
  const explanation = materialsAt(site, entry, '/explanation')
  const result = state === 'answered' ? resultOf(site, entry) : undefined
  return entryPage(site, entry, {
    kindLine: [say(site, 'consultation.kind')],
    facts: facts(site, entry),
    feeds: [{title: say(site, 'feeds.consultations'), url: '/consultations/feed.xml'}],
    jsonld: [jsonld(site, entry, state)],
    own: {
      state,
      panel: panelOf(site, entry, state) as unknown as Json,
      result: result as unknown as Json | undefined,
      drafts: drafts as unknown as Json,
      explanation: explanation as unknown as Json,
      channels: (state === 'open' ? [] : channelsOf(site, data)) as unknown as Json,
      toc: tocOf(site, entry, result, drafts, explanation),
    },
  })
}

function facts(site: Site, entry: Entry): Fact[] {
  const {data} = entry
  const fact = (key: string, values: Fact['values'], span?: Fact['span']): Fact[] =>
    values.length === 0 ? [] : [{label: say(site, `consultation.facts.${key}`), values, ...(span ? {span} : {})}]
  const text = (value: string | undefined) => (value === undefined ? [] : [{text: value}])
  const published = dateOf(data, 'publishDate')
  const about = referencesOf(site, entry, [data['isPartOf'] ?? null]).map(({entry: other, title}) =>
    other ? {text: other.data.title, url: other.url} : {text: title ?? ''},
  )
  return [
    ...fact('period', text(periodWords(site, data)), 'two'),
    ...fact('published', published === undefined ? [] : [{date: published}]),
    ...fact(
      'issuers',
      textsOf(data, 'issuers').map(id => ({text: organizationName(site, id)})),
      'two',
    ),
    ...fact('department', text(textOf(data, 'department'))),
    ...fact('about', about, 'wide'),
    ...fact('shortReason', text(textOf(data, 'shortReason')), 'wide'),
  ]
}

function panelOf(site: Site, entry: Entry, state: ConsultationState): DecisionPanel {
  const {data} = entry
  const day = (date: IsoDate | undefined) => (date === undefined ? undefined : inChinese(date))
  const [opens, closes] = [day(dateOf(data, 'opens')), day(dateOf(data, 'closes'))]
  const channels: readonly Channel[] = state === 'open' ? channelsOf(site, data) : []
  const said = (key: string, date: string | undefined) => say(site, `consultation.panel.${key}`, {date})
  switch (state) {
    case 'upcoming':
      return {tone: 'soon', title: said('upcoming', opens), texts: [said('wait', opens)], channels, links: []}
    case 'open':
      return {
        tone: 'live',
        title: said('open', closes),
        texts: [...textsOf(data, 'summary'), say(site, 'consultation.panel.how')],
        channels,
        note: say(site, 'consultation.privacy'),
        links: [],
      }
    case 'analysing':
      return {tone: 'warn', title: said('analysing', closes), texts: [said('feedback', closes)], channels, links: []}
    case 'answered': {
      const result = recordOf(data, 'result')
      return {
        tone: 'ok',
        title: said('answered', day(dateOf(result, 'publishDate'))),
        texts: [heardWords(site, result)].filter(text => text !== undefined),
        channels,
        links: [{title: say(site, 'consultation.panel.result'), url: '#result'}],
      }
    }
  }
}

function resultOf(site: Site, entry: Entry): Result {
  const result = recordOf(entry.data, 'result')
  return present<Result>({
    date: dateOf(result, 'publishDate') ?? '',
    summary: textOf(result, 'summary'),
    opinions: opinionsOf(site, result),
  })
}

function tocOf(
  site: Site,
  entry: Entry,
  result: Result | undefined,
  drafts: readonly Material[],
  explanation: readonly Material[],
): Json[] {
  const item = (id: string, title: string): Json => ({id, title, children: []})
  const body = bodyContents(entry)
  return [
    ...(result
      ? [item('result', say(site, 'consultation.parts.result')), item('original', say(site, 'consultation.parts.original'))]
      : []),
    ...body,
    ...(drafts.length > 0 ? [item('drafts', say(site, 'consultation.parts.drafts'))] : []),
    ...(explanation.length > 0 ? [item('explanation', say(site, 'consultation.parts.explanation'))] : []),
  ]
}

function jsonld(site: Site, entry: Entry, state: ConsultationState): Json {
  const {data} = entry
  const [from, to] = [dateOf(data, 'opens'), dateOf(data, 'closes')]
  return present<{[key: string]: Json}>({
    '@type': 'CreativeWork',
    name: data.title,
    url: absolute(site.project, entry.url),
    inLanguage: 'zh-CN',
    creativeWorkStatus: say(site, `consultation.states.${state}`),
    datePublished: dateOf(data, 'publishDate'),
    temporalCoverage: from === undefined || to === undefined ? undefined : `${from}/${to}`,
    publisher: publisher(site),
  })
}
