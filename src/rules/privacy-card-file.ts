import {defineRule} from '../base/define.ts'
import {reportInFile} from './disclosed.ts'

export default defineRule({
  id: 'privacy-card-file',
  title: '附件里没有银行卡号',
  clause: {instrument: '个人信息保护法', article: '第二十八条'},
  confidence: 'M',
  why: '个人信息保护法把金融账户列为敏感个人信息，没有法律依据和单独同意不得公开。名单、登记表多以附件公开，最容易整列带出银行卡号。检查文本、Word、Excel、PowerPoint 文件，包括隐藏的行列、修订和批注；PDF、图片和旧格式文件看不进去，请人工核对。',
  level: 'warn',
  kinds: '*',
  scope: 'file',
  check(file, report) {
    reportInFile('card', file, report)
  },
  examples: {
    pass: [
      {kind: 'notice', file: {lines: ['甲某,6222***********0004']}},
      {kind: 'notice', file: {lines: ['甲某,6222000000000000005']}},
    ],
    fail: [
      {kind: 'notice', file: {lines: ['姓名,开户行,卡号', '甲某,某银行,6222000000000000004']}, at: 2},
      {kind: 'notice', file: {ending: 'xlsx', lines: ['甲某\t6222000000000000004'], spots: ['工作表“发放”第2行']}},
    ],
  },
})
