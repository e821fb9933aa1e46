import {defineRule} from '../base/define.ts'
import {attribute, elementsIn, isRedirect, placeOf} from './elements.ts'

export default defineRule({
  id: 'page-skip-link',
  title: '每个网页的第一个链接跳到正文',
  clause: {instrument: '无障碍环境建设法', article: '第三十二条'},
  confidence: 'P',
  why: '用键盘或者读屏软件的人，每打开一页都要先经过页头和导航的几十个链接。第一个链接写“跳到正文”，一下就到正文。这是国家标准 GB/T 37668、WCAG 2.1 都有的要求，法律要求逐步符合。',
  level: 'error',
  kinds: '*',
  scope: 'artifact',
  check(page, report) {
    if (isRedirect(page)) return
    const link = elementsIn(page, 'a')[0]
    const target = (link && attribute(link, 'href')) ?? ''
    const ids = elementsIn(page, 'main', 'div', 'article', 'section').map(element => attribute(element, 'id'))
    if (target.length > 1 && target.startsWith('#') && ids.includes(target.slice(1))) return
    report({
      at: placeOf(link ?? elementsIn(page, 'body')[0]),
      reason: target.startsWith('#') ? `“跳到正文”指向的 ${target} 在网页里没有` : '网页的第一个链接不是“跳到正文”',
      note: '在主题的 layouts/base.njk 里，body 的开头写 <a class="skip" href="#main">，正文写 <main id="main">',
    })
  },
  examples: {
    pass: [
      {kind: 'policy'},
      {kind: 'policy', html: '<a href="#text">跳到正文</a><div id="text"></div>'},
      {kind: 'policy', html: '<meta http-equiv="refresh" content="0; url=/a/"><a href="/a/">已移至</a>'},
    ],
    fail: [
      {kind: 'policy', html: '<body><p>首页</p>\n<a href="/">首页</a><main id="main"></main></body>', at: 2},
      {kind: 'policy', html: '<a href="#text">跳到正文</a><main id="main"></main>', at: 1},
      {kind: 'policy', html: '<!doctype html><html>\n<body><main id="main"></main></body></html>', at: 2},
    ],
  },
})
