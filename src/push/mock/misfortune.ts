/** Requests that meet bad luck on their way to the desk, or answers on their way back. */
import {isObject} from '../../base/json.ts'
import type {Json} from '../../base/types.ts'
import type {Desk, Incoming, Outgoing} from './desk.ts'
import type {FaultName, Luck} from './faults.ts'

/** What becomes of an answer: sent whole, or not at all, or not as it should be. */
export interface Fate {
  readonly outgoing: Outgoing
  readonly manner: 'whole' | 'lost' | 'silent' | 'truncated' | 'oversized'
  /** Milliseconds before it is sent. */
  readonly delay: number
}
export interface Misfortune {
  meet(incoming: Incoming): Fate
  /** Copies that are still on their way arrive now. */
  flush(): void
}

export interface MisfortuneOptions {
  readonly luck: Luck
  readonly random: () => number
  readonly now: () => number
  /** The longest that a delayed answer takes, and the longest pause that a busy library asks for, in milliseconds. */
  readonly longest?: number
}

export function createMisfortune(desk: Desk, {luck, random, now, longest = 50}: MisfortuneOptions): Misfortune {
  /** Copies of requests that are under way. */
  const late: Incoming[] = []

  function overtaken(): void {
    while (late.length > 0 && random() < 0.3) desk(late.splice(Math.floor(random() * late.length), 1)[0]!)
  }

  const refused = (status: number, headers: Readonly<Record<string, string>> = {}): Outgoing => ({
    status,
    headers: {'Content-Type': 'application/problem+json', Date: new Date(now()).toUTCString(), ...headers},
    text: `${JSON.stringify({title: '稍后再试', status})}\n`,
  })

  function befall(fault: FaultName | null, incoming: Incoming): Fate {
    const whole = (outgoing: Outgoing): Fate => ({outgoing, manner: 'whole', delay: 0})
    switch (fault) {
      case 'lose':
        return {outgoing: refused(0), manner: 'lost', delay: 0}
      case 'accept-then-timeout':
        return {outgoing: desk(incoming), manner: 'silent', delay: 0}
      case 'duplicate':
        desk(incoming)
        return whole(desk(incoming))
      case 'reorder':
        late.push(incoming)
        return whole(refused(503))
      case 'delay':
        return {outgoing: desk(incoming), manner: 'whole', delay: Math.ceil(random() * longest)}
      case 'busy-seconds':
        return whole(refused(429, {'Retry-After': String(Math.ceil(longest / 1000))}))
      case 'busy-date':
        return whole(refused(503, {'Retry-After': new Date(now() + longest).toUTCString()}))
      case 'failing':
        return whole(refused([500, 502, 503, 504][Math.floor(random() * 4)]!))
      case 'later':
        return whole(later(incoming, desk(incoming)))
      case 'truncate':
        return {outgoing: desk(incoming), manner: 'truncated', delay: 0}
      case 'oversize':
        return {outgoing: desk(incoming), manner: 'oversized', delay: 0}
      case 'wrong-digest':
        return whole(falsified(desk(incoming)))
      case 'partial':
        return whole(partial(desk(incoming), random))
      default:
        return whole(desk(incoming))
    }
  }

  return {
    meet(incoming) {
      overtaken()
      return befall(luck(), incoming)
    },
    flush() {
      for (const incoming of late.splice(0)) desk(incoming)
    },
  }
}

/** Accepted, with an address where the receipt will be; only a single record is decided later. */
function later({path}: Incoming, outgoing: Outgoing): Outgoing {
  const record = /^records\/(.+)\/revisions\/(\d+)$/u.exec(path)
  if (!record || outgoing.status >= 300) return outgoing
  return {status: 202, headers: {Location: `receipts/${record[1]}/${record[2]}`}, text: ''}
}

/** A receipt, or every second one of a batch, that speaks of another digest. */
function falsified(outgoing: Outgoing): Outgoing {
  const lines = outgoing.text.split('\n').filter(Boolean)
  return {...outgoing, text: lines.map((line, index) => (index % 2 === 0 ? `${falsifiedLine(line)}\n` : `${line}\n`)).join('')}
}

function falsifiedLine(line: string): string {
  const value = JSON.parse(line) as Json
  if (!isObject(value)) return line
  const {receipt} = value
  const wrong = {record_digest: '0'.repeat(64)}
  return JSON.stringify(isObject(receipt) ? {...value, receipt: {...receipt, ...wrong}} : {...value, ...wrong})
}

function partial(outgoing: Outgoing, random: () => number): Outgoing {
  if (outgoing.headers['Content-Type'] !== 'application/x-ndjson') return outgoing
  const lines = outgoing.text.split('\n').filter(Boolean)
  return {
    ...outgoing,
    text: lines
      .filter(() => random() < 0.5)
      .map(line => `${line}\n`)
      .join(''),
  }
}
