import {defineRule} from '../base/define.ts'

export default defineRule({
  id: 'site-domain',
  title: '网站使用以gov点cn为后缀的域名',
  clause: {instrument: '政府网站发展指引（国办发〔2017〕47号）', article: '域名管理'},
  confidence: 'S',
  why: '政府网站使用以 .gov.cn 为后缀的英文域名，部门网站用本级政府门户网站的下级域名，结构是“○○○.□□□.gov.cn”，不用其他后缀的英文域名。试运行、内网预览用别的域名时会这样提示，正式发布前改过来。',
  level: 'warn',
  kinds: ['page'],
  scope: 'site',
  check({project: {config}}, report) {
    const host = /^https?:\/\/([^/:?#]+)/u.exec(config.site.url)?.[1] ?? ''
    if (/^(?:[a-z0-9-]+\.)+gov\.cn$/u.test(host)) return
    report(
      {path: 'gzgk.config.yml'},
      {
        at: '/site/url',
        reason: `站点网址（url）的域名不是本级政府门户网站的下级域名，没有以 .gov.cn 结尾`,
        actual: host,
        expected: ['https://swj.example.gov.cn'],
        note: '写成“部门.地方.gov.cn”的样子；正式域名还没有批下来的，先不改',
      },
    )
  },
  examples: {
    pass: [
      {kind: 'page', config: {site: {url: 'https://slj.bd.gov.cn'}}},
      {kind: 'page', config: {site: {url: 'https://www.beijing.gov.cn:8443'}}},
    ],
    fail: [
      {kind: 'page', config: {site: {url: 'https://www.shifan-swj.com'}}, at: '/site/url'},
      {kind: 'page', config: {site: {url: 'https://swj.example.gov.cn.evil.com'}}, at: '/site/url'},
      {kind: 'page', config: {site: {url: 'https://fakegov.cn'}}, at: '/site/url'},
    ],
  },
})
