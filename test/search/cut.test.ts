/** Cut by us, a page says what it says when Pagefind cuts it, and its words are those that a browser asks for. */
import {describe, expect, test} from 'vitest'
import {cut, language} from '../../src/search/cut.ts'
import {searchedPage} from '../../src/search/page.ts'
import fc from '../properties.ts'
import {contentOf, type FragmentContent, indexOf, ownBundle, pageOf, siteOf} from './pages.ts'

const gap = '\f'
const space = '\u2060'

/** Everything that stands around words. */
const text = `<h2 id="zhang-1">第一章　总则<a class="anchor" href="#zhang-1">#</a></h2>
<h3 id="tiao-1">第一条　</h3><p>根据《<a href="/a/" title="x > y">中华人民共和国政府采购法</a>》&lt;试行&gt;等&amp;c.，示商务〔2020〕<strong>3</strong>号，张三 李四
王五，Café naïve 3.5% A/B test_case、<span>H<sub>2</sub>O</span>。</p>
<h3 id="tiao-2">第二条</h3> <p>面积<br>单位</p><ul><li>一、甲</li><li>乙；<ul><li>丙</li></ul></li></ul>
<!-- 注 > 释 --><table><tr><td>1</td><td>规范性文件</td></tr></table><script>if (a < b) c = "甲乙"</script>
<p data-pagefind-ignore>不看的</p><p>𠮷野家，カード와 한국어。</p>`
const filter = '<p>类型：<span data-pagefind-filter="类型">规范性 文件</span></p>'

describe('a page that is cut', () => {
  const pages = new Map([
    [
      'all/index.html',
      pageOf('示范市　规范性文件管理办法（2024年）', text, {'meta:date': '2024-01-02', 'filter:类别': '政策 文件'}),
    ],
    ['filter/index.html', pageOf('类型', filter)],
    ...siteOf(20),
  ])
  const own = contentOf(ownBundle(pages, 'zh-cn'))
  const fragmentOf = (of: typeof own, url: string): FragmentContent => of.pages.get(url)!.fragment
  const plain = (words: string): string => words.replaceAll('\u200b', '').replace(/\s+/g, ' ').trim()
  /** Letters from the place on that an anchor names. */
  const lettersAt = ({content}: FragmentContent, location: number): string =>
    content
      .split('\u200b')
      .slice(location)
      .join('')
      .replace(/[^\p{L}\p{N}]/gu, '')
  const headings = ({anchors}: FragmentContent) => anchors.filter(({element}) => /^h\d$/.test(element))

  test('has the text, the facts and the headings that Pagefind sees when it cuts', async () => {
    const files = await indexOf(pages)
    const ours = contentOf(new Map([...files].map(([path, bytes]) => [path.slice('pagefind/'.length), bytes])))
    for (const url of own.urls) {
      const [one, other] = [fragmentOf(own, url), fragmentOf(ours, url)]
      // Whether a sentence ends where one piece of a page does is guessed by what stands there.
      const letters = (of: FragmentContent): string => plain(of.content).replace(/[.\s]/g, '')
      expect(letters(other), url).toBe(letters(one))
      expect(other.meta, url).toEqual(one.meta)
      expect(other.filters, url).toEqual(one.filters)
      const told = (of: FragmentContent) =>
        headings(of).map(({element, id, text, location}) => [element, id, plain(text), lettersAt(of, location)])
      expect(told(other), url).toEqual(told(one))
    }
    expect(ours.filters).toEqual(own.filters)
    expect(plain(fragmentOf(ours, '/all/').content)).toContain('张三 李四 王五，Café naïve 3.5% A/B test_case、H2O。')
    expect(plain(fragmentOf(ours, '/policies/p0/').content)).toBe(plain(fragmentOf(own, '/policies/p0/').content))
  })

  test('is found by every word that a browser makes of a query', () => {
    const segmenter = new Intl.Segmenter('zh', {granularity: 'word'})
    const html = new Map([['a/index.html', cut(searchedPage(pageOf('题', text))!.html)]])
    const {words} = contentOf(ownBundle(html, language))
    for (const query of ['中华人民共和国政府采购法', '根据', '规范性文件', '张三 李四', '第一条'])
      for (const {segment} of segmenter.segment(query)) if (segment.trim()) expect([...words.keys()], segment).toContain(segment)
  })

  test('keeps its elements and characters', () => {
    const html = searchedPage(pageOf('题', text))!.html
    const restored = (of: string): string => of.replaceAll(gap, '').replaceAll(space, '')
    expect(restored(cut(html)).replace(/\s+/g, '')).toBe(html.replace(/\s+/g, ''))
  })
})

test('nothing but white space is ever added or lost', () => {
  const part = fc.oneof(
    fc.constantFrom(
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<br>',
      '<li class="a > b">',
      '<',
      '>',
      '&amp;',
      '&',
      '"',
      "'",
      '<!-- x -->',
      '<script>',
      '</script>',
    ),
    fc.string({unit: 'binary'}),
    fc.constantFrom('规范性文件', '第12条', ' ', '　', '3.5', '。', 'ab'),
  )
  fc.assert(
    fc.property(fc.array(part, {maxLength: 12}), parts => {
      const bare = (of: string): string => of.replace(/[\s\u200b-\u200d\u2060\ufeff]+/g, '')
      expect(bare(cut(parts.join('')))).toBe(bare(parts.join('')))
    }),
  )
})
