import {expect, test} from 'vitest'
import {storable} from '../../src/base/kept-text.ts'
import {loadedForm} from '../../src/base/loaded-form.ts'
import type {Entry, Loaded, Result} from '../../src/base/types.ts'

const entry: Entry = {
  id: 'sswg-2026-1',
  kind: 'policy',
  path: 'content/policies/2026/sswg-2026-1.md',
  url: '/policies/2026/sswg-2026-1/',
  data: {title: '示范市夜市管理办法', issuers: ['swj'], note: '两行\n文字'},
  refs: [{rel: 'basedOn', to: null, at: '/basedOn/0', more: {title: '中华人民共和国行政许可法'}}],
  citations: [{text: '《示范市早市管理办法》第三条', title: '示范市早市管理办法', clause: 'tiao-3'}],
  anchors: ['tiao-1', 'tiao-2'],
  links: [],
  files: [],
  signers: ['示范市商务局'],
  body: {compiled: 'c', text: 't', tops: [], excerpt: '为了𠮷祥', length: 4},
  positions: 'p',
  surface: 's',
  skeleton: 'k',
  digest: 'd',
  anchored: 'a',
  isPlain: true,
}
const result = (value: Loaded): Result<Loaded> => ({value, diagnostics: []})
const whole = result({id: entry.id, kind: entry.kind, path: entry.path, entry, held: []})

/** What is read back, and how often the rest was asked for. */
function readBack(given: Result<Loaded>) {
  const {head, rest} = loadedForm.write(given)
  const asked: string[] = []
  const read = loadedForm.read(head, () => {
    asked.push(rest)
    return storable(rest)
  })
  return {head, asked, ...read}
}

test('an entry comes back as it was', () => {
  const {value, diagnostics} = readBack(whole)
  expect(JSON.parse(JSON.stringify({value, diagnostics}))).toEqual(whole)
  for (const key of Object.keys(entry) as (keyof Entry)[]) expect(value.entry![key], key).toEqual(entry[key])
})

test('one that nobody signs and that is no plain one, too', () => {
  const {signers: _, isPlain: __, anchored: ___, ...bare} = entry
  const {value} = readBack(result({...whole.value, entry: bare}))
  expect(JSON.parse(JSON.stringify(value.entry))).toEqual(bare)
})

test('what is no entry comes back with what is said of it', () => {
  const broken = result({id: 'x', kind: 'policy', path: 'content/policies/x.md', entry: null, held: [], isDraft: true})
  const {value, asked} = readBack(broken)
  expect(value).toEqual(broken.value)
  expect(asked).toEqual([])
})

test('the rest is not read for digests, nor for parts that are empty, and once for all others', () => {
  const {value, asked, head} = readBack(whole)
  const kept = value.entry!
  expect(head).not.toContain('\n')
  expect([kept.id, kept.url, kept.digest, kept.skeleton, kept.isPlain, kept.links, kept.files]).toEqual([
    ...[entry.id, entry.url, 'd', 'k', true, [], []],
  ])
  expect(asked).toHaveLength(0)
  expect(kept.data.title).toBe('示范市夜市管理办法')
  expect([kept.body.excerpt, kept.refs.length, kept.positions]).toEqual(['为了𠮷祥', 1, 'p'])
  expect(asked).toHaveLength(1)
})
