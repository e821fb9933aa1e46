/** The response headers that servers must send, as files for two sorts of them: a page cannot give itself all of them. */

import {defineOutput} from '../base/define.ts'
import {commonHeaders, contentSecurityPolicy, searchFolders} from '../base/headers.ts'

type View = {
  readonly form: 'hosted' | 'nginx'
  readonly common: Readonly<Record<string, string>>
  /** Content-Security-Policy of all pages, and of the folders that run the search engine. */
  readonly policy: string
  readonly searchPolicy: string
  readonly searchFolders: readonly string[]
}

export default defineOutput<View>({
  name: 'headers',
  mediaType: 'text/plain; charset=utf-8',
  *plan(site) {
    const https = site.project.config.site.url.startsWith('https:')
    const view = {
      common: commonHeaders,
      policy: contentSecurityPolicy({search: false, https}),
      searchPolicy: contentSecurityPolicy({search: true, https}),
      searchFolders,
    }
    yield {path: '_headers', view: {form: 'hosted', ...view}}
    yield {path: 'nginx.headers.conf', view: {form: 'nginx', ...view}}
  },
  async render({view}) {
    return view.form === 'hosted' ? hosted(view) : nginx(view)
  },
})

/** All rules that match a path are applied, and two policies would both bind: the search folders first take the general one off. */
function hosted({common, policy, searchPolicy, searchFolders}: View): string {
  const general = Object.entries({...common, 'Content-Security-Policy': policy}).map(([name, value]) => `  ${name}: ${value}`)
  const search = searchFolders.flatMap(folder => [
    `/${folder}*`,
    '  ! Content-Security-Policy',
    `  Content-Security-Policy: ${searchPolicy}`,
  ])
  return `${['# 响应头（Cloudflare Pages 等支持 _headers 的平台）', '/*', ...general, ...search].join('\n')}\n`
}

function nginx({common, policy, searchPolicy, searchFolders}: View): string {
  const folders = searchFolders.map(folder => folder.replace(/\/$/, '')).join('|')
  const lines = Object.entries(common).map(([name, value]) => `add_header ${name} "${value}" always;`)
  return `# 响应头。在 server { } 内写：include nginx.headers.conf;
charset utf-8;
set $gzgk_policy "${policy}";
if ($uri ~ "^/(${folders})/") { set $gzgk_policy "${searchPolicy}"; }
${lines.join('\n')}
add_header Content-Security-Policy $gzgk_policy always;
`
}
