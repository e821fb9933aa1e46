import {expect, test} from 'vitest'
import fc from '../properties.ts'
import {outcomeOf, schedules} from './schedules.ts'

test('whatever is edited, published, lost, doubled, overtaken or killed: in the end the library has the full list', async () => {
  await fc.assert(
    fc.asyncProperty(schedules, async schedule => {
      expect(await outcomeOf(schedule)).toEqual([])
    }),
    {numRuns: 2000},
  )
}, 300_000)
