import {defineRule} from '../base/define.ts'
import {valueAt} from '../base/pointer.ts'
import {dayOf, isOwnNormative, textOf} from './facts.ts'

/** The day of 国办发〔2018〕115号. */
const since = '2018-12-04'

export default defineRule({
  id: 'normative-legality',
  title: '行政规范性文件成文以前经过合法性审核',
  clause: {
    instrument: '国务院办公厅关于全面推行行政规范性文件合法性审核机制的指导意见（国办发〔2018〕115号）',
    article: '第二部分（三）、（七）',
  },
  confidence: 'P',
  why: '行政规范性文件都要经合法性审核，未经审核或者审核不合法的，不得提交集体审议。成文日期是会议通过或者负责人签发的日期，审核应当不晚于它。把审核记录写在 review.legality 里是本程序的做法，所以漏写只作警告；该意见印发以前成文的、转载的、标为历史存量（historical）的，不作此项检查。',
  level: 'error',
  kinds: ['policy'],
  scope: 'entry',
  check(entry, report) {
    if (!isOwnNormative(entry) || dayOf(entry) < since) return
    const date = valueAt(entry.data, '/review/legality/date')
    const writtenDate = textOf(entry, 'writtenDate')
    if (typeof date !== 'string')
      report({
        at: entry.data['review'] === undefined ? '/normative' : '/review',
        reason: '标为行政规范性文件（normative），没有合法性审核（review.legality）的记录',
        level: 'warn',
        note: '照审核意见写 review: {legality: {date: 审核日期, by: 审核机构}}；不是行政规范性文件的，写 normative: false',
      })
    else if (writtenDate !== undefined && date > writtenDate)
      report({
        at: '/review/legality/date',
        reason: `合法性审核（review.legality）的日期晚于成文日期（writtenDate）${writtenDate}`,
        actual: date,
        note: '对照审核意见书核对两个日期：先审核，再提交审议和签发',
      })
  },
  examples: {
    pass: [
      {kind: 'policy', data: {writtenDate: '2024-06-18', review: {legality: {date: '2024-06-18', by: '法规科'}}}},
      {kind: 'policy', data: {normative: false, review: {legality: undefined}}},
      {kind: 'policy', data: {writtenDate: '2018-11-20', publishDate: '2018-11-23', review: undefined}},
      {kind: 'policy', data: {historical: true, review: undefined}},
    ],
    fail: [
      {kind: 'policy', data: {review: {legality: undefined}}, at: '/review'},
      {kind: 'policy', data: {review: undefined}, at: '/normative'},
      {
        kind: 'policy',
        data: {writtenDate: '2024-06-18', review: {legality: {date: '2024-06-19', by: '法规科'}}},
        at: '/review/legality/date',
      },
    ],
  },
})
