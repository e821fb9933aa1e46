/** A push of 50 records, killed at every one of its steps: the library has each record once, and there is a receipt for each. */
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {feedOf, writeFeed} from '../push/feed-maker.ts'
import {faultsOf, killedAt} from '../push/killed.ts'
import {makeFolder} from '../temporary.ts'

test('at every step', {timeout: 1_200_000}, async () => {
  const folder = makeFolder()
  const site = join(folder, 'site')
  const feed = feedOf(50)
  writeFeed(feed, site)
  const faults: string[] = []
  let [next, points, isOver] = [0, 0, false]
  const worker = async (): Promise<void> => {
    while (!isOver) {
      const step = next++
      const survived = await killedAt(step, site, join(folder, `run-${step}`))
      isOver ||= !survived.isKilled
      points += survived.isKilled ? 1 : 0
      faults.push(...faultsOf(survived, feed).map(words => `step ${step}: ${words}`))
    }
  }
  await Promise.all([worker(), worker()])
  console.log(`${points} points`)
  expect(faults).toEqual([])
  expect(points).toBeGreaterThanOrEqual(200)
})
