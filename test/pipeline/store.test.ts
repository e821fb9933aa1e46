/** The store: what was put is there again, whole, or was never there. */
import {mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {digest} from '../../src/base/digest.ts'
import {openStore, type Part, shortKey} from '../../src/pipeline/store.ts'
import fc from '../properties.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gzgk-store-'))
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const key = (name: string): string => digest(`key ${name}`)
const bytes = (text: string): Buffer => Buffer.from(text)
const part = (text: string): Part => ({digest: digest(text), bytes: bytes(text)})
const segments = (): string[] => readdirSync(folder).filter(name => name.endsWith('.segment'))
const reading = (name: string): string | null => {
  const store = openStore(folder)
  const found = store.get(key(name))?.toString() ?? null
  store.close()
  return found
}

/** A store with these values, sealed and closed. */
function filled(values: Readonly<Record<string, string>>): void {
  const store = openStore(folder)
  for (const [name, text] of Object.entries(values)) store.put(key(name), bytes(text))
  store.seal()
  store.close()
}

describe('a store', () => {
  test('gives what was put, before it is sealed and after, in this run and the next', () => {
    const store = openStore(folder)
    store.put(key('a'), bytes('甲'), [part('附一'), part('附二')])
    store.put(key('empty'), bytes(''))
    expect(store.get(key('a'))!.toString()).toBe('甲')
    expect(store.get(digest('附二'))!.toString()).toBe('附二')
    expect([store.has(key('a')), store.has(key('b')), store.get(key('b'))]).toEqual([true, false, null])
    expect(store.seal()).toBe(segments()[0])
    expect(store.get(key('a'))!.toString()).toBe('甲')
    expect(store.seal()).toBeNull()
    store.close()
    expect([reading('a'), reading('empty'), reading('b')]).toEqual(['甲', '', null])
  })

  test('of any values gives each back', () =>
    fc.assert(
      fc.property(fc.dictionary(fc.string({maxLength: 8}), fc.uint8Array({maxLength: 4000}), {maxKeys: 40}), values => {
        const store = openStore(folder)
        for (const [name, value] of Object.entries(values)) store.put(key(name), value)
        store.seal()
        store.close()
        const again = openStore(folder)
        for (const [name, value] of Object.entries(values)) expect(again.get(key(name))).toEqual(Buffer.from(value))
        again.close()
      }),
      {numRuns: 50},
    ))

  test('leaves nothing to the next run when it was not sealed, as after a kill', () => {
    const store = openStore(folder)
    store.put(key('a'), bytes('甲'))
    expect(reading('a')).toBeNull()
    store.close()
    expect(readdirSync(folder)).toEqual([])
  })

  test('shows the segments of other threads when it is told of them', () => {
    const [one, other] = [openStore(folder), openStore(folder)]
    one.put(key('a'), bytes('甲'))
    const name = one.seal()!
    expect(other.get(key('a'))).toBeNull()
    other.adopt(name)
    other.adopt(name)
    expect(other.get(key('a'))!.toString()).toBe('甲')
    expect(other.segments()).toEqual([name])
    one.close()
    other.close()
  })
})

describe('damage', () => {
  test('to any byte of a segment loses what it hits, and never gives anything else', () => {
    const values = {a: '甲甲甲甲', b: '乙乙乙乙', c: '丙'}
    filled(values)
    const [name] = segments()
    const whole = readFileSync(join(folder, name!))
    for (let at = 0; at < whole.length; at++) {
      const damaged = Buffer.from(whole)
      damaged[at]! ^= 0x40
      writeFileSync(join(folder, name!), damaged)
      const found = Object.keys(values).map(reading)
      for (const [index, text] of Object.values(values).entries()) expect([text, null], `byte ${at}`).toContain(found[index])
      expect(found, `byte ${at}`).toContain(null)
    }
  })

  test('that cuts a segment short makes it one that was never there', () => {
    filled({a: '甲', b: '乙'})
    const [name] = segments()
    for (const size of [0, 1, 7, 40]) {
      truncateSync(join(folder, name!), size)
      expect(reading('a')).toBeNull()
    }
  })
})

describe('tidying', () => {
  test('joins many small segments, and loses nothing', () => {
    const values = Object.fromEntries(Array.from({length: 20}, (_, index) => [`v${index}`, `值${index}`]))
    for (const [name, text] of Object.entries(values)) filled({[name]: text})
    expect(segments()).toHaveLength(20)
    const store = openStore(folder)
    store.tidy(() => true)
    expect(segments()).toHaveLength(1)
    for (const [name, text] of Object.entries(values)) expect(store.get(key(name))!.toString()).toBe(text)
    store.close()
    for (const [name, text] of Object.entries(values)) expect(reading(name)).toBe(text)
  })

  test('drops values that are no longer asked for with their parts, when they are the most', () => {
    const store = openStore(folder)
    for (const name of ['a', 'b', 'c', 'd']) store.put(key(name), bytes(name), [part(`part of ${name}`)])
    store.seal()
    const wanted = new Set(['b'].map(name => shortKey(key(name))))
    store.tidy(name => wanted.has(name))
    expect(['a', 'b', 'c'].map(name => store.has(key(name)))).toEqual([false, true, false])
    expect(store.get(digest('part of b'))!.toString()).toBe('part of b')
    expect(store.get(digest('part of a'))).toBeNull()
    store.close()
    expect(reading('b')).toBe('b')
  })

  test('leaves a segment alone that is mostly in use', () => {
    filled({a: '甲', b: '乙', c: '丙'})
    const before = segments()
    const store = openStore(folder)
    store.tidy(name => name !== shortKey(key('a')))
    store.close()
    expect(segments()).toEqual(before)
  })

  test('keeps a part that two values share as long as one of them is in use', () => {
    const store = openStore(folder)
    for (const name of ['a', 'b', 'c']) store.put(key(name), bytes(name), [part('shared')])
    store.seal()
    store.tidy(name => name === shortKey(key('c')))
    expect(store.get(digest('shared'))!.toString()).toBe('shared')
    store.close()
  })

  test('takes away what killed runs left, and what is being written stays', () => {
    writeFileSync(join(folder, '00000009-999999999-0.part'), 'half')
    writeFileSync(join(folder, `00000010-${process.pid}-0.part`), 'at work')
    filled({a: '甲', b: '乙', c: '丙'})
    const store = openStore(folder)
    store.tidy(() => false)
    store.close()
    expect(readdirSync(folder).filter(name => name.endsWith('.part'))).toEqual([`00000010-${process.pid}-0.part`])
  })
})
