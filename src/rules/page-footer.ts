import type {Element} from 'hast'
import {defineRule} from '../base/define.ts'
import type {Config, PublishedPage} from '../base/types.ts'
import {attribute, elementsBelow, elementsIn, isRedirect, placeOf, textIn} from './elements.ts'

export default defineRule({
  id: 'page-footer',
  title: '每个网页的页脚显示标识码备案号纠错入口和站点地图',
  clause: {instrument: '政府网站发展指引（国办发〔2017〕47号）', article: '网页设计规范：页脚'},
  confidence: 'M',
  why: '网站配置里填了的标识码、备案号、联系电话、“我为政府网站找错”和党政机关网站标识，要在每个网页的页脚里看得到，还要有站点地图的链接。页脚由主题的 components/footer 写出，换主题时容易漏。配置里没填的由 site-footer 提示。',
  level: 'error',
  kinds: '*',
  scope: 'artifact',
  check(page, report, config) {
    if (isRedirect(page)) return
    const footer = footerOf(page)
    if (!footer) {
      report({
        at: placeOf(elementsIn(page, 'body')[0]),
        reason: '网页没有页脚（footer）',
        note: '核对主题的 components/footer/template.njk',
      })
      return
    }
    const text = plain(textIn(footer))
    const links = elementsBelow(footer, 'a').map(link => attribute(link, 'href') ?? '')
    const missing = [
      ...texts(config).filter(([, value]) => value !== undefined && !text.includes(plain(value))),
      ...hrefs(config).filter(([, href]) => href !== undefined && !links.includes(href)),
    ]
    if (missing.length === 0) return
    report({
      at: placeOf(footer),
      reason: `页脚里没有${missing.map(([label]) => label).join('、')}`,
      expected: missing.map(([, value]) => value!),
      note: '核对主题的 components/footer/template.njk',
    })
  },
  examples: {
    pass: [
      {kind: 'policy'},
      {kind: 'policy', html: footerWith({}).replace('<footer>', '<div class="wrap foot">').replace('</footer>', '</div>')},
      {kind: 'policy', html: footerWith({}).replace('<footer>', '<div role="contentinfo">').replace('</footer>', '</div>')},
      {kind: 'page', html: '<meta http-equiv="refresh" content="0; url=/a/">'},
    ],
    fail: [
      {kind: 'policy', html: '<!doctype html><html>\n<body><p>没有页脚</p></body>', at: 2},
      {kind: 'policy', html: '<main></main>\n<footer>网站标识码：3799000012</footer>', at: 2},
      {kind: 'policy', html: footerWith({text: '3799000012 鲁公网安备37990002000001号 0000-80000001'}), at: 1},
      {kind: 'policy', html: footerWith({text: '3799000012 鲁ICP备00000000号-1 0000-80000001'}), at: 1},
      {kind: 'policy', html: footerWith({text: '鲁ICP备00000000号-1 鲁公网安备37990002000001号 0000-80000001'}), at: 1},
      {kind: 'policy', html: footerWith({text: '3799000012 鲁ICP备00000000号-1 鲁公网安备37990002000001号'}), at: 1},
      {kind: 'policy', html: footerWith({map: '/map/'}), at: 1},
      {kind: 'policy', html: footerWith({report: 'https://www.gov.cn/'}), at: 1},
      {kind: 'policy', html: footerWith({mark: 'https://bszs.conac.cn/'}), at: 1},
    ],
  },
})

/** The last one; where a theme has none by name, the one that is called so. */
const footerOf = (page: PublishedPage): Element | undefined =>
  elementsIn(page, 'footer').at(-1) ??
  elementsIn(page, 'div', 'section').find(element =>
    /\bfoot/iu.test(
      ['role', 'id', 'className']
        .map(name => attribute(element, name))
        .join(' ')
        .replace('contentinfo', 'footer'),
    ),
  )

const texts = ({site}: Config): readonly (readonly [string, string | undefined])[] => [
  ['网站标识码', site.idCode],
  ['ICP备案编号', site.icp],
  ['公安机关备案编号', site.psb],
  ['联系电话', site.contact?.phone],
]

const hrefs = ({site}: Config): readonly (readonly [string, string | undefined])[] => [
  ['“我为政府网站找错”入口', site.errorReport],
  ['党政机关网站标识', site.institutionMark],
  ['站点地图', '/sitemap/'],
]

const plain = (text: string): string => text.replace(/\s+/gu, '')

/** A footer with everything, but for what is given instead. */
function footerWith({
  text = '3799000012 鲁ICP备00000000号-1 鲁公网安备37990002000001号 0000-80000001',
  map = '/sitemap/',
  report = 'https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=3799000012',
  mark = 'https://bszs.conac.cn/sitename?method=show&id=00000000000000000000000000000000',
}): string {
  const links = [map, report, mark].map(href => `<a href="${href.replaceAll('&', '&amp;')}">链接</a>`)
  return `<footer>${text}${links.join('')}</footer>`
}
