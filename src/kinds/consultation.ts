import {defineKind} from '../base/define.ts'

export default defineKind({
  name: 'consultation',
  title: '意见征集',
  dir: 'consultations',
  permalink: '/consultations/{path}/',
  layout: 'consultation',
  refs: {
    '/isPartOf': 'isPartOf',
    '/drafts/*/to': 'cites',
    '/explanation/*/to': 'cites',
    '/cites/*': 'cites',
    '/topics/*': 'isPartOf',
  },
  files: ['/drafts/*/file', '/explanation/*/file', '/attachments/*/file', '/attachments/*/textVersion'],
  columns: ['/title', '/opens', '/closes', '/result/received', '/result/adopted', '/result/partlyAdopted', '/result/notAdopted'],
  outputs: ['html', 'json', 'atom', 'sitemap', 'feed'],
  list: 'years',
  date: '/publishDate',
  sample: {
    path: 'content/consultations/2024/yejian-xiaofei.md',
    data: {
      title: '《示范市夜间消费集聚区认定办法（征求意见稿）》公开征求意见',
      publishDate: '2024-04-10',
      opens: '2024-04-10',
      closes: '2024-05-10',
      channels: [
        {kind: 'email', value: 'swj@example.gov.cn'},
        {kind: 'phone', value: '0000-8000001'},
      ],
      issuers: ['swj'],
      department: '流通业发展处',
      isPartOf: 'sswg-2024-3',
      summary: '就夜间消费集聚区的认定条件、申报程序和动态管理征求意见。',
      access: '主动公开',
      result: {
        publishDate: '2024-05-20',
        summary: '共收到意见12条，采纳和部分采纳9条。',
        received: 12,
        adopted: 6,
        partlyAdopted: 3,
        notAdopted: 3,
        opinions: [
          {opinion: '建议降低夜间营业商户数量的要求', count: 2, treatment: 'partlyAdopted', reason: '由80家调整为50家'},
          {opinion: '建议认定不设有效期', count: 2, treatment: 'notAdopted', reason: '需要通过动态管理保证质量'},
        ],
      },
    },
    body: `## 征求什么意见

请重点就申报条件是否合理、办理时限是否合适提出意见。

## 征求意见稿

第一条　为了规范夜间消费集聚区的认定，制定本办法。

第二条　申报夜间消费集聚区，夜间营业商户应当不少于80家。

## 起草说明

征求意见稿在调研各县（区）做法的基础上起草，主要规定认定条件、程序和管理要求。
`,
  },
})
