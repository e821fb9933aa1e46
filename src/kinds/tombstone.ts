import {defineKind} from '../base/define.ts'

export default defineKind({
  name: 'tombstone',
  title: '撤下说明',
  dir: 'tombstones',
  permalink: '/{path}/',
  layout: 'tombstone',
  refs: {'/successor': 'cites'},
  files: [],
  columns: ['/title', '/documentNumber', '/reasonClass', '/date'],
  outputs: ['html'],
  list: 'none',
  date: '/date',
  sample: {
    path: 'content/tombstones/policies/2021/sswz-2021-9.md',
    data: {
      title: '示范市商务局关于做好节日市场供应工作的通知',
      originalKind: 'policy',
      documentNumber: '示商务字〔2021〕9号',
      reasonClass: 'transferred',
      publicNote: '该文件由示范市人民政府办公室牵头印发，现由其网站统一公开。',
      date: '2023-05-06',
      successor: {title: '关于做好节日市场供应工作的通知', url: 'https://www.example.gov.cn/policies/2021/9/'},
      contact: {department: '办公室', phone: '0000-8000000'},
    },
    body: '',
  },
})
