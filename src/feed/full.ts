/** The full list: every document that is there at a sequence number, a thousand to a part. */
import {digest} from '../base/digest.ts'
import {lineOf} from './canonical.ts'
import type {FeedIndex, FullRow} from './types.ts'

/** Rows of a part. */
export const partSize = 1000

export type FullPart = {readonly path: string; readonly count: number; readonly text: string}

/** The parts of a list at `seq`; an empty list has one empty part, so that there is something to check. */
export function fullParts(rows: readonly FullRow[], seq: number): FullPart[] {
  const parts: FullPart[] = []
  for (let at = 0; at === 0 || at < rows.length; at += partSize) {
    const some = rows.slice(at, at + partSize)
    const name = String(parts.length + 1).padStart(4, '0')
    parts.push({path: `full/${seq}/part-${name}.ndjson`, count: some.length, text: some.map(lineOf).join('')})
  }
  return parts
}

export const fullListed = (parts: readonly FullPart[], seq: number): FeedIndex['full'] => ({
  seq,
  parts: parts.map(({path, count, text}) => ({path, count, digest: digest(text)})),
})
