/** An answer to public concern, with its clock: when it happened, when the office spoke, and what the rules ask. */
import {dayNumber, inChinese} from '../../base/dates.ts'
import type {Entry, Json, Site} from '../../base/types.ts'
import {bodyContents} from '../body.ts'
import {present} from '../card.ts'
import {entryPage, type Fact} from './entry.ts'
import {recordOf, recordsOf, textOf} from './fields.ts'
import type {Page} from './frame.ts'
import {say} from './words.ts'

/** Hours within which the office must speak (国办发〔2016〕61号, 国办发〔2016〕80号). */
const limits = {major: {firstResponse: 5, pressConference: 24}, general: {firstResponse: 48}} as const

export type Moment = {
  /** RFC 3339 with China's offset, for `<time>`. */
  readonly machine: string
  /** 2025年7月2日 9:20 */
  readonly words: string
  readonly text: string
}
export type Clock = {readonly met: boolean; readonly text: string}

/** The page of a response, layout `response`. */
export function response(site: Site, entry: Entry): Page {
  const {data} = entry
  const event = recordOf(data, 'event')
  const moments = momentsOf(site, entry)
  const body = bodyContents(entry)
  return entryPage(site, entry, {
    facts: facts(site, entry),
    own: {
      event: textOf(event, 'summary'),
      clock: clockOf(site, entry) as unknown as Json,
      moments: moments as unknown as Json,
      toc: moments.length > 0 ? [...body, {id: 'timeline', title: say(site, 'response.timeline'), children: []}] : body,
    },
  })
}

/** `2025-07-02 09:20` in minutes since 1970-01-01, China's time; undefined for anything else. */
export function minutesOf(text: string | undefined): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}):(\d{2})/.exec(text ?? '')
  return match ? dayNumber(match[1]!) * 1440 + Number(match[2]) * 60 + Number(match[3]) : undefined
}

/** How long the office took for what the rules put a limit to, and whether that was in time. Facts only; who was at fault is not said. */
function clockOf(site: Site, {data}: Entry): Clock[] {
  const event = recordOf(data, 'event')
  const start = minutesOf(textOf(event, 'occurred'))
  const level = textOf(event, 'level') === 'major' ? 'major' : 'general'
  return Object.entries(limits[level]).flatMap(([key, hours]): Clock[] => {
    const end = minutesOf(textOf(data, key))
    if (start === undefined || end === undefined || end < start) return []
    const taken = end - start
    const met = taken <= hours * 60
    const values = {hours: Math.floor(taken / 60), minutes: taken % 60, limit: hours}
    const exact = taken % 60 === 0 ? 'hours' : 'minutes'
    return [{met, text: say(site, `response.clock.${key}.${met ? 'met' : 'missed'}.${exact}`, values)}]
  })
}

function facts(site: Site, {data}: Entry): Fact[] {
  const event = recordOf(data, 'event')
  const fact = (key: string, text: string | undefined): Fact[] =>
    text === undefined ? [] : [{label: say(site, `response.facts.${key}`), values: [{text}]}]
  const time = (from: {readonly [key: string]: Json | undefined}, key: string) => {
    const text = textOf(from, key)
    return text === undefined ? undefined : timeWords(text)
  }
  const level = textOf(event, 'level') === 'major' ? 'major' : 'general'
  return [
    ...fact('occurred', time(event, 'occurred')),
    ...fact('firstResponse', time(data, 'firstResponse')),
    ...fact('pressConference', time(data, 'pressConference')),
    ...fact('level', say(site, `response.levels.${level}`)),
    ...fact('source', textOf(data, 'source')),
    ...fact('department', textOf(data, 'department')),
  ]
}

/** 2025年7月2日 9:20 */
const timeWords = (text: string): string => `${inChinese(text.slice(0, 10))} ${text.slice(11, 16).replace(/^0/, '')}`

/** What happened, in order of time; the same minute keeps this order. */
function momentsOf(site: Site, {data}: Entry): Moment[] {
  const given = [
    {time: textOf(recordOf(data, 'event'), 'occurred'), text: say(site, 'response.moments.occurred')},
    {time: textOf(data, 'firstResponse'), text: say(site, 'response.moments.firstResponse')},
    {time: textOf(data, 'pressConference'), text: say(site, 'response.moments.pressConference')},
    ...recordsOf(data, 'updates').map(item => ({time: textOf(item, 'time'), text: textOf(item, 'summary') ?? ''})),
  ]
  return given
    .flatMap(({time, text}) => {
      const at = minutesOf(time)
      return at === undefined ? [] : [{at, moment: present<Moment>({machine: machineOf(time!), words: timeWords(time!), text})}]
    })
    .sort((a, b) => a.at - b.at)
    .map(({moment}) => moment)
}

const machineOf = (text: string): string => `${text.slice(0, 10)}T${text.slice(11, 16)}+08:00`
