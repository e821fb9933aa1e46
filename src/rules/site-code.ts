import {defineRule} from '../base/define.ts'

export default defineRule({
  id: 'site-code',
  title: '网站标识码和行政区划代码及纠错入口一致',
  clause: {instrument: '政府网站发展指引（国办发〔2017〕47号）', article: '网站标识码'},
  confidence: 'S',
  why: '地方政府网站的标识码是6位行政区划代码加4位序号，国务院部门是 bm 加8位；位数由字段格式保证。“我为政府网站找错”的网址里带着同一个标识码，抄错一位，读者的留言就送到别的单位去了。编码规则是从现有网站的标识码归纳的。',
  level: 'error',
  kinds: ['page'],
  scope: 'site',
  check({project: {config}}, report) {
    const {idCode, adminCode, errorReport} = config.site
    if (!idCode) return
    const place = {path: 'gzgk.config.yml'}
    if (adminCode && !idCode.startsWith('bm') && !idCode.startsWith(adminCode)) {
      report(place, {
        at: '/site/idCode',
        reason: `网站标识码（idCode）的前6位不是本地行政区划代码（adminCode）${adminCode}`,
        actual: idCode,
        note: '对照全国政府网站信息报送系统核对标识码；行政区划调整后标识码没有换的，核对 adminCode',
      })
    }
    const reported = /[?&]site_?code=([^&#]*)/iu.exec(errorReport ?? '')?.[1]
    if (reported === undefined || reported === idCode) return
    report(place, {
      at: '/site/errorReport',
      reason: `“我为政府网站找错”网址（errorReport）里的标识码和网站标识码（idCode）${idCode}不一致`,
      actual: reported,
      expected: [idCode],
      note: `把网址里 site_code= 后面改成 ${idCode}`,
    })
  },
  examples: {
    pass: [
      {kind: 'page'},
      {kind: 'page', config: {site: {adminCode: undefined, idCode: '3609000002', errorReport: undefined}}},
      {kind: 'page', config: {site: {idCode: 'bm22000001', errorReport: 'https://www.gov.cn/jiucuo.html?id=1'}}},
    ],
    fail: [
      {kind: 'page', config: {site: {idCode: '3798000012', errorReport: undefined}}, at: '/site/idCode'},
      {
        kind: 'page',
        config: {site: {errorReport: 'https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=3799000021'}},
        at: '/site/errorReport',
      },
    ],
  },
})
