import {defineRule} from '../base/define.ts'
import {titleInMarks} from '../base/titles.ts'
import type {Entry} from '../base/types.ts'
import {isVersionOf, textOf} from './facts.ts'

export default defineRule({
  id: 'normative-registration-unique',
  title: '统一登记号在全站不重复',
  clause: {
    instrument: '国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知（国办发〔2018〕37号）',
    article: '统一登记、统一编号、统一印发',
  },
  confidence: 'M',
  why: '行政规范性文件统一登记、统一编号，一件一号。两份文件写了同一个号，多半是照着旧文件新建时忘了改。互相以 replaces 或 amends 关联的修订文本除外。',
  level: 'error',
  kinds: ['policy'],
  scope: 'site',
  check(site, report) {
    const seen = new Map<string, Entry[]>()
    for (const entry of site.entries) {
      const number = textOf(entry, 'registrationNumber')
      if (entry.kind !== 'policy' || number === undefined) continue
      const others = seen.get(number) ?? []
      const rival = others.find(other => !isVersionOf(site, entry, other))
      if (rival)
        report(entry.id, {
          at: '/registrationNumber',
          reason: `统一登记号（registrationNumber）与${titleInMarks(rival.data.title)}的相同`,
          actual: number,
          note: `核对两份文件的登记情况，另一份是 ${rival.path}`,
        })
      seen.set(number, [...others, entry])
    }
  },
  examples: {
    pass: [
      {kind: 'policy', others: [{kind: 'policy', data: {registrationNumber: 'SFCR-2024-0130099'}}]},
      {kind: 'policy', others: [{kind: 'policy', data: {replaces: ['sswg-2024-3']}}]},
      {kind: 'policy', data: {registrationNumber: undefined}, others: [{kind: 'policy', data: {registrationNumber: undefined}}]},
    ],
    fail: [
      {
        kind: 'policy',
        data: {registrationNumber: 'SFCR-2024-0130099'},
        others: [{kind: 'policy', data: {registrationNumber: 'SFCR-2024-0130099'}}],
        at: '/registrationNumber',
      },
    ],
  },
})
