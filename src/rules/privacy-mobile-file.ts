import {defineRule} from '../base/define.ts'
import {reportInFile} from './disclosed.ts'

export default defineRule({
  id: 'privacy-mobile-file',
  title: '附件里没有手机号码',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第十五条'},
  confidence: 'P',
  why: '条例规定，涉及个人隐私、公开会对第三方合法权益造成损害的政府信息，不得公开。名单、登记表多以附件公开，最容易整列带出手机号码。检查文本、Word、Excel、PowerPoint 文件，包括隐藏的行列、修订和批注；PDF、图片和旧格式文件看不进去，请人工核对。',
  level: 'warn',
  kinds: '*',
  scope: 'file',
  check(file, report) {
    reportInFile('mobile', file, report)
  },
  examples: {
    pass: [
      {kind: 'notice', file: {lines: ['甲某,139****0000', '办公电话,0000-80000001']}},
      {kind: 'notice', file: {ending: 'geojson', lines: ['[116.13900000000, 36.13900000001]']}},
    ],
    fail: [
      {kind: 'notice', file: {lines: ['姓名,电话', '甲某,13900000000', '乙某,13900000001']}, at: 2},
      {kind: 'notice', file: {ending: 'docx', lines: ['甲某\t13900000000'], spots: ['正文']}},
    ],
  },
})
