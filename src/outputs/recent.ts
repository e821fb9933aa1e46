/** What changed last, for the whole site and for each of four kinds: what feeds of any format are made of. */
import {byCodePoint} from '../base/paths.ts'
import type {Entry, IsoDate, Planned, Site} from '../base/types.ts'
import {absolute} from './address.ts'
import {type ContentDates, contentDates} from './content-dates.ts'

/** As many as a reader fetches at once; the lists of the site hold the rest. */
const newest = 50
const feedKinds: readonly string[] = ['policy', 'interpretation', 'consultation', 'decision']

export type RecentItem = {
  readonly title: string
  readonly url: string
  /** 政策文件 */
  readonly kind: string
  readonly published: IsoDate
  readonly updated: IsoDate
  readonly summary: string
}
/** A feed. Addresses are whole; nothing in it depends on when it is built. */
export type Recent = {
  readonly title: string
  readonly author: string
  readonly lang: string
  readonly self: string
  readonly home: string
  /** The newest change comes first. */
  readonly items: readonly RecentItem[]
}
type Dated = {readonly entry: Entry; readonly dates: ContentDates}

/** The feeds of a site, each to be written as `file` in its folder. */
export function* recent(site: Site, file: string): Iterable<Planned<Recent>> {
  const all = datedEntries(site)
  yield {path: file, view: recentOf(site, '', '/', file, all)}
  for (const name of feedKinds) {
    const kind = site.project.kinds.get(name)
    if (!kind) continue
    const some = all.filter(({entry}) => entry.kind === name)
    yield {path: `${kind.dir}/${file}`, view: recentOf(site, kind.title, `/${kind.dir}/`, file, some)}
  }
}

/** Newest first; what changed on one day by path. */
function datedEntries(site: Site): Dated[] {
  const found: Dated[] = []
  for (const entry of site.entries) {
    const isFollowed = site.project.kinds.get(entry.kind)?.outputs.includes('atom') ?? false
    const dates = isFollowed ? contentDates(site, entry) : null
    if (dates) found.push({entry, dates})
  }
  return found.sort((a, b) => byCodePoint(b.dates.updated, a.dates.updated) || byCodePoint(a.entry.path, b.entry.path))
}

function recentOf(site: Site, kindTitle: string, folder: string, file: string, dated: readonly Dated[]): Recent {
  const {title, lang} = site.project.config.site
  return {
    title: kindTitle === '' ? title : `${kindTitle} - ${title}`,
    author: title,
    lang: lang ?? 'zh-CN',
    self: absolute(site.project, `${folder}${file}`),
    home: absolute(site.project, folder),
    items: dated.slice(0, newest).map(item => itemOf(site, item)),
  }
}

function itemOf(site: Site, {entry, dates}: Dated): RecentItem {
  const {summary} = entry.data
  return {
    title: entry.data.title,
    url: absolute(site.project, entry.url),
    kind: site.project.kinds.get(entry.kind)?.title ?? entry.kind,
    published: dates.published,
    updated: dates.updated,
    summary: typeof summary === 'string' && summary !== '' ? summary : entry.body.excerpt,
  }
}
