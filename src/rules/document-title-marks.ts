import {defineRule} from '../base/define.ts'
import {isOwnText} from './facts.ts'

const names: Readonly<Record<string, string>> = {
  '。': '句号',
  '.': '句点',
  '，': '逗号',
  ',': '逗号',
  '；': '分号',
  ';': '分号',
  '：': '冒号',
  ':': '冒号',
  '、': '顿号',
}
const nameOf = (mark: string): string => names[mark] ?? `“${mark}”`

export default defineRule({
  id: 'document-title-marks',
  title: '标题末尾不加标点，中间不断句',
  clause: {instrument: '公文写作惯例', article: '标题的标点'},
  confidence: 'm',
  why: '公文标题是一个名称，末尾不加标点，中间除书名号、引号、括号和并列的顿号外一般不用标点；这是通行的写法，现行规定没有逐字写明。标题末尾的句号、中间的分号，多半是从正文里多复制了一截。',
  level: 'warn',
  kinds: ['policy', 'catalogue', 'workplan', 'notice', 'interpretation'],
  scope: 'entry',
  check(entry, report) {
    const {title} = entry.data
    if (!isOwnText(entry)) return
    const ending = entry.kind === 'interpretation' ? /[。，、；：,;:.]$/u.exec(title) : /[。，、；：,;:.!！?？]$/u.exec(title)
    if (ending) {
      const mend = title.slice(0, -1)
      report({
        at: '/title',
        reason: `标题（title）末尾有${nameOf(ending[0])}`,
        actual: title,
        expected: [mend],
        note: `改成“${mend}”`,
      })
      return
    }
    const inner = /(?<=\p{Script=Han})[。；;](?=\p{Script=Han})/u.exec(title)
    if (inner)
      report({
        at: '/title',
        reason: `标题（title）中间有断句的${nameOf(inner[0])}`,
        verdict: 'review',
        actual: title,
        note: '对照原件核对，多复制的部分删去；原件如此的不必改',
      })
  },
  examples: {
    pass: [
      {kind: 'policy', data: {title: '关于“放管服”改革、优化营商环境（2024—2026年）的意见'}},
      {kind: 'interpretation', data: {title: '预付卡怎么退？一问一答'}},
      {kind: 'interpretation', data: {title: '预付卡怎么退？'}},
      {kind: 'policy', data: {title: '关于开展检查的通知。', writtenDate: '2006-03-03', publishDate: '2006-03-05'}},
    ],
    fail: [
      {kind: 'policy', data: {title: '关于开展检查的通知。'}, at: '/title'},
      {kind: 'notice', data: {title: '商场要备货：'}, at: '/title'},
      {kind: 'policy', data: {title: '关于开展检查的通知；附办法'}, at: '/title'},
    ],
  },
})
