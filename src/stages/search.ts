/**
 * 8. Pages become a search index, in the build, so that site and index switch together. Its cost follows the change: pages are indexed
 * in shards, and a shard whose pages say the same is not indexed again.
 */
import {transcode} from 'node:buffer'
import {digest as digestOf} from '../base/digest.ts'
import {mediaTypeOf} from '../base/media-types.ts'
import {byCodePoint, fileOfUrl} from '../base/paths.ts'
import type {Artifact, Digest, EachStage, Stage} from '../base/types.ts'
import {packBands, packParts} from '../search/band.ts'
import {inOrder, readBundle} from '../search/bundle.ts'
import {type Files, type IndexedShard, join, namedFragments, put, type ShardFacts} from '../search/join.ts'
import {type SearchedPage, searchedPage} from '../search/page.ts'
import {pagefind} from '../search/pagefind.ts'
import {pairsOf} from '../search/pairs.ts'
import {sectionsOf} from '../search/shard.ts'
import type {FoundPage} from '../search/shards.ts'

export {bundlesOf, groupsOf, type Limits} from '../search/shards.ts'

type Named = {readonly path: string; readonly digest: Digest}

/** Which pages of a group are searched, and what of them is. */
export const searchable: EachStage<readonly Artifact[], null, readonly Named[], FoundPage[]> = {
  name: 'searchable',
  setting: () => null,
  take: pages => pages.map(({path, digest}) => ({path, digest})),
  async run(pages, _setting, tools) {
    const found = await each(pages, async ({path}): Promise<FoundPage[]> => {
      const page = searchedPage(utf8(await tools.emitted(path)))
      if (!page) return []
      const {html, date, sorts} = page
      return [{url: `/${path.replace(/(?:^|(?<=\/))index\.html$/u, '')}`, date, sorts, digest: digestOf(html)}]
    })
    return {value: found.flat(), diagnostics: []}
  },
}

/** Files of the bundle that are the same whatever is indexed: the program that runs in the browser. */
export interface FileOfBundle {
  readonly path: string
  readonly digest: Digest
}
export type SearchProgram = {
  readonly files: readonly FileOfBundle[]
  /** `pagefind-entry.json` as Pagefind wrote it. */
  readonly entry: string
}

/** What Pagefind writes beside an index. */
export const searchProgram: EachStage<null, null, null, SearchProgram> = {
  name: 'search-program',
  setting: () => null,
  take: () => null,
  async run(_taken, _setting, tools) {
    const files = await pagefind(new Map([['/', '<html><body><h1>1</h1></body></html>']]))
    const paths = [...files.keys()].filter(path => /\.(?:js|pagefind)$/.test(path)).sort(byCodePoint)
    const kept = await each(paths, async path => ({path, digest: await tools.keep(files.get(path)!)}))
    return {value: {files: kept, entry: files.get('pagefind-entry.json')!.toString()}, diagnostics: []}
  },
}

/** One run of Pagefind. Its pages are read in the site a second time: keeping them meanwhile costs more. */
export const indexShard: EachStage<readonly FoundPage[], string, readonly Omit<FoundPage, 'date'>[], IndexedShard> = {
  name: 'index-shard',
  // Which words there are, the system's ICU says.
  setting: () => process.versions['icu'] ?? '',
  take: pages => pages.map(({url, sorts, digest}) => ({url, sorts, digest})),
  async run(given, _setting, tools) {
    const read = await each(given, async ({url}): Promise<[string, SearchedPage]> => {
      return [url, searchedPage(utf8(await tools.emitted(fileOfUrl(url))))!]
    })
    const files = await pagefind(new Map(read.map(([url, {html}]) => [url, html])))
    const bundle = readBundle(files)
    const {pages, places, filters} = inOrder(
      bundle,
      given.map(({url}) => url),
    )
    const sorts = new Map(given.map(page => [page.url, page.sorts]))
    const facts: ShardFacts = {
      pages: pages.map(({words, fragment: {facts}}) => ({words, sorts: sorts.get(facts.url)!, facts})),
      filters,
    }
    const parts = packParts(sectionsOf(bundle.chunks, places), pairsOf(pages.map(({fragment}) => fragment.text)))
    const value: IndexedShard = {
      facts: await tools.keep(Buffer.from(JSON.stringify(facts))),
      bands: await each(packBands(parts), tools.keep),
      sections: parts.map(part => digestOf(part).slice(0, 32)),
      fields: bundle.fields,
      fragments: await each(pages, async ({hash, fragment: {bytes}}) => ({
        hash,
        digest: await tools.keep(bytes),
        size: bytes.length,
      })),
    }
    return {value, diagnostics: []}
  },
}

