import {defineRule} from '../base/define.ts'
import {attribute, elementsIn, placeOf} from './elements.ts'

const facets: Readonly<Record<string, RegExp>> = {
  发布机构: /^\/policies\/issuer\/[^/]+\/$/u,
  发布年份: /^\/policies\/\d{4}\/$/u,
  主题: /^\/policies\/topic\/[^/]+\/$/u,
}

export default defineRule({
  id: 'page-facets',
  title: '政策文件库可以按机构年份主题查找',
  clause: {instrument: '政务公开工作要点（2022年，市级商务部门）', article: '三（一）'},
  confidence: 'P',
  why: '要点要求规范性文件集中统一公开，至少提供发布机构、发布年份、主题三种分类。政策文件库首页由程序列出这些分类，改过主题的网站要留着；没有一份文件填了主题分类（subjects）的，也就没有按主题查找。这是工作要点的要求，不是法律规定。',
  level: 'warn',
  kinds: ['policy'],
  scope: 'artifact',
  check(page, report) {
    if (page.url !== '/policies/') return
    const links = elementsIn(page, 'a').map(link => attribute(link, 'href') ?? '')
    // An empty library has nothing to sort.
    if (!links.some(href => /^\/policies\/\d{4}\/[^/]+\/$/u.test(href))) return
    const missing = Object.keys(facets).filter(name => !links.some(href => facets[name]!.test(href)))
    if (missing.length === 0) return
    report({
      at: placeOf(elementsIn(page, 'h1')[0] ?? elementsIn(page, 'main')[0]),
      reason: `政策文件库不能按${missing.join('、')}查找`,
      expected: missing,
      note: '核对主题的 layouts/library.njk；按主题查找的，给文件填写主题分类（subjects）',
    })
  },
  examples: {
    pass: [
      {
        kind: 'policy',
        path: 'policies/index.html',
        html: '<a href="/policies/issuer/swj/">局</a><a href="/policies/2026/">年</a><a href="/policies/topic/trade/">商贸</a><a href="/policies/2026/a/">甲</a>',
      },
      {kind: 'policy', path: 'policies/index.html', html: '<p>目前没有</p>'},
      {kind: 'policy', path: 'policies/2026/index.html', html: '<a href="/policies/2026/a/">甲</a>'},
    ],
    fail: [
      {
        kind: 'policy',
        path: 'policies/index.html',
        html: '<h1>政策</h1><a href="/policies/2026/">年</a><a href="/policies/topic/trade/">商贸</a><a href="/policies/2026/a/">甲</a>',
        at: 1,
      },
      {
        kind: 'policy',
        path: 'policies/index.html',
        html: '<h1>政策</h1><a href="/policies/issuer/swj/">局</a><a href="/policies/topic/trade/">商贸</a><a href="/policies/2026/a/">甲</a>',
        at: 1,
      },
      {
        kind: 'policy',
        path: 'policies/index.html',
        html: '<h1>政策</h1><a href="/policies/issuer/swj/">局</a><a href="/policies/2026/">年</a><a href="/policies/2026/a/">甲</a>',
        at: 1,
      },
    ],
  },
})
