import {defineKind} from '../base/define.ts'

export default defineKind({
  name: 'rule',
  title: '政府信息公开制度',
  dir: 'rules',
  permalink: '/rules/{path}/',
  layout: 'rule',
  refs: {},
  files: ['/attachments/*/file', '/attachments/*/textVersion'],
  columns: ['/title', '/level', '/documentNumber', '/publisher', '/publishDate'],
  outputs: ['html', 'json', 'sitemap', 'feed'],
  list: 'flat',
  date: '/publishDate',
  sample: {
    path: 'content/rules/shencha-zhidu.md',
    data: {
      title: '示范市商务局政府信息公开审查制度',
      level: 'office',
      documentNumber: '示商务发〔2023〕18号',
      publisher: '示范市商务局',
      writtenDate: '2023-09-12',
      publishDate: '2023-09-18',
      effectiveDate: '2023-10-01',
      summary: '规定信息公开前保密审查、合法性审核和个人信息审查的分工和程序。',
    },
    body: `第一条　公开政府信息，应当先审查、后公开。

第二条　起草科室提出公开属性，办公室进行保密审查，法规科对行政规范性文件进行合法性审核。

第三条　本制度自2023年10月1日起施行。
`,
  },
})
