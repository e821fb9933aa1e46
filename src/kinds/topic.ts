import {defineKind} from '../base/define.ts'

export default defineKind({
  name: 'topic',
  title: '专题',
  dir: 'topics',
  permalink: '/topics/{path}/',
  layout: 'topic',
  refs: {'/groups/*/items/*': 'hasPart'},
  files: ['/attachments/*/file', '/attachments/*/textVersion'],
  columns: ['/title', '/summary', '/updated'],
  outputs: ['html', 'json', 'sitemap'],
  list: 'flat',
  date: '/updated',
  sample: {
    path: 'content/topics/topic-night-consumption.md',
    data: {
      title: '夜间消费',
      summary: '夜间消费集聚区的政策、申报和办理结果。',
      audience: ['商贸企业', '个体工商户'],
      publishDate: '2024-06-28',
      updated: '2025-02-24',
      order: 10,
      groups: [
        {title: '政策和解读', items: ['sswg-2024-3', {to: 'sswg-2024-3-text', note: '先看这一篇'}]},
        {title: '怎样申报', items: ['jijuqu-shenbao']},
      ],
    },
    body: `这里集中夜间消费的政策文件、解读和申报公告。
`,
  },
})
