/** The property of test/push/schedules.test.ts, over many more histories. */

import {expect, test} from 'vitest'
import fc from '../properties.ts'
import {outcomeOf, schedules} from '../push/schedules.ts'

test('30 000 schedules', {timeout: 1_200_000}, async () => {
  await fc.assert(
    fc.asyncProperty(schedules, async schedule => {
      expect(await outcomeOf(schedule)).toEqual([])
    }),
    {numRuns: 30_000},
  )
})
