/** Pairs of characters: a word is looked for only where it can stand, and never missed where a reader sees it; the browser's part reads what the build's writes. */

import {describe, expect, test} from 'vitest'
import {eachPair, folded, joinPairs, type PairShard, packPairs, pairsOf, unpackPairs} from '../../src/search/pairs.ts'
import {pairIndex, pairsIn} from '../../themes/default/search/pairs.js'
import {folded as foldedInBrowser} from '../../themes/default/search/text.js'
import fc from '../properties.ts'

const pairsRead = (text: string): string[] => {
  const found: string[] = []
  eachPair(folded(text), pair => found.push(String.fromCharCode(Math.floor(pair / 0x10000), pair % 0x10000)))
  return found
}

/** Shards of texts, joined, as the browser asks them; `loaded` counts bytes. */
function indexOf(shards: readonly (readonly string[])[]) {
  const packed = shards.map(texts => unpackPairs(packPairs(pairsOf(texts))))
  let next = 0
  const offsets = shards.map(texts => {
    next += texts.length
    return next - texts.length
  })
  const files = [...joinPairs(packed, offsets, next)]
  const loaded: string[] = []
  const part = {folder: '/pagefind/', pairs: files.map(({first}, at) => [first, String(at)]), offset: 0, count: next}
  const holding = pairIndex([part], async (path: string) => {
    loaded.push(path)
    return files[Number(/(\d+)\.bin$/.exec(path)![1])]!.bytes
  })
  const ask = async (term: string): Promise<number[]> =>
    [...(await holding(term))].flatMap((mark: number, page: number) => (mark ? [page] : []))
  return {ask, files, loaded}
}

describe('pairs of a text', () => {
  test.each([
    ['资金存管', ['资金', '金存', '存管']],
    ['资金，存管', ['资金', '存管']],
    ['资金\u200b存 管', ['资金', '金存', '存管']],
    ['ＲＣＥＰ协定', ['rc', 'ce', 'ep', 'p协', '协定']],
    ['two words', ['tw', 'wo', 'wo', 'or', 'rd', 'ds']],
    ['〔2024〕3号', ['20', '02', '24', '3号']],
    ['𠮷野家', ['\ud842\udfb7', '\udfb7野', '野家']],
  ])('%s', (text, pairs) => {
    expect(pairsRead(text)).toEqual(pairs)
  })

  test('are those that the browser makes of a word', () => {
    const word = fc.string({unit: fc.constantFrom(...'资金存管市商务局a2𠮷'), minLength: 2, maxLength: 12})
    fc.assert(
      fc.property(word, text => {
        const made: number[] = []
        eachPair(folded(text), pair => made.push(pair))
        const asked = pairsIn(text)
        // Of a long word some are enough, from one end to the other.
        if (made.length <= 12) expect(asked).toEqual(made)
        else {
          expect(asked.length).toBeLessThanOrEqual(13)
          expect([asked[0], asked.at(-1)]).toEqual([made[0], made.at(-1)])
          for (const pair of asked) expect(made).toContain(pair)
        }
      }),
      {numRuns: 400},
    )
  })

  test('fold letters as the browser does', () => {
    fc.assert(fc.property(fc.string({unit: 'binary', maxLength: 40}), text => foldedInBrowser(text) === folded(text)))
  })
})

describe('the index of pairs', () => {
  const texts = fc.array(fc.string({unit: fc.constantFrom(...'资金存管市商务局，。 a2'), maxLength: 30}), {maxLength: 12})

  test('holds every page in which a word of two or more characters stands, however it is cut into shards', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(texts, {minLength: 1, maxLength: 4}), fc.nat(), async (shards, seed) => {
        const {ask} = indexOf(shards)
        const all = shards.flat()
        const words = all.flatMap(text => text.match(/[资金存管市商务局]{2,}/gu) ?? [])
        for (const whole of words.slice(0, 6)) {
          const from = seed % (whole.length - 1)
          const word = whole.slice(from, from + 2 + (seed % 4))
          const seen = all.flatMap((text, page) => (text.includes(word) ? [page] : []))
          const found = await ask(word)
          expect(found).toEqual(expect.arrayContaining(seen))
          // Two characters are one pair: nothing else is found.
          if (word.length === 2)
            expect(found).toEqual(all.flatMap((text, page) => (text.replaceAll(' ', '').includes(word) ? [page] : [])))
        }
      }),
      {numRuns: 60},
    )
  })

  test('is cut into small files, of which a word loads one a pair at most', async () => {
    const characters = Array.from({length: 400}, (_, index) => String.fromCharCode(0x4e00 + index * 3))
    const pages = Array.from({length: 300}, (_, page) =>
      Array.from({length: 200}, (_, at) => characters[(page * 7 + at * at * 13) % 400]).join(''),
    )
    const {ask, files, loaded} = indexOf([pages.slice(0, 100), pages.slice(100)])
    expect(files.length).toBeGreaterThan(5)
    for (const {bytes} of files) expect(bytes.length).toBeLessThan(12_100)
    const word = pages[250]!.slice(40, 44)
    expect(await ask(word)).toContain(250)
    expect(loaded.length).toBeLessThanOrEqual(3)
  })

  test('writes pairs that are nearly everywhere as bits', async () => {
    const pages = Array.from({length: 1000}, (_, page) => (page % 10 === 3 ? '别的' : '有关部门'))
    const {ask, files} = indexOf([pages])
    expect(files.reduce((sum, {bytes}) => sum + bytes.length, 0)).toBeLessThan(700)
    expect(await ask('有关部门')).toEqual(pages.flatMap((text, page) => (text === '有关部门' ? [page] : [])))
    expect(await ask('别的')).toHaveLength(100)
  })

  test('knows pages by a single character too, and nothing of a word that is nowhere', async () => {
    const {ask} = indexOf([['养犬管理'], ['犬只登记', '市容']])
    expect(await ask('犬')).toEqual([0, 1])
    expect(await ask('狗证')).toEqual([])
    expect(await ask('')).toEqual([])
  })

  test('survives a shard without a word', () => {
    const empty: PairShard = unpackPairs(packPairs(pairsOf(['', '！'])))
    expect(empty.pairs).toHaveLength(0)
    expect([...joinPairs([empty], [0], 2)]).toEqual([])
  })
})
