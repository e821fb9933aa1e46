/** How far behind a library is, by its receipts alone. */
import type {FeedEvent} from '../feed/types.ts'
import {cursorOf, isAccepted, isRequeue, ledgerOf, outboxOf} from './ledger.ts'
import type {ReceiptLine} from './types.ts'

export interface Status {
  readonly cursor: number
  readonly head: number
  /** Events that have to be sent. */
  readonly waiting: number
  /** When the oldest of them was published; null when nothing waits. */
  readonly since: string | null
  /** Entries whose last word from the library is a refusal. */
  readonly refused: number
  /** When the library last took something; null when it never did. */
  readonly last: string | null
}

export function statusOf(events: readonly FeedEvent[], lines: readonly ReceiptLine[]): Status {
  const ledger = ledgerOf(lines, events)
  const queues = [...outboxOf(events, ledger)]
  const refusals = new Set(
    lines.flatMap(line => (!isRequeue(line) && line.decision === 'rejected' ? [`${line.id} ${line.rev}`] : [])),
  )
  const taken = lines.flatMap(line => (!isRequeue(line) && isAccepted(line) ? [line.accepted_at] : []))
  return {
    cursor: cursorOf(events, ledger),
    head: events.length,
    waiting: queues.reduce((sum, [, own]) => sum + own.length, 0),
    since: queues[0]?.[1][0]?.at ?? null,
    refused: queues.filter(([id, own]) => refusals.has(`${id} ${own.at(-1)!.rev}`)).length,
    last: taken.reduce<string | null>((latest, at) => (latest === null || at > latest ? at : latest), null),
  }
}
