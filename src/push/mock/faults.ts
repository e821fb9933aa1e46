/** What a network and a tired server do to a request, drawn by a seed: the same seed, the same misfortunes. */

export const faultNames = [
  /** The request never arrives. */
  'lose',
  /** It arrives and takes effect, and nobody ever hears of it. */
  'accept-then-timeout',
  /** It arrives twice. */
  'duplicate',
  /** It is turned away, and a copy of it arrives later, after others. */
  'reorder',
  /** The answer takes its time. */
  'delay',
  'busy-seconds',
  'busy-date',
  'failing',
  /** Taken in, decided later. */
  'later',
  /** The answer breaks off, or never ends. */
  'truncate',
  'oversize',
  /** The receipt speaks of something else. */
  'wrong-digest',
  /** Only some lines of a batch are answered. */
  'partial',
] as const
export type FaultName = (typeof faultNames)[number]

/** Draws what happens to the next request; null is nothing. */
export type Luck = () => FaultName | null

/** One in `every` requests has bad luck, of the sorts named. */
export function luckOf(random: () => number, sorts: readonly FaultName[] = faultNames, share = 0.3): Luck {
  return () => (sorts.length > 0 && random() < share ? sorts[Math.floor(random() * sorts.length)]! : null)
}

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
