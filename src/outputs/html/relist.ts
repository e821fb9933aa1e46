/** The general lists of a kind, with something of the kind's own on each page. */
import type {Entry, Json, Kind, Site} from '../../base/types.ts'
import {type Card, card as cardOf} from '../card.ts'
import type {Page} from './frame.ts'
import {entriesOf, listPages} from './list.ts'

/**
 * The pages of `listPages` (all, by year, cut into fifties) with further members of `page`, made of the entries that the page shows,
 * and a layout that draws them.
 */
export function* relist(
  site: Site,
  kind: Kind,
  own: (entries: readonly Entry[]) => {readonly [member: string]: Json},
  layout = 'list',
): Iterable<Page> {
  const byUrl = new Map(entriesOf(site, kind.name).map(entry => [entry.url, entry]))
  for (const {path, view} of listPages(site, kind)) {
    const known = view.page as {readonly [member: string]: Json}
    const entries = (known['cards'] as unknown as readonly Card[]).flatMap(card => byUrl.get(card.url) ?? [])
    yield {path, view: {...view, layout, page: {...known, ...own(entries)}}}
  }
}

/** The same cards, each with a remark. */
export const noted = (site: Site, kind: Kind, note: (entry: Entry) => string | undefined): Iterable<Page> =>
  relist(site, kind, entries => ({
    cards: entries.map(entry => {
      const said = note(entry)
      return (said === undefined ? cardOf(site, entry) : {...cardOf(site, entry), note: said}) as unknown as Json
    }),
  }))
