/** 网站地图 for people: every section, list and classification; the entries themselves are one step further. */
import type {Json, Site} from '../../base/types.ts'
import {feedsUrl} from './feeds.ts'
import {frame, type Link, type Page, page} from './frame.ts'
import {topicLinks} from './home.ts'
import {facetsOf} from './library.ts'
import {entriesOf, yearsOf} from './list.ts'
import {listUrl, sectionOf, sections, sectionTitle, sectionUrl} from './sections.ts'
import {say, sayIfKnown} from './words.ts'

interface Branch extends Link {
  readonly children: readonly Branch[]
}
interface Group {
  readonly id: string
  readonly title: string
  readonly items: readonly Branch[]
}

/** The page at `/sitemap/`, layout `sitemap`. */
export function* sitemap(site: Site): Iterable<Page> {
  const title = say(site, 'sitemap.title')
  const groups = [columns(site), ...library(site), topics(site), others(site)].filter(group => group.items.length > 0)
  yield page('/sitemap/', 'sitemap', frame(site, {url: '/sitemap/', title, section: null, column: 'sitemap', dated: true}), {
    title,
    groups,
  } as unknown as Json)
}

const leaf = (title: string, url: string): Branch => ({title, url, children: []})

/** Sections, then the lists of kinds, each with its years. */
function columns(site: Site): Group {
  const own = sections.filter(({key}) => key === 'home' || key === 'disclosure')
  const place = (kind: string): number => sections.findIndex(({key}) => key === sectionOf(kind))
  const kinds = [...site.project.kinds.values()].sort((a, b) => place(a.name) - place(b.name))
  const lists = kinds.flatMap((kind): Branch[] => {
    const url = listUrl(kind)
    if (url === null || kind.name === 'topic') return []
    const years = kind.list === 'years' ? yearsOf(site, entriesOf(site, kind.name), url) : []
    return [{title: titleOf(site, kind.name, kind.title), url, children: years.map(year => leaf(year.title, year.url))}]
  })
  return {
    id: 'columns',
    title: say(site, 'sitemap.columns'),
    items: [...own.map(({key}) => leaf(sectionTitle(site, key), sectionUrl(key))), ...lists],
  }
}

const titleOf = (site: Site, kind: string, fallback: string): string => sayIfKnown(site, `columns.${kind}.name`) ?? fallback

function library(site: Site): Group[] {
  const ways: Group = {
    id: 'ways',
    title: say(site, 'sitemap.ways'),
    items: [
      leaf(say(site, 'search.title'), '/search/'),
      leaf(say(site, 'numbers.title'), '/policies/numbers/'),
      leaf(say(site, 'inForce.title'), '/policies/in-force/'),
      leaf(say(site, 'harvest.title'), feedsUrl),
    ],
  }
  const facets = facetsOf(site).filter(facet => facet.key !== 'year')
  return [
    ways,
    ...facets.map(({key, title, choices}) => ({id: key, title, items: choices.map(choice => leaf(choice.title, choice.url))})),
  ]
}

const topics = (site: Site): Group => ({
  id: 'topics',
  title: say(site, 'sitemap.topics'),
  items: topicLinks(site).map(({title, url}) => leaf(title, url)),
})

/** The guide and pages: what stands in no list. */
const others = (site: Site): Group => ({
  id: 'others',
  title: say(site, 'sitemap.others'),
  items: ['guide', 'page', 'catalogue'].flatMap(kind => entriesOf(site, kind)).map(entry => leaf(entry.data.title, entry.url)),
})