export interface IndexedBundle {
  readonly folder: string
  readonly shards: readonly IndexedShard[]
  /** Folders of the bundles that are searched together with this one. */
  readonly others: readonly string[]
  readonly program: SearchProgram
  readonly fewPages?: number | undefined
  /** The store, and the new site. */
  readonly files: Files
}
export type SiteFiles = Pick<Files, 'read' | 'has' | 'write'>

/**
 * The files of one bundle but for the texts (`fragmentsOf`). The first of a site also brings the program, and names the others. Looks at all
 * shards, so it is never cached.
 */
export const joinShards: Stage<IndexedBundle, IndexedBundle & {readonly toolchain: Digest}, null> = {
  name: 'join-shards',
  take: (bundle, {toolchain}) => ({...bundle, toolchain}),
  async run({folder, shards, others, program, fewPages, toolchain, files}) {
    const inFolder = within(folder, files)
    await join({shards, entry: program.entry, program: toolchain, fewPages}, inFolder)
    if (folder === 'pagefind/') {
      for (const {path, digest} of program.files) await copy(path, digest, inFolder)
      put('bundles.json', `${JSON.stringify(others.map(other => `/${other}`))}\n`, inFolder)
    }
    return {value: null, diagnostics: []}
  },
}

/** The files of the texts of a bundle in a folder of the site: nearly all files that a search has. */
export const fragmentsOf = (folder: string, shards: readonly IndexedShard[]): FileOfBundle[] =>
  namedFragments(shards).map(({name, digest}) => ({path: `${folder}fragment/${name}.pf_fragment`, digest}))

/** Files put into the site as they lie in the store, in whatever thread. */
export const placeFiles: EachStage<readonly FileOfBundle[], null, readonly FileOfBundle[], Artifact[]> = {
  name: 'place-files',
  setting: () => null,
  take: files => files.map(({path, digest}) => ({path, digest})),
  async run(files, _setting, tools) {
    const value = await each(files, async ({path, digest}): Promise<Artifact> => {
      const bytes = await tools.blob(digest)
      await tools.emit(path, bytes)
      return {path, mediaType: mediaTypeOf(path), size: bytes.length, digest}
    })
    return {value, diagnostics: []}
  },
}

/** The files of a folder, each put into the site once: two of the same bytes have one name. */
function within(folder: string, files: Files): Files {
  const done = new Set<string>()
  return {
    ...files,
    has(path, key) {
      const isThere = done.has(path) || files.has(`${folder}${path}`, key)
      if (isThere) done.add(path)
      return isThere
    },
    write(path, bytes, key) {
      if (!done.has(path)) files.write(`${folder}${path}`, bytes, key)
      done.add(path)
    },
  }
}

/** A file whose bytes lie in the store. */
async function copy(path: string, digest: Digest, {read, has, write}: Files): Promise<void> {
  if (!has(path, digest)) write(path, await read(digest), digest)
}

/** A page that we have written: UTF-8 without a doubt, and decoded the quickest way there is. */
const utf8 = (bytes: Uint8Array): string => transcode(bytes, 'utf8', 'utf16le').toString('utf16le')

async function each<In, Out>(items: readonly In[], work: (item: In) => Promise<Out>): Promise<Out[]> {
  const done: Out[] = []
  for (const item of items) done.push(await work(item))
  return done
}
