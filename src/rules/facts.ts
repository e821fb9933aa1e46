/** What several rules ask of an entry. */
import {isDate} from '../base/dates.ts'
import {valueAt} from '../base/pointer.ts'
import type {Entry, IsoDate} from '../base/types.ts'

/** The day on which the first regulation on open government information came into force. */
const beginning: IsoDate = '2008-05-01'

/** The fields of an entry that are texts. */
export const texts = ({data}: Entry): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(Object.entries(data).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))

export interface Dated {
  readonly name: string
  readonly date: IsoDate
}

/** The fields of an entry that are dates, in the order of `names`; what is absent is left out. */
export const dated = (entry: Entry, names: readonly string[]): Dated[] => {
  const all = texts(entry)
  return names.flatMap(name => {
    const date = all[name]
    return date !== undefined && isDate(date) ? [{name, date}] : []
  })
}

/** Whether a document is this office's own work under today's law: what is old stock, reprinted or opened on request keeps other clocks. */
export function isOwnRecent({data}: Entry, writtenDate: IsoDate): boolean {
  const isOwn = data.origin === undefined || valueAt(data, '/origin/type') === 'own'
  return data.historical !== true && writtenDate >= beginning && isOwn
}
