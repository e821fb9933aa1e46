/** Some of the steps; `npm run test:long` has every one. */
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {makeFolder} from '../temporary.ts'
import {feedOf, writeFeed} from './feed-maker.ts'
import {faultsOf, killedAt} from './killed.ts'

const folder = makeFolder()
const feed = feedOf(10)
writeFeed(feed, join(folder, 'site'))

test.each([0, 1, 2, 3, 4, 9, 14, 19, 27, 38, 39])('killed at step %i, and taken up again: everything once', async step => {
  const survived = await killedAt(step, join(folder, 'site'), join(folder, `run-${step}`))
  expect(survived.isKilled).toBe(true)
  expect(faultsOf(survived, feed)).toEqual([])
})
