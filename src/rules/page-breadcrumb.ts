import {defineRule} from '../base/define.ts'
import {attribute, elementsBelow, elementsIn, isRedirect, placeOf} from './elements.ts'

const named = /位置|面包屑|crumb/iu

export default defineRule({
  id: 'page-breadcrumb',
  title: '首页以外的网页有当前位置导航',
  clause: {instrument: '政府网站发展指引（国办发〔2017〕47号）', article: '网页设计规范：位置导航'},
  confidence: 'M',
  why: '读者多半是从搜索直接进到内容页的，要让他看得出自己在哪个栏目、能一步回到首页。首页和“找不到页面”以外，每个网页都要有“当前位置”一类的导航，第一项链接到首页。',
  level: 'error',
  kinds: '*',
  scope: 'artifact',
  check(page, report, {site}) {
    if (page.url === '/' || page.url === '/404.html' || isRedirect(page)) return
    const homes = ['/', site.url, `${site.url}/`]
    const crumbs = elementsIn(page, 'nav', 'ol', 'ul', 'div', 'p').filter(element =>
      named.test(`${attribute(element, 'ariaLabel') ?? ''} ${attribute(element, 'className') ?? ''}`),
    )
    if (crumbs.some(element => elementsBelow(element, 'a').some(link => homes.includes(attribute(link, 'href') ?? '')))) return
    report({
      at: placeOf(crumbs[0] ?? elementsIn(page, 'main')[0] ?? elementsIn(page, 'body')[0]),
      reason: crumbs.length > 0 ? '“当前位置”导航里没有到首页的链接' : '网页没有“当前位置”导航',
      note: '核对主题的 components/breadcrumb/template.njk；版式（layouts）要包含它',
    })
  },
  examples: {
    pass: [
      {kind: 'policy', html: '<div class="crumbs"><a href="/">首页</a></div>'},
      {kind: 'policy', html: '<p class="crumb"><a href="https://swj.example.gov.cn/">首页</a></p>'},
      {kind: 'page', path: 'index.html', html: '<main></main>'},
      {kind: 'page', path: '404.html', html: '<main></main>'},
      {kind: 'page', html: '<meta http-equiv="refresh" content="0; url=/a/">'},
    ],
    fail: [
      {kind: 'policy', html: '<nav aria-label="主导航"><a href="/">首页</a></nav>\n<main></main>', at: 2},
      {kind: 'policy', html: '<main>\n<nav aria-label="当前位置"><a href="/policies/">政策文件</a></nav></main>', at: 2},
    ],
  },
})
