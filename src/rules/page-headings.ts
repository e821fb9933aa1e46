import type {Element} from 'hast'
import {defineRule} from '../base/define.ts'
import {elementsBelow, elementsIn, placeOf, textIn} from './elements.ts'

const names = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']

export default defineRule({
  id: 'page-headings',
  title: '每个网页有一个一级标题并且标题不跳级',
  clause: {instrument: '无障碍环境建设法', article: '第三十二条'},
  confidence: 'P',
  why: '读屏软件的使用者按标题跳着读：一级标题只有一个，说这页是什么；下面二级、三级逐级展开，跳过一级就像缺了一章。标准见国家标准 GB/T 37668 和 WCAG 2.1，法律要求逐步符合。跳级多半是正文里标题的“#”多写了，只提示。',
  level: 'error',
  kinds: '*',
  scope: 'artifact',
  check(page, report) {
    const html = elementsIn(page, 'html')[0]
    const headings = html ? elementsBelow(html, ...names) : []
    const tops = headings.filter(({tagName}) => tagName === 'h1')
    if (tops.length !== 1) {
      report({
        at: placeOf(tops[1] ?? elementsIn(page, 'main')[0] ?? elementsIn(page, 'body')[0]),
        reason: tops.length === 0 ? '网页没有一级标题（h1）' : `网页有${tops.length}个一级标题（h1）`,
        note: '页面的标题写成 h1，只写一个；正文里的标题从二级开始',
      })
    }
    const empty = headings.find(heading => textIn(heading).trim() === '')
    if (empty) report({at: placeOf(empty), reason: `标题（${empty.tagName}）里没有文字`, note: '删去空的标题'})
    const jump = headings.findIndex((heading, index) => index > 0 && levelOf(heading) > levelOf(headings[index - 1]!) + 1)
    if (jump < 0) return
    const [above, below] = [headings[jump - 1]!, headings[jump]!]
    report({
      at: placeOf(below),
      reason: `标题“${textIn(below).trim()}”从 ${above.tagName} 跳到 ${below.tagName}，中间少了一级`,
      level: 'warn',
      actual: below.tagName,
      expected: [`h${levelOf(above) + 1}`],
      note: '正文里的标题少写一个 #；列表、页脚里的，核对主题',
    })
  },
  examples: {
    pass: [{kind: 'policy'}, {kind: 'policy', html: '<h1>甲</h1><h2>一</h2><h3>（一）</h3><h2>二</h2>'}],
    fail: [
      {kind: 'policy', html: '<body>\n<main><h2>一</h2></main></body>', at: 2},
      {kind: 'policy', html: '<h1>甲</h1>\n<h1>乙</h1>', at: 2},
      {kind: 'policy', html: '<h1>甲</h1>\n<h2> </h2>', at: 2},
      {kind: 'policy', html: '<h1>甲</h1><h2>一</h2>\n<h4>1.</h4>', at: 2},
    ],
  },
})

const levelOf = ({tagName}: Element): number => Number(tagName.slice(1))
