import {defineRule} from '../base/define.ts'
import {parseDocumentNumber} from '../base/document-number.ts'
import {nearest} from '../base/nearest.ts'
import type {Json} from '../base/types.ts'
import {isOwnText, textOf} from './facts.ts'

export default defineRule({
  id: 'document-number-issuer',
  title: '机关代字是主办机关的代字',
  clause: {instrument: '党政机关公文处理工作条例（中办发〔2012〕14号）', article: '第九条'},
  confidence: 'M',
  why: '发文字号由发文机关代字、年份、发文顺序号组成；联合行文时使用主办机关的发文字号，发文机关（issuers）也把主办机关写在最前。代字与机关对不上，多半是抄错了一个字，或者漏写、写反了发文机关。代字登记在 gzgk.config.yml 的 documentCodes 里，没有登记的只提示核对。',
  level: 'error',
  kinds: ['policy', 'catalogue', 'workplan', 'notice'],
  scope: 'entry',
  check(entry, report, {config}) {
    const documentNumber = textOf(entry, 'documentNumber') ?? ''
    const code = parseDocumentNumber(documentNumber)?.code ?? ''
    const codes = config.documentCodes ?? {}
    const [lead] = Array.isArray(entry.data.issuers) ? (entry.data.issuers as readonly Json[]) : []
    if (!/〔\d{4}〕/u.test(documentNumber) || typeof lead !== 'string' || Object.keys(codes).length === 0) return
    const known = Object.hasOwn(codes, code) ? codes[code] : undefined
    if (known && known.issuer !== lead) {
      report({
        at: '/issuers/0',
        reason: `机关代字“${code}”是 ${known.issuer} 的，发文机关（issuers）最前面是 ${lead}`,
        // Codes may have passed from one organ to another.
        ...(!isOwnText(entry) && {verdict: 'review'}),
        actual: lead,
        expected: [known.issuer],
        note: `核对原件：主办机关写在最前，如 issuers: [${known.issuer}]；发文机关没有错的，改正发文字号`,
      })
    } else if (!known && lead === config.site.owner && isOwnText(entry)) {
      const near = nearest(
        code,
        Object.keys(codes).filter(one => codes[one]!.issuer === lead),
      )
      report({
        at: '/documentNumber',
        reason: `机关代字“${code}”不在本机关的代字表（documentCodes）里`,
        verdict: 'review',
        actual: documentNumber,
        ...(near[0] && {expected: [documentNumber.replace(code, near[0])]}),
        note: `${near[0] ? `是不是“${near[0]}”？` : ''}没有写错的，在 gzgk.config.yml 的 documentCodes 里登记这个代字`,
      })
    }
  },
  examples: {
    pass: [
      {kind: 'policy', data: {documentNumber: '示商务规〔2024〕3号', issuers: ['swj', 'czj']}},
      {
        kind: 'policy',
        data: {documentNumber: '示政发〔2024〕3号', issuers: ['szf'], origin: {type: 'reprint', source: '市政府'}},
      },
      {kind: 'policy', data: {documentNumber: '示财发〔2024〕3号', issuers: ['czj']}},
      {kind: 'policy', data: {documentNumber: '2024年第1号', issuers: ['swj']}},
      {kind: 'policy', data: {documentNumber: '示商委字〔2011〕1号', writtenDate: '2011-03-01', publishDate: '2011-03-02'}},
      {kind: 'policy', data: {documentNumber: '示商委字〔2024〕1号'}, config: {documentCodes: undefined}},
    ],
    fail: [
      {kind: 'policy', data: {documentNumber: '示政发〔2024〕3号', issuers: ['swj']}, at: '/issuers/0'},
      {kind: 'policy', data: {documentNumber: '示商务规〔2024〕3号', issuers: ['czj', 'swj']}, at: '/issuers/0'},
      {kind: 'notice', data: {documentNumber: '示商务宇〔2024〕3号', issuers: ['swj']}, at: '/documentNumber'},
      {kind: 'policy', data: {documentNumber: '示政发〔2009〕3号', issuers: ['swj'], historical: true}, at: '/issuers/0'},
    ],
  },
})
