import {defineKind} from '../base/define.ts'

export default defineKind({
  name: 'proposal',
  title: '建议提案办理',
  dir: 'proposals',
  permalink: '/proposals/{path}/',
  layout: 'proposal',
  refs: {'/answers/*': 'answers', '/topics/*': 'isPartOf'},
  files: ['/attachments/*/file', '/attachments/*/textVersion'],
  columns: ['/number', '/session', '/body', '/proposer', '/title', '/result', '/replyDate'],
  outputs: ['html', 'json', 'atom', 'sitemap', 'feed'],
  list: 'years',
  date: '/publishDate',
  sample: {
    path: 'content/proposals/2024/npc-2024-0123.md',
    data: {
      title: '关于加快发展夜间经济的建议的答复',
      session: '示范市第十六届人民代表大会第三次会议',
      number: '0123',
      body: 'npc',
      proposer: '市人大财经代表小组',
      result: 'A',
      replyDate: '2024-08-20',
      documentNumber: '示商务字〔2024〕21号',
      publishDate: '2024-08-26',
      issuers: ['swj'],
      organizer: '流通业发展处',
      answers: ['sswg-2024-3'],
      summary: '答复加快发展夜间经济的建议，介绍认定办法和下一步安排。',
      access: '主动公开',
    },
    body: `您提出的关于加快发展夜间经济的建议收悉，现答复如下：

一、已经开展的工作。我局印发了《示范市夜间消费集聚区认定办法》，明确了申报条件和程序。

二、下一步安排。从明年起每年集中受理一次申报，并向社会公布认定名单。

感谢您对商务工作的关心和支持。

示范市商务局

2024年8月20日
`,
  },
})
