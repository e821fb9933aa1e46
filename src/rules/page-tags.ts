import {defineRule} from '../base/define.ts'
import type {Config} from '../base/types.ts'
import {attribute, elementsIn, isArticle, isRedirect, metaNamed, placeOf} from './elements.ts'

const column: Readonly<Record<string, string>> = {
  ColumnName: '栏目名称',
  ColumnDescription: '栏目描述',
  ColumnKeywords: '栏目关键词',
  ColumnType: '栏目类别',
}
const article: Readonly<Record<string, string>> = {ArticleTitle: '标题', PubDate: '发布时间', ContentSource: '来源'}

export default defineRule({
  id: 'page-tags',
  title: '网页标签齐全并和网站配置一致',
  clause: {instrument: '政府网站发展指引（国办发〔2017〕47号）', article: '网页标签规范'},
  confidence: 'S',
  why: '政府网站的每个网页都要有站点标签 SiteName、SiteDomain、SiteIDCode；栏目页和内容页另有 ColumnName、ColumnDescription、ColumnKeywords、ColumnType；内容页再加 ArticleTitle、PubDate、ContentSource。检查时由程序按标签抓取，缺了就当作没有这一项。标签由主题里的 components/head 写出，改过主题的网站最容易漏；程序自动转向的旧网址页不用写。',
  level: 'error',
  kinds: '*',
  scope: 'artifact',
  check(page, report, config) {
    if (isRedirect(page)) return
    for (const [name, {label, expected}] of Object.entries(neededFor(page.url, isArticle(page), config))) {
      const [meta] = metaNamed(page, name)
      const content = meta && attribute(meta, 'content')?.trim()
      if (!content) {
        report({
          at: placeOf(meta ?? elementsIn(page, 'head')[0]),
          reason: meta ? `网页标签 ${name}（${label}）是空的` : `网页没有标签 ${name}（${label}）`,
          ...(expected !== undefined && {expected: [expected]}),
          note: `核对主题的 components/head/template.njk，写上 <meta name="${name}" content="${expected ?? '……'}">`,
        })
      } else if (expected !== undefined && content !== expected) {
        report({
          at: placeOf(meta),
          reason: `网页标签 ${name}（${label}）和网站配置的不一样`,
          actual: content,
          expected: [expected],
          note: '标签的值由 gzgk.config.yml 的 site 给出，核对主题有没有改成固定的值',
        })
      }
    }
  },
  examples: {
    pass: [
      {kind: 'policy'},
      {
        kind: 'page',
        path: 'index.html',
        html: '<meta name="sitename" content="示范市商务局政务公开"><meta name="SiteDomain" content="swj.example.gov.cn"><meta name="SiteIDCode" content="3799000012">',
      },
      {kind: 'page', path: 'art/1.html', html: '<meta http-equiv="refresh" content="0; url=/a/">'},
    ],
    fail: [
      {
        kind: 'page',
        path: 'index.html',
        html: '<meta name="SiteName" content="示范市商务局政务公开">\n<meta name="SiteDomain" content="www.example.gov.cn">\n<meta name="SiteIDCode" content="3799000012">',
        at: 2,
      },
      {
        kind: 'page',
        path: 'index.html',
        html: '<meta name="SiteName" content="示范市商务局政务公开">\n<meta name="SiteDomain" content="swj.example.gov.cn">',
        at: 1,
      },
      {
        kind: 'page',
        path: 'about/index.html',
        html: '<!doctype html><html>\n<head><meta name="SiteName" content="示范市商务局政务公开"><meta name="SiteDomain" content="swj.example.gov.cn"><meta name="SiteIDCode" content="3799000012"><meta name="ColumnName" content="关于"><meta name="ColumnKeywords" content="说明"><meta name="ColumnType" content="概况信息"></head>',
        at: 2,
      },
      {
        kind: 'page',
        path: 'index.html',
        html: '<!doctype html><html>\n<head><meta name="SiteName" content="示范市商务局政务公开"><meta name="SiteDomain" content="swj.example.gov.cn"><meta name="SiteIDCode" content="3799000012"><meta name="ArticleTitle" content="关于"><meta name="PubDate" content="2026-07-24 00:00">\n<meta name="ContentSource" content=" "></head>',
        at: 3,
      },
    ],
  },
})

interface Needed {
  readonly label: string
  readonly expected?: string | undefined
}

/** The tags that a page has to have, with the values that the config knows. */
function neededFor(url: string, isContent: boolean, {site}: Config): Readonly<Record<string, Needed>> {
  const needed: Record<string, Needed> = {
    SiteName: {label: '网站名称', expected: site.title},
    SiteDomain: {label: '网站域名', expected: /^https?:\/\/([^/:?#]+)/u.exec(site.url)?.[1]},
  }
  // Where the config has none, the config is what has to be mended.
  if (site.idCode) needed['SiteIDCode'] = {label: '网站标识码', expected: site.idCode}
  const isFront = url === '/' || url === '/404.html'
  if (!isFront) for (const [name, label] of Object.entries(column)) needed[name] = {label}
  if (isContent) for (const [name, label] of Object.entries(article)) needed[name] = {label}
  return needed
}
