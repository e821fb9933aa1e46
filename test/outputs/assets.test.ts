import {describe, expect, it} from 'vitest'
import {mediaTypeOf} from '../../src/base/media-types.ts'
import assets from '../../src/outputs/assets.ts'
import {emptySite, fullSite, made} from './sample-site.ts'

describe('assets', () => {
  it('copies what entries name and what the theme brings, and nothing else', async () => {
    expect(Object.fromEntries(await made(assets, fullSite()))).toEqual({
      'policies/2024/sswg-2024-3/sswg-2024-3/annex-1.docx': 'office file',
      'assets/site.css': 'body{}',
      'assets/site.js': '"use strict"',
    })
  })

  it('still brings the theme to an empty site', async () => {
    expect([...(await made(assets, emptySite())).keys()]).toEqual(['assets/site.css', 'assets/site.js'])
  })

  it('has the digest of the bytes in the view, so that another file is another key', () => {
    const views = [...assets.plan(fullSite().site)].map(({view}) => JSON.stringify(view))
    for (const view of views) expect(view).toMatch(/"digest":"[0-9a-f]{64}"/)
  })
})

describe('media types', () => {
  it.each([
    ['policies/2024/x/index.html', 'text/html; charset=utf-8'],
    ['art/1.shtml', 'text/html; charset=utf-8'],
    ['a/feed.xml', 'application/atom+xml'],
    ['sitemap.xml', 'application/xml'],
    ['policies/ledger.csv', 'text/csv; charset=utf-8'],
    ['a/附件.PDF', 'application/pdf'],
    ['_headers', 'text/plain; charset=utf-8'],
    ['a/thing', 'application/octet-stream'],
    ['a/thing.exe', 'application/octet-stream'],
  ])('%s is %s', (path, type) => {
    expect(mediaTypeOf(path)).toBe(type)
  })
})
