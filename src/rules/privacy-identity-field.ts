import {defineRule} from '../base/define.ts'
import {reportInFields} from './disclosed.ts'

export default defineRule({
  id: 'privacy-identity-field',
  title: '信息栏里没有公民身份号码',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第十五条'},
  confidence: 'P',
  why: '标题、概述、附件名称等信息栏的内容同样显示在网页上，还会进入列表、搜索结果和推送的数据，传得更远。条例规定，涉及个人隐私、公开会对第三方合法权益造成损害的政府信息，不得公开。',
  level: 'error',
  kinds: '*',
  scope: 'entry',
  check(entry, report) {
    reportInFields('identity', entry, report)
  },
  examples: {
    pass: [
      {kind: 'notice', data: {summary: '甲某（3799**********0018）'}},
      {kind: 'policy', data: {indexNumber: '113700201901010167/2024-00031'}},
      {kind: 'policy', data: {keywords: ['统一社会信用代码113700201901010079']}},
    ],
    fail: [
      {kind: 'notice', data: {summary: '对甲某（379900190001010018）的处理决定。'}, at: '/summary'},
      {kind: 'notice', data: {attachments: [{file: 'a.xlsx', title: '甲某37990019000101000X'}]}, at: '/attachments/0/title'},
    ],
  },
})
