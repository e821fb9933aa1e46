import {defineKind} from '../base/define.ts'

export default defineKind({
  name: 'interpretation',
  title: '政策解读',
  dir: 'interpretations',
  permalink: '/interpretations/{path}/',
  layout: 'interpretation',
  refs: {'/interprets/*': 'interprets', '/topics/*': 'isPartOf'},
  files: [
    '/video/file',
    '/video/poster',
    '/video/captions',
    '/images/*/file',
    '/attachments/*/file',
    '/attachments/*/textVersion',
  ],
  columns: ['/title', '/form', '/interprets', '/publishDate', '/interpreter', '/summary'],
  outputs: ['html', 'json', 'atom', 'sitemap', 'feed'],
  list: 'years',
  date: '/publishDate',
  sample: {
    path: 'content/interpretations/2024/sswg-2024-3-text.md',
    data: {
      title: '《示范市夜间消费集聚区认定办法》解读',
      interprets: ['sswg-2024-3'],
      form: 'text',
      publishDate: '2024-06-21',
      signedDate: '2024-06-18',
      interpreter: '示范市商务局流通业发展处',
      department: '流通业发展处',
      contact: {department: '流通业发展处', phone: '0000-8000001'},
      points: ['夜间营业商户50家以上的街区可以申报', '每年3月集中受理，30个工作日内办结', '认定后实行动态管理'],
      summary: '说明夜间消费集聚区的认定条件、申报时间和动态管理要求。',
      access: '主动公开',
      review: {secrecy: {date: '2024-06-18', by: '办公室（保密委员会办公室）'}},
    },
    body: `## 制定背景和依据

近年来本市夜间消费持续增长，各街区建设标准不一。为统一认定条件，我局在充分征求意见的基础上制定了本办法。

## 哪些街区可以申报

有固定管理单位、夜间营业商户达到50家，并且消防、食品安全条件合格的街区，都可以由管理单位申报。

## 与以往做法有什么不同

过去由各县（区）自行命名，没有统一标准；今后由市级统一认定，并向社会公布名单。

## 需要注意什么

申报材料每年3月提交，逾期不再受理。认定后条件发生变化的，应当在30日内报告。
`,
  },
})
