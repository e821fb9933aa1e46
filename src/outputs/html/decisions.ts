/** All major decisions, year by year as their catalogues list them. */
import type {Entry, Json, Kind, Site} from '../../base/types.ts'
import {present} from '../card.ts'
import {type Stamp, stampOf} from '../stamp.ts'
import {leadOf, rowsOf} from './catalogue.ts'
import {progressWords} from './decision.ts'
import {catalogueOfYear, listedIn} from './decision-links.ts'
import {listYear, numberOf} from './fields.ts'
import {frame, type Page, page} from './frame.ts'
import {entriesOf} from './list.ts'
import {listUrl} from './sections.ts'
import {say} from './words.ts'
import {yearPages} from './years.ts'

type Item = {readonly title: string; readonly url?: string; readonly stamp?: Stamp; readonly note?: string}
type Year = {
  readonly id: string
  readonly title: string
  readonly lead?: string
  readonly link?: {readonly title: string; readonly url: string}
  readonly items: readonly Item[]
  readonly empty?: string
}

/** `/decisions/`, layout `decisions`; years without a catalogue keep the general list of the year. */
export function* decisions(site: Site, kind: Kind): Iterable<Page> {
  const url = listUrl(kind)
  if (url === null) return
  yield page(
    url,
    'decisions',
    frame(site, {
      url,
      title: say(site, 'decisions.title'),
      section: 'decisions',
      within: null,
      column: 'decision',
      feeds: [{title: say(site, 'feeds.decisions'), url: '/decisions/feed.xml'}],
      dated: true,
    }),
    {title: say(site, 'decisions.title'), intro: say(site, 'decisions.intro'), years: yearsOf(site) as unknown as Json},
  )
  yield* yearPages(site, kind)
}

/** Years that have a catalogue or a decision, newest first. */
function yearsOf(site: Site): Year[] {
  const catalogues = entriesOf(site, 'catalogue').map(entry => String(numberOf(entry.data, 'year') ?? ''))
  const decided = entriesOf(site, 'decision').flatMap(entry => yearOf(site, entry) ?? [])
  const years = [...new Set([...catalogues, ...decided])].sort().reverse()
  return years.map(year => viewOf(site, year))
}

/** Its catalogue's year, else that of its folder. */
function yearOf(site: Site, entry: Entry): string | undefined {
  const listed = listedIn(site, entry)?.catalogue
  return listed ? String(numberOf(listed.data, 'year') ?? '') : listYear(site, entry)
}

function viewOf(site: Site, year: string): Year {
  const catalogue = catalogueOfYear(site, year)
  const rows = catalogue ? rowsOf(site, catalogue) : []
  const shown = new Set(rows.map(row => row.url))
  const others = entriesOf(site, 'decision').filter(entry => yearOf(site, entry) === year && !shown.has(entry.url))
  return present<Year>({
    id: `y${year}`,
    title: say(site, 'decisions.year', {year}),
    lead: leadOf(site, rows),
    link: catalogue && {title: say(site, 'decisions.whole', {year}), url: catalogue.url},
    items: [
      ...rows.map(({title, url, stamp, progress, number}) =>
        present<Item>({
          title,
          url,
          stamp,
          note:
            progress === undefined
              ? say(site, 'decisions.waiting', {item: number})
              : say(site, 'decisions.listed', {item: number, progress}),
        }),
      ),
      ...others.map(entry =>
        present<Item>({
          title: entry.data.title,
          url: entry.url,
          stamp: stampOf(site, entry),
          note: say(site, 'decisions.disclosed', {progress: progressWords(site, entry)}),
        }),
      ),
    ],
    empty: catalogue && rows.length === 0 ? say(site, 'catalogue.empty', {year}) : undefined,
  })
}
