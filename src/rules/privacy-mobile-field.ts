import {defineRule} from '../base/define.ts'
import {isContact, reportInFields} from './disclosed.ts'

export default defineRule({
  id: 'privacy-mobile-field',
  title: '信息栏里没有手机号码',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第十五条'},
  confidence: 'P',
  why: '标题、概述、附件名称等信息栏的内容同样显示在网页上，还会进入列表、搜索结果和推送的数据，传得更远。条例规定，涉及个人隐私、公开会对第三方合法权益造成损害的政府信息，不得公开。',
  level: 'warn',
  kinds: '*',
  scope: 'entry',
  check(entry, report) {
    reportInFields('mobile', entry, report, isContact)
  },
  examples: {
    pass: [
      // 单位对外公布的电话。
      {kind: 'notice', data: {contact: {phone: '13900000000'}}},
      {kind: 'guide', data: {agency: {fax: '13900000000'}}},
      {kind: 'consultation', data: {channels: [{kind: 'phone', value: '13900000000'}]}},
      {kind: 'notice', data: {summary: '投资13900000000元'}},
    ],
    fail: [
      {kind: 'notice', data: {summary: '联系人甲某，13900000000。'}, at: '/summary'},
      {kind: 'notice', data: {contact: {department: '甲某13900000000'}}, at: '/contact/department'},
    ],
  },
})
