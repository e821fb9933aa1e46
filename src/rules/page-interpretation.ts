import {defineRule} from '../base/define.ts'
import {fileOfUrl} from '../base/paths.ts'
import {titleInMarks} from '../base/titles.ts'
import type {BuiltSite, Entry} from '../base/types.ts'
import {targetOf} from './outline.ts'

export default defineRule({
  id: 'page-interpretation',
  title: '政策文件和解读的网页互相链接',
  clause: {instrument: '政府网站发展指引（国办发〔2017〕47号）', article: '解读回应：解读材料与政策文件关联'},
  confidence: 'M',
  why: '政策文件和它的解读要互相链接：读文件的找得到解读，读解读的找得到原文。关系写在解读的 interprets 里，两边的链接由程序生成；改过主题版式的网站可能丢了其中一边，所以在生成的网页上再核对一遍。',
  level: 'error',
  kinds: ['interpretation', 'policy'],
  scope: 'pages',
  check(built, report) {
    const {site} = built
    for (const edges of site.graph.out.values()) {
      for (const {from, to, rel} of edges) {
        const [reading, document] = [site.byId.get(from), site.byId.get(to)]
        if (rel !== 'interprets' || !reading || !document) continue
        for (const [one, other] of [
          [document, reading],
          [reading, document],
        ] as const) {
          const page = built.pages.get(fileOfUrl(one.url))
          if (!page || leadsTo(built, one, other)) continue
          report(
            {path: `dist/${page.path}`},
            {
              at: page.titlePlace,
              reason: `${titleInMarks(one.data.title)}的网页没有链接到${one === reading ? '所解读的' : '它的解读'}${titleInMarks(other.data.title)}`,
              expected: [other.url],
              note: '核对主题里这类网页的版式（layouts/policy.njk、layouts/interpretation.njk）',
            },
          )
        }
      }
    }
  },
  examples: {
    pass: [
      {
        kind: 'interpretation',
        path: 'interpretations/2024/sswg-2024-3-text/index.html',
        html: '<a href="/policies/2024/other-1/">原文</a>',
        data: {interprets: [{to: 'other-1'}]},
        others: [
          {
            kind: 'policy',
            path: 'policies/2024/other-1/index.html',
            html: '<a href="/interpretations/2024/sswg-2024-3-text/#a">解读</a>',
          },
        ],
      },
    ],
    fail: [
      {
        kind: 'interpretation',
        path: 'interpretations/2024/sswg-2024-3-text/index.html',
        html: '<title>解读</title>',
        data: {interprets: [{to: 'other-1'}]},
        others: [
          {
            kind: 'policy',
            path: 'policies/2024/other-1/index.html',
            html: '<a href="/interpretations/2024/sswg-2024-3-text/">解读</a>',
          },
        ],
        at: 1,
      },
      {
        kind: 'interpretation',
        path: 'interpretations/2024/sswg-2024-3-text/index.html',
        html: '<a href="/policies/2024/other-1/">原文</a>',
        data: {interprets: [{to: 'other-1'}]},
        others: [{kind: 'policy', path: 'policies/2024/other-1/index.html', html: '<html>\n<title>文件</title></html>'}],
        at: 2,
      },
    ],
  },
})

function leadsTo({site, pages}: BuiltSite, from: Entry, to: Entry): boolean {
  const page = pages.get(fileOfUrl(from.url))!
  return page.links.some(({href}) => targetOf(page, href, site.project.config.site.url)?.path === fileOfUrl(to.url))
}
