import type {Entry, EntryId, Site} from '../../base/types.ts'
import {isMadeOf} from '../address.ts'
import {dateOf} from '../html/fields.ts'
import {oncePerSite} from '../html/memo.ts'

/** What is law-like, has a text, and a day to be named after. It follows from surfaces. */
export const lawLike = oncePerSite(
  ({entries}): ReadonlySet<EntryId> =>
    new Set(
      entries
        .filter(({data, body}) => data['normative'] === true && dateOf(data, 'writtenDate') !== undefined && body.length > 0)
        .map(({id}) => id),
    ),
)

/** Whether there is an `akn.xml` of an entry. */
export const hasAkomaNtoso = (site: Site, entry: Entry): boolean =>
  isMadeOf(site, entry, 'akoma-ntoso') && lawLike(site).has(entry.id)
