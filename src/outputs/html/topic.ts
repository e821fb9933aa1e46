/** A topic: what people and firms come for, gathered from all over the site, each thing with a line on why it is here. */
import type {Entry, Json, Kind, Site} from '../../base/types.ts'
import {absolute} from '../address.ts'
import {bodyContents} from '../body.ts'
import {type Card, card, present} from '../card.ts'
import {entryPage, publisher} from './entry.ts'
import {dateOf, numberOf, recordsOf, textOf, textsOf} from './fields.ts'
import {frame, type Page, page} from './frame.ts'
import {entriesOf} from './list.ts'
import {type Reference, referencesOf} from './referent.ts'
import {relatedGroups} from './related.ts'
import {listUrl} from './sections.ts'
import {say} from './words.ts'

type Item = Partial<Card> & {readonly title: string; readonly why?: string}
type Group = {readonly id: string; readonly title: string; readonly summary?: string; readonly items: readonly Item[]}

/** The page of a topic, layout `topic`. */
export function topic(site: Site, entry: Entry): Page {
  const groups = groupsOf(site, entry)
  const body = bodyContents(entry)
  const audience = textsOf(entry.data, 'audience')
  const updated = dateOf(entry.data, 'updated')
  return entryPage(site, entry, {
    kindLine: [say(site, 'topic.kind')],
    crumbs: [{title: say(site, 'topic.kind'), url: '/topics/'}],
    here: entry.data.title,
    facts: [
      ...(audience.length > 0 ? [{label: say(site, 'topic.facts.audience'), values: audience.map(text => ({text}))}] : []),
      ...(updated === undefined ? [] : [{label: say(site, 'documentFacts.updated'), values: [{date: updated}]}]),
    ],
    related: relatedGroups(site, entry, ['out.hasPart', 'in.isPartOf']),
    jsonld: [jsonld(site, entry, groups)],
    own: {
      groups: groups as unknown as Json,
      toc: [...body, ...groups.map(({id, title}) => ({id, title, children: []}))],
    },
  })
}

/** What the office has put into groups; then whatever says that it belongs to the topic and stands in none of them. */
function groupsOf(site: Site, entry: Entry): Group[] {
  const shown = new Set<string>()
  const groups = recordsOf(entry.data, 'groups').map((group, index) => {
    const references = referencesOf(site, entry, group['items'])
    for (const {entry: other} of references) if (other) shown.add(other.id)
    return present<Group>({
      id: `g${index + 1}`,
      title: textOf(group, 'title') ?? '',
      summary: textOf(group, 'summary'),
      items: references.map(reference => itemOf(site, reference)),
    })
  })
  const joined = (site.graph.in.get(entry.id) ?? [])
    .filter(edge => edge.rel === 'isPartOf' && !shown.has(edge.from))
    .flatMap(edge => site.byId.get(edge.from) ?? [])
  if (joined.length === 0) return groups
  const items = joined.map(other => itemOf(site, {entry: other}))
  return [...groups, {id: 'more', title: say(site, groups.length > 0 ? 'topic.more' : 'topic.all'), items}]
}

function itemOf(site: Site, {entry, title, url, note, documentNumber}: Reference): Item {
  if (!entry) return present<Item>({title: title ?? '', url, why: note ?? documentNumber})
  const known = card(site, entry)
  return present<Item>({...known, form: known.kindTitle, why: note ?? textOf(entry.data, 'summary')})
}

/** `/topics/`, layout `topics`, in the order that the office gave them. */
export function* topics(site: Site, kind: Kind): Iterable<Page> {
  const url = listUrl(kind)
  if (url === null) return
  const order = (entry: Entry): number => numberOf(entry.data, 'order') ?? Number.MAX_SAFE_INTEGER
  const entries = entriesOf(site, 'topic').sort((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1))
  const title = say(site, 'topic.kind')
  yield page(url, 'topics', frame(site, {url, title, section: null, column: 'topic', dated: true}), {
    title,
    intro: say(site, 'topic.intro'),
    items: entries.map(entry => ({title: entry.data.title, url: entry.url, why: textOf(entry.data, 'summary') ?? ''})),
    empty: say(site, 'topic.empty'),
  })
}

function jsonld(site: Site, entry: Entry, groups: readonly Group[]): Json {
  return present<{[key: string]: Json}>({
    '@type': 'CollectionPage',
    name: entry.data.title,
    url: absolute(site.project, entry.url),
    inLanguage: 'zh-CN',
    description: textOf(entry.data, 'summary'),
    hasPart: groups
      .flatMap(group => group.items)
      .map(item => ({
        '@type': 'CreativeWork',
        name: item.title,
        ...(item.url === undefined || !item.url.startsWith('/') ? {} : {url: absolute(site.project, item.url)}),
      })),
    publisher: publisher(site),
  })
}
