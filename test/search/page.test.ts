/** What of a page is searched: a frame around it may change without a new index. */
import {describe, expect, test} from 'vitest'
import {searchedPage} from '../../src/search/page.ts'
import {pageOf} from './pages.ts'

const html = pageOf('供水办法', '<p title="a > b">正文</p>', {
  'meta:date': '2026-01-05',
  'sort:date': '2026-01-05',
  'filter:类别': '公告',
})

describe('the searched page', () => {
  test('is its body and its facts', () => {
    const page = searchedPage(html)!
    expect(page.date).toBe('2026-01-05')
    expect(page.sorts).toEqual({date: '2026-01-05'})
    expect(page.html).toContain('data-pagefind-filter="类别[content]"')
    expect(page.html).toContain('<p>正文</p>')
    for (const word of ['首页', '面包屑', '发文机关', '页脚', '<title>']) expect(page.html, word).not.toContain(word)
  })

  test('does not change with what stands around it', () => {
    const other = html.replace('页脚', '新的页脚').replace('面包屑', '新的路径').replace(' - 示范市', '')
    expect(searchedPage(other)).toEqual(searchedPage(html))
    expect(searchedPage(html.replace('正文', '新的正文'))).not.toEqual(searchedPage(html))
  })

  test('is its body although something beside it says that it is left out', () => {
    const beside = html.replace('<nav>', '<nav data-pagefind-ignore>').replace('<footer>', '<footer data-pagefind-ignore="all">')
    expect(searchedPage(beside)).toEqual(searchedPage(html))
  })

  test('is no page without a searched body', () => {
    expect(searchedPage('<html><body><main><h1>首页</h1></main></body></html>')).toBeNull()
  })

  test.each([
    ['a mark outside of main', html.replace('<footer>', '<footer data-pagefind-meta="x">')],
    ['a mark in the head that is no fact', html.replace('<title>', '<title data-pagefind-meta="page">')],
    ['a body that is not main', html.replace(' data-pagefind-body', '').replace('<article>', '<article data-pagefind-body>')],
    ['no heading', html.replace(/<h1[^>]*>/, '<p>').replace('</h1>', '</p>')],
  ])('is the whole page with %s', (_, page) => {
    expect(searchedPage(page)!.html).toBe(page)
  })

  test('keeps what is ignored but holds what Pagefind looks for', () => {
    const page = html.replace('<dl data-pagefind-ignore>', '<dl data-pagefind-ignore><img src="a.png" alt="">')
    expect(searchedPage(page)!.html).toContain('发文机关')
  })

  test('leaves anchors to headings, without the marks that link to them', () => {
    const text = '<h2 id="a">章<a class="anchor" href="#a" aria-label="a > b">#</a></h2><p id="b" lang="zh">正文</p>'
    const page = searchedPage(html.replace('<p title="a > b">正文</p>', text))!
    expect(page.html).toContain('<h2 id="a">章</h2><p>正文</p>')
  })

  test('keeps of attributes those that Pagefind looks at', () => {
    const kept =
      '<p class="a > b" data-pagefind-weight="2">一</p><span class="no anchor">二</span><img class="c" src="a.png" alt="">'
    expect(searchedPage(html.replace('<p title="a > b">正文</p>', kept))!.html).toContain(kept)
    const changed = html.replace('<article>', '<article data-edit="1" title="a > b">')
    expect(searchedPage(changed)).toEqual(searchedPage(html))
  })

  test('is dated by its facts, or else by the first day that it shows', () => {
    const shown = (page: string) => page.replace('正文', '正文<time>2021-03-04</time><time>2025-01-01</time>')
    expect(searchedPage(shown(html))!.date).toBe('2026-01-05')
    const plain = pageOf('供水办法', '<p>正文</p>')
    expect(searchedPage(plain)!.date).toBeNull()
    expect(searchedPage(shown(plain))!.date).toBe('2021-03-04')
    expect(searchedPage(plain.replace('正文', '<time datetime="2020-02-02">去年</time>'))!.date).toBe('2020-02-02')
  })

  test('is not misled by the words of a text', () => {
    const text = '<p>用 data-pagefind-ignore 标记</p><p title="data-pagefind-ignore">二</p>'
    expect(searchedPage(html.replace('<p title="a > b">正文</p>', text))!.html).toContain(
      '<p>用 data-pagefind-ignore 标记</p><p>二</p>',
    )
    const nested = '<div data-pagefind-ignore><div>一</div>二</div><div>三</div>'
    expect(searchedPage(html.replace('<p title="a > b">正文</p>', nested))!.html).toContain('<div>三</div>')
    expect(searchedPage(html.replace('<p title="a > b">正文</p>', nested))!.html).not.toContain('二')
  })
})
