/** Rules of government information: laws, regulations and the office's own, by their level. */
import type {Entry, Json, Kind, Site} from '../../base/types.ts'
import {type Card, card} from '../card.ts'
import {entryPage, type Fact} from './entry.ts'
import {dateOf, textOf} from './fields.ts'
import {frame, type Page, page} from './frame.ts'
import {entriesOf} from './list.ts'
import {listUrl, sectionTitle, sectionUrl} from './sections.ts'
import {say} from './words.ts'

/** From the law down to the office's own. */
export const levels = ['law', 'regulation', 'rule', 'office'] as const
type Level = (typeof levels)[number]

/** The page of a rule. */
export function rule(site: Site, entry: Entry): Page {
  const {data} = entry
  const fact = (key: string, value: Fact['values'][number] | undefined): Fact[] =>
    value === undefined ? [] : [{label: say(site, `rule.facts.${key}`), values: [value]}]
  const text = (key: string) => {
    const value = textOf(data, key)
    return value === undefined ? undefined : {text: value}
  }
  const date = (key: string) => {
    const value = dateOf(data, key)
    return value === undefined ? undefined : {date: value}
  }
  const official = textOf(data, 'externalUrl')
  return entryPage(site, entry, {
    kindLine: [say(site, 'rule.kind'), say(site, `rule.levels.${levelOf(entry)}`)],
    facts: [
      ...fact('publisher', text('publisher')),
      ...fact('writtenDate', date('writtenDate')),
      ...fact('effectiveDate', date('effectiveDate')),
      ...fact('publishDate', date('publishDate')),
      ...fact('official', official === undefined ? undefined : {text: say(site, 'rule.official'), url: official}),
    ],
  })
}

const levelOf = (entry: Entry): Level => levels.find(level => level === textOf(entry.data, 'level')) ?? 'office'

export type RuleGroup = {readonly id: Level; readonly title: string; readonly items: readonly Card[]}

/** The rules by level, levels without any left out. */
export function ruleGroups(site: Site): RuleGroup[] {
  const entries = entriesOf(site, 'rule')
  return levels.flatMap(level => {
    const items = entries.filter(entry => levelOf(entry) === level).map(entry => card(site, entry))
    return items.length === 0 ? [] : [{id: level, title: say(site, `rule.levels.${level}`), items}]
  })
}

/** `/rules/`, layout `groups`. */
export function* rules(site: Site, kind: Kind): Iterable<Page> {
  const url = listUrl(kind)
  if (url === null) return
  const title = say(site, 'rule.kind')
  yield page(
    url,
    'groups',
    frame(site, {
      url,
      title,
      section: 'disclosure',
      crumbs: [{title: sectionTitle(site, 'disclosure'), url: sectionUrl('disclosure')}],
      column: 'rule',
      dated: true,
    }),
    {title, intro: say(site, 'rule.intro'), groups: ruleGroups(site) as unknown as Json, empty: say(site, 'rule.empty')},
  )
}
