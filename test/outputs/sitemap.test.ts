import {describe, expect, it} from 'vitest'
import {fileOfUrl} from '../../src/base/paths.ts'
import type {Site} from '../../src/base/types.ts'
import robots from '../../src/outputs/robots.ts'
import {sitemapOf} from '../../src/outputs/sitemap.ts'
import {all, one, readXml, textOf} from './read-xml.ts'
import {emptySite, fullSite, made, sampleSite} from './sample-site.ts'

const base = 'https://swj.example.gov.cn'
const page = (url: string, noindex = false) => ({path: fileOfUrl(url), noindex})
/** Home, a list, the error page, and each entry; what was taken down asks not to be kept. */
const pages = (site: Site) => [
  page('/'),
  page('/policies/'),
  page('/404.html', true),
  ...site.entries.map(({kind, url}) => page(url, kind === 'tombstone')),
]
const sitemap = sitemapOf(pages)

describe('sitemap', () => {
  it('names pages that may be kept, and says when entries changed', async () => {
    const set = readXml((await made(sitemap, fullSite())).get('sitemap.xml')!)
    expect(set.attributes.xmlns).toBe('http://www.sitemaps.org/schemas/sitemap/0.9')
    const found = all(set, 'url').map(url => [textOf(one(url, 'loc')).slice(base.length), ...all(url, 'lastmod').map(textOf)])
    expect(found).toEqual([
      ['/'],
      ['/policies/'],
      ['/consultations/2024/draft/', '2024-04-01'],
      ['/decisions/2024/plan/', '2024-06-01'],
      ['/interpretations/2024/sswg-2024-3-text/', '2024-05-25'],
      ['/policies/2024/sswg-2024-3/', '2024-05-24'],
    ])
  })

  it('is valid for an empty site', async () => {
    const set = readXml((await made(sitemap, emptySite())).get('sitemap.xml')!)
    expect(all(set, 'url').map(url => textOf(one(url, 'loc')))).toEqual([`${base}/`, `${base}/policies/`])
  })

  it('becomes an index above fifty thousand addresses', async () => {
    const many = Array.from({length: 50_001}, (_, index) => page(`/policies/page/${index}/`))
    const files = await made(
      sitemapOf(() => many),
      emptySite(),
    )
    expect([...files.keys()]).toEqual(['sitemap-1.xml', 'sitemap-2.xml', 'sitemap.xml'])
    const index = readXml(files.get('sitemap.xml')!)
    expect(all(index, 'sitemap').map(part => textOf(one(part, 'loc')))).toEqual([
      `${base}/sitemap-1.xml`,
      `${base}/sitemap-2.xml`,
    ])
    const parts = ['sitemap-1.xml', 'sitemap-2.xml'].map(path => files.get(path)!.match(/<loc>/g)?.length)
    expect(parts).toEqual([50_000, 1])
  })

  it('writes an address that is not ASCII as a browser would ask for it', async () => {
    const set = readXml(
      (
        await made(
          sitemapOf(() => [page('/旧/甲&乙/')]),
          sampleSite([]),
        )
      ).get('sitemap.xml')!,
    )
    expect(textOf(one(one(set, 'url'), 'loc'))).toBe(`${base}/%E6%97%A7/%E7%94%B2&%E4%B9%99/`)
  })
})

describe('robots', () => {
  it('lets everyone in and points at the site map', async () => {
    expect((await made(robots, emptySite())).get('robots.txt')).toBe(`User-agent: *\nAllow: /\n\nSitemap: ${base}/sitemap.xml\n`)
  })
})
