/** What several rules ask of an entry. */
import {isDate} from '../base/dates.ts'
import {valueAt} from '../base/pointer.ts'
import type {Entry, IsoDate} from '../base/types.ts'

/** The day on which the first regulation on open government information came into force. */
const beginning: IsoDate = '2008-05-01'

/** A field of an entry, if it is a text. */
export function textOf({data}: Entry, name: string): string | undefined {
  const value = data[name]
  return typeof value === 'string' ? value : undefined
}

export interface Dated {
  readonly name: string
  readonly date: IsoDate
}

/** The fields of an entry that are dates, in the order of `names`; what is absent is left out. */
export const dated = (entry: Entry, names: readonly string[]): Dated[] =>
  names.flatMap(name => {
    const date = textOf(entry, name)
    return date !== undefined && isDate(date) ? {name, date} : []
  })

/** Whether a document is this office's own work under today's law: what is old stock, reprinted or opened on request keeps other clocks. */
export function isOwnRecent({data}: Entry, writtenDate: IsoDate): boolean {
  const isOwn = data.origin === undefined || valueAt(data, '/origin/type') === 'own'
  return data.historical !== true && writtenDate >= beginning && isOwn
}

/** The day on which GB/T 9704-2012 and 党政机关公文处理工作条例 came into force. */
const form: IsoDate = '2012-07-01'

/** Whether the words of an entry are this office's own, and of today's form: what is old or another's stays as it was issued. */
export function isOwnText({data}: Entry): boolean {
  const isOwn = data.origin === undefined || valueAt(data, '/origin/type') !== 'reprint'
  const day = data.writtenDate ?? data.publishDate
  return data.historical !== true && isOwn && (typeof day !== 'string' || day >= form)
}
