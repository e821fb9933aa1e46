/** One request until it has an outcome: tried again where that is right, as often and as long as is decent, and never into a pause that the library asks for. */
import {backoff, type Patience} from './patience.ts'
import {type Answer, type Means, type Request, WireFault} from './types.ts'
import type {Verdict} from './verdict.ts'

export interface Halt {
  readonly why: string
  /** Whether the next push may fare better by itself. */
  readonly isPassing: boolean
}
/** What a batch adds to the verdicts of a single record. */
export interface Parted {
  readonly is: 'parted'
}
export type Tired = {readonly is: 'tired'; readonly why: string}
export type Outcome = Exclude<Verdict, {readonly is: 'pending' | 'again'}> | Tired
type Read<More extends Parted> = (answer: Answer) => Verdict | More

export interface Exchange {
  ask<More extends Parted = never>(request: Request, read: Read<More>): Promise<Outcome | More>
  /** No further request before so long a time, and some more by chance. */
  rest(attempt: number, after: number | null): void
  /** Ends the whole push; the first reason is the one to tell. */
  halt(why: string, isPassing: boolean): void
  halted(): Halt | null
}

export function createExchange(means: Means, patience: Patience): Exchange {
  const deadline = means.now() + patience.budget
  let notBefore = 0
  let ended: Halt | null = null

  const halt = (why: string, isPassing: boolean): void => {
    ended ??= {why, isPassing}
  }

  /** False when there is no time left for waiting so long. */
  async function pause(milliseconds: number, why: string): Promise<boolean> {
    if (means.now() + milliseconds > deadline) halt(`${why}，等得太久，这次不再试`, true)
    else if (milliseconds > 0) await means.wait(milliseconds)
    return ended === null
  }

  function rest(attempt: number, after: number | null): void {
    notBefore = Math.max(notBefore, means.now() + (after ?? 0) + backoff(attempt, means.random(), patience))
  }

  async function ask<More extends Parted>(request: Request, read: Read<More>): Promise<Outcome | More> {
    let why = ''
    for (let attempt = 0; attempt < patience.tries && ended === null; attempt++) {
      if (!(await pause(Math.max(0, notBefore - means.now()), why))) break
      const verdict = await asked(request, read)
      if (verdict.is !== 'again' && verdict.is !== 'pending') return verdict
      why = verdict.is === 'again' ? verdict.why : '库还没有办完'
      // Who asks for a pause asks it of all of us.
      if (verdict.after !== null) rest(attempt, verdict.after)
      else if (attempt + 1 < patience.tries && !(await pause(backoff(attempt, means.random(), patience), why))) break
    }
    return {is: 'tired', why}
  }

  async function asked<More extends Parted>(request: Request, read: Read<More>): Promise<Verdict | More> {
    const verdict = await answered(request, read)
    return verdict.is === 'pending' && verdict.at !== null ? polled(verdict.at, verdict.after, read) : verdict
  }

  async function answered<More extends Parted>(request: Request, read: Read<More>): Promise<Verdict | More> {
    try {
      return read(await means.send(request))
    } catch (error) {
      if (!(error instanceof WireFault)) throw error
      return error.isPassing ? {is: 'again', why: error.message, after: null} : {is: 'halt', why: error.message}
    }
  }

  /** Asks where the library has said to ask. An address that leads nowhere is no answer: the same request is then made again. */
  async function polled<More extends Parted>(at: string, after: number | null, read: Read<More>): Promise<Verdict | More> {
    const request: Request = {method: 'GET', path: at, headers: {}, body: null}
    let delay = after ?? patience.first
    for (let attempt = 0; attempt < patience.tries * 4; attempt++) {
      if (!(await pause(delay, '库还没有办完'))) break
      const verdict = await answered(request, read)
      if (verdict.is === 'halt') return {is: 'again', why: verdict.why, after: null}
      if (verdict.is !== 'pending' && verdict.is !== 'again') return verdict
      delay = verdict.after ?? Math.min(patience.longest, patience.first * 2 ** attempt)
    }
    return {is: 'again', why: '库还没有办完', after: null}
  }

  return {ask, rest, halt, halted: () => ended}
}
