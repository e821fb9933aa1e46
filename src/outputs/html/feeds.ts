/** 数据接口: where programs find what the site publishes, and in which order a harvester reads it. */
import type {Json, Site} from '../../base/types.ts'
import {frame, type Page, page} from './frame.ts'
import {say} from './words.ts'

export const feedsUrl = '/feeds/'

type Item = {readonly title: string; readonly url: string; readonly note: string}
type Part = {readonly id: string; readonly title: string; readonly lead: string; readonly items: readonly Item[]}

/** Files by the output that makes them: `key` names its words in `strings.harvest.files`. */
const open: readonly {readonly output: string; readonly key: string; readonly url: string}[] = [
  {output: 'atom', key: 'atom', url: '/feed.xml'},
  {output: 'json-feed', key: 'jsonFeed', url: '/feed.json'},
  {output: 'index-json', key: 'json', url: '/policies/index.json'},
  {output: 'csv', key: 'csv', url: '/policies/ledger.csv'},
  {output: 'xlsx', key: 'xlsx', url: '/policies/ledger.xlsx'},
  {output: 'sitemap', key: 'sitemap', url: '/sitemap.xml'},
]

/** The feed's own files, in the order in which a receiver reads them. */
const library: readonly {readonly key: string; readonly url: string}[] = [
  {key: 'index', url: '/feed/v1/index.json'},
  {key: 'full', url: '/feed/v1/full/latest.json'},
  {key: 'changes', url: '/feed/v1/changes/head.ndjson'},
  {key: 'tombstones', url: '/feed/v1/tombstones.ndjson'},
  {key: 'coverage', url: '/feed/v1/coverage.csv'},
  {key: 'elements', url: '/feed/v1/elements.json'},
  {key: 'sha256', url: '/feed/v1/SHA256SUMS'},
  {key: 'sm3', url: '/feed/v1/SM3SUMS'},
  {key: 'resourcesync', url: '/feed/v1/resourcesync/capabilitylist.xml'},
  {key: 'events', url: '/feed/v1/atom.xml'},
  {key: 'map', url: '/feed/v1/sitemap.xml'},
]

/** `/feeds/`, layout `feeds`. */
export function* feeds(site: Site): Iterable<Page> {
  const title = say(site, 'harvest.title')
  const description = say(site, 'harvest.description')
  yield page(feedsUrl, 'feeds', frame(site, {url: feedsUrl, title, section: null, description, column: 'page'}), {
    title,
    lead: description,
    parts: partsOf(site),
  } as unknown as Json)
}

function partsOf(site: Site): Part[] {
  const {config, feed} = site.project
  const made = open.filter(({output}) => config.outputs?.includes(output) ?? true)
  return [...(feed === true ? [partOf(site, 'library', library)] : []), ...(made.length > 0 ? [partOf(site, 'open', made)] : [])]
}

const partOf = (site: Site, id: string, files: readonly {readonly key: string; readonly url: string}[]): Part => ({
  id,
  title: say(site, `harvest.${id}.title`),
  lead: say(site, `harvest.${id}.lead`),
  items: files.map(({key, url}) => ({
    title: say(site, `harvest.files.${key}.title`),
    url,
    note: say(site, `harvest.files.${key}.note`),
  })),
})
