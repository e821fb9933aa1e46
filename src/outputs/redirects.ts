/**
 * Old addresses: a page at each that sends the reader on, and the same as files for the servers that can do better, with 410
 * for what was taken down. A link printed on paper ten years ago must still arrive.
 */
import {defineOutput} from '../base/define.ts'
import {byCodePoint, pathFault} from '../base/paths.ts'
import type {Json, Site} from '../base/types.ts'
import {escapeAttribute, escapeText} from '../base/xml.ts'
import {absolute} from './address.ts'

type Redirect = {readonly from: string; readonly to: string; readonly title: string}
type Lists = {readonly moved: readonly {readonly from: string; readonly to: string}[]; readonly gone: readonly string[]}
type View =
  | {readonly form: 'page'; readonly to: string; readonly canonical: string; readonly title: string; readonly site: string}
  | ({readonly form: 'netlify' | 'nginx' | 'apache'} & Lists)

export default defineOutput<View>({
  name: 'redirects',
  mediaType: 'text/html; charset=utf-8',
  *plan(site) {
    const redirects = redirectsOf(site)
    for (const {from, to, title} of redirects) {
      const canonical = absolute(site.project, to)
      yield {path: pageFile(from), view: {form: 'page', to, canonical, title, site: site.project.config.site.title}}
    }
    const lists: Lists = {
      moved: redirects.map(({from, to}) => ({from, to})),
      gone: site.entries.filter(({kind}) => kind === 'tombstone').map(({url}) => url),
    }
    yield {path: '_redirects', view: {form: 'netlify', ...lists}}
    yield {path: 'nginx.redirects.map', view: {form: 'nginx', ...lists}}
    yield {path: 'apache.htaccess', view: {form: 'apache', ...lists}}
  },
  async render({view}) {
    return view.form === 'page' ? page(view) : servers[view.form](view)
  },
})

/** By old address. One that is written twice for one target counts once; two targets clash when routes are planned. */
function redirectsOf(site: Site): Redirect[] {
  const found = new Map<string, Redirect>()
  for (const entry of site.entries) {
    for (const from of textsOf(entry.data.redirectFrom)) {
      if (isUsable(from)) found.set(`${pageFile(from)} ${entry.url}`, {from, to: entry.url, title: entry.data.title})
    }
  }
  return [...found.values()].toSorted((a, b) => byCodePoint(a.from, b.from) || byCodePoint(a.to, b.to))
}

const textsOf = (value: Json | undefined): string[] =>
  (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string')

/** A site path that can be a file, and that needs no quoting in the files of three servers. */
const isUsable = (from: string): boolean =>
  /^\/[\p{L}\p{N}/._~@+,=()-]*$/u.test(from) && from !== '/' && pathFault(from.slice(1).replace(/\/$/, '')) === null

/** `/old/a.shtml` stays a file of that name; `/old/a` and `/old/a/` become a folder's page. */
const pageFile = (from: string): string =>
  /\/[^/]+\.[a-z0-9]+$/i.test(from) ? from.slice(1) : `${from.slice(1).replace(/\/$/, '')}/index.html`

function page({
  to,
  canonical,
  title,
  site,
}: {
  readonly to: string
  readonly canonical: string
  readonly title: string
  readonly site: string
}): string {
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>页面已移动 - ${escapeText(site)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=${escapeAttribute(to)}">
<link rel="canonical" href="${escapeAttribute(canonical)}">
</head>
<body>
<main>
<h1>页面已移动</h1>
<p>您访问的页面已移至：<a href="${escapeAttribute(to)}">${escapeText(title)}</a></p>
</main>
</body>
</html>
`
}

const servers: Readonly<Record<'netlify' | 'nginx' | 'apache', (lists: Lists) => string>> = {
  netlify: ({moved, gone}) =>
    lines('# 旧网址转向（Netlify、Cloudflare Pages）', [
      ...moved.map(({from, to}) => `${from} ${to} 301`),
      ...gone.map(url => `${url} ${url}index.html 410`),
    ]),
  nginx: ({
    moved,
    gone,
  }) => `# 旧网址转向。在 http { } 内写：include nginx.redirects.map;（旧网址很长时，前面另加 map_hash_bucket_size 256;）
# 在 server { } 内写：
#   if ($gzgk_moved) { return 301 $gzgk_moved; }
#   if ($gzgk_gone) { return 410; }
#   error_page 410 $gzgk_gone;
map $uri $gzgk_moved {
  default "";
${moved.map(({from, to}) => `  "${from}" "${to}";\n`).join('')}}
map $uri $gzgk_gone {
  volatile;
  default "";
${gone.map(url => `  "${url}" "${url}index.html";\n`).join('')}}
`,
  apache: ({moved, gone}) =>
    lines('# 旧网址转向。并入网站根目录的 .htaccess（需要 mod_alias）', [
      ...moved.map(({from, to}) => `RedirectMatch 301 "^${literal(from)}$" "${to}"`),
      ...gone.map(url => `RedirectMatch 410 "^${literal(url)}$"`),
    ]),
}

const lines = (head: string, rest: readonly string[]): string => `${[head, ...rest].join('\n')}\n`

/** A path as a regular expression that matches just it. */
const literal = (path: string): string => path.replace(/[.+()]/g, '\\$&')
