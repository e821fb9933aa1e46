/** What the commands around a library share: which one is meant, and where its feed and its receipts lie. */
import {join, resolve} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import {nearest} from '../base/nearest.ts'
import type {Json, Project} from '../base/types.ts'
import {openProfile, type Profile} from '../push/profile.ts'
import {feedFolder, openPublished, readsFolder} from '../push/published.ts'
import {receiptsFile} from '../push/receipts.ts'
import type {Library, Published} from '../push/types.ts'
import {printable} from '../reporters/printable.ts'
import {type Args, type OptionSpec, textOption} from './command.ts'

export const outOption: OptionSpec = {flags: '--out <dir>', description: '生成好的网站在哪个文件夹；不写就是 dist'}

export const libraryOption: OptionSpec = {
  flags: '--library <id>',
  description: '哪个公文库：gzgk.config.yml 里 feed.libraries 的 id',
}

/** The lines of an NDJSON text; undefined for one that is no JSON. */
export const linesOfText = (text: string): (Json | undefined)[] =>
  text
    .split(/\r?\n/u)
    .filter(line => line.trim() !== '')
    .map(line => {
      try {
        return JSON.parse(line) as Json
      } catch {
        return undefined
      }
    })

/** The library of that id. Throws `UsageError` when the config has none. */
export function libraryNamed({config}: Pick<Project, 'config'>, id: string): Library {
  const libraries = config.feed?.libraries ?? []
  const found = libraries.find(library => library.id === id)
  if (found) return found
  if (id === '') throw new UsageError('要写明哪个公文库', {note: '用 --library 写 gzgk.config.yml 里 feed.libraries 的 id'})
  const ids = libraries.map(library => library.id)
  const [near] = nearest(id, ids, 1)
  const note =
    ids.length === 0 ? '先在 gzgk.config.yml 里写 feed.libraries' : near ? `是不是想写 ${near}？` : `可以写：${ids.join('、')}`
  throw new UsageError(`配置里没有“${printable(id)}”这个公文库`, {note})
}

export interface Delivering {
  readonly library: Library
  readonly profile: Profile
  readonly published: Published
  readonly site: string
  /** Of the receipts. */
  readonly file: string
}

export const siteOf = (root: string, args: Args): string => resolve(root, textOption(args, 'out') ?? 'dist')

export const publishedIn = (site: string): Promise<Published> =>
  openPublished(readsFolder(join(site, ...feedFolder.split('/'))), site)

export async function deliveringTo(project: Project, id: string, args: Args): Promise<Delivering> {
  const library = libraryNamed(project, id)
  const profile = await openProfile(library.profile ?? 'generic', project.root)
  const site = siteOf(project.root, args)
  return {library, profile, site, published: await publishedIn(site), file: receiptsFile(project.root, library.id)}
}
