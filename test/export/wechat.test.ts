import type {Element, Root} from 'hast'
import rehypeParse from 'rehype-parse'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import {describe, expect, test} from 'vitest'
import {type Article, wechatArticle} from '../../src/export/wechat.ts'

const words = {files: '附件（请到网页下载）', film: '（视频请到网页观看）', original: '原文：', scan: '长按识别二维码'}
const article: Article = {
  title: '关于<示范>的通知',
  facts: ['示商务规〔2026〕2号', '示范市商务局　2026年7月24日'],
  pictures: [],
  body: '',
  files: [],
  url: 'https://swj.example.gov.cn/policies/2026/sswg-2026-2/',
  code: 'qr.gif',
}
const made = (body: string, more: Partial<Article> = {}) => wechatArticle({...article, ...more, body}, words)
const bodyOf = (html: string): string => /<body>\n(.*)\n<\/body>/su.exec(html)![1]!

/** What an official account's editor would throw away, or could not show. */
function thrownAway(html: string): string[] {
  const tree = unified().use(rehypeParse, {fragment: true}).parse(bodyOf(html)) as Root
  const found: string[] = []
  visit(tree, 'element', ({tagName, properties}: Element) => {
    if (['a', 'script', 'style', 'iframe', 'svg', 'video', 'audio', 'object', 'form'].includes(tagName)) found.push(tagName)
    for (const name of Object.keys(properties))
      if (!['style', 'src', 'alt', 'colSpan', 'rowSpan', 'start'].includes(name)) found.push(`${tagName} ${name}`)
    if (tagName === 'img' && !/^[\w-]+\.[a-z]+$/u.test(String(properties['src']))) found.push(`img ${properties['src']}`)
  })
  return found
}

const everything = `<p class="to">各县（区）商务局：</p>
<h2 id="zhang-1">第一章　总则<a class="anchor" href="#zhang-1" aria-label="本节链接">#</a></h2>
<div class="ri tiao"><h3 id="tiao-1">第一条　<a class="anchor" href="#tiao-1">#</a></h3><p id="tiao-1-k1">根据<a class="cite" href="/policies/2024/a/">《展会办法》</a>制定，见<a href="https://www.gov.cn/x">国务院网站</a>。</p></div>
<div class="table" role="region" tabindex="0" aria-label="表"><table><thead><tr><th scope="col">面积</th><th scope="col">金额</th></tr></thead><tbody><tr><td colspan="2" class="align-right">10万元</td></tr></tbody></table></div>
<p><img src="/policies/2026/sswg-2026-2/map.png" alt="位置图" width="10" height="10" loading="lazy"></p>
<video controls src="/x.mp4"></video><iframe src="https://elsewhere.example/"></iframe><script>alert(1)</script>
<div class="sign"><p>示范市商务局</p><p>2026年7月22日</p></div>`

describe('an article', () => {
  test('has nothing that the editor would throw away', () => {
    expect(thrownAway(made(everything).html)).toEqual([])
  })

  test('gives every block its own style', () => {
    for (const [tag] of bodyOf(made(everything).html).matchAll(/<(?:p|h2|h3|table|th|td|img)\b[^>]*>/gu))
      expect(tag).toMatch(/ style="[^"]+"/u)
  })

  test('keeps the words in order: clauses run in, links as words, with the address where they lead elsewhere', () => {
    const text = bodyOf(made(everything).html)
      .replace(/<[^>]+>/gu, '')
      .replace(/\s/gu, '')
    expect(text).toContain('第一条根据《展会办法》制定，见国务院网站（https://www.gov.cn/x）。')
    expect(text).not.toContain('#')
    expect(text).toContain('面积金额10万元')
    expect(text).toContain('（视频请到网页观看）')
    expect(text).not.toContain('alert')
  })

  test('names each picture once, beside the article', () => {
    const twice = made('<img src="b.png" alt="乙"><img src="/policies/2026/sswg-2026-2/b.png" alt="乙">', {
      pictures: [{src: '/policies/2026/sswg-2026-2/a.jpg', alt: '甲'}],
    })
    expect([...twice.pictures]).toEqual([
      ['/policies/2026/sswg-2026-2/a.jpg', 'image-1.jpg'],
      ['/policies/2026/sswg-2026-2/b.png', 'image-2.png'],
    ])
    expect(twice.html.match(/image-2\.png/gu)).toHaveLength(2)
  })

  test('ends with the way back: the address, its code, and what only the page offers', () => {
    const {html} = made('', {files: ['备案表（Excel 表格）']})
    expect(html).toContain('附件（请到网页下载）')
    expect(html).toContain('备案表（Excel 表格）')
    expect(html).toContain(`原文：${article.url}`)
    expect(html).toContain('src="qr.gif"')
  })

  test('has the title in the window only, and escaped', () => {
    expect(made('').html).toContain('<title>关于&#60;示范&#62;的通知</title>')
    expect(bodyOf(made('').html)).not.toContain('示范&gt;')
  })
})
