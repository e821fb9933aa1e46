/** A major decision: one page for its whole life. First where it stands, then all eleven stages in their order, none ever missing. */
import {inChinese} from '../../base/dates.ts'
import type {Entry, IsoDate, Json, Site} from '../../base/types.ts'
import {absolute} from '../address.ts'
import {bodyContents} from '../body.ts'
import {present} from '../card.ts'
import {catalogueOfYear, listedIn} from './decision-links.ts'
import {decisionPanel} from './decision-panel.ts'
import {type StageView, stageView} from './decision-stages.ts'
import {decisionStateAt, progressAt, type StageKey, stageKeys, stageOf, stageStateAt} from './decision-state.ts'
import {entryPage, type Fact, publisher} from './entry.ts'
import {dateOf, listYear, numberOf, textOf} from './fields.ts'
import type {Crumb, Page} from './frame.ts'
import {organizationName} from './identity.ts'
import {relatedGroups} from './related.ts'
import {sectionTitle, sectionUrl} from './sections.ts'
import {say} from './words.ts'

/** The page of a decision, layout `decision`. */
export function decision(site: Site, entry: Entry): Page {
  const stages = stageKeys.map(key => stageView(site, entry, key))
  return entryPage(site, entry, {
    kindLine: kindLine(site, entry),
    facts: facts(site, entry),
    crumbs: crumbs(site, entry),
    here: say(site, 'decision.here'),
    related: relatedGroups(site, entry, ['in.decidedBy', 'out.cites']),
    feeds: [{title: say(site, 'feeds.decisions'), url: '/decisions/feed.xml'}],
    jsonld: [jsonld(site, entry, stages)],
    own: {
      panel: decisionPanel(site, entry) as unknown as Json,
      stages: stages as unknown as Json,
      toc: [...bodyContents(entry), ...tocOf(site, stages)],
    },
  })
}

/** 8/11项 */
export function progressWords(site: Site, entry: Entry): string {
  const {published, total} = progressAt(entry.data, site.project.today)
  return say(site, 'decision.progress', {published, total})
}

function kindLine(site: Site, entry: Entry): string[] {
  const kind = say(site, 'decision.kind')
  const place = listedIn(site, entry)
  const year = place && numberOf(place.catalogue.data, 'year')
  if (!place || year === undefined) return [kind]
  return [
    kind,
    place.number === undefined ? say(site, 'frame.year', {year}) : say(site, 'decision.item', {year, item: place.number}),
  ]
}

function facts(site: Site, entry: Entry): Fact[] {
  const {data} = entry
  const place = listedIn(site, entry)
  const listed = place && dateOf(place.catalogue.data, 'publishDate')
  const maker = textOf(data, 'decisionMaker')
  const published = dateOf(data, 'publishDate')
  const fact = (key: string, value: Fact['values'][number] | undefined): Fact[] =>
    value === undefined ? [] : [{label: say(site, `decision.facts.${key}`), values: [value]}]
  return [
    ...fact('maker', maker === undefined ? undefined : {text: organizationName(site, maker)}),
    ...fact('organizer', {text: textOf(data, 'organizer') ?? ''}),
    ...(listed !== undefined
      ? fact('listed', {date: listed, url: place!.catalogue.url, text: inChinese(listed)})
      : fact('published', published === undefined ? undefined : {date: published})),
    ...fact('progress', {text: progressWords(site, entry)}),
  ]
}

/** 首页 › 重大行政决策 › 2026年度目录, or the year's list where there is no catalogue. */
function crumbs(site: Site, entry: Entry): Crumb[] {
  const top: Crumb = {title: sectionTitle(site, 'decisions'), url: sectionUrl('decisions')}
  const year = listYear(site, entry)
  const catalogue = listedIn(site, entry)?.catalogue ?? (year === undefined ? undefined : catalogueOfYear(site, year))
  if (catalogue) {
    const title = say(site, 'catalogue.short', {year: numberOf(catalogue.data, 'year') ?? ''})
    return [top, {title, url: catalogue.url}]
  }
  return year === undefined ? [top] : [top, {title: say(site, 'frame.year', {year}), url: `${sectionUrl('decisions')}${year}/`}]
}

const tocOf = (site: Site, stages: readonly StageView[]): Json[] =>
  stages.map(stage => ({
    id: stage.id,
    title: stage.mark === undefined ? stage.title : say(site, 'decision.tocItem', {title: stage.title, mark: stage.mark}),
    children: [],
  }))

function jsonld(site: Site, entry: Entry, stages: readonly StageView[]): Json {
  const {data} = entry
  const {today} = site.project
  const parts = stages.filter(stage => isPublished(data, stage.key, today))
  const maker = textOf(data, 'decisionMaker')
  return present<{[key: string]: Json}>({
    '@type': 'CreativeWork',
    name: data.title,
    url: absolute(site.project, entry.url),
    inLanguage: 'zh-CN',
    creativeWorkStatus: say(site, `decision.states.${decisionStateAt(data, today)}`),
    datePublished: dateOf(data, 'publishDate'),
    author: maker === undefined ? undefined : {'@type': 'GovernmentOrganization', name: organizationName(site, maker)},
    publisher: publisher(site),
    hasPart: parts.map(stage => ({
      '@type': 'CreativeWork',
      name: stage.title,
      url: `${absolute(site.project, entry.url)}#${stage.id}`,
      ...(stage.date === undefined ? {} : {datePublished: stage.date}),
    })),
  })
}

const isPublished = (data: Entry['data'], key: StageKey, today: IsoDate): boolean =>
  stageStateAt(stageOf(data, key), today) === 'published'
