import {defineRule} from '../base/define.ts'
import {elementsBelow, elementsIn, placeOf, textIn} from './elements.ts'

export default defineRule({
  id: 'page-table-heads',
  title: '表格有表头',
  clause: {instrument: '无障碍环境建设法', article: '第三十二条'},
  confidence: 'P',
  why: '读屏软件念每一格时先念它的表头，没有表头的表格只是一串数字。正文里的表格第一行就是表头，不能空着；用表格排版面的，改成列表或者段落。标准见国家标准 GB/T 37668，法律要求逐步符合。',
  level: 'warn',
  kinds: '*',
  scope: 'artifact',
  check(page, report) {
    for (const table of elementsIn(page, 'table')) {
      if (elementsBelow(table, 'th').some(head => textIn(head).trim() !== '')) continue
      report({
        at: placeOf(table),
        reason: '表格没有表头（th），或者表头全是空的',
        note: '把表格的第一行写成各列的名称',
      })
    }
  },
  examples: {
    pass: [
      {kind: 'policy'},
      {kind: 'policy', html: '<table><tr><th></th><th>金额</th></tr><tr><th>合计</th><td>1</td></tr></table>'},
    ],
    fail: [
      {kind: 'policy', html: '<p>表</p>\n<table><tr><td>姓名</td><td>职务</td></tr></table>', at: 2},
      {kind: 'policy', html: '<table><tr><th> </th></tr><tr><td>1</td></tr></table>', at: 1},
    ],
  },
})
