import {describe, expect, it} from 'vitest'
import atom from '../../src/outputs/atom.ts'
import jsonFeed from '../../src/outputs/json-feed.ts'
import {all, one, readXml, textOf} from './read-xml.ts'
import {emptySite, fullSite, hostile, made} from './sample-site.ts'

const feeds = async (site = fullSite()) =>
  new Map([...(await made(jsonFeed, site))].map(([path, text]) => [path, JSON.parse(text)]))

describe('json-feed', () => {
  it('has the same items as the Atom feed beside it', async () => {
    const twins = await made(atom, fullSite())
    const found = await feeds()
    expect([...found.keys()]).toEqual([...twins.keys()].map(path => path.replace('.xml', '.json')))
    for (const [path, feed] of found) {
      const entries = all(readXml(twins.get(path.replace('.json', '.xml'))!), 'entry')
      const facts = entries.map(entry => ['id', 'title', 'published', 'updated'].map(name => textOf(one(entry, name))))
      expect(
        feed.items.map((item: Record<string, string>) => [
          item['id'],
          item['title'],
          item['date_published'],
          item['date_modified'],
        ]),
      ).toEqual(facts)
    }
  })

  it('has in every feed and item what version 1.1 asks for', async () => {
    for (const [path, feed] of await feeds()) {
      expect(feed).toMatchObject({
        version: 'https://jsonfeed.org/version/1.1',
        language: 'zh-CN',
        feed_url: `https://swj.example.gov.cn/${path}`,
      })
      expect(feed.title).not.toBe('')
      for (const item of feed.items) {
        expect(item.id).toBe(item.url)
        expect(item.content_text).not.toBe('')
      }
    }
  })

  it('is empty for an empty site', async () => expect((await feeds(emptySite())).get('feed.json').items).toEqual([]))

  it.each(hostile)('gives back the title %j as it was written', async title => {
    const {items} = (await feeds(fullSite(title))).get('policies/feed.json')
    expect(items[0].title).toBe(title)
  })
})
