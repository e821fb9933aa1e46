/** Random histories of an office, its network and its library, and what must hold at their end. */

import type {Op} from '../../src/feed/types.ts'
import {deliver} from '../../src/push/deliver.ts'
import {cursorOf, ledgerOf} from '../../src/push/ledger.ts'
import {faultNames, seeded} from '../../src/push/mock/faults.ts'
import {openProfile} from '../../src/push/profile.ts'
import {openPublished} from '../../src/push/published.ts'
import type {Means, ReceiptLine} from '../../src/push/types.ts'
import fc from '../properties.ts'
import {createFeed, readsFiles} from './feed-maker.ts'
import {simulate} from './simulated.ts'

export type Action =
  | {readonly is: 'edit'; readonly op: Op; readonly entry: number}
  | {readonly is: 'publish'}
  /** `crash` is the step at which the process dies; it may lie beyond the last. */
  | {readonly is: 'push'; readonly crash: number; readonly batchFrom: number; readonly parallel: number}
  | {readonly is: 'arrive'}

const ops: readonly Op[] = ['publish', 'publish', 'update', 'links', 'status', 'locate', 'withdraw', 'remove', 'restore']

export const schedules = fc.record({
  seed: fc.integer(),
  share: fc.constantFrom(0, 0.2, 0.5, 0.8),
  actions: fc.array(
    fc.oneof(
      {weight: 6, arbitrary: fc.record({is: fc.constant('edit'), op: fc.constantFrom(...ops), entry: fc.nat({max: 5})})},
      {weight: 2, arbitrary: fc.constant({is: 'publish'})},
      {
        weight: 3,
        arbitrary: fc.record({
          is: fc.constant('push'),
          crash: fc.nat({max: 40}),
          batchFrom: fc.constantFrom(1, 3, 100),
          parallel: fc.constantFrom(1, 4),
        }),
      },
      {weight: 1, arbitrary: fc.constant({is: 'arrive'})},
    ) as fc.Arbitrary<Action>,
    {minLength: 5, maxLength: 60},
  ),
})
export interface Schedule {
  readonly seed: number
  readonly share: number
  readonly actions: readonly Action[]
}

class Crash extends Error {}

/** The text of a receipts file, which a crash may tear. */
interface Paper {
  text: string
}
const linesOf = ({text}: Paper): ReceiptLine[] =>
  text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line))

/** Dies at a step: before a request, after it, or in the midst of writing a receipt. */
function mortal(means: Means, paper: Paper, crash: number, random: () => number) {
  let step = 0
  let isDead = false
  const live = (): boolean => {
    isDead ||= step++ === crash
    if (isDead) throw new Crash()
    return true
  }
  const lines = linesOf(paper)
  paper.text = lines.map(line => `${JSON.stringify(line)}\n`).join('')
  return {
    means: {
      ...means,
      async send(request) {
        live()
        const answer = await means.send(request).catch(error => error as Error)
        live()
        if (answer instanceof Error) throw answer
        return answer
      },
      async wait(milliseconds) {
        live()
        await means.wait(milliseconds)
      },
    } satisfies Means,
    receipts: {
      lines,
      append(more: readonly ReceiptLine[]) {
        const text = more.map(line => `${JSON.stringify(line)}\n`).join('')
        try {
          live()
        } catch (error) {
          if (step - 1 === crash) paper.text += text.slice(0, Math.floor(random() * text.length))
          throw error
        }
        paper.text += text
        lines.push(...more)
      },
    },
  }
}

const generic = await openProfile('generic', '/nowhere')

/** Plays a schedule, lets all come to rest, and tells everything that is then not as it must be. */
export async function outcomeOf({seed, share, actions}: Schedule): Promise<string[]> {
  const feed = createFeed({perSegment: 4})
  const random = seeded(seed)
  const simulated = simulate({seed, sorts: faultNames, share})
  const paper: Paper = {text: ''}
  let site = feed.files()

  async function push(crash: number, batchFrom: number, parallel: number): Promise<number> {
    const published = await openPublished(readsFiles(site), 'dist')
    const {means, receipts} = mortal(simulated.means, paper, crash, random)
    const profile = {...generic, limits: {...generic.limits, batchFrom, batchLines: 4, parallel}}
    try {
      const {waiting} = await deliver({published, library: {id: 'jn'}, profile, receipts, means})
      return waiting
    } catch (error) {
      if (error instanceof Crash) return Number.POSITIVE_INFINITY
      throw error
    }
  }

  for (const action of actions) {
    if (action.is === 'edit') feed.step({op: action.op, id: `entry-${action.entry}`})
    else if (action.is === 'publish') site = feed.files()
    else if (action.is === 'arrive') simulated.flush()
    else await push(action.crash, action.batchFrom, action.parallel)
  }
  site = feed.files()
  simulated.calm(true)
  if (random() < 0.5) simulated.flush()
  for (let round = 0; round < 3; round++) if ((await push(-1, 3, 4)) === 0) break
  // What was still on its way arrives when all is done: it must change nothing.
  simulated.flush()

  const faults: string[] = []
  const must = (isSo: boolean, words: string): void => {
    if (!isSo) faults.push(words)
  }
  const held = new Map(simulated.library.inventory().map(({id, ...row}) => [id, row]))
  const text = (map: ReadonlyMap<string, object>): string => JSON.stringify([...map].sort(([a], [b]) => (a < b ? -1 : 1)))
  const expected = new Map([...feed.expected()].map(([id, {rev, digest, state}]) => [id, {rev, state, digest}]))
  must(text(held) === text(expected), `the library holds ${text(held)}, not ${text(expected)}`)

  const {kept, bodies} = simulated.shelf
  must(new Set(kept.map(({receipt: {id, rev}}) => `${id} ${rev}`)).size === kept.length, 'something was taken twice')
  const last = new Map<string, number>()
  for (const {receipt} of kept) {
    must(receipt.rev > (last.get(receipt.id) ?? 0), `${receipt.id} went back to revision ${receipt.rev}`)
    last.set(receipt.id, receipt.rev)
  }
  for (const {receipt} of kept.filter(({receipt}) => receipt.op === 'remove'))
    for (const older of kept.filter(other => other.receipt.id === receipt.id && other.receipt.rev < receipt.rev))
      must(!bodies.has(older.bodyDigest), `the text of ${receipt.id} outlived its removal`)

  const lines = linesOf(paper)
  const ledger = ledgerOf(lines, feed.events)
  must(cursorOf(feed.events, ledger) === feed.events.length, 'receipts do not cover every event')
  must(ledger.strangers === 0, 'a receipt speaks of no event')
  const receipted = new Set(lines.map(line => ('seq' in line ? line.seq : 0)))
  const published = await openPublished(readsFiles(site), 'dist')
  for (const event of feed.events)
    if (!receipted.has(event.seq)) must((await published.body(event)) === null, `event ${event.seq} has no receipt of its own`)
  return faults
}
