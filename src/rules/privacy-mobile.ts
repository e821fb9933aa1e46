import {defineRule} from '../base/define.ts'
import {ownPhones, reportInBody} from './disclosed.ts'

export default defineRule({
  id: 'privacy-mobile',
  title: '正文里没有手机号码',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第十五条'},
  confidence: 'P',
  why: '条例规定，涉及个人隐私、公开会对第三方合法权益造成损害的政府信息，不得公开。个人的手机号码属于个人信息，公示名单时应当遮盖。单位对外公布的联系电话可以公开，写在联系方式（contact）里的不报。',
  level: 'warn',
  kinds: '*',
  scope: 'body',
  check(body, report, entry) {
    reportInBody('mobile', body, report, ownPhones(entry))
  },
  examples: {
    pass: [
      {kind: 'notice', body: '联系人：甲某，139****0000。电话：0000-80000001、12345。'},
      // 本条自己公布的联系电话。
      {kind: 'notice', data: {contact: {phone: '139 0000 0000'}}, body: '咨询电话：13900000000。'},
      // 金额、编号、小数、网址里的数字不是。
      {kind: 'notice', body: '总投资13900000000元，其中0.13900000000。许可证编号：13900000000。'},
      {kind: 'notice', body: '详见 https://www.example.gov.cn/art/2024/13900000000.html ，备案号 2024-13900000000。'},
    ],
    fail: [
      {kind: 'notice', body: '公示如下。\n\n联系人：甲某，13900000000。', at: 3},
      {kind: 'notice', body: '请与甲某联系（139-0000-0000）。', at: 1},
      {kind: 'notice', data: {contact: {phone: '13900000001'}}, body: '联系人手机：+86 13900000000', at: 1},
    ],
  },
})
