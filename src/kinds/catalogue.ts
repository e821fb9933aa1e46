import {defineKind} from '../base/define.ts'

export default defineKind({
  name: 'catalogue',
  title: '重大行政决策事项目录',
  dir: 'catalogues',
  permalink: '/decisions/{year}/',
  layout: 'catalogue',
  refs: {'/topics/*': 'isPartOf'},
  files: ['/attachments/*/file', '/attachments/*/textVersion'],
  columns: ['/title', '/year', '/documentNumber', '/publishDate'],
  outputs: ['html', 'json', 'atom', 'sitemap', 'feed'],
  // The list of decisions leads to the catalogues year by year; they need no list of their own.
  list: 'none',
  date: '/publishDate',
  sample: {
    path: 'content/catalogues/catalogue-2024.md',
    data: {
      title: '示范市商务局2024年度重大行政决策事项目录',
      year: 2024,
      documentNumber: '示商务字〔2024〕7号',
      issuers: ['swj'],
      writtenDate: '2024-02-18',
      publishDate: '2024-02-20',
      summary: '2024年度确定重大行政决策事项1项。',
      access: '主动公开',
      items: [
        {
          number: 1,
          title: '编制《示范市城乡商业网点规划（2024—2035年）》',
          organizer: '流通业发展处',
          decisionMaker: 'swj',
          procedures: ['公众参与', '专家论证', '风险评估', '合法性审查', '集体讨论决定'],
          plannedCompletion: '2024-07',
        },
      ],
      adjustments: [
        {date: '2024-03-29', item: 1, change: '计划完成时间由2024年6月改为2024年7月', reason: '需与国土空间规划衔接'},
      ],
    },
    body: `目录经局党组同意后公布，并根据实际情况调整。各事项的决策过程材料见事项页面。
`,
  },
})
