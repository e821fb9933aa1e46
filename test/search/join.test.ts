/** Joined shards say what Pagefind's own bundle of all pages says, word for word. */
import {beforeAll, describe, expect, test} from 'vitest'
import {cut, language} from '../../src/search/cut.ts'
import {searchedPage} from '../../src/search/page.ts'
import {contentOf, indexed, indexOf, ownBundle, siteOf} from './pages.ts'

const pages = siteOf(90)
let whole: ReturnType<typeof contentOf>
beforeAll(() => {
  whole = contentOf(ownBundle(new Map([...pages].map(([path, html]) => [path, cut(searchedPage(html)!.html)])), language))
})

const within = (files: ReadonlyMap<string, Buffer>, of: string): Map<string, Buffer> =>
  new Map([...files].filter(([path]) => path.startsWith(of)).map(([path, bytes]) => [path.slice(of.length), bytes]))

const newestFirst = (urls: readonly string[]) => {
  const dates = new Map(
    urls.map(url => [url, (whole.pages.get(url)!.fragment as unknown as {meta: {date?: string}}).meta.date ?? '']),
  )
  return [...urls].sort((a, b) => (dates.get(a)! < dates.get(b)! ? 1 : dates.get(a)! > dates.get(b)! ? -1 : a < b ? -1 : 1))
}

describe.each([{shard: {least: 1_000, most: 1_000}}, {shard: {least: 15, most: 30}, fewPages: 0}, {shard: {least: 2, most: 5}}])(
  'in shards of $shard.least to $shard.most',
  sizes => {
    let files: Map<string, Buffer>
    let joined: ReturnType<typeof contentOf>
    beforeAll(async () => {
      files = await indexOf(pages, sizes)
      joined = contentOf(within(files, 'pagefind/'))
    })

    test('pages, words, diacritics, filters and facts are those of one bundle', () => {
      expect(joined.pages).toEqual(whole.pages)
      expect(joined.words).toEqual(whole.words)
      expect([...joined.words.values()].some(({variants}) => Object.keys(variants).length > 0)).toBe(true)
      expect(joined.filters).toEqual(whole.filters)
      expect(joined.fields).toEqual(whole.fields)
      expect(joined.fields).toContain('author')
    })

    test('pages stand newest first, and are ordered by their own values', () => {
      expect(joined.urls).toEqual(newestFirst(joined.urls))
      const dateOf = (url: string | undefined) => (whole.pages.get(url!)!.fragment as unknown as {meta: {date: string}}).meta.date
      const dates = joined.orders.get('date')!.map(dateOf)
      expect(dates).toEqual([...dates].sort())
      expect(dates).toHaveLength(whole.orders.get('date')!.length)
    })

    test('every word is found in the chunk that its borders name', () => {
      for (const {word, from, to} of joined.borders) {
        expect(word >= from, `${word} from ${from}`).toBe(true)
        expect(word <= to || word.startsWith(to), `${word} to ${to}`).toBe(true)
      }
    })

    test('the same pages give the same bytes, in whatever order they come', async () => {
      const again = await indexOf(new Map([...pages].reverse()), sizes)
      expect([...again.keys()].sort()).toEqual([...files.keys()].sort())
      for (const [path, bytes] of files) expect(again.get(path)!.equals(bytes), path).toBe(true)
    })

    test('the program and the list of bundles come along', () => {
      const names = [...files.keys()]
        .filter(path => !/\/(?:fragment|index|filter|pairs)\//.test(path))
        .map(path => path.slice('pagefind/'.length))
      expect(names.map(name => name.replace(/[0-9a-f]{10}/, '#')).sort()).toEqual([
        'bundles.json',
        'pagefind-entry.json',
        'pagefind-worker.js',
        'pagefind.js',
        'pagefind.zh-cn_#.pf_meta',
        'pages.json',
        'wasm.unknown.pagefind',
      ])
      const entry = JSON.parse(files.get('pagefind/pagefind-entry.json')!.toString())
      expect(names).toContain(`pagefind.${entry.languages['zh-cn'].hash}.pf_meta`)
      expect(entry.languages['zh-cn'].page_count).toBe(90)
    })
  },
)

test('with many pages the newest stand in a bundle of their own, and both together say the same', async () => {
  const files = await indexOf(pages, {shard: {least: 15, most: 30}, newestShard: {least: 3, most: 5}, oneBundle: 50, newest: 12})
  expect(JSON.parse(files.get('pagefind/bundles.json')!.toString())).toEqual(['/pagefind/older/'])
  const older = contentOf(within(files, 'pagefind/older/'))
  const newest = contentOf(new Map([...within(files, 'pagefind/')].filter(([path]) => !path.startsWith('older/'))))
  expect([...newest.urls, ...older.urls]).toEqual(newestFirst([...whole.pages.keys()]))
  expect(newest.urls.length).toBeGreaterThan(0)
  expect(newest.urls.length).toBeLessThanOrEqual(12)
  expect([...files.keys()].filter(path => path.endsWith('.js'))).toEqual(['pagefind/pagefind-worker.js', 'pagefind/pagefind.js'])
})

describe.each([{fewPages: 0}, {fewPages: 1_000}])('after an edit, with $fewPages pages being few', few => {
  const sizes = {shard: {least: 5, most: 10}, newestShard: {least: 2, most: 5}, oneBundle: 50, newest: 12, ...few}
  const edited = (path: string, change: (html: string) => string) => new Map(pages).set(path, change(pages.get(path)!))
  const said = (html: string) => html.replace('</article>', '<p>另行公告。</p></article>')

  test('the bundle is what it would be without what was there before', async () => {
    const before = await indexed(pages, sizes)
    const removed = new Map(pages)
    removed.delete('policies/p20/index.html')
    const changes = [
      edited('policies/p14/index.html', said),
      edited('policies/p40/index.html', html =>
        html.replace('</h1>', '（修订）</h1>').replaceAll('类别[content]', '文种[content]'),
      ),
      // No word changes and no word moves.
      edited('policies/p40/index.html', html => html.replace('，', '；')),
      removed,
    ]
    for (const after of changes) {
      const warm = await indexed(after, sizes, before.memory)
      expect(warm.files).toEqual(await indexOf(after, sizes))
    }
  })

  test('what has not changed is neither read nor written again', async () => {
    const before = await indexed(pages, sizes)
    const again = await indexed(pages, sizes, before.memory)
    expect(again.reads).toBe(0)
    expect([...again.memory.site].every(([path, file]) => before.memory.site.get(path) === file)).toBe(true)
    const after = await indexed(edited('policies/p14/index.html', said), sizes, before.memory)
    const written = [...after.memory.site].filter(([path, file]) => before.memory.site.get(path) !== file)
    expect(written.length).toBeGreaterThan(2)
    expect(written.filter(([path]) => path.includes('fragment/'))).toHaveLength(1)
    // It is one of the newest: the bundle of the others is as it was.
    expect(written.filter(([path]) => path.startsWith('pagefind/older/'))).toEqual([])
  })

  test('a file that is gone is made again', async () => {
    const before = await indexed(pages, sizes)
    for (const ending of ['.pf_index', '.bin', '.pf_meta', '.pf_fragment', 'pages.json']) {
      const site = new Map(before.memory.site)
      site.delete([...site.keys()].find(path => path.endsWith(ending))!)
      expect((await indexed(pages, sizes, {...before.memory, site})).files).toEqual(before.files)
    }
  })
})

test('a site without a searched page has no index', async () => {
  expect([...(await indexOf(new Map([['index.html', '<html><body><main>首页</main></body></html>']])))]).toEqual([])
})
