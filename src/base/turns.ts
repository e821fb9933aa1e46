/** What holds on a day. The site's pages ask the same question with the same function: `theme` puts its source into their script. */
import type {IsoDate} from './types.ts'

/**
 * The last of the turns that has come by a day; the first where none has. Turns are in order; one whose `from` is null holds from the
 * beginning. Days are civil dates, which compare as text.
 *
 * Written in ES2019 and with nothing around it, since browsers run it as it stands.
 */
export function turnOn<Turn extends {readonly from: string | null}>(turns: readonly Turn[], day: string): Turn {
  let current = turns[0]
  for (const turn of turns) {
    if (turn.from === null || turn.from <= day) current = turn
  }
  return current as Turn
}

/** The days among `days`, which are in order, on which a state gives way to another one. */
export function turnsFrom<State>(
  first: State,
  days: readonly IsoDate[],
  stateAt: (day: IsoDate) => State,
): {readonly from: IsoDate; readonly state: State}[] {
  const turns: {from: IsoDate; state: State}[] = []
  let current = first
  for (const from of days) {
    const state = stateAt(from)
    if (state === current) continue
    turns.push({from, state})
    current = state
  }
  return turns
}
