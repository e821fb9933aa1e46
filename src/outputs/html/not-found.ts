/** What the server answers where there is no page: other ways to what was looked for. */
import type {Json, Site} from '../../base/types.ts'
import {contactLines} from './contact.ts'
import {frame, type Page, page} from './frame.ts'
import {say} from './words.ts'

/** The page at `/404.html`, layout `not-found`. */
export function* notFound(site: Site): Iterable<Page> {
  const title = say(site, 'notFound.title')
  yield page('/404.html', 'not-found', frame(site, {url: '/404.html', title, section: null, column: 'sitemap', noindex: true}), {
    title,
    contact: contactLines(site),
  } as unknown as Json)
}
