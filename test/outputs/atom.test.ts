import {describe, expect, it} from 'vitest'
import {writable} from '../../src/base/xml.ts'
import atom from '../../src/outputs/atom.ts'
import {all, one, readXml, textOf} from './read-xml.ts'
import {emptySite, fullSite, hostile, made, sampleSite} from './sample-site.ts'

const rfc3339 = /^\d{4}-\d{2}-\d{2}T00:00:00\+08:00$/

describe('atom', () => {
  it('makes a feed for the site and one for each of four kinds', async () => {
    const files = await made(atom, fullSite())
    expect([...files.keys()]).toEqual([
      'feed.xml',
      'policies/feed.xml',
      'interpretations/feed.xml',
      'consultations/feed.xml',
      'decisions/feed.xml',
    ])
    const titles = (path: string) => all(readXml(files.get(path)!), 'entry').map(entry => textOf(one(entry, 'title')))
    expect(titles('feed.xml')).toEqual(['规划', '《示范市预付卡管理办法》解读', '示范市预付卡管理办法', '征求意见'])
    expect(titles('policies/feed.xml')).toEqual(['示范市预付卡管理办法'])
    expect(titles('consultations/feed.xml')).toEqual(['征求意见'])
  })

  it('has in every feed and entry what RFC 4287 asks for', async () => {
    for (const [path, text] of await made(atom, fullSite())) {
      const feed = readXml(text)
      expect(feed.name).toBe('feed')
      expect(feed.attributes).toEqual({xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'zh-CN'})
      expect(textOf(one(feed, 'id'))).toBe(`https://swj.example.gov.cn/${path}`)
      expect(textOf(one(feed, 'title'))).toContain('示范市商务局政务公开')
      expect(textOf(one(one(feed, 'author'), 'name'))).toBe('示范市商务局政务公开')
      expect(textOf(one(feed, 'updated'))).toMatch(rfc3339)
      expect(all(feed, 'link').map(link => link.attributes.rel)).toEqual(['self', 'alternate'])
      for (const entry of all(feed, 'entry')) {
        expect(textOf(one(entry, 'id'))).toMatch(/^https:\/\/swj\.example\.gov\.cn\/.+\/$/)
        expect(textOf(one(entry, 'updated'))).toMatch(rfc3339)
        expect(textOf(one(entry, 'published'))).toMatch(rfc3339)
        expect(one(entry, 'link').attributes.href).toBe(textOf(one(entry, 'id')))
      }
    }
  })

  it('dates a change from what the content says: a stage that was published, a feedback', async () => {
    const feed = readXml((await made(atom, fullSite())).get('feed.xml')!)
    expect(all(feed, 'entry').map(entry => [textOf(one(entry, 'published')), textOf(one(entry, 'updated'))])).toEqual([
      ['2024-03-01T00:00:00+08:00', '2024-06-01T00:00:00+08:00'],
      ['2024-05-25T00:00:00+08:00', '2024-05-25T00:00:00+08:00'],
      ['2024-05-24T00:00:00+08:00', '2024-05-24T00:00:00+08:00'],
      ['2024-02-01T00:00:00+08:00', '2024-04-01T00:00:00+08:00'],
    ])
    expect(textOf(one(feed, 'updated'))).toBe('2024-06-01T00:00:00+08:00')
  })

  it('prefers the summary an editor wrote to the beginning of the text', async () => {
    const feed = readXml((await made(atom, fullSite())).get('feed.xml')!)
    const summaries = all(feed, 'entry').map(entry => textOf(one(entry, 'summary')))
    expect(summaries).toEqual(['正文。', '一图看懂。', '第一条 为了规范预付卡管理。', '正文。'])
  })

  it('holds the newest fifty', async () => {
    const many = Array.from({length: 60}, (_, index) => ({
      id: `p${index}`,
      kind: 'policy',
      data: {title: `第${index}号`, publishDate: `2024-01-${String((index % 28) + 1).padStart(2, '0')}`},
    }))
    const feed = readXml((await made(atom, sampleSite(many))).get('feed.xml')!)
    const days = all(feed, 'entry').map(entry => textOf(one(entry, 'updated')))
    expect(days).toHaveLength(50)
    expect(days).toEqual(days.toSorted().reverse())
    expect(days[0]).toBe('2024-01-28T00:00:00+08:00')
  })

  it('is valid for a site without entries, and leaves out what nothing dates', async () => {
    for (const text of (await made(atom, emptySite())).values()) {
      const feed = readXml(text)
      expect(all(feed, 'entry')).toEqual([])
      expect(textOf(one(feed, 'updated'))).toBe('1970-01-01T00:00:00+08:00')
    }
    const undated = await made(atom, sampleSite([{id: 'x', kind: 'policy', data: {title: '没有日期'}}]))
    expect(all(readXml(undated.get('feed.xml')!), 'entry')).toEqual([])
  })

  it.each(hostile)('is well formed with the title %j', async title => {
    const feed = readXml((await made(atom, fullSite(title))).get('policies/feed.xml')!)
    expect(textOf(one(one(feed, 'entry'), 'title'))).toBe(writable(title))
  })
})
