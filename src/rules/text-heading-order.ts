import {defineRule} from '../base/define.ts'
import {wordsOf} from './inline.ts'

/** Paragraphs with printed numbers become headings, too: 第一章, 一、 and （一） lie between written ones. */
const numbered =
  /^[\s　]*(?:第[一二三四五六七八九十百\d]+[编章节]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/u

export default defineRule({
  id: 'text-heading-order',
  title: '正文的标题逐级往下，不跳级',
  clause: {instrument: 'GB/T 37668-2019 信息技术 互联网内容无障碍可访问性技术要求与测试方法', article: '可感知性'},
  confidence: 'M',
  why: '读屏软件的用户按标题级别在网页里跳着读，跳过一级就像目录缺了一层。正文的标题从 ## 起，下一级是 ###。级别表示层次，不是字号：想要小一点的字，不能用低两级的标题代替。',
  level: 'warn',
  kinds: '*',
  scope: 'body',
  check(body, report) {
    let level = 1
    let isFree = false
    for (const node of body.children) {
      if (node.type === 'paragraph') isFree ||= numbered.test(wordsOf(node.children[0]!))
      if (node.type !== 'heading') continue
      const own = Math.max(2, node.depth)
      if (own > level + 1 && !isFree && node.position) {
        const words = wordsOf(node).replaceAll(/\s+/gu, ' ').trim().slice(0, 30)
        report({
          at: node.position,
          reason:
            level === 1
              ? `正文第一个标题“${words}”是${'#'.repeat(own)}，前面没有上一级标题`
              : `标题“${words}”从${'#'.repeat(level)}跳到了${'#'.repeat(own)}`,
          expected: [`${'#'.repeat(level + 1)} ${words}`],
          note: `改成 ${'#'.repeat(level + 1)}，下面各级跟着提一级`,
        })
      }
      level = own
      isFree = false
    }
  },
  examples: {
    pass: [
      {kind: 'notice', body: '## 甲\n\n### 乙\n\n#### 丙\n\n## 丁\n\n### 戊'},
      {kind: 'notice', body: '# 甲\n\n### 乙'},
      // 一、自己就是一级标题。
      {kind: 'policy', body: '一、总体要求\n\n### 说明\n\n## 附表\n\n（一）甲\n\n#### 乙'},
    ],
    fail: [
      {kind: 'notice', body: '## 甲\n\n#### 乙\n\n#### 丙', at: 3},
      {kind: 'notice', body: '第一段。\n\n### 甲\n\n### 乙', at: 3},
    ],
  },
})
