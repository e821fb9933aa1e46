/** Where a consultation stands on a day: one page through its whole life, and only dates decide which part of it is read first. */
import {addDays} from '../../base/dates.ts'
import {turnsFrom} from '../../base/turns.ts'
import type {IsoDate, Json} from '../../base/types.ts'
import {dateOf, recordOf} from './fields.ts'

type Fields = {readonly [key: string]: Json | undefined}

export type ConsultationState = 'upcoming' | 'open' | 'analysing' | 'answered'

export interface ConsultationStanding {
  readonly state: ConsultationState
  /** What follows, as far as the data know it. */
  readonly turns: readonly {readonly from: IsoDate; readonly state: ConsultationState}[]
}

/** The state on a day, alone. The last day of the period belongs to it; feedback counts from the day it is published. */
export function consultationStateAt(data: Fields, today: IsoDate): ConsultationState {
  const [opens, closes] = [dateOf(data, 'opens'), dateOf(data, 'closes')]
  if (opens !== undefined && today < opens) return 'upcoming'
  if (closes !== undefined && today <= closes) return 'open'
  const answered = dateOf(recordOf(data, 'result'), 'publishDate')
  return answered !== undefined && answered <= today ? 'answered' : 'analysing'
}

/** The state on a day, with what follows as far as it is known. */
export function consultationStanding(data: Fields, today: IsoDate): ConsultationStanding {
  const state = consultationStateAt(data, today)
  const closes = dateOf(data, 'closes')
  const days = [
    dateOf(data, 'opens'),
    closes === undefined ? undefined : addDays(closes, 1),
    dateOf(recordOf(data, 'result'), 'publishDate'),
  ]
  const coming = days.filter(day => day !== undefined && day > today).sort() as IsoDate[]
  return {state, turns: turnsFrom(state, coming, day => consultationStateAt(data, day))}
}
