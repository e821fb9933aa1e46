/** Whole sites, each a folder under `sites/`: what is said of them, and what becomes of them. */
import {describe, expect, test} from 'vitest'
import {expectedOf, expectGolden, folderOf, reportOf, saidOf, siteNames, spotOf} from './sites/fixture.ts'

describe.each(siteNames)('%s', name => {
  test('says what its files call for, and nothing else', async () => {
    const said = await saidOf(folderOf(name))
    expect(said.map(spotOf).sort()).toEqual(expectedOf(folderOf(name)))
    if (said.length > 0) expectGolden(name, 'report.txt', reportOf(said))
  })
})
