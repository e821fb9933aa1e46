import {defineRule} from '../base/define.ts'
import {reportInBody} from './disclosed.ts'

export default defineRule({
  id: 'privacy-card',
  title: '正文里没有银行卡号',
  clause: {instrument: '个人信息保护法', article: '第二十八条'},
  confidence: 'M',
  why: '个人信息保护法把金融账户列为敏感个人信息，没有法律依据和单独同意不得公开。银行卡号多见于补贴发放名单。按卡号的号段和校验码识别，上文没有写明是卡号的请人工核对；单位的收款账户不受此限。',
  level: 'warn',
  kinds: '*',
  scope: 'body',
  check(body, report) {
    reportInBody('card', body, report)
  },
  examples: {
    pass: [
      {kind: 'notice', body: '甲某，卡号6222***********0004。'},
      // 校验码不对的、写明是别的号码的、单位账号的长数字不是。
      {kind: 'notice', body: '卡号6222000000000000005。订单流水号：6222000000000000004。'},
      {kind: 'notice', body: '项目代码4000000000000002，补贴6222000000000009元。'},
    ],
    fail: [
      {kind: 'notice', body: '补贴发放名单。\n\n甲某，卡号6222000000000000004。', at: 3},
      {kind: 'notice', body: '甲某 6222 0000 0000 0009', at: 1},
      {kind: 'notice', body: '开户银行账号：4000000000000002', at: 1},
    ],
  },
})
