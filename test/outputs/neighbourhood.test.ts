import {describe, expect, it} from 'vitest'
import {fileOfUrl} from '../../src/base/paths.ts'
import type {Json, Route, Site} from '../../src/base/types.ts'
import html, {pageOf} from '../../src/outputs/html.ts'
import json, {viewOf} from '../../src/outputs/json.ts'
import {planned} from '../../src/stages/plan.ts'
import {office} from './office.ts'
import {config, type Given, organizations, siteOf} from './site.ts'

const all: readonly Given[] = office
const routesOf = (site: Site): Map<string, Route> => new Map([...planned(site, [html, json])].map(route => [route.path, route]))

describe('what is made of the neighbourhood of an entry', () => {
  it.each(['2019-01-01', '2024-08-01', '2026-11-23', '2029-07-31', '2029-08-01', '2035-01-01'])(
    'is what the whole site makes of it, on %s',
    today => {
      const {site} = siteOf(all, {today})
      const routes = routesOf(site)
      for (const entry of site.entries) {
        expect(routes.get(fileOfUrl(entry.url))?.view).toEqual(pageOf(site, entry).view)
        const document = routes.get(fileOfUrl(`${entry.url}index.json`))
        if (document) expect(document.view).toEqual(viewOf(site, entry))
      }
    },
  )
})

const titled = (item: Given): Given => ({...item, data: {...item.data, title: `新${item.data.title}`}})
const dated = (item: Given): Given => ({...item, data: {...item.data, publishDate: '2020-02-02', effectiveDate: '2026-11-20'}})
const tied = (item: Given): Given => ({
  ...item,
  refs: [...(item.refs ?? []), {rel: 'amends', to: 'sswg-2024-3', at: '/amends/0'}],
})
const longer = (item: Given): Given => ({
  ...item,
  html: `${item.html ?? ''}<p>增加的一段。</p>`,
  toc: [{id: 's1', title: '新', children: []}],
})
const filed = (item: Given): Given => ({...item, files: [...(item.files ?? []), {file: 'new.pdf', at: '/attachments/0/file'}]})
const edits = {titled, dated, tied, longer, filed}

/** Pages whose view has become another one and whose digest has not: pages that would stay as they were. */
function stale(before: Site, after: Site): string[] {
  const [old, now] = [routesOf(before), routesOf(after)]
  return [...now].flatMap(([path, {view, digest}]) => {
    const known = old.get(path)
    return known && known.digest === digest && JSON.stringify(known.view) !== JSON.stringify(view) ? [path] : []
  })
}

describe('the digest of a route', () => {
  const {site} = siteOf(all)

  it('is the same for the same site, and its own', () => {
    const digests = [...routesOf(site).values()].map(({digest}) => digest)
    expect([...routesOf(siteOf(all).site).values()].map(({digest}) => digest)).toEqual(digests)
    expect(new Set(digests).size).toBe(digests.length)
  })

  it('does not depend on the order in which routes are asked for', () => {
    const backwards = [...planned(siteOf(all).site, [json, html])].reverse()
    expect(new Map(backwards.map(({path, digest}) => [path, digest]))).toEqual(
      new Map([...routesOf(site)].map(([path, {digest}]) => [path, digest])),
    )
  })

  it.each(Object.entries(edits))('is another one when the view is, whichever entry is %s', (_, edit) => {
    for (const [index] of all.entries()) {
      const edited = siteOf(all.map((item, at) => (at === index ? edit(item) : item)))
      expect(stale(site, edited.site), all[index]!.at).toEqual([])
    }
  })

  it('is another one when an entry is gone', () => {
    for (const [index] of all.entries()) expect(stale(site, siteOf(all.toSpliced(index, 1)).site)).toEqual([])
  })

  it.each(['2024-07-31', '2026-11-24', '2029-08-01', '2040-01-01'])('is another one when the view is, on %s', today => {
    expect(stale(site, siteOf(all, {today}).site)).toEqual([])
  })

  it('is another one on every page when the menu, the foot or the name of an organisation is', () => {
    const given = config as {readonly site: object}
    const sites = [
      siteOf(all, {config: {...given, nav: [{title: '首页', url: '/'}]} as Json}),
      siteOf(all, {config: {...given, site: {...given.site, icp: '鲁ICP备1号'}} as Json}),
      siteOf(all, {organizations: organizations.map(one => ({...one, name: `${one.name}甲`}))}),
    ]
    for (const changed of sites) {
      const now = routesOf(changed.site)
      for (const [path, {digest}] of routesOf(site))
        if (path.endsWith('.html')) expect(now.get(path)?.digest, path).not.toBe(digest)
    }
  })

  it('stays on a day on which nothing happens', () => {
    const tomorrow = routesOf(siteOf(all, {today: '2026-11-24'}).site)
    const changed = [...routesOf(site)].filter(([path, {digest}]) => tomorrow.get(path)?.digest !== digest)
    expect(changed.filter(([path]) => /^policies\/\d{4}\/[^/]+\/index\.(?:html|json)$/u.test(path))).toEqual([])
  })
})
