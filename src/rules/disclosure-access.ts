import {defineRule} from '../base/define.ts'
import {dayOf, isOwnRecent, textOf} from './facts.ts'

export default defineRule({
  id: 'disclosure-access',
  title: '政策文件写明公开属性',
  clause: {
    instrument: '国务院办公厅印发《关于全面推进政务公开工作的意见》实施细则的通知（国办发〔2016〕80号）',
    article: '第一部分（一）',
  },
  confidence: 'S',
  why: '公文在拟制时就要确定公开属性：主动公开、依申请公开或者不予公开；以公开为常态、不公开为例外。没有写公开属性（access）的文件，本程序按主动公开发布，漏写就可能把不该上网的文件发出去。',
  level: 'warn',
  kinds: ['policy'],
  scope: 'entry',
  check(entry, report) {
    if (textOf(entry, 'access') || !isOwnRecent(entry, dayOf(entry))) return
    report({
      at: '/publishDate',
      reason: '没有写公开属性（access），将按主动公开发布',
      expected: ['主动公开'],
      note: '对照发文稿纸上的公开属性，在开头加一行 access: 主动公开；不是主动公开的照实写，就不会发布',
    })
  },
  examples: {
    pass: [
      {kind: 'policy', data: {access: '主动公开'}},
      {kind: 'policy', data: {access: undefined, historical: true}},
      {kind: 'policy', data: {access: undefined, origin: {type: 'reprint', source: '示范市人民政府网站'}}},
    ],
    fail: [{kind: 'policy', data: {access: undefined}, at: '/publishDate'}],
  },
})
