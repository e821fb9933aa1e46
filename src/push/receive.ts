/** Receipts that come back by another way than as an answer: on a disk, or fetched from the library. */
import type {Json} from '../base/types.ts'
import type {FeedEvent, Receipt} from '../feed/types.ts'
import {isFor, ledgerOf} from './ledger.ts'
import {type Receipts, receiptIn} from './receipts.ts'

export interface Received {
  /** New ones, kept from now on. */
  readonly taken: number
  /** Those that were there already. */
  readonly known: number
  /** Lines that are no receipt for anything that this feed has said. */
  readonly wrong: number
}

/** Proves each, keeps those that are new, all at once. */
export function receive(
  values: readonly (Json | undefined)[],
  library: string,
  events: readonly FeedEvent[],
  receipts: Pick<Receipts, 'lines' | 'append'>,
): Received {
  const ledger = ledgerOf(receipts.lines, events)
  const found = values.map(receiptIn)
  const right = found.filter((receipt): receipt is Receipt => receipt !== null && isRight(receipt, library, events))
  const fresh = new Map(
    right.filter(receipt => !ledger.has(receipt)).map(receipt => [`${receipt.seq} ${receipt.receipt_id}`, receipt]),
  )
  const taken = [...fresh.values()].filter(({decision}) => decision !== 'pending')
  if (taken.length > 0) receipts.append(taken)
  return {taken: taken.length, known: right.length - taken.length, wrong: values.length - right.length}
}

function isRight(receipt: Receipt, library: string, events: readonly FeedEvent[]): boolean {
  const event = events[receipt.seq - 1]
  return receipt.library === library && event !== undefined && isFor(receipt, event)
}
