/** What a library has, by its receipts, and what it still has to be sent. Both are computed: a list that isn't kept can't be lost. */
import type {EntryId} from '../base/types.ts'
import type {FeedEvent, Receipt} from '../feed/types.ts'
import type {ReceiptLine, Requeue} from './types.ts'

export const isRequeue = (line: ReceiptLine): line is Requeue => 'requeue' in line

/** Whether the library has taken it. */
export const isAccepted = ({decision}: Receipt): boolean => decision === 'accepted' || decision === 'accepted_with_warnings'

export interface Standing {
  /** The highest revision that the library has a receipt for; null is none. */
  readonly have: number | null
  /** Sent again by order of `reconcile`: only the newest revision is wanted, whatever came before. */
  readonly isNewestOnly: boolean
}
const nothing: Standing = {have: null, isNewestOnly: false}

export interface Ledger {
  of(id: EntryId): Standing
  /** Whether this very receipt is noted. */
  has(receipt: Receipt): boolean
  /** Lines that speak of no event of this feed. */
  readonly strangers: number
}

/** `events` are those of the feed: a receipt for what it never said counts for nothing. */
export function ledgerOf(lines: readonly ReceiptLine[], events: readonly FeedEvent[]): Ledger {
  const standings = new Map<EntryId, Standing>()
  const noted = new Set<string>()
  let strangers = 0
  const of = (id: EntryId): Standing => standings.get(id) ?? nothing
  for (const line of lines) {
    if (isRequeue(line)) {
      standings.set(line.requeue, {have: line.have, isNewestOnly: true})
      continue
    }
    noted.add(signOf(line))
    const event = events[line.seq - 1]
    if (!event || !isFor(line, event)) strangers++
    else if (isAccepted(line) && line.rev > (of(line.id).have ?? 0))
      standings.set(line.id, {have: line.rev, isNewestOnly: of(line.id).isNewestOnly})
  }
  return {of, strangers, has: receipt => noted.has(signOf(receipt))}
}

const signOf = ({receipt_id, seq, decision}: Receipt): string => `${seq} ${decision} ${receipt_id}`

/** Whether a receipt is the one that an event asks for. */
export const isFor = (receipt: Receipt, event: FeedEvent): boolean =>
  receipt.id === event.id &&
  receipt.rev === event.rev &&
  receipt.seq === event.seq &&
  receipt.op === event.op &&
  receipt.record_digest === event.digest

/** The events that an entry still has to be sent, in order. A receipt for a revision stands for all before it. */
function waitingOf(own: readonly FeedEvent[], {have, isNewestOnly}: Standing): readonly FeedEvent[] {
  const waiting = own.filter(({rev}) => rev > (have ?? 0))
  return isNewestOnly ? waiting.slice(-1) : waiting
}

/** By entry, in the order of their first waiting event. */
export function outboxOf(events: readonly FeedEvent[], ledger: Pick<Ledger, 'of'>): ReadonlyMap<EntryId, readonly FeedEvent[]> {
  const queues = [...byEntry(events)]
    .map(([id, own]) => [id, waitingOf(own, ledger.of(id))] as const)
    .filter(([, waiting]) => waiting.length > 0)
  return new Map(queues.sort(([, a], [, b]) => a[0]!.seq - b[0]!.seq))
}

function byEntry(events: readonly FeedEvent[]): Map<EntryId, FeedEvent[]> {
  const groups = new Map<EntryId, FeedEvent[]>()
  for (const event of events) {
    const own = groups.get(event.id)
    if (own) own.push(event)
    else groups.set(event.id, [event])
  }
  return groups
}

/** Up to which event, without a gap, the library has everything. */
export function cursorOf(events: readonly FeedEvent[], ledger: Pick<Ledger, 'of'>): number {
  const waiting = [...outboxOf(events, ledger).values()].map(([first]) => first!.seq)
  return waiting.length === 0 ? events.length : waiting.reduce((a, b) => Math.min(a, b)) - 1
}
