import {defineKind} from '../base/define.ts'

export default defineKind({
  name: 'listing',
  title: '主动公开基本目录',
  dir: 'catalog',
  permalink: '/catalog/{path}/',
  layout: 'listing',
  refs: {'/topics/*': 'isPartOf'},
  files: ['/attachments/*/file', '/attachments/*/textVersion'],
  columns: ['/title', '/updated'],
  outputs: ['html', 'json', 'sitemap'],
  list: 'flat',
  date: '/updated',
  sample: {
    path: 'content/catalog/basic-listing.md',
    data: {
      title: '示范市商务局主动公开基本目录',
      publishDate: '2022-05-20',
      updated: '2026-03-02',
      issuers: ['swj'],
      summary: '列明应当主动公开的事项、内容、依据、时限和责任科室。',
      items: [
        {
          number: '1',
          category: '政策文件',
          disclosureCategory: 1,
          content: '行政规范性文件的标题、正文、文号、成文日期、发布日期、有效性',
          basis: '《中华人民共和国政府信息公开条例》第二十条',
          deadline: '自形成之日起20个工作日内',
          department: '办公室',
          channel: '局网站',
          link: '/policies/',
        },
      ],
    },
    body: `本目录动态调整，调整后及时更新。
`,
  },
})
