/** What a push would send, without sending it. */
import type {FeedEvent} from '../feed/types.ts'
import {isOpen, lanesOf, nextOf, type Recipient} from './lanes.ts'
import {ledgerOf} from './ledger.ts'
import type {ReceiptLine} from './types.ts'

export interface PlannedStep {
  readonly event: FeedEvent
  /** Of the body; null for what cannot be sent. */
  readonly bytes: number | null
  /** Why it cannot be sent. */
  readonly note: string | null
}

/** By `seq`. */
export async function planOf(recipient: Recipient, lines: readonly ReceiptLine[]): Promise<PlannedStep[]> {
  const {events} = recipient.published
  const steps: PlannedStep[] = []
  for (const lane of lanesOf(events, ledgerOf(lines, events))) {
    while (isOpen(lane)) {
      const delivery = await nextOf(lane, recipient)
      if (delivery === null) break
      steps.push({event: delivery.event, bytes: delivery.body.length, note: null})
      lane.waiting.shift()
    }
    const {refusal} = lane
    if (refusal) steps.push({event: refusal.event, bytes: null, note: refusal.problem.title})
  }
  return steps.sort((a, b) => a.event.seq - b.event.seq)
}
