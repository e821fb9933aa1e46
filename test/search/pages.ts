/** Pages as the theme makes them, a store in memory, and Pagefind's files decoded, for tests of the search index. */
import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {arch, platform, tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {gunzipSync} from 'node:zlib'
import {digest} from '../../src/base/digest.ts'
import type {Artifact, Tools} from '../../src/base/types.ts'
import {CborReader} from '../../src/search/cbor.ts'
import {rejoined, uncut} from '../../src/search/cut.ts'
import {bundlesOf, fragmentsOf, groupsOf, indexShard, joinShards, searchable, searchProgram} from '../../src/stages/search.ts'

/** Facts are named `meta:date`, `filter:类别`, `sort:date`. */
export function pageOf(title: string, text: string, facts: Readonly<Record<string, string>> = {}): string {
  const tags = Object.entries(facts).map(([name, content]) => {
    const [as, field] = name.split(':')
    return `<meta name="find" content="${content}" data-pagefind-${as}="${field}[content]">`
  })
  return `<!doctype html><html lang="zh-CN"><head><title>${title} - 示范市</title>${tags.join('')}</head><body><nav>首页</nav>
<main id="main" data-pagefind-body><nav data-pagefind-ignore="all"><ol><li>面包屑</li></ol></nav>
<article><h1 data-pagefind-weight="8">${title}</h1><dl data-pagefind-ignore><div><dt>发文机关</dt><dd>示范市商务局</dd></div></dl>
${text}</article></main><footer>页脚</footer></body></html>`
}

const places = ['供水', '燃气', '养老', '预付卡', '公园', '道路']
const kinds = ['政策文件', '解读', '公告']

/** A little site whose pages differ in their facts, with words in foreign letters too. */
export const siteOf = (count: number): Map<string, string> =>
  new Map(
    Array.from({length: count}, (_, index) => {
      const place = places[index % places.length]!
      const text = `<h2 id="zhang-1">第一章 总则<a class="anchor" href="#zhang-1">#</a></h2><p id="k${index}">为了加强${place}管理，依照第${index}号决定，经营者应当在${index % 7}日内备案。</p><p>${index % 4 === 0 ? 'Café 与 café、cafe，naïve 办法' : '资金存管'}</p>`
      const date = `20${String(10 + (index % 15)).padStart(2, '0')}-${String(1 + (index % 12)).padStart(2, '0')}-05`
      const facts: Record<string, string> = {
        'filter:类别': kinds[index % 3]!,
        'filter:年份': date.slice(0, 4),
        'meta:kind': kinds[index % 3]!,
        ...(index % 11 === 10 ? {} : {'meta:date': date, 'sort:date': date}),
        // Facts that only some shards know, so that their numbers differ.
        ...(index % 13 === 3 ? {'meta:documentNumber': `示商务〔2020〕${index}号`} : {}),
        ...(index % 17 === 5 ? {'meta:author': '某某'} : {}),
      }
      return [`policies/p${index}/index.html`, pageOf(`示范市${place}管理办法（${index}）`, text, facts)]
    }),
  )

export interface Store {
  readonly tools: Tools
  readonly blobs: Map<string, Uint8Array>
}

export function storeOf(): Store {
  const blobs = new Map<string, Uint8Array>()
  const keep = async (bytes: string | Uint8Array): Promise<string> => {
    const name = digest(bytes)
    blobs.set(name, typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
    return name
  }
  const blob = async (name: string): Promise<Uint8Array> => blobs.get(name)!
  const text = async (name: string): Promise<string> => Buffer.from(await blob(name)).toString()
  return {tools: {blob, text, keep} as unknown as Tools, blobs}
}

export const artifactsOf = (pages: ReadonlyMap<string, string>, {blobs}: Store): Artifact[] =>
  [...pages].map(([path, html]) => {
    blobs.set(digest(html), Buffer.from(html))
    return {path, mediaType: 'text/html; charset=utf-8', size: html.length, digest: digest(html)}
  })

type Sizes = Partial<Parameters<typeof bundlesOf>[1] & object> & {readonly fewPages?: number}

/** What a build leaves to the next: the files of its site with their keys, and what it remembers of them. */
export interface Memory {
  readonly site: Map<string, {readonly key: string; readonly bytes: Buffer}>
  readonly kept: Map<string, unknown>
}

/** All of the search part, as the pipeline does it; answers files by path, and how often it read what is kept of a shard. */
export async function indexed(
  pages: ReadonlyMap<string, string>,
  {fewPages, ...sizes}: Sizes = {},
  memory: Memory = {site: new Map(), kept: new Map()},
): Promise<{files: Map<string, Buffer>; reads: number; memory: Memory}> {
  const store = storeOf()
  const {tools} = store
  const reading = {...tools, emitted: async (path: string) => Buffer.from(pages.get(path)!)}
  const size = {least: 56, most: 104}
  const all = {shard: size, newestShard: size, oneBundle: 4000, newest: 300, ...sizes}
  const groups = groupsOf(artifactsOf(pages, store))
  const found = await Promise.all(groups.map(async group => (await searchable.run(group, null, reading)).value))
  const bundles = bundlesOf(found.flat(), all)
  const program = (await searchProgram.run(null, null, tools)).value
  const site: Memory['site'] = new Map()
  let reads = 0
  const files = {
    read(name: string) {
      reads++
      return tools.blob(name)
    },
    has(path: string, key: string) {
      const known = memory.site.get(path)
      if (known?.key === key) site.set(path, known)
      return known?.key === key
    },
    write(path: string, bytes: Uint8Array, key: string) {
      if (site.has(path)) throw new Error(`${path} was there already`)
      site.set(path, {key, bytes: Buffer.from(bytes)})
    },
    recall: <Value>(name: string, key: string) => (memory.kept.get(`${name} ${key}`) ?? null) as Value | null,
    keep: (name: string, key: string, value: unknown) => void memory.kept.set(`${name} ${key}`, value),
  }
  for (const [index, {folder, shards}] of bundles.entries()) {
    const indexed = await Promise.all(shards.map(async shard => (await indexShard.run(shard, '', reading)).value))
    const others = index === 0 ? bundles.slice(1).map(other => other.folder) : []
    await joinShards.run({folder, shards: indexed, others, program, fewPages, toolchain: 'p', files}, tools)
    for (const {path, digest} of fragmentsOf(folder, indexed))
      if (!files.has(path, digest)) files.write(path, await tools.blob(digest), digest)
  }
  const bytes = new Map([...site].map(([path, {bytes}]) => [path, bytes]))
  return {files: bytes, reads, memory: {site, kept: memory.kept}}
}

export const indexOf = async (pages: ReadonlyMap<string, string>, sizes: Sizes = {}): Promise<Map<string, Buffer>> =>
  (await indexed(pages, sizes)).files

/** What Pagefind's own command makes of pages. */
export function ownBundle(pages: ReadonlyMap<string, string>, language: string): Map<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'gzgk-own-'))
  try {
    for (const [path, html] of pages) {
      mkdirSync(join(folder, 'site', dirname(path)), {recursive: true})
      writeFileSync(join(folder, 'site', path), html)
    }
    const isWindows = platform() === 'win32'
    const program = createRequire(import.meta.resolve('pagefind')).resolve(
      `@pagefind/${isWindows ? 'windows' : platform()}-${arch()}/bin/pagefind_extended${isWindows ? '.exe' : ''}`,
    )
    const options = ['--force-language', language, '--exclude-selectors', '.anchor', '--silent']
    execFileSync(program, ['--site', 'site', '--output-path', 'own', ...options], {cwd: folder})
    const own = join(folder, 'own')
    const paths = readdirSync(own, {recursive: true, encoding: 'utf8'}).filter(path => statSync(join(own, path)).isFile())
    return new Map(paths.map(path => [path.replaceAll('\\', '/'), readFileSync(join(own, path))]))
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

export interface FragmentContent {
  readonly url: string
  readonly content: string
  readonly meta: Readonly<Record<string, string>>
  readonly filters: Readonly<Record<string, readonly string[]>>
  readonly anchors: readonly {readonly element: string; readonly id: string; readonly text: string; readonly location: number}[]
}

/** As it stood before it was cut; what never was stays as it is. */
const whole = ({content, meta, anchors, ...rest}: FragmentContent): FragmentContent => ({
  ...rest,
  content: content.includes('\u200b') ? content : rejoined(content),
  meta: Object.fromEntries(Object.entries(meta).map(([name, value]) => [name, uncut(value)])),
  anchors: anchors.map(anchor => ({...anchor, text: uncut(anchor.text).replace(/\s+/g, ' ')})),
})

/** What a bundle says, page by page and word by word, whatever the order and the numbers of its pages. */
export function contentOf(files: ReadonlyMap<string, Buffer>) {
  const raw = (path: string): Buffer => gunzipSync(files.get(path)!).subarray('pagefind_dcd'.length)
  const decode = (path: string): Item[] => item(new CborReader(raw(path))) as Item[]
  const metaPath = [...files.keys()].find(path => path.endsWith('.pf_meta'))!
  const [, pages, chunks, filters, orders, fields] = decode(metaPath) as [
    string,
    Item[][],
    string[][],
    string[][],
    [string, number[]][],
    string[],
  ]
  const fragments = pages.map(([hash]) => whole(JSON.parse(raw(`fragment/${hash}.pf_fragment`).toString()) as FragmentContent))
  const urls = fragments.map(({url}) => url)
  const named = (places: readonly number[]) => places.map(place => (place < 0 ? fields[-1 - place] : place))
  const postings = (of: readonly [number, number[], number[]][]) => {
    let page = 0
    return Object.fromEntries(
      of.map(([distance, text, facts]) => {
        page += distance
        return [urls[page], {text, facts: named(facts)}]
      }),
    )
  }
  const words = chunks.flatMap(([from, to, hash]) =>
    (decode(`index/${hash}.pf_index`)[0] as [string, [], [string, []][]][]).map(([word, pages, forms]) => {
      const variants = Object.fromEntries(forms.map(([form, of]) => [form, postings(of)]))
      return [word, {pages: postings(pages), variants, from: from!, to: to!}] as const
    }),
  )
  return {
    urls,
    pages: new Map(fragments.map((fragment, index) => [fragment.url, {fragment, words: pages[index]![1]}])),
    words: new Map(words.map(([word, {pages, variants}]) => [word, {pages, variants}])),
    borders: words.map(([word, {from, to}]) => ({word, from, to})),
    filters: new Map(
      filters.map(([name, hash]) => {
        const values = decode(`filter/${hash}.pf_filter`)[1] as [string, number[]][]
        return [name, new Map(values.map(([value, pages]) => [value, pages.map(page => urls[page]).sort()]))]
      }),
    ),
    orders: new Map(orders.map(([name, pages]) => [name, pages.map(page => urls[page])])),
    fields,
  }
}

type Item = string | number | Item[]
function item(reader: CborReader): Item {
  const kind = reader.bytes[reader.at]! >> 5
  if (kind === 4) return reader.list(() => item(reader))
  return kind === 3 ? reader.text() : reader.integer()
}
