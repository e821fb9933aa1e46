import {defineKind} from '../base/define.ts'

export default defineKind({
  name: 'response',
  title: '回应关切',
  dir: 'responses',
  permalink: '/responses/{path}/',
  layout: 'response',
  refs: {'/cites/*': 'cites', '/topics/*': 'isPartOf'},
  files: ['/attachments/*/file', '/attachments/*/textVersion'],
  columns: ['/title', '/event/occurred', '/event/level', '/firstResponse', '/pressConference', '/source'],
  outputs: ['html', 'json', 'atom', 'sitemap', 'feed'],
  list: 'years',
  date: '/publishDate',
  sample: {
    path: 'content/responses/2025/yufuka-tuifei.md',
    data: {
      title: '关于某连锁超市预付卡退费问题的回应',
      publishDate: '2025-07-02',
      event: {occurred: '2025-07-02 09:20', level: 'general', summary: '网传某连锁超市将停止营业，预付卡无法退费'},
      firstResponse: '2025-07-02 16:40',
      source: '12345市民服务热线',
      updates: [{time: '2025-07-05 16:00', summary: '已登记退费申请312件，首批款项已经退付。'}],
      department: '市场秩序科',
      issuers: ['swj'],
      summary: '公布退费登记的地点、时间和需要携带的材料。',
      access: '主动公开',
    },
    body: `7月2日，我局收到多起关于某连锁超市预付卡退费的来电，已会同有关部门约谈企业。

## 怎样登记退费

持卡人可以携带预付卡和付款凭证，于工作日到所在街道便民服务中心登记。

## 处理进展

企业已开设专用账户，我局将及时公布后续进展。
`,
  },
})
