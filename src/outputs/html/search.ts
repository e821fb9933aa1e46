/** The search page: a plain form, filled with life by search.js over the index that the build makes; without script, other ways. */
import type {Json, Site} from '../../base/types.ts'
import {frame, type Page, page} from './frame.ts'
import {identity} from './identity.ts'
import {facetsOf} from './library.ts'
import {say} from './words.ts'

/** The page at `/search/`, layout `search`. */
export function* search(site: Site): Iterable<Page> {
  const title = say(site, 'search.title')
  const years = facetsOf(site).find(facet => facet.key === 'year')?.choices ?? []
  yield page('/search/', 'search', frame(site, {url: '/search/', title, section: null, column: 'search', noindex: true}), {
    title,
    samples: identity(site).samples.map(query => ({title: query, url: `/search/?q=${encodeURIComponent(query)}`})),
    years: years.map(({title, url}) => ({title, url})),
    synonyms: JSON.stringify(Object.fromEntries(site.project.synonyms.map(({word, also}) => [word, also]))),
  } as unknown as Json)
}
