import {defineRule} from '../base/define.ts'
import {textOf} from './facts.ts'

const order = '命令（令）'
/** 2024年第1号: numbered by the year, without 机关代字. */
const yearly: readonly string[] = ['公告', '通告', '公报', order]

export default defineRule({
  id: 'document-number-type',
  title: '发文字号的形式与公文种类相符',
  clause: {instrument: '《党政机关公文格式》（GB/T 9704—2012）', article: '7.2.5、10.2'},
  confidence: 'M',
  why: '一般公文的发文字号由机关代字、年份和序号组成；命令（令）编令号，写成“……令第3号”。“2024年第1号”的写法见于公告、通告，是各机关的习惯。形式与公文种类不相符，多半是选错了公文种类，或者抄错了文号。',
  level: 'warn',
  kinds: ['policy'],
  scope: 'entry',
  check(entry, report) {
    const [documentNumber, documentType] = [textOf(entry, 'documentNumber'), textOf(entry, 'documentType')]
    if (!documentNumber || !documentType) return
    const meant = typesOf(documentNumber, documentType)
    if (meant.includes(documentType)) return
    report({
      at: '/documentType',
      reason: `发文字号（documentNumber）${documentNumber}是${meant.includes('公告') ? '公告、通告' : '命令（令）'}的形式，公文种类（documentType）是“${documentType}”`,
      ...(documentType === order && {
        reason: `公文种类（documentType）是“${order}”，发文字号（documentNumber）${documentNumber}不是令号`,
      }),
      verdict: 'review',
      actual: documentType,
      expected: meant.slice(0, 2),
      note: '对照原件核对发文字号和公文种类，改正其中一个',
    })
  },
  examples: {
    pass: [
      {kind: 'policy', data: {documentNumber: '示范市人民政府令第12号', documentType: '命令（令）'}},
      {kind: 'policy', data: {documentNumber: '2024年第1号', documentType: '公告'}},
      // 公告也有编入机关代字的。
      {kind: 'policy', data: {documentNumber: '示商务规〔2024〕3号', documentType: '公告'}},
      {kind: 'policy', data: {documentNumber: '示范市人民政府令第12号', documentType: undefined}},
    ],
    fail: [
      {kind: 'policy', data: {documentNumber: '示范市人民政府令第12号', documentType: '通知'}, at: '/documentType'},
      {kind: 'policy', data: {documentNumber: '2024年第1号', documentType: '通知'}, at: '/documentType'},
      {kind: 'policy', data: {documentNumber: '示商务规〔2024〕3号', documentType: '命令（令）'}, at: '/documentType'},
    ],
  },
})

/** The 文种 that a number of this form may have. */
function typesOf(documentNumber: string, documentType: string): readonly string[] {
  if (/令(?:第|\d{4}年第)/u.test(documentNumber)) return [order]
  if (/^\d{4}年第/u.test(documentNumber)) return yearly
  // 商务部公告2023年第4号 and all others, but an order.
  return documentType === order ? ['通知'] : [documentType]
}
