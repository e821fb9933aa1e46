import {defineKind} from '../base/define.ts'

export default defineKind({
  name: 'guide',
  title: '政府信息公开指南',
  dir: 'guide',
  permalink: '/guide/',
  layout: 'guide',
  refs: {},
  files: ['/application/forms/*/file', '/application/forms/*/textVersion', '/attachments/*/file', '/attachments/*/textVersion'],
  columns: ['/title', '/updated'],
  outputs: ['html', 'json', 'atom', 'sitemap', 'feed'],
  list: 'none',
  date: '/updated',
  sample: {
    path: 'content/guide/guide.md',
    data: {
      title: '示范市商务局政府信息公开指南',
      publishDate: '2019-05-15',
      updated: '2026-03-02',
      summary: '说明本机关政府信息的分类、编排、获取方式和依申请公开的办理流程。',
      agency: {
        name: '示范市商务局办公室',
        address: '示范市市民中心3号楼501室',
        hours: '工作日 8:30—12:00，13:30—17:30',
        phone: '0000-80000001',
        fax: '0000-80000002',
        email: 'swj@example.gov.cn',
        postcode: '000000',
      },
      informationCategories: [
        {name: '机构职能', description: '机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名。'},
        {name: '政策文件', description: '行政规范性文件和其他政策文件及其解读。'},
      ],
      arrangement: '政府信息按索引号、发文机关、年份和主题分类编排；索引号由统一社会信用代码和年份流水号组成。',
      accessMethods: [
        {name: '网站', description: '在本机关网站政府信息公开专栏查阅、检索和下载。'},
        {name: '现场查阅', description: '在市民中心政府信息公开查阅点查阅。'},
      ],
      application: {
        methods: [
          {name: '当面申请', description: '到市民中心3号楼501室填写申请表。'},
          {name: '信函申请', description: '邮寄申请表，信封注明“政府信息公开申请”。'},
        ],
        steps: ['提出申请', '登记', '办理', '答复'],
        terms: '自收到申请之日起20个工作日内答复；需要延长的，延长不超过20个工作日。',
      },
      fees: '一般不收取费用；申请的数量、频次明显超过合理范围的，依照国办函〔2020〕109号收取信息处理费。',
      remedies: [{name: '举报', description: '认为本机关不依法履行公开义务的，可以向示范市人民政府办公室举报。'}],
      correction: '有证据证明与自身相关的政府信息记录不准确的，可以向办公室书面提出更正要求。',
      assistance: '对阅读困难或者有视听障碍的申请人，现场提供代填、代读服务。',
    },
    body: `本指南说明怎样获取示范市商务局的政府信息，每年至少核对一次。
`,
  },
})
