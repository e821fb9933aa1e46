import {defineRule} from '../base/define.ts'
import {parseDocumentNumber} from '../base/document-number.ts'
import type {Config, Entry, Finding} from '../base/types.ts'
import {dayOf, isOwnRecent, textOf} from './facts.ts'

export default defineRule({
  id: 'normative-mark',
  title: '是否行政规范性文件的标注与代字、登记号一致',
  clause: {
    instrument: '国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知（国办发〔2018〕37号）',
    article: '统一登记、统一编号、统一印发',
  },
  confidence: 'M',
  why: '登记号、合法性审核、有效期、解读这些要求，都从“行政规范性文件”（normative）这一项标注判断；漏标一份，它的各项要求就没有人检查，年报里的现行有效件数也会少一件。机关代字是否专用于行政规范性文件，以配置（documentCodes）里写的为准。',
  level: 'warn',
  kinds: ['policy'],
  scope: 'entry',
  check(entry, report, {config}) {
    const finding = contradiction(entry, config.documentCodes ?? {})
    if (finding) report({...finding, ...(!isOwnRecent(entry, dayOf(entry)) && {verdict: 'review'})})
  },
  examples: {
    pass: [
      {kind: 'policy', data: {documentNumber: '示商务规〔2024〕3号', normative: true}},
      {kind: 'policy', data: {documentNumber: '示商务字〔2024〕3号', normative: false, registrationNumber: undefined}},
      {kind: 'policy', data: {documentNumber: '示商务字〔2024〕3号', normative: undefined, registrationNumber: undefined}},
      // 没有专用代字的机关。
      {kind: 'policy', data: {documentNumber: '示政发〔2024〕3号', normative: true}},
    ],
    fail: [
      {kind: 'policy', data: {documentNumber: '示商务规〔2024〕3号', normative: false}, at: '/normative'},
      {kind: 'policy', data: {documentNumber: '示商务规〔2024〕3号', normative: undefined}, at: '/documentNumber'},
      {kind: 'policy', data: {documentNumber: '示商务字〔2024〕3号', normative: true}, at: '/normative'},
      {kind: 'policy', data: {documentNumber: undefined, normative: false}, at: '/registrationNumber'},
    ],
  },
})

type Codes = NonNullable<Config['documentCodes']>

function contradiction(entry: Entry, codes: Codes): Finding | null {
  const {normative} = entry.data
  const documentNumber = textOf(entry, 'documentNumber') ?? ''
  const code = parseDocumentNumber(documentNumber)?.code ?? ''
  const known = Object.hasOwn(codes, code) ? codes[code] : undefined
  if (known?.normative === true && normative !== true)
    return {
      at: normative === undefined ? '/documentNumber' : '/normative',
      reason: `机关代字“${code}”专用于行政规范性文件，${normative === undefined ? '没有写' : '写的是 false，不是'}行政规范性文件（normative）`,
      actual: documentNumber,
      note: '确是行政规范性文件的，写 normative: true；代字不是专用的，改配置里的 documentCodes',
    }
  const special = Object.entries(codes).find(([, other]) => other.normative === true && other.issuer === known?.issuer)?.[0]
  if (known && known.normative !== true && normative === true && special !== undefined)
    return {
      at: '/normative',
      reason: `标为行政规范性文件（normative），文号用的是“${code}”，不是专用的机关代字“${special}”`,
      actual: documentNumber,
      note: `核对原件的文号和登记情况；不是行政规范性文件的，写 normative: false`,
    }
  if (normative !== true && entry.data['registrationNumber'] !== undefined)
    return {
      at: '/registrationNumber',
      reason: '有统一登记号（registrationNumber），没有标为行政规范性文件（normative）',
      actual: String(entry.data['registrationNumber']),
      note: '确是行政规范性文件的，写 normative: true；不是的，删去登记号',
    }
  return null
}
