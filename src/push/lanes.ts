/** The entries that a library waits for, each with its events in order: what blocks one does not block another. */
import type {EntryId} from '../base/types.ts'
import type {FeedEvent} from '../feed/types.ts'
import {DamagedFeed, deliveryOf} from './delivery.ts'
import type {Ledger} from './ledger.ts'
import {outboxOf} from './ledger.ts'
import {type Profile, Unmappable} from './profile.ts'
import type {Delivery, Problem, Published} from './types.ts'

export interface Lane {
  readonly id: EntryId
  /** The first is next. */
  readonly waiting: FeedEvent[]
  /** The revision that the library has, as far as we know. */
  have: number | null
  /** An event whose content is gone was passed over: whether the library once took it is not known. */
  isUnsure: boolean
  /** Tries in batches that brought no answer. */
  misses: number
  /** Why it goes no further in this push. */
  stopped: 'refused' | 'conflict' | 'tired' | null
  /** The refusal, until a later revision is taken. */
  refusal: Refusal | null
}

export interface Refusal {
  readonly event: FeedEvent
  readonly problem: Problem
  /** The entry's file and kind, where the record says. */
  readonly source: string | null
  readonly type: string | null
}

export const lanesOf = (events: readonly FeedEvent[], ledger: Ledger): Lane[] =>
  [...outboxOf(events, ledger)].map(([id, waiting]) => ({
    id,
    waiting: [...waiting],
    have: ledger.of(id).have,
    isUnsure: false,
    misses: 0,
    stopped: null,
    refusal: null,
  }))

export const isOpen = ({stopped, waiting}: Lane): boolean => stopped === null && waiting.length > 0

/** Which library, and how it wants it. */
export interface Recipient {
  readonly published: Published
  readonly library: {readonly id: string}
  readonly profile: Profile
}

/** The next event of a lane, ready to be sent; null when there is none that can be, and the lane says why. */
export async function nextOf(lane: Lane, {published, library, profile}: Recipient): Promise<Delivery | null> {
  while (isOpen(lane)) {
    const event = lane.waiting[0]!
    const bytes = await published.body(event)
    if (bytes === null && lane.waiting.length > 1) {
      lane.waiting.shift()
      lane.isUnsure = true
      continue
    }
    const delivery = bytes === null ? damaged(event) : readied(event, bytes, library.id, profile)
    if (!('problem' in delivery)) return delivery
    refuse(lane, delivery)
  }
  return null
}

const damaged = (event: FeedEvent, message = '报送数据里没有这一版的内容'): Refusal => ({
  event,
  problem: {status: 0, title: message, errors: []},
  source: null,
  type: null,
})

function readied(event: FeedEvent, bytes: Uint8Array, library: string, profile: Profile): Delivery | Refusal {
  try {
    const delivery = deliveryOf(event, bytes, library, profile)
    return delivery.body.length <= profile.limits.recordBytes ? delivery : {...delivery, problem: tooLarge}
  } catch (error) {
    if (error instanceof DamagedFeed) return damaged(event, error.message)
    if (!(error instanceof Unmappable)) throw error
    const {source, type} = JSON.parse(Buffer.from(bytes).toString('utf8'))
    const errors = [{element: error.element, pointer: null, message: error.message}]
    return {event, problem: {status: 0, title: error.message, errors}, source: source?.path ?? null, type: type ?? null}
  }
}

/** The limits of the library have no place for it. */
export const tooLarge: Problem = {status: 413, title: '超过库允许的大小', errors: []}

/** The event will never be taken: a later revision may be, and then stands for it. */
export function refuse(lane: Lane, {event, problem, source, type}: Refusal): void {
  lane.refusal = {event, problem, source, type}
  if (lane.waiting.length > 1) lane.waiting.shift()
  else lane.stopped = 'refused'
}
