import {defineRule} from '../base/define.ts'
import {reportInFields} from './disclosed.ts'

export default defineRule({
  id: 'privacy-card-field',
  title: '信息栏里没有银行卡号',
  clause: {instrument: '个人信息保护法', article: '第二十八条'},
  confidence: 'M',
  why: '标题、概述、附件名称等信息栏的内容同样显示在网页上，还会进入列表、搜索结果和推送的数据，传得更远。个人信息保护法把金融账户列为敏感个人信息，没有法律依据和单独同意不得公开。',
  level: 'warn',
  kinds: '*',
  scope: 'entry',
  check(entry, report) {
    reportInFields('card', entry, report)
  },
  examples: {
    pass: [
      {kind: 'notice', data: {summary: '甲某，卡号6222***********0004'}},
      {kind: 'notice', data: {summary: '流水号6222000000000000004'}},
    ],
    fail: [
      {kind: 'notice', data: {summary: '甲某，卡号6222000000000000004'}, at: '/summary'},
      {kind: 'guide', data: {fees: '汇款到6222000000000009'}, at: '/fees'},
    ],
  },
})
