/**
 * 8. Pages become a search index, in the build, so that site and index switch together. Its cost follows the change: pages are indexed
 * in shards, and a shard whose pages say the same is not indexed again.
 */
import {transcode} from 'node:buffer'
import {digest as digestOf} from '../base/digest.ts'
import {byCodePoint} from '../base/paths.ts'
import type {Artifact, Digest, EachStage, Stage} from '../base/types.ts'
import {inOrder, readBundle} from '../search/bundle.ts'
import {readFragment} from '../search/fragment.ts'
import {type Files, type IndexedShard, join, joinTable, namedFragments} from '../search/join.ts'
import {searchedPage} from '../search/page.ts'
import {pagefind} from '../search/pagefind.ts'
import {packPairs, pairsOf} from '../search/pairs.ts'
import {packSection, sectionsOf} from '../search/shard.ts'
import type {FoundPage} from '../search/shards.ts'

export {bundlesOf, type Limits} from '../search/shards.ts'

/** What Pagefind reads of one page; null for a page that is not searched. */
export const searchable: EachStage<Artifact, null, {readonly path: string; readonly digest: Digest}, FoundPage | null> = {
  name: 'searchable',
  setting: () => null,
  take: ({path, digest}) => ({path, digest}),
  async run({path}, _setting, tools) {
    const page = searchedPage(utf8(await tools.emitted(path)))
    if (!page) return {value: null, diagnostics: []}
    const {html, date, sorts} = page
    const url = `/${path.replace(/(?:^|(?<=\/))index\.html$/u, '')}`
    return {value: {url, date, sorts, digest: await tools.keep(Buffer.from(html))}, diagnostics: []}
  },
}

/** Files of the bundle that are the same whatever is indexed: the program that runs in the browser. */
export interface FileOfBundle {
  readonly path: string
  readonly size: number
  readonly digest: Digest
}
export type Shard = IndexedShard & {
  readonly program: readonly FileOfBundle[]
  /** `pagefind-entry.json` as Pagefind wrote it. */
  readonly entry: string
}

/** One run of Pagefind. */
export const indexShard: EachStage<readonly FoundPage[], null, readonly Omit<FoundPage, 'date'>[], Shard> = {
  name: 'index-shard',
  setting: () => null,
  take: pages => pages.map(({url, sorts, digest}) => ({url, sorts, digest})),
  async run(given, _setting, tools) {
    const read = await each(given, async ({url, digest}) => [url, await tools.blob(digest)] as const)
    const files = await pagefind(new Map(read), tools.scratch)
    const keep = async (path: string): Promise<FileOfBundle> => {
      const bytes = files.get(path)!
      return {path, size: bytes.length, digest: await tools.keep(bytes)}
    }
    const bundle = readBundle(files)
    const {pages, places, filters} = inOrder(
      bundle,
      given.map(({url}) => url),
    )
    const sorts = new Map(given.map(page => [page.url, page.sorts]))
    const texts: string[] = []
    const value: Shard = {
      pages: await each(pages, async ({url, hash, words}) => {
        const {path, size, digest} = await keep(`fragment/${hash}.pf_fragment`)
        const {facts, text} = readFragment(files.get(path)!)
        texts.push(text)
        return {hash, words, sorts: sorts.get(url)!, fragment: {digest, size}, facts}
      }),
      fields: bundle.fields,
      filters,
      sections: await each(sectionsOf(bundle.chunks, places), section => tools.keep(packSection(section))),
      pairs: await tools.keep(packPairs(pairsOf(texts))),
      program: await each([...files.keys()].filter(isProgram).sort(byCodePoint), keep),
      entry: files.get('pagefind-entry.json')!.toString(),
    }
    return {value, diagnostics: []}
  },
}

const isProgram = (path: string): boolean => /\.(?:js|pagefind)$/.test(path)

export interface IndexedBundle {
  readonly folder: string
  readonly shards: readonly Shard[]
  /** Folders of the bundles that are searched together with this one. */
  readonly others: readonly string[]
  /** The store, and the new site. */
  readonly files: SiteFiles
}
export interface SiteFiles {
  read(digest: Digest): Promise<Uint8Array>
  /** Whether the new site has a file that was made from the same `key`, so that it need not be written. */
  has(path: string, key: string): boolean
  write(path: string, bytes: Uint8Array, key: string): void
}

/** The files of one bundle. The first of a site also brings the program, and names the others. Looks at all shards, so it is never cached. */
export const joinShards: Stage<IndexedBundle, IndexedBundle, null> = {
  name: 'join-shards',
  take: bundle => bundle,
  async run({folder, shards, others, files}) {
    const inFolder: Files = {
      read: files.read,
      has: (path, key) => files.has(`${folder}${path}`, key),
      write: (path, bytes, key) => files.write(`${folder}${path}`, bytes, key),
    }
    const hash = await join(shards, inFolder)
    for (const {name, page} of namedFragments(shards)) await copy(`fragment/${name}.pf_fragment`, page.fragment.digest, inFolder)
    put('pagefind-entry.json', entryOf(shards, hash), inFolder)
    put('pages.json', await joinTable(shards, inFolder), inFolder)
    if (folder === 'pagefind/') {
      for (const {path, digest} of shards[0]!.program) await copy(path, digest, inFolder)
      put('bundles.json', `${JSON.stringify(others.map(other => `/${other}`))}\n`, inFolder)
    }
    return {value: null, diagnostics: []}
  },
}

/** A file whose bytes lie in the store. */
async function copy(path: string, digest: Digest, {read, has, write}: Files): Promise<void> {
  if (!has(path, digest)) write(path, await read(digest), digest)
}

function put(path: string, text: string, {has, write}: Files): void {
  const key = digestOf(text)
  if (!has(path, key)) write(path, Buffer.from(text), key)
}

/** Pagefind's entry of one shard, said of the whole bundle. */
function entryOf(shards: readonly Shard[], hash: string): string {
  const entry = JSON.parse(shards[0]!.entry) as {languages: Record<string, object>}
  const pages = shards.reduce((sum, shard) => sum + shard.pages.length, 0)
  const languages = Object.entries(entry.languages).map(([name, language]) => [name, {...language, hash, page_count: pages}])
  return JSON.stringify({...entry, languages: Object.fromEntries(languages)})
}

/** A page that we have written: UTF-8 without a doubt, and decoded the quickest way there is. */
const utf8 = (bytes: Uint8Array): string => transcode(bytes, 'utf8', 'utf16le').toString('utf16le')

async function each<In, Out>(items: readonly In[], work: (item: In) => Promise<Out>): Promise<Out[]> {
  const done: Out[] = []
  for (const item of items) done.push(await work(item))
  return done
}
