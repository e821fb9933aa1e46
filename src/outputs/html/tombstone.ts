/** Where something was taken away: what it was, why, since when, and what to read instead. */
import type {Entry, Json, Site} from '../../base/types.ts'
import {contactLines} from './contact.ts'
import {dateOf, textOf} from './fields.ts'
import {frame, type Page, page} from './frame.ts'
import {neighbours} from './related.ts'
import {sectionOf, sectionTitle, sectionUrl} from './sections.ts'
import {say} from './words.ts'

/** The page of a tombstone, at the address of what was taken away; layout `tombstone`. */
export function tombstone(site: Site, entry: Entry): Page {
  const {data} = entry
  const was = textOf(data, 'originalKind') ?? 'page'
  const section = sectionOf(was)
  const date = dateOf(data, 'date')
  const gone = page(
    entry.url,
    'tombstone',
    frame(site, {
      url: entry.url,
      title: say(site, 'tombstone.window', {title: data.title}),
      section,
      within: null,
      crumbs: section === null ? [] : [{title: sectionTitle(site, section), url: sectionUrl(section)}],
      here: say(site, 'tombstone.here'),
      description: textOf(data, 'publicNote'),
      column: 'tombstone',
      noindex: true,
    }),
    {
      title: data.title,
      kindLine: site.project.kinds.get(was)?.title ?? was,
      ...(textOf(data, 'documentNumber') === undefined ? {} : {documentNumber: textOf(data, 'documentNumber')}),
      reason: say(site, `tombstone.reasons.${textOf(data, 'reasonClass') ?? 'other'}`),
      note: textOf(data, 'publicNote') ?? '',
      ...(date === undefined ? {} : {date}),
      successors: neighbours(site, entry, 'out.cites'),
      contact: contactLines(site, entry),
    } as unknown as Json,
  )
  return {...gone, status: 410}
}
