import type {Root} from 'mdast'
import {defineRule} from '../base/define.ts'
import type {Entry, Json} from '../base/types.ts'
import {textIn} from './sentences.ts'

export default defineRule({
  id: 'consultation-materials',
  title: '征求意见时有征求意见稿和起草说明',
  clause: {instrument: '重大行政决策程序暂行条例（国令第713号）', article: '第十五条'},
  confidence: 'P',
  why: '重大行政决策公开征求意见，应当公布决策草案及其说明等材料；其他事项征求意见，没有稿子和说明，公众也无从提起。这里看材料清单（drafts、explanation）、附件的名称和正文的标题，正文有条文的也算有稿子；只写在行文里的看不出来，请人工核对。',
  level: 'warn',
  kinds: ['consultation'],
  scope: 'body',
  check(body, report, entry) {
    if (entry.data.historical === true) return
    const names = [...titlesOf(entry), ...headingsOf(body)].join('\n')
    const hasDraft =
      entry.data.drafts !== undefined || /征求意见稿|草案|修订稿|修改稿|送审稿|初稿/u.test(names) || hasArticles(body)
    const hasReasons = entry.data.explanation !== undefined || /说明|为什么/u.test(names)
    const absent = [...(hasDraft ? [] : ['征求意见稿（drafts）']), ...(hasReasons ? [] : ['起草说明（explanation）'])]
    if (absent.length === 0) return
    report({
      at: '/title',
      verdict: 'review',
      reason: `没有看到${absent.join('和')}`,
      note: '在正文里用标题“## 征求意见稿”“## 起草说明”写出，或者作为材料写在 drafts、explanation 里',
    })
  },
  examples: {
    pass: [
      {kind: 'consultation'},
      {kind: 'consultation', body: '第一条　为了规范，制定本办法。\n\n## 起草说明\n\n略。'},
      {
        kind: 'consultation',
        data: {
          drafts: [{title: '附件1', url: 'https://swj.example.gov.cn/1'}],
          explanation: [{title: '附件2', url: 'https://swj.example.gov.cn/2'}],
        },
        body: '现公开征求意见。',
      },
      {
        kind: 'consultation',
        data: {
          attachments: [
            {file: 'a.docx', title: '办法（草案）'},
            {file: 'b.docx', title: '办法的说明'},
          ],
        },
        body: '现公开征求意见。',
      },
      {kind: 'consultation', data: {historical: true}, body: '现公开征求意见。'},
    ],
    fail: [
      {
        kind: 'consultation',
        body: '起草了《示范市早市管理办法（征求意见稿）》，现公开征求意见。\n\n## 起草说明\n\n略。',
        at: '/title',
      },
      {kind: 'consultation', body: '## 征求意见稿\n\n第一条　略。', at: '/title'},
      {kind: 'consultation', body: '现公开征求意见。', at: '/title', says: {verdict: 'review'}},
    ],
  },
})

const titlesOf = ({data}: Entry): string[] =>
  Array.isArray(data.attachments)
    ? (data.attachments as readonly {readonly title?: Json}[]).flatMap(({title}) => (typeof title === 'string' ? [title] : []))
    : []

const headingsOf = (body: Root): string[] => body.children.flatMap(node => (node.type === 'heading' ? [textIn(node)] : []))

const hasArticles = (body: Root): boolean =>
  body.children.some(node => node.type === 'paragraph' && /^第[一1]条/u.test(textIn(node).trimStart()))
