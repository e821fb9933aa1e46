/** When an entry appeared and when it last changed: from what it says itself, never from git or the clock. */
import {isDate} from '../base/dates.ts'
import {steps, valueAt, valuesAt} from '../base/pointer.ts'
import type {Entry, IsoDate, Json, Pointer, Site} from '../base/types.ts'
import {oncePerSite} from './html/memo.ts'

export interface ContentDates {
  readonly published: IsoDate
  readonly updated: IsoDate
}

/** Fields that say that something was added after publication. Days yet to come (deadlines, plans) are not among them. */
const changes = [
  '/updated',
  '/adjustments/*/date',
  '/recordDate',
  '/replyDate',
  '/result/publishDate',
  '/suspended/date',
  '/terminated/date',
  '/updates/*/time',
].map((pointer: Pointer) => ({pointer, field: steps(pointer)[0]!}))

/** The civil day of a date or of a date and time, which editors write in China's. */
function asDate(value: Json | undefined): IsoDate | null {
  const day = typeof value === 'string' ? value.slice(0, 10) : ''
  return isDate(day) ? day : null
}

const datesOf = oncePerSite(site => new Map(site.entries.map(entry => [entry.id, readDates(site, entry)])))

/** Null when nothing dates it. */
export const contentDates = (site: Site, entry: Entry): ContentDates | null => datesOf(site).get(entry.id) ?? null

function readDates(site: Site, {kind, data}: Entry): ContentDates | null {
  const listed = site.project.kinds.get(kind)?.date
  const published = asDate(data.publishDate) ?? (listed ? asDate(valueAt(data, listed)) : null)
  const later = changes.flatMap(({pointer, field}) => (Object.hasOwn(data, field) ? datesAt(data, pointer) : []))
  const known = [published, ...later, ...(data['stages'] === undefined ? [] : publishedStages(data))]
    .filter(date => date !== null)
    .sort()
  const latest = known.at(-1)
  return latest === undefined ? null : {published: published ?? known[0]!, updated: latest}
}

const datesAt = (data: Json, pointer: Pointer): (IsoDate | null)[] => valuesAt(data, pointer).map(({value}) => asDate(value))

/** The days on which stages of a decision were published. */
const publishedStages = (data: Json): (IsoDate | null)[] =>
  valuesAt(data, '/stages/*').map(({value}) =>
    valueAt(value, '/state') === 'published' ? asDate(valueAt(value, '/date')) : null,
  )

/** A civil day as RFC 3339 wants it. */
export const atMidnight = (date: IsoDate): string => `${date}T00:00:00+08:00`
