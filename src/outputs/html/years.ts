/** The years of a kind whose list at the top is of its own making: the general lists of the years stay. */
import type {Kind, Site} from '../../base/types.ts'
import type {Page} from './frame.ts'
import {type Choice, entriesOf, listPages, yearsOf} from './list.ts'
import {listUrl} from './sections.ts'

/** The general lists of a kind's years, without the one at the top. */
export function* yearPages(site: Site, kind: Kind): Iterable<Page> {
  const base = listUrl(kind)?.slice(1)
  if (base === undefined) return
  for (const page of listPages(site, kind)) {
    if (page.path.startsWith(base) && /^\d{4}\//.test(page.path.slice(base.length))) yield page
  }
}

/** Links to them with counts. */
export function yearChoices(site: Site, kind: Kind): Choice[] {
  const base = listUrl(kind)
  if (base === null) return []
  return yearsOf(site, entriesOf(site, kind.name), base).map(({title, url, count}) => ({title, url, count}))
}
