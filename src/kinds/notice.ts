import {defineKind} from '../base/define.ts'

export default defineKind({
  name: 'notice',
  title: '通知公告、工作动态',
  dir: 'notices',
  permalink: '/notices/{path}/',
  layout: 'notice',
  refs: {'/cites/*': 'cites', '/topics/*': 'isPartOf'},
  files: ['/attachments/*/file', '/attachments/*/textVersion'],
  columns: ['/title', '/category', '/column', '/publishDate', '/documentNumber'],
  outputs: ['html', 'json', 'atom', 'sitemap', 'feed'],
  list: 'years',
  date: '/publishDate',
  sample: {
    path: 'content/notices/2025/jijuqu-shenbao.md',
    data: {
      title: '关于组织申报2025年夜间消费集聚区的公告',
      publishDate: '2025-02-24',
      category: 'notice',
      column: '执行公开',
      issuers: ['swj'],
      department: '流通业发展处',
      cites: ['sswg-2024-3'],
      summary: '2025年夜间消费集聚区申报的时间、条件和材料。',
      access: '主动公开',
      disclosureCategory: 15,
    },
    body: `现组织申报2025年夜间消费集聚区，有关事项公告如下：

一、申报时间。2025年3月3日至3月31日。

二、申报方式。由街区管理单位向所在县（区）商务主管部门提交材料。

三、联系方式。流通业发展处，0000-8000001。
`,
  },
})
