/** The stamps of things that are not documents in force but affairs under way: decisions, consultations, open days, urgent notices. */
import {addDays, inChinese} from '../../base/dates.ts'
import type {Entry, IsoDate, Site} from '../../base/types.ts'
import {type ConsultationState, consultationStanding} from './consultation-state.ts'
import {type DecisionState, decisionStanding} from './decision-state.ts'
import {dateOf, recordOf} from './fields.ts'
import {say} from './words.ts'

type Tone = 'ok' | 'warn' | 'off' | 'soon' | 'live'
type Words = {readonly tone: Tone; readonly words: string; readonly short: string}
/** The shape of `Stamp`, which stands above this file. */
type Made = Words & {readonly state: string; readonly turns?: readonly (Words & {readonly from: IsoDate})[]}

const decisionTones: Readonly<Record<DecisionState, Tone>> = {
  planned: 'soon',
  running: 'soon',
  open: 'live',
  analysing: 'warn',
  decided: 'ok',
  evaluated: 'ok',
  suspended: 'off',
  terminated: 'off',
}

/** 列入目录, 进行中, 征求意见中 …: computed, with the day on which the word changes. */
export function decisionStamp(site: Site, entry: Entry): Made {
  const {state, turns} = decisionStanding(entry.data, site.project.today)
  const closes = dateOf(recordOf(recordOf(entry.data, 'stages'), 'consultation'), 'closes')
  const words = (of: DecisionState): Words => ({
    tone: decisionTones[of],
    words:
      of === 'open' && closes !== undefined
        ? say(site, 'decision.states.openUntil', {date: inChinese(closes)})
        : say(site, `decision.states.${of}`),
    short: say(site, `decision.states.${of}`),
  })
  return {state, ...words(state), ...turned(turns, words)}
}

const consultationTones: Readonly<Record<ConsultationState, Tone>> = {
  upcoming: 'soon',
  open: 'live',
  analysing: 'warn',
  answered: 'ok',
}

/** 即将开始, 征求意见中, 意见整理中, 已反馈. */
export function consultationStamp(site: Site, entry: Entry): Made {
  const {state, turns} = consultationStanding(entry.data, site.project.today)
  const [opens, closes] = [dateOf(entry.data, 'opens'), dateOf(entry.data, 'closes')]
  const day = (of: ConsultationState) => (of === 'upcoming' ? opens : of === 'open' ? closes : undefined)
  const words = (of: ConsultationState): Words => {
    const date = day(of)
    const short = say(site, `consultation.states.${of}`)
    return {
      tone: consultationTones[of],
      words: date === undefined ? short : say(site, `consultation.states.${of}Dated`, {date: inChinese(date)}),
      short,
    }
  }
  return {state, ...words(state), ...turned(turns, words)}
}

/** The states to come, in words; nothing where none is known. */
const turned = <State>(turns: readonly {readonly from: IsoDate; readonly state: State}[], words: (state: State) => Words) =>
  turns.length > 0 ? {turns: turns.map(({from, state}) => ({from, ...words(state)}))} : {}

/** Announced until its day is over, then held, then told of. */
export function openDayStamp(site: Site, entry: Entry): Made | undefined {
  const {today} = site.project
  const held = dateOf(entry.data, 'date')
  if (held === undefined) return undefined
  const recorded = dateOf(entry.data, 'recordDate')
  const words = (of: 'announced' | 'held' | 'recorded', tone: Tone): Words => {
    const short = say(site, `openDay.states.${of}`, {date: inChinese(held)})
    return {tone, words: short, short}
  }
  if (recorded !== undefined && recorded <= today) return {state: 'recorded', ...words('recorded', 'ok')}
  if (held < today) return {state: 'held', ...words('held', 'off')}
  return {state: 'announced', ...words('announced', 'soon'), turns: [{from: addDays(held, 1), ...words('held', 'off')}]}
}

/** 紧急提示, as long as it is one. */
export function noticeStamp(site: Site, entry: Entry): Made | undefined {
  const until = dateOf(entry.data, 'urgentUntil')
  if (until === undefined || until < site.project.today) return undefined
  const words = say(site, 'notice.urgent')
  return {state: 'urgent', tone: 'live', words, short: words}
}
