import {defineRule} from '../base/define.ts'
import {parseDocumentNumber} from '../base/document-number.ts'
import {mayBeWholeText, textOf} from './facts.ts'

export default defineRule({
  id: 'document-number-year',
  title: '发文字号的年份与成文日期的年份一致',
  clause: {instrument: '党政机关公文处理工作条例（中办发〔2012〕14号）', article: '第九条'},
  confidence: 'M',
  why: '发文字号里的年份是编号的年份，一般就是成文的年份。上年底编号、次年1月才签发的，确有其事，请人工核对；修改后的全文沿用原来的文号，也只提示核对；其他不一致多半是写错了年份。',
  level: 'warn',
  kinds: ['policy', 'catalogue', 'workplan', 'notice'],
  scope: 'entry',
  check(entry, report) {
    const documentNumber = textOf(entry, 'documentNumber') ?? ''
    const writtenDate = textOf(entry, 'writtenDate') ?? ''
    const year = parseDocumentNumber(documentNumber)?.year
    const written = Number(writtenDate.slice(0, 4))
    if (!year || !written || year === written) return
    const isLateSigning = year === written - 1 && writtenDate.slice(5, 7) === '01'
    const isDoubtful = isLateSigning || (year < written && mayBeWholeText(entry))
    report({
      at: '/documentNumber',
      reason: `发文字号（documentNumber）的年份是${year}，成文日期（writtenDate）的年份是${written}`,
      ...(isDoubtful && {verdict: 'review'}),
      actual: documentNumber,
      note: `核对原件；成文日期写的是${writtenDate}`,
    })
  },
  examples: {
    pass: [
      {kind: 'policy', data: {documentNumber: '示商务规〔2024〕3号', writtenDate: '2024-06-18'}},
      {kind: 'policy', data: {documentNumber: '2024年第3号', writtenDate: '2024-06-18'}},
      // 令号不带年份。
      {kind: 'policy', data: {documentNumber: '示范市人民政府令第12号', writtenDate: '2024-06-18'}},
      {kind: 'policy', data: {documentNumber: '示商务规〔2024〕3号', writtenDate: undefined}},
    ],
    fail: [
      {kind: 'policy', data: {documentNumber: '示商务规〔2023〕3号', writtenDate: '2024-06-18'}, at: '/documentNumber'},
      {kind: 'policy', data: {documentNumber: '示商务规〔2023〕30号', writtenDate: '2024-01-04'}, at: '/documentNumber'},
      // 修改后的全文沿用原来的文号。
      {
        kind: 'policy',
        data: {documentNumber: '示商务规〔2021〕3号', writtenDate: '2024-06-18', amends: ['sswg-2021-3']},
        at: '/documentNumber',
        says: {verdict: 'review'},
      },
      {kind: 'notice', data: {documentNumber: '示商务字〔2025〕3号', writtenDate: '2024-06-18'}, at: '/documentNumber'},
    ],
  },
})
