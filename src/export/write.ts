/** Puts an article and its pictures into a folder, from which they are taken into the editor. */
import {mkdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {Entry, Site, Source} from '../base/types.ts'
import {publishedFiles} from '../outputs/address.ts'
import {qrGif} from '../theme/qr.ts'
import {articleOf, codeName, wordsOf} from './article.ts'
import {wechatArticle} from './wechat.ts'

export const articleName = 'wechat.html'
/** Pixels a module: some 200 across, as wide as the article shows it. */
const scale = 5

export interface Written {
  readonly title: string
  readonly url: string
  /** Pictures of the text; the code not counted. */
  readonly pictures: number
}

/** `body` is the html of the entry's text; `bytes` reads a file that it publishes. Throws what writing throws. */
export async function writeArticle(
  {site, entry, body}: {readonly site: Site; readonly entry: Entry; readonly body: string},
  bytes: (source: Source) => Promise<Uint8Array>,
  folder: string,
): Promise<Written> {
  const article = articleOf(site, entry, body)
  const {html, pictures} = wechatArticle(article, wordsOf(site))
  await mkdir(folder, {recursive: true})
  const sources = new Map(publishedFiles(site, entry).map(({url, source}) => [url, source]))
  for (const [url, name] of pictures) {
    const source = sources.get(url)
    if (source) await writeFile(join(folder, name), await bytes(source))
  }
  await writeFile(join(folder, codeName), qrGif(article.url, scale))
  await writeFile(join(folder, articleName), html)
  return {title: article.title, url: article.url, pictures: pictures.size}
}
