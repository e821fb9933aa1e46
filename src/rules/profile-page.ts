import {defineRule} from '../base/define.ts'
import type {Entry} from '../base/types.ts'
import {isRunning} from './columns.ts'

export default defineRule({
  id: 'profile-page',
  title: '有公布机关职能和机构设置的页面',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第二十条第（二）项'},
  confidence: 'P',
  why: '条例第二十条第（二）项要求主动公开机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名。一般写成一个“机构概况”页面（content/pages/about.md），并标 disclosureCategory: 2，法定主动公开内容的第（二）项就会链接到它。政府信息公开专栏（指南、制度、目录、年报）一项也还没有的网站不检查。',
  level: 'error',
  kinds: ['page', 'policy'],
  scope: 'site',
  lacking: true,
  check(site, report) {
    if (!isRunning(site)) return
    const pages = site.entries.filter(({kind}) => kind === 'page')
    if (pages.some(({data}) => data['disclosureCategory'] === 2)) return
    const likely = pages.find(isLikely)
    if (likely) {
      report(likely.id, {
        at: '/title',
        reason: '看来是机构概况，没有标明公开的是第（二）项（disclosureCategory）',
        level: 'warn',
        note: '在开头加 disclosureCategory: 2',
      })
      return
    }
    report(
      {path: 'gzgk.config.yml'},
      {
        at: '/site/owner',
        reason: '全站没有公布机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名的页面',
        note: '写 content/pages/about.md，开头写 title: 机构概况 和 disclosureCategory: 2',
      },
    )
  },
  examples: {
    pass: [{kind: 'page', others: [{kind: 'guide'}]}, {kind: 'policy'}],
    fail: [
      {kind: 'policy', others: [{kind: 'guide'}], at: '/site/owner'},
      {kind: 'page', data: {title: '网站说明', disclosureCategory: undefined}, others: [{kind: 'guide'}], at: '/site/owner'},
      {kind: 'page', data: {disclosureCategory: undefined}, others: [{kind: 'guide'}], at: '/title'},
    ],
  },
})

const isLikely = ({data}: Entry): boolean => /机构|职能|领导/u.test(data.title)
