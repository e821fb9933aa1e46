import {expect, test} from 'vitest'
import {noteTouched, touchedBefore} from '../../src/pipeline/touched.ts'
import {makeFolder} from '../temporary.ts'

test('however often is checked between two builds, what the last build asked for stays', () => {
  const folder = makeFolder()
  expect(touchedBefore(folder)).toEqual(new Set())
  noteTouched(folder, 'build', new Set(['shared', 'page']))
  for (const n of [1, 2, 3]) noteTouched(folder, 'check', new Set(['shared', `found ${n}`]))
  expect(touchedBefore(folder)).toEqual(new Set(['shared', 'page', 'found 3']))
  noteTouched(folder, 'build', new Set(['shared']))
  expect(touchedBefore(folder)).toEqual(new Set(['shared', 'found 3']))
})
