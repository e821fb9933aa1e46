/**
 * Delivers what a library has no receipt for. Order is kept within an entry, entries go side by side; an event counts as delivered only
 * when its receipt has been proved and lies on the disk, so a push that is killed anywhere is taken up again by the next one.
 */
import type {FeedEvent, Receipt} from '../feed/types.ts'
import {resultsIn} from './batch-results.ts'
import {batchLine, batchOf, putOf} from './delivery.ts'
import {createExchange, type Halt, type Outcome, type Parted} from './exchange.ts'
import {isOpen, type Lane, lanesOf, nextOf, type Recipient, type Refusal, refuse, tooLarge} from './lanes.ts'
import {cursorOf, ledgerOf} from './ledger.ts'
import {type Patience, patience as standard} from './patience.ts'
import type {Receipts} from './receipts.ts'
import type {Answer, Delivery, Means} from './types.ts'
import {type Verdict, verdictOf} from './verdict.ts'

export interface DeliverOptions extends Recipient {
  readonly receipts: Pick<Receipts, 'lines' | 'append'>
  readonly means: Means
  readonly patience?: Patience
  /** Told how many events have been settled so far. */
  readonly tick?: (done: number) => void
}

export interface Delivered {
  /** Events settled in this push. */
  readonly settled: number
  readonly warnings: readonly Receipt[]
  readonly refused: readonly Refusal[]
  /** Where library and feed disagree: a case for `reconcile`. */
  readonly conflicts: readonly Refusal[]
  /** Events that are left, whatever the reason. */
  readonly waiting: number
  /** Why the push ended before its time; null when it didn't. */
  readonly halted: Halt | null
  /** Up to where the library has everything. */
  readonly cursor: number
  readonly head: number
}
/** A batch has been answered line by line. */
interface Answered extends Parted {
  readonly results: ReadonlyMap<Loaded, {readonly verdict: Verdict; readonly answer: Answer}>
}
/** A line of a batch. */
interface Loaded {
  readonly lane: Lane
  readonly delivery: Delivery
  readonly line: Buffer
}

export async function deliver(options: DeliverOptions): Promise<Delivered> {
  const {published, receipts} = options
  const {events} = published
  const lanes = lanesOf(events, ledgerOf(receipts.lines, events))
  const courier = createCourier(options)
  await courier.inBatches(lanes)
  await courier.oneByOne(lanes)
  return {
    ...courier.told(),
    refused: lanes.flatMap(({refusal, stopped}) => (refusal && stopped === 'refused' ? [refusal] : [])),
    conflicts: lanes.flatMap(({refusal, stopped}) => (refusal && stopped === 'conflict' ? [refusal] : [])),
    waiting: lanes.reduce((sum, {waiting}) => sum + waiting.length, 0),
    cursor: cursorOf(events, ledgerOf(receipts.lines, events)),
    head: events.length,
  }
}

