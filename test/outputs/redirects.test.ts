import {HtmlValidate} from 'html-validate'
import {describe, expect, it} from 'vitest'
import redirects from '../../src/outputs/redirects.ts'
import {emptySite, fullSite, hostile, made, sampleSite} from './sample-site.ts'

const to = '/policies/2024/sswg-2024-3/'
const moved = (redirectFrom: readonly string[]) => sampleSite([{id: 'x', kind: 'policy', data: {title: '公告', redirectFrom}}])

describe('redirects', () => {
  it('puts a page at every old address, and a list for each server', async () => {
    expect([...(await made(redirects, fullSite())).keys()]).toEqual([
      'art/2024/5/24/art_1.html',
      'old/card/index.html',
      '_redirects',
      'nginx.redirects.map',
      'apache.htaccess',
    ])
  })

  it('sends readers on with a page that says where to', async () => {
    const page = (await made(redirects, fullSite())).get('old/card/index.html')!
    expect(page).toContain(`<meta http-equiv="refresh" content="0; url=${to}">`)
    expect(page).toContain(`<link rel="canonical" href="https://swj.example.gov.cn${to}">`)
    expect(page).toContain(`<a href="${to}">示范市预付卡管理办法</a>`)
    expect(page).toContain('<meta name="robots" content="noindex">')
    expect(page).toContain('<html lang="zh-CN">')
  })

  it('writes 301 for what moved and 410 for what was taken down', async () => {
    const files = await made(redirects, fullSite())
    expect(files.get('_redirects')!.split('\n').slice(1)).toEqual([
      `/art/2024/5/24/art_1.html ${to} 301`,
      `/old/card/ ${to} 301`,
      '/policies/2021/sswz-2021-9/ /policies/2021/sswz-2021-9/index.html 410',
      '',
    ])
    expect(files.get('apache.htaccess')!.split('\n').slice(1)).toEqual([
      `RedirectMatch 301 "^/art/2024/5/24/art_1\\.html$" "${to}"`,
      `RedirectMatch 301 "^/old/card/$" "${to}"`,
      'RedirectMatch 410 "^/policies/2021/sswz-2021-9/$"',
      '',
    ])
    const nginx = files.get('nginx.redirects.map')!
    expect(nginx).toContain(`  "/old/card/" "${to}";\n`)
    expect(nginx).toContain('  "/policies/2021/sswz-2021-9/" "/policies/2021/sswz-2021-9/index.html";\n')
  })

  it('gives an address without an ending a folder, and one with an ending its file', async () => {
    const files = await made(redirects, moved(['/old/a', '/old/b.shtml', '/旧/甲.htm']))
    expect([...files.keys()].slice(0, 3)).toEqual(['old/a/index.html', 'old/b.shtml', '旧/甲.htm'])
  })

  it('counts an address once that is written twice', async () => {
    const files = await made(redirects, moved(['/old/a/', '/old/a/', '/old/a']))
    expect([...files.keys()].filter(path => path.startsWith('old/'))).toEqual(['old/a/index.html'])
  })

  it('makes nothing of an address that leaves the site or breaks out of a list', async () => {
    const bad = [
      '/../etc/passwd',
      '/',
      '//evil.example/',
      'https://evil.example/',
      '/a b',
      '/a"; return 200;',
      '/a\n/b /c 200',
      '/a{}',
      '/a?b=1',
      '/con',
    ]
    const files = await made(redirects, moved(bad))
    expect([...files.keys()]).toEqual(['_redirects', 'nginx.redirects.map', 'apache.htaccess'])
    for (const text of files.values()) expect(text).not.toMatch(/evil|passwd|return 200/)
  })

  it('still makes the lists for an empty site', async () => {
    expect((await made(redirects, emptySite())).size).toBe(3)
  })

  it.each(hostile)('is valid html with the title %j', async title => {
    const page = (await made(redirects, fullSite(title))).get('old/card/index.html')!
    const report = await new HtmlValidate({extends: ['html-validate:standard']}).validateString(page)
    expect(report.results.flatMap(({messages}) => messages.map(({ruleId, message}) => `${ruleId}: ${message}`))).toEqual([])
    expect(page).not.toContain('<script')
  })
})
