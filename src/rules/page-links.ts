import {defineRule} from '../base/define.ts'
import type {BuiltSite, PageOutline} from '../base/types.ts'
import {type Target, targetOf} from './outline.ts'

interface Dead {
  readonly page: PageOutline
  readonly href: string
  readonly place: PageOutline['links'][number]['place']
  readonly target: Target
  others: number
}

export default defineRule({
  id: 'page-links',
  title: '站内的链接图片附件和锚点都打得开',
  clause: {instrument: '政府网站与政务新媒体检查指标（国办秘函〔2019〕19号）', article: '扣分指标：链接可用性'},
  confidence: 'M',
  why: '检查时首页和其他网页上打不开的链接都扣分。正文里的链接在检查内容时已经核对过，这里核对生成的网页上的全部链接，包括导航、页脚、列表、图片、附件和页内的锚点。同一个打不开的地址只说一次。站外的链接不联网核对。',
  level: 'error',
  kinds: '*',
  scope: 'pages',
  check(built, report) {
    const dead = new Map<string, Dead>()
    for (const page of built.pages.values()) {
      for (const {href, place} of page.links) {
        const target = targetOf(page, href, built.site.project.config.site.url)
        if (!target || isThere(built, target)) continue
        const key = `${target.path}#${target.fragment}`
        const known = dead.get(key)
        if (known) known.others++
        else dead.set(key, {page, href, place, target, others: 0})
      }
    }
    for (const {page, href, place, target, others} of dead.values()) {
      const more = others === 0 ? '' : `；另有${others}个网页也链接到它`
      const isAnchor = built.paths.has(target.path)
      report(
        {path: `dist/${page.path}`},
        {
          at: place,
          reason: isAnchor
            ? `链接指向的网页里没有“#${target.fragment}”这一处${more}`
            : `链接指向的 /${target.path} 在生成的网站里没有${more}`,
          actual: href,
          note: '核对写着这个链接的内容、导航（nav）或者主题；网页的网址以 / 结尾',
        },
      )
    }
  },
  examples: {
    pass: [
      {
        kind: 'policy',
        path: 'a/index.html',
        html: '<a href="../b/#x">乙</a><a href="/a/?q=1">甲</a><a href="#%E4%B8%80">一</a><p id="一"></p><link rel="stylesheet" href="/assets/site.css">',
        others: [{kind: 'page', path: 'b/index.html', html: '<p id="x"></p>'}],
      },
      {
        kind: 'policy',
        path: 'a/index.html',
        html: '<a href="mailto:a@b.cn">信</a><a href="https://www.gov.cn/none">外</a><a href="#">顶</a><a href="//[">坏</a><script src="/pagefind/a.js"></script><a href="/policies/2026/sswg-2026-2/annex.pdf#page=2">附件</a>',
      },
    ],
    fail: [
      {kind: 'policy', path: 'a/index.html', html: '<p>甲</p>\n<a href="/none/">无</a><a href="/none/?a">无</a>', at: 2},
      {kind: 'policy', path: 'a/index.html', html: '<img src="tu.png" alt="">', at: 1},
      {kind: 'policy', path: 'a/index.html', html: '<a href="#none">无</a>', at: 1},
      {kind: 'policy', path: 'a/index.html', html: '<a href="https://swj.example.gov.cn/none/">无</a>', at: 1},
    ],
  },
})

/** Whether a file is there, and the place in it where it is a page. The search index is made last. */
function isThere({pages, paths}: BuiltSite, {path, fragment}: Target): boolean {
  if (path.startsWith('pagefind/')) return true
  if (!paths.has(path)) return false
  const page = pages.get(path)
  return fragment === '' || fragment.startsWith(':~:') || !page || page.ids.includes(fragment)
}
