import {defineRule} from '../base/define.ts'
import {parseDocumentNumber} from '../base/document-number.ts'
import {textOf} from './facts.ts'

export default defineRule({
  id: 'document-number-normative',
  title: '规范性文件的文号用规范性文件的代字',
  clause: {
    instrument: '国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知（国办发〔2018〕37号）',
    article: '统一登记、统一编号、统一印发',
  },
  confidence: 'M',
  why: '行政规范性文件统一编号，本机关给它专用的代字（gzgk.config.yml 的 documentCodes 里写了 normative: true）。文号和“行政规范性文件”（normative）对不上，现行有效文件目录和年度报告的件数就不准。用哪些代字由本机关规定，国家没有统一要求，所以只作提醒。',
  level: 'warn',
  kinds: ['policy'],
  scope: 'entry',
  check(entry, report, {config}) {
    const code = parseDocumentNumber(textOf(entry, 'documentNumber') ?? '')?.code ?? ''
    const codes = config.documentCodes ?? {}
    const known = Object.hasOwn(codes, code) ? codes[code] : undefined
    if (!known || entry.data.historical === true) return
    const own = Object.keys(codes).filter(one => codes[one]!.issuer === known.issuer && codes[one]!.normative)
    // Not filled in at all says nothing, unless there is a number that only normative documents have.
    const isUnmarked =
      entry.data.normative === false || (entry.data.normative === undefined && entry.data.registrationNumber !== undefined)
    if (known.normative && isUnmarked)
      report({
        at: entry.data.normative === undefined ? '/documentNumber' : '/normative',
        reason: `机关代字“${code}”是规范性文件专用的，这份文件没有标为行政规范性文件（normative）`,
        note: '核对后写 normative: true；确实不是规范性文件的，改正发文字号',
      })
    else if (!known.normative && own.length > 0 && entry.data.normative === true)
      report({
        at: '/documentNumber',
        reason: `标为行政规范性文件（normative），机关代字“${code}”不是规范性文件专用的`,
        verdict: 'review',
        actual: String(entry.data.documentNumber),
        expected: own,
        note: '核对原件的发文字号；确实不是规范性文件的，写 normative: false',
      })
  },
  examples: {
    pass: [
      {kind: 'policy', data: {documentNumber: '示商务规〔2024〕3号', normative: true}},
      {kind: 'policy', data: {documentNumber: '示商务字〔2024〕3号', normative: false}},
      {
        kind: 'policy',
        data: {documentNumber: '示商务字〔2024〕3号', normative: true},
        config: {documentCodes: {示商务规: undefined}},
      },
      {kind: 'policy', data: {documentNumber: '示商务规〔2024〕3号', normative: false, historical: true}},
      {kind: 'policy', data: {documentNumber: '示商务规〔2024〕3号', normative: undefined, registrationNumber: undefined}},
    ],
    fail: [
      {kind: 'policy', data: {documentNumber: '示商务规〔2024〕3号', normative: false}, at: '/normative'},
      {kind: 'policy', data: {documentNumber: '示商务规〔2024〕3号', normative: undefined}, at: '/documentNumber'},
      {kind: 'policy', data: {documentNumber: '示商务字〔2024〕3号', normative: true}, at: '/documentNumber'},
    ],
  },
})
