/** Every profile that comes with the package, against its fixtures: what goes in is a record of the feed, what comes out is what the library sees. */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {JsonObject} from '../../src/base/types.ts'
import {deliver} from '../../src/push/deliver.ts'
import {mapped, openProfile, profileIn, Unmappable} from '../../src/push/profile.ts'
import {openPublished} from '../../src/push/published.ts'
import {goldenIn} from '../golden.ts'
import {root} from '../gzgk.ts'
import {createFeed, readsFiles} from './feed-maker.ts'
import {keptInMemory} from './kept.ts'
import {simulate} from './simulated.ts'

const names = readdirSync(join(root, 'schemas', 'profiles')).map(file => file.replace('.json', ''))
const expectGolden = goldenIn(join(import.meta.dirname, 'profiles'))

function history() {
  const feed = createFeed()
  const elements = {
    索引号: '11379900MB2600122R/2026-00061',
    公布日期: '2026-03-02',
    主题分类: ['商贸、海关、旅游\\国内贸易（含供销）', '财政、金融、审计\\其他'],
    文种: '公告',
    主题词: ['汽车以旧换新', '补贴资金'],
    内容概述: '公布补贴的受理情况。',
  }
  feed.step({op: 'publish', id: 'sswg-2026-1', elements})
  feed.step({op: 'status', id: 'sswg-2026-1', elements, state: 'repealed'})
  feed.step({op: 'publish', id: 'sswg-2026-2', elements: {发文机关: [{name: '示范市商务局'}, {name: '示范市财政局'}]}})
  feed.step({op: 'withdraw', id: 'sswg-2026-2'})
  feed.step({op: 'publish', id: 'sswg-2026-3'})
  feed.step({op: 'remove', id: 'sswg-2026-3'})
  return feed
}

describe.each(names)('%s', name => {
  test('says what the library is sent', async () => {
    const feed = history()
    const profile = await openProfile(name, '/nowhere')
    const library = simulate()
    const published = await openPublished(readsFiles(feed.files()), 'dist')
    const options = {published, library: {id: 'jn'}, profile, receipts: keptInMemory(), means: library.means}
    expect(await deliver(options)).toMatchObject({refused: [], conflicts: [], waiting: 0, cursor: 6})
    const bodies = library.sent.map(({method, path, body}) => ({method, path, body: JSON.parse(Buffer.from(body!).toString())}))
    expectGolden(`${name}.json`, `${JSON.stringify(bodies, null, 1)}\n`)
    const held = new Map(library.library.inventory().map(({id, ...row}) => [id, row]))
    expect(held).toEqual(feed.expected())
  })

  test('is complete', async () => {
    const text = readFileSync(join(root, 'schemas', 'profiles', `${name}.json`), 'utf8')
    expect(profileIn(text, name)).toMatchObject({id: name, title: expect.any(String), description: expect.any(String)})
  })
})

describe('a field map', () => {
  const record: JsonObject = {
    a: {name: '甲', label: '标签'},
    list: [{name: '甲'}, {name: '乙'}],
    date: '2026-03-02',
    early: '1986-05-04',
    word: 'yes',
    empty: '',
  }
  test.each([
    [{to: 'x', from: '/date', as: 'dotted'}, '2026.03.02'],
    [{to: 'x', from: '/date', as: 'millis'}, Date.UTC(2026, 2, 1, 16)],
    // Summer time or not, a civil day begins at midnight of UTC+8 for who reads it as such.
    [{to: 'x', from: '/early', as: 'millis'}, Date.UTC(1986, 4, 3, 16)],
    [{to: 'x', from: '/list', as: 'text', item: 'name', between: ' '}, '甲 乙'],
    [{to: 'x', from: '/list', as: 'list', item: 'name'}, ['甲', '乙']],
    [{to: 'x', from: '/a', as: 'text'}, '标签'],
    [{to: 'x', from: ['/nothing', '/word']}, 'yes'],
    [{to: 'x', from: '/word', codes: 'c'}, '1'],
    [{to: 'x', fixed: 5}, 5],
    [{to: 'x', from: '/nothing'}, undefined],
    [{to: 'x', from: '/empty'}, undefined],
    [{to: 'x', from: '/word', as: 'dotted'}, undefined],
  ] as const)('%j', (field, expected) => {
    expect(mapped(record, [field], {c: {yes: '1'}})['x']).toEqual(expected)
  })

  test('needs what is required', () => {
    expect(() => mapped(record, [{to: 'x', from: '/elements/发文字号', required: true}])).toThrow(Unmappable)
  })
})

test.each([
  ['no JSON', '{'],
  ['another spec', '{"spec":"x"}'],
  ['no paths', '{"spec":"gzgk-profile/1","media":{},"limits":{}}'],
  ['a path without its revision', '{"spec":"gzgk-profile/1","media":{},"limits":{},"paths":{"record":"r/{id}"}}'],
  [
    'a code list that there is not',
    '{"spec":"gzgk-profile/1","media":{},"limits":{},"paths":{"record":"{id}/{rev}"},"map":{"record":[{"to":"x","codes":"no"}],"tombstone":[]}}',
  ],
])('a profile is refused: %s', (_name, text) => {
  expect(() => profileIn(text, 'x.json')).toThrow('x.json')
})
