import {defineRule} from '../base/define.ts'
import {parseDocumentNumber} from '../base/document-number.ts'
import {titleInMarks} from '../base/titles.ts'
import type {Entry, Json} from '../base/types.ts'
import {isVersionOf} from './facts.ts'

const kinds = ['policy', 'catalogue', 'workplan', 'notice', 'proposal']

export default defineRule({
  id: 'document-number-unique',
  title: '发文字号在全站不重复',
  clause: {instrument: '党政机关公文处理工作条例（中办发〔2012〕14号）', article: '第九条'},
  confidence: 'M',
  why: '发文字号由发文机关代字、年份、发文顺序号组成，一份公文一个号。两处写了同一个号，引用它的文件就不知道指哪一份。同一份文件的修订文本（互相以 replaces 或 amends 关联）除外；“2024年第1号”一类没有机关代字的，只在同一机关、同一文种之内比较。',
  level: 'error',
  kinds,
  scope: 'site',
  check(site, report) {
    const seen = new Map<string, Entry[]>()
    for (const entry of site.entries) {
      const {documentNumber} = entry.data
      if (!kinds.includes(entry.kind) || typeof documentNumber !== 'string') continue
      const key = keyOf(entry, documentNumber)
      const others = seen.get(key) ?? []
      const rival = others.find(other => !isVersionOf(site, entry, other))
      if (rival) {
        report(entry.id, {
          at: '/documentNumber',
          reason: `发文字号（documentNumber）与${titleInMarks(rival.data.title)}的相同`,
          actual: documentNumber,
          note: `核对两份文件的原件，另一份是 ${rival.path}；如果是同一份文件重复收录，请删去一份`,
        })
      }
      seen.set(key, [...others, entry])
    }
  },
  examples: {
    pass: [
      {
        kind: 'policy',
        data: {documentNumber: '示商务规〔2024〕3号'},
        others: [{kind: 'policy', data: {documentNumber: '示商务规〔2024〕4号'}}],
      },
      {
        kind: 'policy',
        data: {documentNumber: '2024年第1号', issuers: ['swj'], documentType: '公告'},
        others: [{kind: 'policy', data: {documentNumber: '2024年第1号', issuers: ['czj'], documentType: '公告'}}],
      },
      {
        kind: 'policy',
        data: {documentNumber: '示商务规〔2024〕3号'},
        others: [{kind: 'policy', data: {documentNumber: '示商务规〔2024〕3号', replaces: ['sswg-2024-3']}}],
      },
    ],
    fail: [
      {
        kind: 'policy',
        data: {documentNumber: '示商务规〔2024〕3号'},
        others: [{kind: 'policy', data: {documentNumber: '示商务规〔2024〕3号'}}],
        at: '/documentNumber',
      },
      {
        kind: 'policy',
        data: {documentNumber: '示商务规〔2024〕3号'},
        others: [{kind: 'notice', data: {documentNumber: '示商务规[2024]第3号'}}],
        at: '/documentNumber',
      },
      {
        kind: 'policy',
        data: {documentNumber: '2024年第1号', issuers: ['swj'], documentType: '公告'},
        others: [{kind: 'policy', data: {documentNumber: '2024年第1号', issuers: ['swj'], documentType: '公告'}}],
        at: '/documentNumber',
      },
    ],
  },
})

/** The number as it should be printed; where it names no organ, with the organ and 文种. */
function keyOf({data}: Entry, documentNumber: string): string {
  const number = parseDocumentNumber(documentNumber)
  if (!number) return documentNumber.trim()
  if (number.code !== '') return number.normal
  const [lead] = Array.isArray(data.issuers) ? (data.issuers as readonly Json[]) : []
  return [number.normal, lead ?? '', data.documentType ?? ''].join(' ')
}