function createCourier(options: DeliverOptions) {
  const {published, library, profile, receipts, means, patience = standard, tick = () => {}} = options
  const {limits} = profile
  const {ask, rest, halt, halted} = createExchange(means, patience)
  const known = ledgerOf(receipts.lines, published.events)
  const warnings: Receipt[] = []
  let [settled, misses] = [0, 0]

  /** What follows for a lane, its receipt being safe. */
  function conclude(lane: Lane, delivery: Delivery, outcome: Outcome, answer?: Answer): void {
    const {event, source, type} = delivery
    switch (outcome.is) {
      case 'settled':
        lane.waiting.shift()
        lane.have = event.rev
        lane.refusal = null
        lane.isUnsure = false
        misses = 0
        if (outcome.receipt.decision === 'accepted_with_warnings') warnings.push(outcome.receipt)
        tick(++settled)
        return
      case 'refused':
        refuse(lane, {event, problem: outcome.problem, source, type})
        return
      case 'too-large':
        refuse(lane, {event, problem: tooLarge, source, type})
        return
      case 'conflict': {
        const theirs = lane.isUnsure ? earlierOf(event, answer) : null
        lane.isUnsure = false
        if (theirs !== null) lane.have = theirs
        else {
          lane.refusal = {event, problem: outcome.problem, source, type}
          lane.stopped = 'conflict'
        }
        return
      }
      case 'tired':
        lane.stopped = 'tired'
        if (++misses >= patience.misses) halt(outcome.why, true)
        return
      case 'halt':
        halt(outcome.why, false)
    }
  }

  /** The revision that the library names as its own, if it is an earlier one of this feed. */
  function earlierOf({id, rev}: FeedEvent, answer: Answer | undefined): number | null {
    const theirs = Number(/^"(\d{1,9})"$/u.exec(answer?.headers['etag'] ?? '')?.[1] ?? 0)
    return published.events.some(event => event.id === id && event.rev === theirs && theirs < rev) ? theirs : null
  }

  /** The receipt that an outcome brings, unless it is noted already. */
  const receiptsOf = (outcome: Outcome): Receipt[] => {
    const receipt = outcome.is === 'settled' || outcome.is === 'refused' ? outcome.receipt : null
    return receipt === null || (outcome.is === 'refused' && known.has(receipt)) ? [] : [receipt]
  }

  async function drain(lane: Lane): Promise<void> {
    while (halted() === null && isOpen(lane)) {
      const delivery = await nextOf(lane, options)
      if (delivery === null) return
      let last: Answer | undefined
      const outcome = await ask<never>(putOf(delivery, lane.have, profile), answer => {
        last = answer
        return verdictOf(answer, delivery, library.id, means.now())
      })
      const news = receiptsOf(outcome)
      if (news.length > 0) receipts.append(news)
      conclude(lane, delivery, outcome, last)
    }
  }

  async function oneByOne(lanes: readonly Lane[]): Promise<void> {
    const open = lanes.filter(isOpen)[Symbol.iterator]()
    const worker = async (): Promise<void> => {
      for (const lane of open) {
        if (halted() !== null) return
        await drain(lane)
      }
    }
    await Promise.all(Array.from({length: limits.parallel}, worker))
  }

  /** As long as many are waiting: one event of each goes along, so that order is kept within each. */
  async function inBatches(lanes: readonly Lane[]): Promise<void> {
    while (halted() === null && profile.paths.batches !== null) {
      const open = lanes.filter(isOpen)
      if (open.length < limits.batchFrom) return
      const load = await loaded(open)
      if (load.length > 0) await carry(load)
    }
  }

  async function loaded(open: readonly Lane[]): Promise<Loaded[]> {
    const load: Loaded[] = []
    let bytes = 0
    for (const lane of open) {
      const delivery = await nextOf(lane, options)
      if (delivery === null) continue
      const line = batchLine(delivery, lane.have)
      if (load.length > 0 && (load.length >= limits.batchLines || bytes + line.length > limits.batchBytes)) break
      load.push({lane, delivery, line})
      bytes += line.length
    }
    return load
  }

  async function carry(load: readonly Loaded[]): Promise<void> {
    const lines = load.map(({line}) => line)
    const outcome = await ask<Answered>(batchOf(lines, profile), answer => {
      if (answer.status !== 200 && answer.status !== 207) return verdictOf(answer, load[0]!.delivery, library.id, means.now())
      const results = parted(load, answer)
      return results.size > 0 ? {is: 'parted', results} : unanswered
    })
    if (outcome.is === 'parted') share(load, outcome.results)
    else if (outcome.is === 'too-large' && load.length > 1) {
      const half = Math.ceil(load.length / 2)
      await carry(load.slice(0, half))
      await carry(load.slice(half))
    } else if (outcome.is === 'too-large') conclude(load[0]!.lane, load[0]!.delivery, outcome)
    else if (outcome.is === 'tired') halt(outcome.why, true)
    else halt(outcome.is === 'halt' ? outcome.why : '库不收这一批', false)
  }

  function parted(load: readonly Loaded[], answer: Answer): Answered['results'] {
    const own = resultsIn(answer)
    return new Map(
      load.flatMap(item => {
        const {event} = item.delivery
        const result = own.get(`${event.id} ${event.rev}`)
        return result ? [[item, {answer: result, verdict: verdictOf(result, item.delivery, library.id, means.now())}]] : []
      }),
    )
  }

  const unanswered: Verdict = {is: 'again', why: '库没有逐条答复', after: null}

  /** Each line's own result; one that has none is tried again with the next batch. */
  function share(load: readonly Loaded[], found: Answered['results']): void {
    const outcomes = load.map(item => {
      const {verdict = unanswered, answer} = found.get(item) ?? {}
      const isOpenStill = verdict.is === 'again' || verdict.is === 'pending'
      if (isOpenStill) rest(item.lane.misses, verdict.after)
      const isTired = isOpenStill && ++item.lane.misses >= patience.tries
      const outcome: Outcome | null = isTired ? {is: 'tired', why: '库没有逐条答复'} : isOpenStill ? null : verdict
      return {item, outcome, answer}
    })
    const news = outcomes.flatMap(({outcome}) => (outcome === null ? [] : receiptsOf(outcome)))
    if (news.length > 0) receipts.append(news)
    for (const {item, outcome, answer} of outcomes) if (outcome !== null) conclude(item.lane, item.delivery, outcome, answer)
  }

  return {inBatches, oneByOne, told: () => ({settled, warnings, halted: halted()})}
}
