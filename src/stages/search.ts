/** 8. Pages become a search index, in the build, so that site and index switch together. */

import {UsageError} from '../base/diagnostics.ts'
import {mediaTypeOf} from '../base/media-types.ts'
import {byCodePoint} from '../base/paths.ts'
import type {Artifact, Stage} from '../base/types.ts'

interface Taken {
  readonly pages: readonly {readonly path: string; readonly digest: string}[]
}

/** The bundle's own user interfaces, 0.4 MB that nobody loads: our page has its own. */
const unused = /^(?:pagefind-(?:ui|modular-ui|component-ui)\.|pagefind-highlight\.js$)/

export const search: Stage<readonly Artifact[], Taken, readonly Artifact[]> = {
  name: 'search',
  take: artifacts => ({
    pages: artifacts.filter(({mediaType}) => mediaType.startsWith('text/html')).map(({path, digest}) => ({path, digest})),
  }),
  async run({pages}, tools) {
    const {index, close} = await openIndex()
    try {
      for (const {path, digest} of pages) {
        const url = `/${path.replace(/(?:^|(?<=\/))index\.html$/u, '')}`
        const {errors} = await index.addHTMLFile({url, content: await tools.text(digest)})
        if (errors.length > 0) throw new Error(`${path}: ${errors.join('; ')}`)
      }
      const {files} = await index.getFiles()
      const kept = files.filter(file => !unused.test(file.path)).sort((a, b) => byCodePoint(a.path, b.path))
      const artifacts: Artifact[] = []
      for (const {path, content} of kept) {
        const target = `pagefind/${path.replaceAll('\\', '/')}`
        artifacts.push({path: target, mediaType: mediaTypeOf(target), size: content.length, digest: await tools.keep(content)})
      }
      return {value: artifacts, diagnostics: []}
    } finally {
      await close()
    }
  },
}

/** Pagefind brings a program for each system; where it has none, the site can still be built without search. */
async function openIndex() {
  try {
    const pagefind = await import('pagefind')
    const {index, errors} = await pagefind.createIndex({forceLanguage: 'zh-cn', excludeSelectors: ['.anchor']})
    if (!index) throw new Error(errors.join('; '))
    return {index, close: () => pagefind.close()}
  } catch (error) {
    throw new UsageError(`搜索索引没有做成：${(error as Error).message}`, {note: '可以先不做搜索：gzgk build --no-search'})
  }
}
