import {appendFileSync, readFileSync, truncateSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {Receipt} from '../../src/feed/types.ts'
import {cursorOf, ledgerOf, outboxOf} from '../../src/push/ledger.ts'
import {openReceipts, readReceipts, receiptIn} from '../../src/push/receipts.ts'
import {makeFolder} from '../temporary.ts'
import {createFeed} from './feed-maker.ts'

const receipt = (seq: number, more: Partial<Receipt> = {}): Receipt => ({
  receipt_id: `r-${seq}`,
  library: 'jn',
  id: `a-${seq}`,
  rev: 1,
  seq,
  op: 'publish',
  record_digest: '0'.repeat(64),
  decision: 'accepted',
  library_id: null,
  library_url: null,
  accepted_at: '2026-03-02T00:00:00Z',
  warnings: [],
  ...more,
})

describe('a receipts file', () => {
  const folder = makeFolder()
  const file = (name: string): string => join(folder, 'receipts', `${name}.ndjson`)

  test('holds what was appended, and takes more later', () => {
    for (const seq of [1, 2]) {
      const opened = openReceipts(file('jn'))
      opened.append([receipt(seq)])
      opened.close()
    }
    expect(readReceipts(file('jn')).lines).toEqual([receipt(1), receipt(2)])
  })

  test('torn at any byte of its last line, it is whole again without that line', () => {
    const whole = openReceipts(file('torn'))
    whole.append([receipt(1), receipt(2)])
    whole.close()
    const text = readFileSync(file('torn'), 'utf8')
    const first = text.indexOf('\n') + 1
    for (let length = first; length < text.length; length++) {
      writeFileSync(file('torn'), text)
      truncateSync(file('torn'), length)
      const opened = openReceipts(file('torn'))
      expect(opened.lines).toEqual([receipt(1)])
      opened.append([receipt(3)])
      opened.close()
      expect(readReceipts(file('torn'))).toEqual({lines: [receipt(1), receipt(3)], damaged: 0})
    }
  })

  test('a line that cannot be read counts for nothing', () => {
    const opened = openReceipts(file('odd'))
    opened.append([receipt(1)])
    opened.close()
    appendFileSync(file('odd'), `nonsense\n{"rev":1}\n${JSON.stringify(receipt(2))}\n`)
    expect(readReceipts(file('odd'))).toEqual({lines: [receipt(1), receipt(2)], damaged: 2})
  })
})

test('a receipt is its own members, whatever else a library says', () => {
  expect(receiptIn({...receipt(1), more: 'x', warnings: ['有提示', 5]})).toEqual(receipt(1, {warnings: ['有提示']}))
  for (const [key, value] of [
    ['rev', '1'],
    ['decision', 'maybe'],
    ['id', 'x'.repeat(501)],
    ['record_digest', null],
  ] as const)
    expect(receiptIn({...receipt(1), [key]: value})).toBeNull()
  for (const value of [null, [], 'x', undefined, 5]) expect(receiptIn(value)).toBeNull()
})

describe('what is left to send', () => {
  const feed = createFeed()
  feed.step({op: 'publish', id: 'a'})
  feed.step({op: 'update', id: 'a'})
  feed.step({op: 'publish', id: 'b'})
  const {events} = feed
  const taken = (seq: number): Receipt => {
    const {id, rev, op, digest} = events[seq - 1]!
    return receipt(seq, {id, rev, op, record_digest: digest})
  }
  const left = (lines: Parameters<typeof ledgerOf>[0]): number[] =>
    [...outboxOf(events, ledgerOf(lines, events)).values()].flat().map(({seq}) => seq)

  test.each([
    ['nothing was sent', [], [1, 2, 3], 0],
    ['the first was taken', [taken(1)], [2, 3], 1],
    ['a later revision stands for an earlier', [taken(2)], [3], 2],
    ['one is missing in the middle', [taken(1), taken(3)], [2], 1],
    ['all were taken', [taken(1), taken(2), taken(3)], [], 3],
    ['one was refused', [taken(1), {...taken(3), decision: 'rejected'} as Receipt], [2, 3], 1],
    ['a receipt is for something else', [{...taken(1), record_digest: 'f'.repeat(64)}], [1, 2, 3], 0],
    ['it is to be sent again', [taken(2), taken(3), {requeue: 'a', have: null, drift: 'missing', at: ''}], [2], 1],
    ['it was sent again', [taken(2), taken(3), {requeue: 'a', have: null, drift: 'missing', at: ''}, taken(2)], [], 3],
  ] as const)('%s', (_name, lines, expected, cursor) => {
    expect(left(lines)).toEqual(expected)
    expect(cursorOf(events, ledgerOf(lines, events))).toBe(cursor)
  })
})
