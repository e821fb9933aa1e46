/** Shows long work on stderr: one live line a phase for a person, one plain line a phase for a log. */
import type {Progress} from '../base/progress.ts'
import {grouped, seconds} from './numbers.ts'
import {printable} from './printable.ts'
import {clipCells, padCells} from './width.ts'

export interface ProgressSink {
  write(text: string): void
  readonly isTTY: boolean
  readonly columns: number | undefined
}

export interface LiveProgress extends Progress {
  /** Takes the live line away, so that something else can be printed: on an error, on Ctrl+C. */
  clear(): void
}

const phaseCells = 10
const detailCells = 24
/** Milliseconds between two drawings of the live line. */
const pause = 80

/** `now` is a clock in milliseconds; `live` is whether the line may be redrawn (a terminal, and no build log). */
export function showProgress(sink: ProgressSink, now: () => number, live: boolean): LiveProgress {
  let phase = ''
  let total: number | undefined
  let began = 0
  let drawn = Number.NEGATIVE_INFINITY
  const wipe = live ? '\r\u001b[2K' : ''
  const name = (text: string): string => `${padCells(printable(text), phaseCells)} `
  const draw = (done: number | null): void => {
    if (!live) return
    drawn = now()
    const count = done === null ? '' : total === undefined ? grouped(done) : `${grouped(done)} / ${grouped(total)}`
    sink.write(wipe + clipCells(`${name(phase)}${count || '…'}`, (sink.columns ?? 80) - 1))
  }
  return {
    start(next, many) {
      ;[phase, total, began] = [next, many, now()]
      draw(null)
    },
    tick(done) {
      if (now() - drawn >= pause) draw(done)
    },
    end(ended, detail) {
      const took = seconds(now() - began)
      sink.write(`${wipe}${name(ended)}${padCells(printable(detail), detailCells)} ${took}\n`)
      phase = ''
    },
    clear() {
      if (phase !== '') sink.write(wipe)
      phase = ''
    },
  }
}
