/** Rows and their index: the same as a map, in a tenth of the memory. */

import {describe, expect, test} from 'vitest'
import {bytesOfKey, keySize, rowsOf} from '../../src/pipeline/rows.ts'
import fc from '../properties.ts'

const rowSize = keySize + 1
/** Few keys, some of which point to one place of the index, so that rows collide and keys come again. */
const key = fc
  .tuple(fc.constantFrom('00000000', '01000000', 'ffffffff'), fc.integer({min: 0, max: 30}))
  .map(([first, rest]) => first + rest.toString(16).padStart(24, '0'))

describe('rows', () => {
  test('give of each key the last row that was added, before they are read again and after', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.integer({min: 0, max: 255})), {maxLength: 300}), key, (added, other) => {
        const rows = rowsOf(rowSize)
        const model = new Map<string, number>()
        for (const [name, value] of added) {
          const at = rows.add(bytesOfKey(name))
          rows.bytes()[at + keySize] = value
          model.set(name, value)
        }
        for (const read of [rows, rowsOf(rowSize, Buffer.from(rows.bytes()))]) {
          expect(read.count).toBe(added.length)
          for (const [name, value] of model) {
            const at = read.find(bytesOfKey(name))
            expect(read.bytes().toString('hex', at, at + keySize)).toBe(name)
            expect(read.bytes()[at + keySize]).toBe(value)
          }
          expect(read.find(bytesOfKey(other)) >= 0).toBe(model.has(other))
        }
      }),
    ))

  test('do not find what is no key, even where a row begins with it', () => {
    const rows = rowsOf(rowSize)
    rows.add(bytesOfKey('00'.repeat(keySize)))
    for (const name of ['', '0000', '00'.repeat(keySize + 1), 'no key']) expect(rows.find(bytesOfKey(name)), name).toBeLessThan(0)
  })
})
