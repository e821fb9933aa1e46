/** robots.txt: everything that is published may be found; the site map says what there is (RFC 9309). */
import {defineOutput} from '../base/define.ts'
import {absolute} from './address.ts'

type View = {readonly sitemap: string}

export default defineOutput<View>({
  name: 'robots',
  mediaType: 'text/plain; charset=utf-8',
  *plan(site) {
    yield {path: 'robots.txt', view: {sitemap: absolute(site.project, '/sitemap.xml')}}
  },
  async render({view}) {
    return `User-agent: *\nAllow: /\n\nSitemap: ${view.sitemap}\n`
  },
})
