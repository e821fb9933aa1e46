import {describe, expect, it} from 'vitest'
import {addDays} from '../../../src/base/dates.ts'
import {turnOn} from '../../../src/base/turns.ts'
import type {Json} from '../../../src/base/types.ts'
import {
  decisionStanding,
  decisionStateAt,
  periodAt,
  progressAt,
  stageKeys,
  stageStateAt,
} from '../../../src/outputs/html/decision-state.ts'
import fc from '../../properties.ts'

type Fields = {readonly [key: string]: Json | undefined}

const published = (date: string): Fields => ({state: 'published', date})
const planned = (dueDate: string): Fields => ({state: 'planned', dueDate})
const decision = (stages: Fields, more: Fields = {}): Fields => ({
  stages: {...Object.fromEntries(stageKeys.map(key => [key, planned('2027-12-31')])), ...stages} as Json,
  ...more,
})
const call = {opens: '2026-03-02', closes: '2026-04-01', channels: []}

describe('the state of a decision', () => {
  it.each<[string, Fields, string, string]>([
    ['is only listed', decision({}), '2026-03-01', 'planned'],
    ['has begun because it was started', decision({}, {startedDate: '2026-02-01'}), '2026-03-01', 'running'],
    ['has not begun before that day', decision({}, {startedDate: '2026-03-02'}), '2026-03-01', 'planned'],
    ['has begun because something is public', decision({background: published('2026-02-01')}), '2026-03-01', 'running'],
    ['has begun because something is under way', decision({experts: {state: 'underway'}}), '2026-03-01', 'running'],
    ['is open on the first day', decision({consultation: {state: 'underway', ...call}}), '2026-03-02', 'open'],
    ['is open on the last day', decision({consultation: {state: 'underway', ...call}}), '2026-04-01', 'open'],
    ['is being analysed the day after', decision({consultation: {state: 'underway', ...call}}), '2026-04-02', 'analysing'],
    [
      'is being analysed while only the call is public',
      decision({consultation: {...published('2026-03-02'), ...call}}),
      '2026-04-02',
      'analysing',
    ],
    [
      'runs on once feedback is public',
      decision({consultation: {...published('2026-05-06'), ...call, received: 0}}),
      '2026-05-06',
      'running',
    ],
    [
      'is still being analysed the day before',
      decision({consultation: {...published('2026-05-06'), ...call, received: 0}}),
      '2026-05-05',
      'analysing',
    ],
    ['is decided', decision({result: published('2026-06-10')}), '2026-06-10', 'decided'],
    ['is not decided the day before', decision({result: published('2026-06-10')}), '2026-06-09', 'planned'],
    ['is evaluated', decision({result: published('2026-06-10'), evaluation: published('2028-06-30')}), '2028-06-30', 'evaluated'],
    ['is suspended', decision({}, {suspended: {date: '2026-05-01', reason: '…'}}), '2026-05-01', 'suspended'],
    ['is terminated', decision({}, {terminated: {date: '2026-05-01', reason: '…'}}), '2026-05-01', 'terminated'],
    [
      'is terminated after it was suspended',
      decision({}, {suspended: {date: '2026-05-01', reason: '…'}, terminated: {date: '2026-07-01', reason: '…'}}),
      '2026-08-01',
      'terminated',
    ],
    [
      'was suspended and then decided all the same',
      decision({result: published('2026-06-10')}, {suspended: {date: '2026-05-01', reason: '…'}}),
      '2026-06-10',
      'decided',
    ],
    ['has no stages at all', {}, '2026-06-10', 'planned'],
  ])('%s', (_, data, today, state) => {
    expect(decisionStateAt(data, today)).toBe(state)
  })

  it('knows the next day on which it changes', () => {
    const data = decision({consultation: {state: 'underway', ...call}})
    expect(decisionStanding(data, '2026-03-01')).toMatchObject({
      state: 'planned',
      turns: [{from: '2026-03-02', state: 'open'}, {}],
    })
    expect(decisionStanding(data, '2026-03-02')).toEqual({state: 'open', turns: [{from: '2026-04-02', state: 'analysing'}]})
    expect(decisionStanding(data, '2026-04-02')).toEqual({state: 'analysing', turns: []})
  })

  it('keeps its word: nothing changes before the day it names, and that day brings what it says', () => {
    const day = fc.integer({min: 0, max: 400}).map(days => addDays('2026-01-01', days))
    const stage = fc.oneof(
      fc.record({state: fc.constant('published'), date: day}),
      fc.record({state: fc.constant('planned'), dueDate: day}),
      fc.constant({state: 'notApplicable', reason: '…'}),
      fc.constant({state: 'underway'}),
    )
    const consultation = fc
      .tuple(day, fc.integer({min: 1, max: 60}), fc.constantFrom('published', 'underway'), day, fc.option(fc.nat(99)))
      .map(([opens, length, state, date, received]) => ({
        state,
        date,
        opens,
        closes: addDays(opens, length),
        ...(received === null ? {} : {received}),
      }))
    const end = fc.option(fc.record({date: day}), {nil: undefined})
    fc.assert(
      fc.property(
        fc.record({result: stage, evaluation: stage, draft: stage, consultation}),
        end,
        end,
        day,
        (stages, suspended, terminated, today) => {
          const data = decision(stages as unknown as Fields, {suspended, terminated} as Fields)
          const {state, turns} = decisionStanding(data, today)
          const spans = [{from: null, state}, ...turns]
          for (let at = today; at < addDays(today, 500); at = addDays(at, 1))
            expect(turnOn(spans, at).state).toBe(decisionStateAt(data, at))
        },
      ),
      {numRuns: 60},
    )
  })
})

describe('a stage', () => {
  it('counts as planned until the day it is published', () => {
    expect(stageStateAt(published('2026-06-10'), '2026-06-09')).toBe('planned')
    expect(stageStateAt(published('2026-06-10'), '2026-06-10')).toBe('published')
    expect(stageStateAt({state: 'published'}, '2026-06-10')).toBe('published')
    expect(stageStateAt({}, '2026-06-10')).toBe('planned')
    expect(stageStateAt({state: 'notApplicable'}, '2026-06-10')).toBe('notApplicable')
  })

  it('of consultation has a period only when it takes place', () => {
    expect(periodAt({state: 'notApplicable', ...call}, '2026-03-10')).toBeUndefined()
    expect(periodAt({state: 'planned', ...call}, '2026-03-10')).toBeUndefined()
    expect(periodAt({state: 'underway', ...call}, '2026-03-01')).toBe('upcoming')
  })
})

describe('progress', () => {
  it('counts what is public of what applies', () => {
    const data = decision({
      background: published('2026-02-01'),
      draft: published('2026-02-10'),
      explanation: published('2026-09-01'),
      hearing: {state: 'notApplicable', reason: '…'},
    })
    expect(progressAt(data, '2026-03-01')).toEqual({published: 2, total: 10})
    expect(progressAt({}, '2026-03-01')).toEqual({published: 0, total: 11})
  })
})
