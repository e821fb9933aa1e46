import type {Element} from 'hast'
import {defineRule} from '../base/define.ts'
import type {Finding} from '../base/types.ts'
import {attribute, elementsIn, isRedirect, placeOf, textIn} from './elements.ts'

const windows = /\bwindow\.open\s*\(|\b(?:alert|showModalDialog)\s*\(/u
const loading: Readonly<Record<string, readonly string[]>> = {
  audio: ['src'],
  embed: ['src'],
  iframe: ['src'],
  img: ['src'],
  object: ['data'],
  script: ['src'],
  source: ['src'],
  track: ['src'],
  video: ['src', 'poster'],
}

export default defineRule({
  id: 'page-intrusion',
  title: '网页不弹窗不飘窗不加载站外资源',
  clause: {instrument: '政府网站发展指引（国办发〔2017〕47号）', article: '网页设计规范：弹窗、飘窗和广告'},
  confidence: 'M',
  why: '政府网站不用弹窗、飘窗，不登商业广告。站外的脚本、统计代码、字体、图片能换掉网页内容，也把读者的行踪告诉别人，站外服务一停网页就残缺，所以一并检查：这一条是本程序的安全要求。给读者点的站外链接不在此列。',
  level: 'error',
  kinds: '*',
  scope: 'artifact',
  check(page, report, config) {
    if (isRedirect(page)) return
    const isForeign = (href: string): boolean =>
      /^\s*(?:https?:)?\/\//iu.test(href) && !href.trim().startsWith(`${config.site.url}/`)
    const findings: Finding[] = [
      ...Object.entries(loading).flatMap(([tag, names]) =>
        elementsIn(page, tag).flatMap(element => names.flatMap(name => foreign(element, attribute(element, name), isForeign))),
      ),
      ...elementsIn(page, 'link')
        .filter(element => /stylesheet|icon|preload|prefetch|preconnect|modulepreload/u.test(attribute(element, 'rel') ?? ''))
        .flatMap(element => foreign(element, attribute(element, 'href'), isForeign)),
      ...elementsIn(page, 'script').flatMap(element => (windows.test(textIn(element)) ? [popup(element)] : [])),
      ...elementsIn(page, 'body', 'a', 'button', 'img', 'div').flatMap(element => (opens(element) ? [popup(element)] : [])),
      ...elementsIn(page, 'marquee', 'dialog').flatMap(element =>
        element.tagName === 'marquee' || attribute(element, 'open') !== undefined ? [floating(element)] : [],
      ),
      ...elementsIn(page, 'div', 'a', 'img', 'section', 'aside').flatMap(element =>
        /position\s*:\s*fixed/iu.test(attribute(element, 'style') ?? '') ? [floating(element)] : [],
      ),
    ]
    for (const finding of findings) report(finding)
  },
  examples: {
    pass: [
      {
        kind: 'policy',
        html: '<a href="https://www.gov.cn/">中国政府网</a><img src="/a.png" alt=""><script src="/assets/site.js"></script>',
      },
      {kind: 'policy', html: '<img src="https://swj.example.gov.cn/a.png" alt=""><dialog>说明</dialog>'},
      {kind: 'policy', html: '<link rel="canonical" href="https://www.example.com/">'},
    ],
    fail: [
      {kind: 'policy', html: '\n<script src="https://hm.example.com/hm.js"></script>', at: 2},
      {kind: 'policy', html: '<img src="//img.example.com/a.png" alt="">', at: 1},
      {kind: 'policy', html: '<video poster="http://v.example.com/a.jpg"></video>', at: 1},
      {kind: 'policy', html: '<iframe src="https://swj.example.gov.cn.evil.com/"></iframe>', at: 1},
      {kind: 'policy', html: '<link rel="stylesheet" href="https://fonts.example.com/a.css">', at: 1},
      {kind: 'policy', html: "<script>window.open('/gonggao/')</script>", at: 1},
      {kind: 'policy', html: '<body onload="alert(1)"><p>公告</p></body>', at: 1},
      {kind: 'policy', html: '<p>通知</p>\n<marquee>欢迎</marquee>', at: 2},
      {kind: 'policy', html: '<dialog open>公告</dialog>', at: 1},
      {kind: 'policy', html: '<div style="position: fixed; top: 9px">扫码关注</div>', at: 1},
    ],
  },
})

const foreign = (element: Element, href: string | undefined, isForeign: (href: string) => boolean): Finding[] =>
  href !== undefined && isForeign(href)
    ? [
        {
          at: placeOf(element),
          reason: `网页加载站外的资源（${element.tagName}）`,
          actual: href,
          note: '把文件放到本站；统计、地图等站外服务改为给读者点的链接',
        },
      ]
    : []

const popup = (element: Element): Finding => ({
  at: placeOf(element),
  reason: '网页里有弹出窗口的脚本',
  note: '去掉弹窗，重要的内容发成通知并标紧急提示（urgentUntil），首页顶部会显示',
})

const floating = (element: Element): Finding => ({
  at: placeOf(element),
  reason: `网页里有飘窗或者弹窗（${element.tagName}）`,
  note: '去掉飘窗，重要的内容发成通知并标紧急提示（urgentUntil），首页顶部会显示',
})

const opens = ({properties}: Element): boolean =>
  Object.entries(properties).some(([name, value]) => /^on/iu.test(name) && windows.test(String(value)))
