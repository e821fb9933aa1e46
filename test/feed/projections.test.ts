/** The feed in other people's formats, read by other people's parsers. */
import {parseFeed} from '@rowanmanning/feed-parser'
import {XMLParser, XMLValidator} from 'fast-xml-parser'
import {beforeAll, describe, expect, test} from 'vitest'
import {digest} from '../../src/base/digest.ts'
import {type Files, published, stateOf, withdrawal} from './memory.ts'

const base = 'https://swj.example.gov.cn/feed/v1/'
let files: Files
beforeAll(async () => {
  const docs = [{id: 'a'}, {id: 'b'}, {id: 'c'}]
  files = await published(null, {docs, today: '2026-02-01'})
  files = await published(files, {
    docs: [{id: 'a', title: '新<题>'}, {id: 'd'}],
    gone: [withdrawal('b'), withdrawal('c', 'privacy')],
  })
})
const text = (path: string): string => String(files.get(path))

describe('Atom', () => {
  test('a maintained parser reads it', () => {
    const feed = parseFeed(text('atom.xml'))
    expect(feed.meta).toMatchObject({type: 'atom', version: '1.0'})
    expect(feed).toMatchObject({title: '示范市商务局公文变动', self: `${base}atom.xml`, language: 'zh-CN'})
    expect(feed.authors.map(({name}) => name)).toEqual(['示范市商务局'])
    expect(feed.items.map(({id}) => id)).toEqual([`${base}records/d.json`, `${base}records/a.json`])
    const [first, second] = feed.items
    expect(first).toMatchObject({title: '发布：d（第1版）', url: 'https://swj.example.gov.cn/policies/2026/d/'})
    expect(second!.updated?.toISOString()).toBe('2026-03-01T16:00:00.000Z')
    expect(second!.categories.map(({term, label}) => [term, label])).toEqual([['update', '更新']])
  })

  test('what was taken away is a deleted entry (RFC 6721), which tells no title', () => {
    const parser = new XMLParser({ignoreAttributes: false, attributeNamePrefix: ''})
    const feed = parser.parse(text('atom.xml')).feed
    expect(feed['xmlns:at']).toBe('http://purl.org/atompub/tombstones/1.0')
    expect(feed['at:deleted-entry'].map(({ref, when}: Record<string, string>) => [ref, when])).toEqual([
      [`${base}records/c.json`, '2026-03-02T00:00:00+08:00'],
      [`${base}records/b.json`, '2026-03-02T00:00:00+08:00'],
    ])
    expect(text('atom.xml')).not.toContain('标题')
  })
})

describe('ResourceSync', () => {
  const parser = new XMLParser({ignoreAttributes: false, attributeNamePrefix: '', isArray: name => name === 'url'})
  const read = (name: string) => {
    expect(XMLValidator.validate(text(`resourcesync/${name}.xml`))).toBe(true)
    const {urlset} = parser.parse(text(`resourcesync/${name}.xml`))
    expect(urlset.xmlns).toBe('http://www.sitemaps.org/schemas/sitemap/0.9')
    expect(urlset['xmlns:rs']).toBe('http://www.openarchives.org/rs/terms/')
    expect(urlset['rs:md'].capability).toBe(name)
    return urlset
  }

  // Example 13 of ANSI/NISO Z39.99-2017: each capability with its document.
  test('the capability list names the others', () => {
    const list = read('capabilitylist')
    expect(list.url.map((url: {loc: string; 'rs:md': {capability: string}}) => [url['rs:md'].capability, url.loc])).toEqual([
      ['resourcelist', `${base}resourcesync/resourcelist.xml`],
      ['changelist', `${base}resourcesync/changelist.xml`],
    ])
    expect(list['rs:ln']).toMatchObject({rel: 'describedby', href: `${base}index.json`})
  })

  // Example 14: `at`, and of each resource its date, hash, length and type.
  test('the resource list holds what is there, with hash and length of the very file', () => {
    const list = read('resourcelist')
    expect(list['rs:md'].at).toBe('2026-03-02T00:00:00+08:00')
    expect(list['rs:ln']).toMatchObject({rel: 'up', href: `${base}resourcesync/capabilitylist.xml`})
    const found = list.url.map((url: {loc: string; lastmod: string; 'rs:md': Record<string, string>}) => url)
    expect(found.map(({loc}: {loc: string}) => loc)).toEqual([`${base}records/a.json`, `${base}records/d.json`])
    for (const {loc, lastmod, 'rs:md': about} of found) {
      const bytes = files.get(loc.slice(base.length))!
      expect(about).toEqual({hash: `sha-256:${digest(bytes)}`, length: String(bytes.length), type: 'application/json'})
      expect(lastmod).toMatch(/^\d{4}-\d\d-\d\dT00:00:00\+08:00$/u)
    }
  })

  // Examples 3 and 19: `from`, and of each change its kind and time, oldest first.
  test('the change list tells each event once, as created, updated or deleted', async () => {
    const list = read('changelist')
    expect(list['rs:md'].from).toBe('2026-02-01T00:00:00+08:00')
    const {events} = await stateOf(files)
    const changes = list.url.map(({'rs:md': about}: {'rs:md': Record<string, string>}) => about)
    expect(changes.map(({change}: Record<string, string>) => change)).toEqual([
      ...['created', 'created', 'created'],
      ...['updated', 'deleted', 'deleted', 'created'],
    ])
    expect(changes.map(({datetime}: Record<string, string>) => datetime)).toEqual(events.map(({at}) => at))
  })
})

test('the site map holds the pages that are there', () => {
  const parser = new XMLParser({isArray: name => name === 'url'})
  expect(parser.parse(text('sitemap.xml')).urlset.url).toEqual([
    {loc: 'https://swj.example.gov.cn/policies/2026/a/', lastmod: '2026-03-02'},
    {loc: 'https://swj.example.gov.cn/policies/2026/d/', lastmod: '2026-01-05'},
  ])
})
