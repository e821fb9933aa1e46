import {defineKind} from '../base/define.ts'

export default defineKind({
  name: 'openDay',
  title: '政府开放活动',
  dir: 'open-days',
  permalink: '/open-days/{path}/',
  layout: 'openDay',
  refs: {'/cites/*': 'cites', '/topics/*': 'isPartOf'},
  files: ['/photos/*/file', '/attachments/*/file', '/attachments/*/textVersion'],
  columns: ['/title', '/date', '/place', '/quota', '/participants'],
  outputs: ['html', 'json', 'atom', 'sitemap', 'feed'],
  list: 'years',
  date: '/publishDate',
  sample: {
    path: 'content/open-days/2024/ershouche-shichang.md',
    data: {
      title: '走进二手车市场政府开放活动',
      publishDate: '2024-09-06',
      date: '2024-09-20',
      time: '14:00—16:30',
      place: '示范市二手车交易市场服务大厅',
      quota: 30,
      howToJoin: '9月13日前致电0000-8000001报名，额满为止',
      participants: 28,
      recordDate: '2024-09-27',
      department: '市场秩序科',
      issuers: ['swj'],
      summary: '邀请市民和商户了解二手车交易流程，现场答疑并听取意见。',
      access: '主动公开',
      questions: [{question: '二手车过户需要几个工作日？', answer: '材料齐全的当日办结。'}],
      suggestions: [
        {suggestion: '希望公布检测机构名单', treatment: 'adopted', reason: '名单已在市场服务大厅和本站公布'},
        {suggestion: '希望周末办理过户', treatment: 'partlyAdopted', reason: '自10月起每月第一个周六上午开放两个窗口'},
      ],
    },
    body: `## 活动情况

参加活动的市民和商户代表参观了检测车间和过户窗口，工作人员介绍了交易流程和常见风险。

## 下一步

对现场收集的意见逐条研究，采纳情况见本页。
`,
  },
})
