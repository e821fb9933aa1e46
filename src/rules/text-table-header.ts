import {defineRule} from '../base/define.ts'
import {shownIn, wordsOf} from './inline.ts'

export default defineRule({
  id: 'text-table-header',
  title: '表格的表头写明每一列是什么',
  clause: {instrument: 'GB/T 37668-2019 信息技术 互联网内容无障碍可访问性技术要求与测试方法', article: '可感知性'},
  confidence: 'M',
  why: '读屏软件念每个格子时先念它的表头，表头是空的，听的人就不知道这个数是什么。Markdown 表格的第一行就是表头。左上角一格可以空着；合并过的表头拆开以后，每一列都写上名称。',
  level: 'warn',
  kinds: '*',
  scope: 'body',
  check(body, report, {data}) {
    for (const {children, position} of shownIn(body).tables) {
      const cells = children[0]?.children ?? []
      const blank = cells.flatMap((cell, index) => (wordsOf(cell).trim() === '' ? [index] : []))
      const isBare = cells.length > 0 && blank.length === cells.length
      // What was printed long ago with merged cells is not drawn anew.
      const lacking = data['historical'] === true ? [] : blank.filter(index => index > 0)
      if ((!isBare && lacking.length === 0) || !position) continue
      report({
        at: cells[isBare ? 0 : lacking[0]!]?.position ?? position,
        ...(!isBare && {verdict: 'review'}),
        reason: isBare ? '表格的表头是空的' : `表格的表头第${lacking.map(index => index + 1).join('、')}格是空的`,
        note: isBare ? '第一行写上各列的名称，如 | 事项 | 电话 |' : '补上列的名称；原表的表头是合并单元格的，把名称写进每一列',
      })
    }
  },
  examples: {
    pass: [
      {kind: 'notice', body: '| 事项 | 电话 |\n|---|---|\n| 咨询 | 12345 |'},
      {kind: 'notice', body: '|  | 2023年 | 2024年 |\n|---|---|---|\n| 件数 | 1 | 2 |'},
      {kind: 'notice', data: {historical: true}, body: '| 事项 |  |\n|---|---|\n| 咨询 | 12345 |'},
      {kind: 'notice', body: '| **事项** | [电话](/contact/) |\n|---|---|\n| 咨询 | 12345 |'},
    ],
    fail: [
      {kind: 'notice', body: '如下表。\n\n|  |  |\n|---|---|\n| 咨询 | 12345 |', at: 3},
      {kind: 'notice', body: '|  |\n|---|\n| 咨询 |', at: 1},
      {kind: 'notice', body: '| 事项 |  | 时间 |\n|---|---|---|\n| 咨询 | 12345 | 全天 |', at: 1},
    ],
  },
})
