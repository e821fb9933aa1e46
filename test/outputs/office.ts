/** A hand-made office with a little of everything, for tests that look at every page. */
import type {Given} from './site.ts'

const toc = [
  {id: 'tiao-1', title: '第一条', children: []},
  {id: 'tiao-2', title: '第二条', children: []},
]
const html =
  '<div class="ri"><h3 id="tiao-1">第一条</h3><p>为了示范。</p></div><div class="ri"><h3 id="tiao-2">第二条</h3><p>本办法自公布之日起施行。</p></div>'
const subjects = ['商贸、海关、旅游\\国内贸易']

export const office: readonly Given[] = [
  {
    at: 'policy policies/2021/sswg-2021-1',
    data: {
      title: '示范市展会管理办法',
      documentNumber: '示商务规〔2021〕1号',
      issuers: ['swj'],
      documentType: '通知',
      normative: true,
      writtenDate: '2021-03-01',
      publishDate: '2021-03-04',
      effectiveDate: '2021-04-01',
      subjects,
    },
    html,
    toc,
  },
  {
    at: 'policy policies/2024/sswg-2024-3',
    data: {
      title: '关于印发《示范市展会管理办法》的通知',
      documentNumber: '示商务规〔2024〕3号',
      indexNumber: '11379900MB2600122R/2024-00031',
      registrationNumber: 'SFCR-2024-0130003',
      issuers: ['swj', 'czj'],
      documentType: '通知',
      normative: true,
      writtenDate: '2024-06-18',
      printedDate: '2024-06-19',
      publishDate: '2024-06-21',
      effectiveDate: '2024-08-01',
      expiryDate: '2029-07-31',
      subjects,
      topics: ['huizhan'],
      keywords: ['展会'],
      summary: '规定展会的备案和安全管理。',
      interpretation: {required: true, dueDate: '2024-06-28'},
      attachments: [
        {file: 'sswg-2024-3.pdf', title: '版式文件', role: 'original'},
        {file: 'sswg-2024-3-1.xlsx', title: '备案表'},
      ],
    },
    refs: [
      {rel: 'replaces', to: 'sswg-2021-1', at: '/replaces/0'},
      {rel: 'basedOn', to: null, at: '/basedOn/0', more: {title: '展会条例', documentNumber: '示政令第9号', clauses: ['第三条']}},
      {rel: 'decidedBy', to: 'zhanhui', at: '/decidedBy/0'},
      {rel: 'isPartOf', to: 'huizhan', at: '/topics/0'},
    ],
    html,
    toc,
    files: [
      {file: 'sswg-2024-3.pdf', at: '/attachments/0/file', size: 223_232},
      {file: 'sswg-2024-3-1.xlsx', at: '/attachments/1/file'},
    ],
  },
  {
    at: 'policy policies/2026/sswz-2026-5',
    data: {
      title: '关于2026年展会安排的通知',
      documentNumber: '示商务字〔2026〕5号',
      issuers: ['swj'],
      documentType: '通知',
      publishDate: '2026-11-20',
      effectiveDate: '2027-01-01',
      interpretation: {required: true, dueDate: '2026-12-20'},
    },
    refs: [{rel: 'cites', to: 'sswg-2024-3', at: '/cites/0'}],
    html: '<p>按照<a class="cite" href="/policies/2024/sswg-2024-3/">示商务规〔2024〕3号</a>办理。</p>',
  },
  {
    at: 'interpretation interpretations/2024/sswg-2024-3-text',
    data: {
      title: '展会办法解读',
      form: 'text',
      publishDate: '2024-06-22',
      points: ['备案五个工作日办结'],
      interpreter: '示范市商务局展会科',
    },
    refs: [{rel: 'interprets', to: 'sswg-2024-3', at: '/interprets/0'}],
    html: '<h2 id="s1">为什么要备案</h2><p>为了安全。</p>',
    toc: [{id: 's1', title: '为什么要备案', children: []}],
  },
  {
    at: 'interpretation interpretations/2024/sswg-2024-3-graphic',
    data: {
      title: '一图读懂展会办法',
      form: 'graphic',
      publishDate: '2024-06-23',
      images: [{file: 'graphic/1.png', alt: '图一：备案四步', width: 1080, height: 1600}],
    },
    refs: [{rel: 'interprets', to: 'sswg-2024-3', at: '/interprets/0'}],
    html: '<h3 id="s-1">图一</h3><p>备案四步。</p>',
    files: [{file: 'graphic/1.png', at: '/images/0/file'}],
  },
  {
    at: 'interpretation interpretations/2024/sswg-2024-3-video',
    data: {
      title: '三分钟看懂展会办法',
      form: 'video',
      publishDate: '2024-06-24',
      video: {file: 'video/a.mp4', poster: 'video/a.png', captions: 'video/a.vtt', duration: 'PT3M12S', width: 1280, height: 720},
    },
    refs: [{rel: 'interprets', to: 'sswg-2024-3', at: '/interprets/0'}],
    html: '<p>00:00 开始。</p>',
    files: [
      {file: 'video/a.mp4', at: '/video/file', size: 5_242_880},
      {file: 'video/a.png', at: '/video/poster'},
      {file: 'video/a.vtt', at: '/video/captions'},
    ],
  },
  {
    at: 'interpretation interpretations/2021/sswg-2021-1-qa',
    data: {title: '展会办法八问', form: 'qa', publishDate: '2021-03-05'},
    refs: [{rel: 'interprets', to: 'sswg-2021-1', at: '/interprets/0'}],
    html: '<h2 id="q-1">一问</h2><p>一答。</p><h2 id="q-2">二问</h2><p>二答。</p>',
    toc: [
      {id: 'q-1', title: '一问', children: []},
      {id: 'q-2', title: '二问', children: []},
    ],
  },
  {
    at: 'notice notices/2026/tingdian',
    data: {title: '关于展馆停电的紧急通知', publishDate: '2026-11-20', category: 'notice', urgentUntil: '2026-11-30'},
    html: '<p>请注意。</p>',
  },
  {
    at: 'topic topics/huizhan',
    data: {title: '办展会', summary: '办展会要知道的。', order: 1},
    refs: [{rel: 'hasPart', to: 'sswg-2024-3', at: '/groups/0/items/0'}],
  },
  {at: 'page pages/accessibility', data: {title: '无障碍说明', updated: '2026-01-05'}, html: '<p>说明。</p>'},
  {
    at: 'tombstone tombstones/policies/2020/sswz-2020-9',
    data: {
      title: '关于旧展馆的通知',
      originalKind: 'policy',
      documentNumber: '示商务字〔2020〕9号',
      reasonClass: 'duplicate',
      publicNote: '本页与另一页重复，已合并。',
      date: '2023-05-06',
    },
    refs: [{rel: 'cites', to: 'sswg-2021-1', at: '/successor'}],
  },
]
