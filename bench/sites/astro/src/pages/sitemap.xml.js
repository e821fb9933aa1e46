import {entries, lists, origin, urlOf} from '../site.js'

const urls = ['/', ...entries.map(urlOf), ...lists.map(({url}) => url)]

export const GET = () =>
  new Response(`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.map(url => `<url><loc>${origin}${url}</loc></url>`).join('\n')}
</urlset>
`)
