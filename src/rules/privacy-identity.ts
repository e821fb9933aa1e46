import {defineRule} from '../base/define.ts'
import {reportInBody} from './disclosed.ts'

export default defineRule({
  id: 'privacy-identity',
  title: '正文里没有公民身份号码',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第十五条'},
  confidence: 'P',
  why: '条例规定，涉及个人隐私、公开会对第三方合法权益造成损害的政府信息，不得公开。公民身份号码一经公开就收不回来，名单、公示里最容易漏出。按校验码识别，统一社会信用代码、索引号不会误报；已经遮盖的（3701**********1234）不报。',
  level: 'error',
  kinds: '*',
  scope: 'body',
  check(body, report) {
    reportInBody('identity', body, report)
  },
  examples: {
    pass: [
      {kind: 'notice', body: '张某某，公民身份号码3799**********0018。'},
      // 校验码不对的、更长的、前面有字母的不是。
      {kind: 'notice', body: '受理号379900190001010017，流水号00379900190001010018，编号SD379900190001010018。'},
      // 统一社会信用代码也可能全是数字；后面接着年份的是索引号。
      {kind: 'notice', body: '统一社会信用代码113700201901010079。索引号113700201901010167/2024-00031。'},
    ],
    fail: [
      {kind: 'notice', body: '公示如下。\n\n甲某，公民身份号码379900190001010018。', at: 3},
      {kind: 'policy', body: '| 姓名 | 证件号码 |\n|---|---|\n| 甲某 | **37990019000101**000x |', at: 3},
      {kind: 'notice', body: '甲某\n３７９９００　379900 19000101 0018', at: 2},
      // 写明是证件号码而校验码不对的，多半是打错了一个字；结尾成了000的，是电子表格当成了数值。
      {kind: 'notice', body: '身份证号：379900190001010017', at: 1},
      {kind: 'notice', body: '甲某 379900190001010000', at: 1},
      // 没有写明是信用代码，校验码又对，只能当作公民身份号码。
      {kind: 'notice', body: '经营者113700201901010079。', at: 1},
    ],
  },
})
