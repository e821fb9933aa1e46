/** Events in files: a thousand to a closed segment, which never changes again, and the rest in the open one. */
import {digest} from '../base/digest.ts'
import {canonical} from './canonical.ts'
import {type FeedEvent, type FeedIndex, genesis} from './types.ts'

/** Events of a closed segment. */
export const segmentSize = 1000
export const openSegment = 'changes/head.ndjson'

export type Segment = {
  readonly path: string
  readonly first: number
  readonly last: number
  readonly closed: boolean
  readonly text: string
}

const eightDigits = (seq: number): string => String(seq).padStart(8, '0')

/** `00000001-00001000`. */
export const rangeName = (first: number, last: number): string => `${eightDigits(first)}-${eightDigits(last)}`

/** All segments, from the lines of all events; the open one is always there, and may be empty. */
export function segmentsOf(lines: readonly string[], size: number = segmentSize): Segment[] {
  const segments: Segment[] = []
  const whole = lines.length - (lines.length % size)
  for (let at = 0; at < whole; at += size) {
    const [first, last] = [at + 1, at + size]
    segments.push({
      path: `changes/${rangeName(first, last)}.ndjson`,
      first,
      last,
      closed: true,
      text: textOf(lines.slice(at, last)),
    })
  }
  const rest = lines.slice(whole)
  return [...segments, {path: openSegment, first: whole + 1, last: lines.length, closed: false, text: textOf(rest)}]
}

const textOf = (lines: readonly string[]): string => lines.map(line => `${line}\n`).join('')

/** As the index names them. */
export const listed = (segments: readonly Segment[]): FeedIndex['segments'] =>
  segments.map(({path, first, last, closed, text}) => ({path, first, last, digest: digest(text), closed}))

/** What the next event is chained to. */
export const headOf = (events: readonly FeedEvent[], lines: readonly string[]): FeedIndex['head'] => {
  const last = events.at(-1)
  return {seq: last?.seq ?? 0, digest: last ? digest(lines.at(-1)!) : genesis, at: last?.at ?? null}
}

export const linesOf = (events: readonly FeedEvent[]): string[] => events.map(canonical)
