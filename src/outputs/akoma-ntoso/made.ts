import type {Entry, Site} from '../../base/types.ts'
import {isMadeOf} from '../address.ts'
import {dateOf} from '../html/fields.ts'

/** Whether there is an `akn.xml` of an entry: only of what is law-like, and has a day to be named after. */
export const hasAkomaNtoso = (site: Site, entry: Entry): boolean =>
  isMadeOf(site, entry, 'akoma-ntoso') &&
  entry.data['normative'] === true &&
  entry.body.length > 0 &&
  dateOf(entry.data, 'writtenDate') !== undefined
