import {defineRule} from '../base/define.ts'
import {valueAt} from '../base/pointer.ts'
import type {Json} from '../base/types.ts'

/** What the config has to give, each with how to come by it. The organ's name and the site map are always there. */
const needed: readonly (readonly [key: string, label: string, note: string])[] = [
  ['idCode', '网站标识码', '在全国政府网站信息报送系统里查，10位，加引号'],
  ['institutionMark', '党政机关网站标识', '写标识的查询网址，即原来页脚里点开标识后的地址，以 https://bszs.conac.cn/ 开头'],
  ['errorReport', '“我为政府网站找错”入口', '写 https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code= 加网站标识码'],
  ['icp', 'ICP备案编号', '写工信部备案编号，如 鲁ICP备00000000号-1'],
  ['psb', '公安机关备案编号', '写全国互联网安全管理服务平台给的编号，如 鲁公网安备37990002000001号'],
  ['contact/phone', '主办单位联系电话', '在 contact 里写 phone'],
]

export default defineRule({
  id: 'site-footer',
  title: '页脚需要的标识码备案号纠错入口和联系方式都填了',
  clause: {instrument: '政府网站发展指引（国办发〔2017〕47号）', article: '网页设计规范：页脚'},
  confidence: 'M',
  why: '政府网站的页脚要有党政机关网站标识、“我为政府网站找错”入口、网站标识码、主办单位及联系方式、ICP备案编号、公安机关备案标识和站点地图。主办单位和站点地图程序总会写上，其余要在 gzgk.config.yml 的 site 里填。网站还没有备案、不能填时，可以在 levels 里先写 site-footer: warn。',
  level: 'error',
  kinds: ['page'],
  scope: 'site',
  check({project: {config}}, report) {
    for (const [key, label, note] of needed) {
      if (valueAt(config.site as unknown as Json, `/${key}`)) continue
      const field = key.replace('/', '.')
      report(
        {path: 'gzgk.config.yml'},
        {
          at: key.startsWith('contact/') && config.site.contact ? '/site/contact' : '/site',
          reason: `网站配置没有填写${label}（site.${field}），页脚里就没有它`,
          note,
        },
      )
    }
  },
  examples: {
    pass: [{kind: 'page'}],
    fail: [
      {kind: 'page', config: {site: {idCode: undefined}}, at: '/site'},
      {kind: 'page', config: {site: {institutionMark: undefined}}, at: '/site'},
      {kind: 'page', config: {site: {errorReport: undefined}}, at: '/site'},
      {kind: 'page', config: {site: {icp: undefined}}, at: '/site'},
      {kind: 'page', config: {site: {psb: undefined}}, at: '/site'},
      {kind: 'page', config: {site: {contact: {phone: undefined}}}, at: '/site/contact'},
      {kind: 'page', config: {site: {contact: undefined}}, at: '/site'},
    ],
  },
})
