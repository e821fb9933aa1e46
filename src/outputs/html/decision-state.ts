/**
 * Where a major decision stands, from its stages and the day: never typed, so that the page, the catalogue and the lists agree.
 * A stage that is published on a later day counts as planned for that day, so the same data answer for any as-of day.
 */
import {addDays} from '../../base/dates.ts'
import {turnsFrom} from '../../base/turns.ts'
import type {IsoDate, Json} from '../../base/types.ts'
import {dateOf, numberOf, recordOf, textOf} from './fields.ts'

type Fields = {readonly [key: string]: Json | undefined}

/** The eleven stages in the order of the procedure (国令第713号); a page shows all of them, always. */
export const stageKeys = [
  'background',
  'draft',
  'explanation',
  'consultation',
  'hearing',
  'experts',
  'risk',
  'legality',
  'attendance',
  'result',
  'evaluation',
] as const
export type StageKey = (typeof stageKeys)[number]

export type DecisionState = 'planned' | 'running' | 'open' | 'analysing' | 'decided' | 'evaluated' | 'suspended' | 'terminated'

export type StageState = 'published' | 'underway' | 'planned' | 'notApplicable'

/** A decision's state on a day, and those to come as far as the data already know them. */
export interface DecisionStanding {
  readonly state: DecisionState
  readonly turns: readonly {readonly from: IsoDate; readonly state: DecisionState}[]
}

export const stageOf = (data: Fields, key: StageKey): Fields => recordOf(recordOf(data, 'stages'), key)

/** What a stage is on a day. An unknown or missing state counts as planned: a stage is never simply not there. */
export function stageStateAt(stage: Fields, today: IsoDate): StageState {
  const state = textOf(stage, 'state')
  if (state === 'notApplicable') return state
  // A call for opinions is under way from the day it opens.
  if (state === 'underway') return (dateOf(stage, 'opens') ?? today) > today ? 'planned' : state
  if (state !== 'published') return 'planned'
  const date = dateOf(stage, 'date')
  return date !== undefined && date > today ? 'planned' : 'published'
}

/** How far the disclosure has come: stages published, of those that apply. */
export function progressAt(data: Fields, today: IsoDate): {readonly published: number; readonly total: number} {
  const states = stageKeys.map(key => stageStateAt(stageOf(data, key), today))
  return {
    published: states.filter(state => state === 'published').length,
    total: states.filter(state => state !== 'notApplicable').length,
  }
}

/** What a period of consultation is on a day; undefined for one that is only planned or does not apply. */
export type PeriodState = 'upcoming' | 'open' | 'analysing' | 'answered'

/** The state of the consultation stage. */
export function periodAt(stage: Fields, today: IsoDate): PeriodState | undefined {
  const [opens, closes] = [dateOf(stage, 'opens'), dateOf(stage, 'closes')]
  const state = textOf(stage, 'state')
  if (opens === undefined || closes === undefined || state === 'planned' || state === 'notApplicable') return undefined
  if (today < opens) return 'upcoming'
  if (today <= closes) return 'open'
  return stageStateAt(stage, today) === 'published' && numberOf(stage, 'received') !== undefined ? 'answered' : 'analysing'
}

/** The state on a day, alone. */
export function decisionStateAt(data: Fields, today: IsoDate): DecisionState {
  const ended = endedAt(data, today)
  const decided = stageStateAt(stageOf(data, 'result'), today) === 'published'
  if (ended !== undefined && !decided) return ended
  if (decided) return stageStateAt(stageOf(data, 'evaluation'), today) === 'published' ? 'evaluated' : 'decided'
  const period = periodAt(stageOf(data, 'consultation'), today)
  if (period === 'open' || period === 'analysing') return period
  return hasBegun(data, today) ? 'running' : 'planned'
}

/** The state on a day, with what follows as far as it is known. */
export function decisionStanding(data: Fields, today: IsoDate): DecisionStanding {
  const state = decisionStateAt(data, today)
  const days = knownDays(data).filter(day => day > today)
  return {state, turns: turnsFrom(state, days, day => decisionStateAt(data, day))}
}

function endedAt(data: Fields, today: IsoDate): 'suspended' | 'terminated' | undefined {
  for (const key of ['terminated', 'suspended'] as const) {
    const date = dateOf(recordOf(data, key), 'date')
    if (date !== undefined && date <= today) return key
  }
  return undefined
}

function hasBegun(data: Fields, today: IsoDate): boolean {
  const started = dateOf(data, 'startedDate')
  if (started !== undefined && started <= today) return true
  return stageKeys.some(key => ['published', 'underway'].includes(stageStateAt(stageOf(data, key), today)))
}

/** Every day on which something can change, in order. */
function knownDays(data: Fields): IsoDate[] {
  const consultation = stageOf(data, 'consultation')
  const closes = dateOf(consultation, 'closes')
  const days = [
    dateOf(data, 'startedDate'),
    dateOf(recordOf(data, 'suspended'), 'date'),
    dateOf(recordOf(data, 'terminated'), 'date'),
    dateOf(consultation, 'opens'),
    closes === undefined ? undefined : addDays(closes, 1),
    ...stageKeys.map(key => dateOf(stageOf(data, key), 'date')),
  ]
  return [...new Set(days.filter(day => day !== undefined))].sort()
}
