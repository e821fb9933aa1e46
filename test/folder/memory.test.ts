/** What is remembered between runs is remembered rightly or not at all. */
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {recalled, remember} from '../../src/folder/memory.ts'
import {makeFolder} from '../temporary.ts'

test('comes back as it was', () => {
  const file = join(makeFolder(), 'sub', 'a.json')
  expect(recalled(file)).toBeNull()
  const value = {发文字号: '示商务规〔2026〕2号', lines: 'a\nb', list: [1, null]}
  remember(file, value)
  expect(recalled(file)).toEqual(value)
})

test('is forgotten when any byte of it is another one, though it still is JSON', () => {
  const file = join(makeFolder(), 'a.json')
  remember(file, {digest: '0a1b2c'})
  const whole = readFileSync(file)
  for (let at = 0; at < whole.length; at++) {
    const bytes = Buffer.from(whole)
    bytes[at]! ^= 1
    writeFileSync(file, bytes)
    expect(recalled(file), `byte ${at}`).toBeNull()
  }
})
