/** The state of a thing as a reader sees it: one word or two, a tone, and what the word will be once its day has come. */
import {inChinese} from '../base/dates.ts'
import type {Entry, IsoDate, Site, ValiditySpan, ValidityState} from '../base/types.ts'
import {consultationStamp, decisionStamp, noticeStamp, openDayStamp} from './html/dossier-stamps.ts'
import {say} from './html/words.ts'

/** ok green dot, warn brown diamond, off grey dash, soon blue ring, live red dot: always beside words, never instead of them. */
export type Tone = 'ok' | 'warn' | 'off' | 'soon' | 'live'

export type Stamp = {
  readonly state: string
  readonly tone: Tone
  /** For the page's own head: 尚未施行（2026年12月1日起施行）. */
  readonly words: string
  /** For lists: 2026年12月1日起施行. */
  readonly short: string
  /** What is known to take its place, in order. The browser re-words the stamp when a day has come. */
  readonly turns?: readonly Turn[]
}
export type Turn = {readonly from: IsoDate; readonly tone: Tone; readonly words: string; readonly short: string}

const tones: Readonly<Record<ValidityState, Tone>> = {
  upcoming: 'soon',
  'in-force': 'ok',
  amended: 'warn',
  partial: 'warn',
  repealed: 'off',
  expired: 'off',
  revoked: 'off',
  unknown: 'warn',
}

/** The tone of a state of validity. */
export const toneOf = (state: ValidityState): Tone => tones[state]

type Maker = (site: Site, entry: Entry) => Stamp | undefined

/** How each kind that has states comes by its stamp. A kind that is not here has none. */
const makers: Readonly<Record<string, Maker>> = {
  policy: validityStamp,
  decision: decisionStamp,
  consultation: consultationStamp,
  openDay: openDayStamp,
  notice: noticeStamp,
}

/** The stamp of an entry; undefined when its kind knows no states. */
export const stampOf = (site: Site, entry: Entry): Stamp | undefined =>
  Object.hasOwn(makers, entry.kind) ? makers[entry.kind]!(site, entry) : undefined

function validityStamp(site: Site, entry: Entry): Stamp | undefined {
  const validity = site.validity.get(entry.id)
  if (!validity) return undefined
  const {timeline, state, since, until} = validity
  const now = wordsOf(site, state, state === 'upcoming' ? until : since, until)
  const coming = until === null ? [] : timeline.filter(({from}) => from !== null && from >= until)
  const turns = coming.map(span => ({from: span.from!, tone: tones[span.state], ...wordsOfSpan(site, timeline, span)}))
  return {state, tone: tones[state], ...now, ...(turns.length > 0 && {turns})}
}

function wordsOfSpan(site: Site, timeline: readonly ValiditySpan[], span: ValiditySpan): {words: string; short: string} {
  const after = timeline[timeline.indexOf(span) + 1]?.from ?? null
  return wordsOf(site, span.state, span.from, after)
}

/** A state without a day has words of its own, so that no empty bracket is ever printed. */
function wordsOf(site: Site, state: ValidityState, day: IsoDate | null, until: IsoDate | null): {words: string; short: string} {
  const form = day === null ? 'undated' : 'dated'
  // Most sentences name no day: it is put into words only for one that does.
  const values = {
    get date() {
      return day === null ? undefined : inChinese(day)
    },
    get until() {
      return until === null ? undefined : inChinese(until)
    },
  }
  return {words: say(site, `stamps.${state}.${form}`, values), short: say(site, `stamps.${state}.short-${form}`, values)}
}
