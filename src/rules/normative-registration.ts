import {defineRule} from '../base/define.ts'
import {isOwnNormative, textOf} from './facts.ts'

export default defineRule({
  id: 'normative-registration',
  title: '行政规范性文件有统一登记号',
  clause: {
    instrument: '国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知（国办发〔2018〕37号）',
    article: '统一登记、统一编号、统一印发',
  },
  confidence: 'M',
  why: '行政规范性文件经审议通过或批准后，由制定机关统一登记、统一编号、统一印发。登记号是读者判断它是否依法制定的凭据。该通知印发以前成文的、转载的，以及标为历史存量（historical）的，不作此项检查。',
  level: 'error',
  kinds: ['policy'],
  scope: 'entry',
  check(entry, report) {
    if (textOf(entry, 'registrationNumber') || !isOwnNormative(entry)) return
    report({
      at: '/normative',
      reason: '标为行政规范性文件（normative），没有填写统一登记号（registrationNumber）',
      note: '在开头加一行 registrationNumber，写登记时取得的号；不是行政规范性文件的，写 normative: false',
    })
  },
  examples: {
    pass: [
      {kind: 'policy', data: {normative: true, registrationNumber: 'SFCR-2024-0130001'}},
      {kind: 'policy', data: {normative: false, registrationNumber: undefined}},
      {
        kind: 'policy',
        data: {normative: true, registrationNumber: undefined, writtenDate: '2018-05-10', publishDate: '2018-05-15'},
      },
      {kind: 'policy', data: {normative: true, registrationNumber: undefined, historical: true}},
    ],
    fail: [{kind: 'policy', data: {normative: true, registrationNumber: undefined}, at: '/normative'}],
  },
})
