import {describe, expect, it} from 'vitest'
import {headersFor} from '../../src/base/headers.ts'
import headers from '../../src/outputs/headers.ts'
import {emptySite, made} from './sample-site.ts'

const https = true

/** What a platform with `_headers` sends: all rules that match, in order; `!` takes a header off. */
function sent(text: string, path: string): Record<string, string> {
  const found: Record<string, string> = {}
  let applies = false
  for (const line of text.split('\n').filter(line => line !== '' && !line.startsWith('#'))) {
    const [name = '', ...rest] = line.trim().split(': ')
    if (line.startsWith('/')) applies = path.startsWith(line.slice(0, line.indexOf('*')))
    else if (!applies) continue
    else if (name.startsWith('! ')) delete found[name.slice(2)]
    else found[name] = found[name] === undefined ? rest.join(': ') : `${found[name]}, ${rest.join(': ')}`
  }
  return found
}

describe('headers', () => {
  it.each(['', 'policies/', 'search/', 'pagefind/pagefind.js', 'searching/'])(
    'sends for /%s what the preview sends',
    async path => {
      const files = await made(headers, emptySite())
      expect(sent(files.get('_headers')!, `/${path}`)).toEqual(headersFor(path, {https}))
    },
  )

  it('gives nginx the same policies', async () => {
    const text = (await made(headers, emptySite())).get('nginx.headers.conf')!
    const policy = (path: string) => headersFor(path, {https})['Content-Security-Policy']
    expect(text).toContain(`set $gzgk_policy "${policy('policies/')}";`)
    expect(text).toContain(`if ($uri ~ "^/(search|pagefind)/") { set $gzgk_policy "${policy('search/')}"; }`)
    expect(text.match(/^add_header [\w-]+ (?:"[^"]+"|\$gzgk_policy) always;$/gm)).toHaveLength(4)
  })
})
