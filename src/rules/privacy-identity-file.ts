import {defineRule} from '../base/define.ts'
import {reportInFile} from './disclosed.ts'

export default defineRule({
  id: 'privacy-identity-file',
  title: '附件里没有公民身份号码',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第十五条'},
  confidence: 'P',
  why: '条例规定，涉及个人隐私、公开会对第三方合法权益造成损害的政府信息，不得公开。名单、登记表多以附件公开，最容易整列带出公民身份号码。检查文本、Word、Excel、PowerPoint 文件，包括隐藏的行列、修订和批注；PDF、图片和旧格式文件看不进去，请人工核对。',
  level: 'error',
  kinds: '*',
  scope: 'file',
  check(file, report) {
    reportInFile('identity', file, report)
  },
  examples: {
    pass: [
      {kind: 'notice', file: {lines: ['序号,姓名,证件号码', '1,甲某,3799**********0018']}},
      {kind: 'notice', file: {lines: ['统一社会信用代码：113700201901010079']}},
    ],
    fail: [
      {kind: 'notice', file: {lines: ['序号,姓名,证件号码', '1,甲某,379900190001010018', '2,乙某,37990019000101000X']}, at: 2},
      // 文档里的行不是文件的行，说明在哪里。
      {kind: 'notice', file: {ending: 'xlsx', lines: ['甲某\t379900190001010018'], spots: ['工作表“名单”第2行']}},
      {kind: 'notice', file: {ending: 'xlsx', hidden: ['甲某\t379900190001010018']}},
      {kind: 'notice', file: {ending: 'docx', revisions: ['379900190001010018']}},
      {kind: 'notice', file: {ending: 'docx', comments: ['379900190001010018']}},
    ],
  },
})
