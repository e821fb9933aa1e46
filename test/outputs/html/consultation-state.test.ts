import {describe, expect, it} from 'vitest'
import {consultationStanding, consultationStateAt} from '../../../src/outputs/html/consultation-state.ts'

const data = {opens: '2026-11-09', closes: '2026-12-11', result: {publishDate: '2027-01-08'}}

describe('the state of a consultation', () => {
  it.each([
    ['2026-11-08', 'upcoming'],
    ['2026-11-09', 'open'],
    ['2026-12-11', 'open'],
    ['2026-12-12', 'analysing'],
    ['2027-01-07', 'analysing'],
    ['2027-01-08', 'answered'],
  ])('on %s is %s', (today, state) => {
    expect(consultationStateAt(data, today)).toBe(state)
  })

  it('is being analysed as long as nothing is answered', () => {
    expect(consultationStanding({opens: '2026-11-09', closes: '2026-12-11'}, '2030-01-01')).toEqual({
      state: 'analysing',
      turns: [],
    })
  })

  it('knows the days on which it changes', () => {
    expect(consultationStanding(data, '2026-11-08')).toEqual({
      state: 'upcoming',
      turns: [
        {from: '2026-11-09', state: 'open'},
        {from: '2026-12-12', state: 'analysing'},
        {from: '2027-01-08', state: 'answered'},
      ],
    })
    expect(consultationStanding(data, '2026-11-23')).toEqual({
      state: 'open',
      turns: [
        {from: '2026-12-12', state: 'analysing'},
        {from: '2027-01-08', state: 'answered'},
      ],
    })
    expect(consultationStanding(data, '2026-12-31')).toEqual({
      state: 'analysing',
      turns: [{from: '2027-01-08', state: 'answered'}],
    })
    expect(consultationStanding(data, '2027-01-08')).toEqual({state: 'answered', turns: []})
  })
})
