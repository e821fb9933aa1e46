import {defineKind} from '../base/define.ts'

export default defineKind({
  name: 'policy',
  title: '政策文件',
  dir: 'policies',
  permalink: '/policies/{path}/',
  layout: 'policy',
  refs: {
    '/basedOn/*': 'basedOn',
    '/implements/*': 'implements',
    '/amends/*': 'amends',
    '/repeals/*': 'repeals',
    '/replaces/*': 'replaces',
    '/forwards/*': 'forwards',
    '/decidedBy/*': 'decidedBy',
    '/topics/*': 'isPartOf',
  },
  files: ['/attachments/*/file', '/attachments/*/textVersion'],
  columns: [
    '/title',
    '/documentNumber',
    '/indexNumber',
    '/registrationNumber',
    '/issuers',
    '/documentType',
    '/normative',
    '/writtenDate',
    '/publishDate',
    '/effectiveDate',
    '/expiryDate',
    '/subjects',
    '/disclosureCategory',
    '/summary',
  ],
  outputs: ['html', 'compare', 'json', 'text', 'akoma-ntoso', 'index-json', 'atom', 'csv', 'xlsx', 'sitemap', 'reading', 'feed'],
  list: 'years',
  date: '/publishDate',
  sample: {
    path: 'content/policies/2024/sswg-2024-3.md',
    data: {
      title: '示范市商务局关于印发《示范市夜间消费集聚区认定办法》的通知',
      documentNumber: '示商务规〔2024〕3号',
      indexNumber: '11379900MB2600122R/2024-00031',
      registrationNumber: 'SFCR-2024-0130003',
      issuers: ['swj'],
      documentType: '通知',
      normative: true,
      writtenDate: '2024-06-18',
      printedDate: '2024-06-19',
      publishDate: '2024-06-21',
      effectiveDate: '2024-08-01',
      expiryDate: '2029-07-31',
      subjects: ['商贸、海关、旅游\\国内贸易（含供销）'],
      topics: ['topic-night-consumption'],
      audience: ['商贸企业', '个体工商户'],
      keywords: ['夜间消费', '集聚区认定'],
      summary: '规定夜间消费集聚区的认定条件、申报程序和动态管理。',
      access: '主动公开',
      disclosureCategory: 1,
      interpretation: {required: true, dueDate: '2024-06-26', plan: '文字解读一件，由流通业发展处起草，与文件同步公开'},
      review: {
        secrecy: {date: '2024-06-14', by: '办公室（保密委员会办公室）'},
        legality: {date: '2024-06-12', by: '法规科'},
        privacy: {date: '2024-06-14', by: '办公室'},
      },
      contact: {department: '流通业发展处', phone: '0000-8000001'},
    },
    body: `各县（区）商务主管部门，局机关各科室：

现将《示范市夜间消费集聚区认定办法》印发给你们，请认真贯彻执行。

示范市商务局

2024年6月18日

（此件公开发布）

## 示范市夜间消费集聚区认定办法

第一条　为了规范夜间消费集聚区的认定，促进夜间消费，结合本市实际，制定本办法。

第二条　本市行政区域内夜间消费集聚区的申报、认定和动态管理，适用本办法。

第三条　申报夜间消费集聚区，应当同时具备下列条件：

（一）有明确的四至范围和管理单位；

（二）夜间营业商户不少于50家；

（三）消防、食品安全等条件符合有关规定。

第四条　市商务局每年3月受理申报，自受理之日起30个工作日内作出是否认定的决定。

第五条　经认定的夜间消费集聚区不再符合第三条规定条件的，由市商务局撤销认定并公告。

第六条　本办法自2024年8月1日起施行，有效期至2029年7月31日。
`,
  },
})
