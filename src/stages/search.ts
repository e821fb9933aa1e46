/** 8. Pages become a search index, in the build, so that site and index switch together. */
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import {byCodePoint} from '../base/paths.ts'
import type {Artifact, Stage} from '../base/types.ts'

interface Input {
  /** Where the pages lie. */
  readonly folder: string
  readonly artifacts: readonly Artifact[]
}
interface Taken {
  readonly folder: string
  readonly pages: readonly string[]
}
export interface IndexFile {
  readonly path: string
  readonly content: Uint8Array
}

/** The bundle's own user interfaces, 0.4 MB that nobody loads: our page has its own. */
const unused = /^(?:pagefind-(?:ui|modular-ui|component-ui)\.|pagefind-highlight\.js$)/

export const search: Stage<Input, Taken, readonly IndexFile[]> = {
  name: 'search',
  take: ({folder, artifacts}) => ({
    folder,
    pages: artifacts
      .filter(({mediaType}) => mediaType.startsWith('text/html'))
      .map(({path}) => path)
      .sort(byCodePoint),
  }),
  async run({folder, pages}) {
    const {index, close} = await openIndex()
    try {
      for (const path of pages) {
        const url = `/${path.replace(/(?:^|(?<=\/))index\.html$/u, '')}`
        const {errors} = await index.addHTMLFile({url, content: await readFile(join(folder, path), 'utf8')})
        if (errors.length > 0) throw new Error(`${path}: ${errors.join('; ')}`)
      }
      const {files} = await index.getFiles()
      const kept = files
        .map(({path, content}) => ({path: path.replaceAll('\\', '/'), content}))
        .filter(({path}) => !unused.test(path))
        .sort((a, b) => byCodePoint(a.path, b.path))
      return {value: kept.map(({path, content}) => ({path: `pagefind/${path}`, content})), diagnostics: []}
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
