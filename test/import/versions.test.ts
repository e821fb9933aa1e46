import {expect, it} from 'vitest'
import {earlierVersions} from '../../src/import/versions.ts'

const version = (id: string, date: string, title = '示范市市容条例') => ({id, title, date})

it('each version follows the one before it, whatever their order', () => {
  const versions = [
    version('c', '2024-01-01'),
    version('a', '2012-01-01', '示范市 市容条例'),
    version('b', '2019-01-01'),
    version('x', '2020-01-01', '别的条例'),
  ]
  expect([...earlierVersions(versions)]).toEqual([
    ['b', 'a'],
    ['c', 'b'],
  ])
})

it('two of one date are not put in an order', () => {
  expect([...earlierVersions([version('a', '2012-01-01'), version('b', '2012-01-01')])]).toEqual([])
})
