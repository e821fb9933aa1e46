import {defineKind} from '../base/define.ts'

export default defineKind({
  name: 'workplan',
  title: '政务公开工作要点',
  dir: 'workplans',
  permalink: '/workplans/{year}/',
  layout: 'workplan',
  refs: {'/tasks/*/evidence/*': 'evidence', '/basedOn/*': 'basedOn', '/topics/*': 'isPartOf'},
  files: ['/attachments/*/file', '/attachments/*/textVersion'],
  columns: ['/title', '/year', '/documentNumber', '/publishDate'],
  outputs: ['html', 'json', 'atom', 'sitemap', 'feed'],
  list: 'flat',
  date: '/publishDate',
  sample: {
    path: 'content/workplans/workplan-2024.md',
    data: {
      title: '示范市商务局2024年政务公开工作要点',
      year: 2024,
      documentNumber: '示商务字〔2024〕12号',
      issuers: ['swj'],
      writtenDate: '2024-04-16',
      publishDate: '2024-04-18',
      updated: '2024-12-31',
      summary: '2024年政务公开的重点任务、责任科室和完成情况。',
      access: '主动公开',
      tasks: [
        {
          number: '一（一）',
          section: '推动重点事项主动公开',
          task: '公开促进夜间消费的政策措施',
          department: '流通业发展处',
          deadline: '2024-12-31',
          state: 'done',
          evidence: ['sswg-2024-3'],
          note: '认定办法已于6月公开',
        },
        {
          number: '二（一）',
          section: '深化政策解读',
          task: '行政规范性文件全部解读',
          department: '法规科',
          deadline: '2024-12-31',
          state: 'done',
          evidence: ['sswg-2024-3-text'],
        },
      ],
    },
    body: `## 一、推动重点事项主动公开

（一）围绕扩大消费，公开促进夜间消费的政策措施。

## 二、深化政策解读

（一）行政规范性文件全部解读，解读材料与文件同步公开。
`,
  },
})
