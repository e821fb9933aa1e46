/** How a document is quoted: its name, its 发文字号 and the text that is meant, so that a quotation outlives an amendment. */
import {inChinese} from '../../base/dates.ts'
import {titleInMarks} from '../../base/titles.ts'
import type {Entry, Site} from '../../base/types.ts'
import {dateOf, listDate, textOf} from './fields.ts'
import {identity} from './identity.ts'
import {say, sayIfKnown} from './words.ts'

/**
 * 《…》（示商务规〔2024〕1号，2024年5月1日起施行，2025年9月10日修改）; what has no number of its own by who published it and when:
 * 《…》（示范市商务局，2024年5月30日）. The clause is put behind it by whoever quotes one.
 */
export function quotation(site: Site, entry: Entry): string {
  const number = textOf(entry.data, 'documentNumber')
  const date = listDate(site, entry)
  const about = number === undefined ? [identity(site).office, ...(date === undefined ? [] : [inChinese(date)])] : [number]
  return `${titleInMarks(entry.data.title)}（${[...about, ...version(site, entry)].join(say(site, 'cite.comma'))}）`
}

/** Since when the text is law, and what has become of it. */
function version(site: Site, entry: Entry): string[] {
  const effective = dateOf(entry.data, 'effectiveDate')
  const validity = site.validity.get(entry.id)
  const since = validity?.since ?? null
  // In force and not yet in force are said by the day of effect.
  const isChanged = validity !== undefined && since !== null && since !== effective
  const changed = isChanged ? sayIfKnown(site, `cite.${validity.state}`, {date: inChinese(since)}) : undefined
  return [
    ...(effective === undefined ? [] : [say(site, 'cite.effective', {date: inChinese(effective)})]),
    ...(changed === undefined ? [] : [changed]),
  ]
}
