import {describe, expect, test} from 'vitest'
import {addDays} from '../../src/base/dates.ts'
import {timelineOf, type ValidityEvent, type ValidityInput, validityAt} from '../../src/base/validity.ts'
import fc from '../properties.ts'

const event = (kind: ValidityEvent['kind'], date: string | null): ValidityEvent => ({kind, date, by: 'x', byText: '《甲》'})
const state = (input: ValidityInput, today: string) => validityAt(input, today).state

describe('validity', () => {
  const plain: ValidityInput = {writtenDate: '2022-06-01', effectiveDate: '2022-07-01', expiryDate: '2027-06-30', events: []}

  test('goes from coming to in force to expired, the last day included', () => {
    expect(state(plain, '2022-06-30')).toBe('upcoming')
    expect(state(plain, '2022-07-01')).toBe('in-force')
    expect(state(plain, '2027-06-30')).toBe('in-force')
    expect(state(plain, '2027-07-01')).toBe('expired')
    expect(validityAt(plain, '2025-01-01').until).toBe('2027-07-01')
  })

  test('without an effective date the written date counts, and the evidence says so', () => {
    const {state, since, evidence} = validityAt({writtenDate: '2020-02-03', events: []}, '2020-02-03')
    expect([state, since]).toEqual(['in-force', '2020-02-03'])
    expect(evidence).toContain('未规定施行日期')
  })

  test('without any date nothing is claimed', () => {
    expect(state({events: []}, '2026-01-01')).toBe('unknown')
  })

  test('a repeal ends it on its day, and outranks a later expiry', () => {
    const input = {...plain, events: [event('repeals', '2024-05-01')]}
    expect(state(input, '2024-04-30')).toBe('in-force')
    expect(state(input, '2024-05-01')).toBe('repealed')
    expect(state(input, '2030-01-01')).toBe('repealed')
    expect(validityAt(input, '2024-05-01').by).toBe('x')
  })

  test('an expiry before the repeal stays an expiry', () => {
    expect(state({...plain, events: [event('repeals', '2028-01-01')]}, '2029-01-01')).toBe('expired')
  })

  test('an expiry and a replacement on one day: the replacement is what is said', () => {
    const input = {...plain, events: [event('replaces', '2027-07-01')]}
    expect(validityAt(input, '2027-07-01')).toMatchObject({state: 'repealed', by: 'x'})
    expect(timelineOf(input)).toHaveLength(3)
  })

  test('amendment, then partial repeal, then replacement', () => {
    const input = {
      ...plain,
      events: [event('replaces', '2026-01-01'), event('partial', '2025-01-01'), event('amends', '2023-01-01')],
    }
    expect(['2022-12-31', '2023-01-01', '2025-06-01', '2026-01-01'].map(day => state(input, day))).toEqual([
      'in-force',
      'amended',
      'partial',
      'repealed',
    ])
  })

  test('a later amendment does not heal a partial repeal', () => {
    expect(state({...plain, events: [event('partial', '2023-01-01'), event('amends', '2024-01-01')]}, '2024-06-01')).toBe(
      'partial',
    )
  })

  test('an undated repeal is explicit, not a guess', () => {
    const input = {...plain, events: [event('repeals', null)]}
    expect(state(input, '2023-01-01')).toBe('repealed')
    expect(validityAt(input, '2023-01-01').evidence).toContain('日期没有载明')
    expect(validityAt(input, '2023-01-01')).toMatchObject({since: null, until: null})
    const both = {...plain, events: [event('repeals', null), event('repeals', '2024-03-01')]}
    expect(validityAt(both, '2024-06-01')).toMatchObject({state: 'repealed', since: '2024-03-01'})
    expect(state(both, '2024-02-01')).toBe('in-force')
  })

  test('a revoked document was never valid', () => {
    expect(state({...plain, events: [event('revokes', '2024-01-01')]}, '2023-01-01')).toBe('revoked')
  })

  test('repealed before it took effect', () => {
    expect(timelineOf({...plain, events: [event('repeals', '2022-06-15')]}).map(span => span.state)).toContain('repealed')
    expect(state({...plain, events: [event('repeals', '2022-06-15')]}, '2023-01-01')).toBe('repealed')
  })

  const day = fc.integer({min: 0, max: 4000}).map(offset => addDays('2018-01-01', offset))
  const events = fc.array(
    fc.record({
      kind: fc.constantFrom<ValidityEvent['kind']>('amends', 'partial', 'repeals', 'replaces'),
      date: day,
      by: fc.constant('x'),
      byText: fc.constant(null),
    }),
    {maxLength: 5},
  )

  test('property: the timeline is in order, ends with the first final state, and the state at a day is its span', () => {
    fc.assert(
      fc.property(day, fc.option(day), events, day, (effectiveDate, expiry, acts, today) => {
        const input: ValidityInput = {effectiveDate, ...(expiry && {expiryDate: expiry}), events: acts}
        const timeline = timelineOf(input)
        const days = timeline.map(span => span.from ?? '')
        expect(days).toEqual([...days].sort())
        const ends = timeline.findIndex(span => ['repealed', 'expired', 'revoked'].includes(span.state))
        if (ends >= 0) expect(ends).toBe(timeline.length - 1)
        const {state: now, since, until} = validityAt(input, today)
        expect(timeline.some(span => span.state === now && span.from === since)).toBe(true)
        if (until) expect(until > today).toBe(true)
        if (since) expect(since <= today).toBe(true)
      }),
    )
  })
})
