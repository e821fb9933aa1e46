/** The vocabulary of delivery: what is sent to a library, what it may answer, and what is kept of that. */
import type {ConfigLibrary} from '../base/content-types.ts'
import type {Digest, EntryId, Json} from '../base/types.ts'
import type {FeedEvent, FeedIndex, FullRow, Receipt} from '../feed/types.ts'

export type Library = ConfigLibrary

/** A published feed, whatever it is read from. */
export interface Published {
  readonly index: FeedIndex
  /** All of them, by `seq`; their chain has been proved. */
  readonly events: readonly FeedEvent[]
  /** The complete list at the head. */
  rows(): Promise<readonly FullRow[]>
  /** The bytes that stand for an event: its record, or its tombstone. Null when they are gone, as those of a removed text are. */
  body(event: FeedEvent): Promise<Uint8Array | null>
}

/** A line of a receipts file: a receipt, or an order of `reconcile` to send an entry again. */
export type ReceiptLine = Receipt | Requeue
export interface Requeue {
  readonly requeue: EntryId
  /** The revision that the library holds by its own account; null is none. */
  readonly have: number | null
  /** Which kind of drift it is to mend. */
  readonly drift: string
  readonly at: string
}

/** One event, made ready to be sent. */
export interface Delivery {
  readonly event: FeedEvent
  /** The same on every try: sha-256 of library, id, revision, op and digest. */
  readonly key: Digest
  readonly body: Uint8Array
  /** sha-256 of the body as sent. */
  readonly bodyDigest: Digest
  readonly media: string
  /** The file of the entry; null where the body doesn't say. */
  readonly source: string | null
  readonly type: string | null
}

export interface Request {
  readonly method: 'GET' | 'PUT' | 'POST'
  /** Below the library's address, or an address that the library itself has named. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | null
}
export interface Answer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** What was answered as JSON; undefined when it was none. */
  readonly json: Json | undefined
  /** What was answered as NDJSON, a line each; undefined for a line that is none. */
  readonly lines: readonly (Json | undefined)[] | undefined
}
/** Sends one request; throws `WireFault` when no whole answer came. */
export type Send = (request: Request) => Promise<Answer>

/** No answer, or no whole one. Whether the request took effect is not known. */
export class WireFault extends Error {
  override readonly name = 'WireFault'
  /** Whether the same request may go well later. */
  readonly isPassing: boolean
  constructor(reason: string, isPassing = true) {
    super(reason)
    this.isPassing = isPassing
  }
}

/** All that a delivery touches of the world beside the feed and the receipts: so a test needs no network, no clock and no luck. */
export interface Means {
  readonly send: Send
  wait(milliseconds: number): Promise<void>
  /** Milliseconds since 1970. */
  now(): number
  /** From 0 to 1. */
  random(): number
}

/** What a library refuses, in its own words. */
export interface Problem {
  readonly status: number
  readonly title: string
  readonly errors: readonly ProblemError[]
}
export interface ProblemError {
  /** The Chinese name of the element: 发文字号. */
  readonly element: string | null
  readonly pointer: string | null
  readonly message: string
}
