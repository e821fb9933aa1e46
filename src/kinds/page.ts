import {defineKind} from '../base/define.ts'

export default defineKind({
  name: 'page',
  title: '页面',
  dir: 'pages',
  permalink: '/{path}/',
  layout: 'page',
  refs: {'/cites/*': 'cites'},
  files: ['/attachments/*/file', '/attachments/*/textVersion'],
  columns: ['/title', '/updated'],
  outputs: ['html', 'json', 'sitemap'],
  list: 'none',
  date: '/updated',
  sample: {
    path: 'content/pages/about.md',
    data: {
      title: '机构概况',
      summary: '示范市商务局的职能、地址、办公时间和联系方式。',
      publishDate: '2022-01-04',
      updated: '2026-03-02',
      disclosureCategory: 2,
      contact: {address: '示范市市民中心3号楼', phone: '0000-8000000', hours: '工作日 8:30—12:00，13:30—17:30'},
    },
    body: `## 主要职责

负责全市国内贸易、对外贸易、外商投资和对外经济合作的管理和促进工作。

## 内设机构

办公室、法规科、流通业发展处、市场秩序科、对外贸易科。

## 负责人

| 姓名 | 职务 | 分管工作 |
|---|---|---|
| 周明远 | 局长 | 主持全面工作 |
`,
  },
})
