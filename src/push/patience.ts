/** When to try again, and when no more. */

/** What may pass by itself: a time-out, too early, too many, and faults of the server that are not about the request. */
export const isPassingStatus = (status: number): boolean =>
  status === 408 || status === 425 || status === 429 || (status >= 500 && status <= 599 && status !== 501 && status !== 505)

export interface Patience {
  /** Tries of one request. */
  readonly tries: number
  /** The first wait, doubled each time, and the longest, in milliseconds. */
  readonly first: number
  readonly longest: number
  /** Of the whole push, in milliseconds. */
  readonly budget: number
  /** Entries in a row that come to nothing before the library is taken for down. */
  readonly misses: number
}
export const patience: Patience = {tries: 5, first: 500, longest: 60_000, budget: 600_000, misses: 3}

/** Exponential, with full jitter: many who were turned away together must not come back together. */
export const backoff = (attempt: number, random: number, {first, longest}: Patience): number =>
  Math.ceil(random * Math.min(longest, first * 2 ** attempt))

/** Milliseconds that an answer asks us to wait, in either form of Retry-After; null when it doesn't. A date is held against the server's own clock. */
export function retryAfter(headers: Readonly<Record<string, string>>, now: number): number | null {
  const text = headers['retry-after']?.trim()
  if (text === undefined || text === '') return null
  if (/^\d{1,9}$/u.test(text)) return Number(text) * 1000
  const [until, theirs] = [Date.parse(text), Date.parse(headers['date'] ?? '')]
  return Number.isNaN(until) ? null : Math.max(0, until - (Number.isNaN(theirs) ? now : theirs))
}
