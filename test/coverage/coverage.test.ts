/** How far disclosure has come, counted over a small office and over the sample office. */
import {beforeAll, describe, expect, test} from 'vitest'
import type {CoverageTable} from '../../src/base/types.ts'
import {type AssessedReport, check} from '../../src/pipeline/index.ts'
import {openProject} from '../../src/project/open.ts'
import {root} from '../gzgk.ts'
import {makeOffice} from '../office.ts'
import {asOf} from '../sites/fixture.ts'

const assessedAt = async (folder: string): Promise<AssessedReport> =>
  check(await openProject({cwd: folder, root: folder, today: asOf, now: 0}), {cache: false, threads: 1})

const policy = (serial: number, more = ''): string => `---
title: 示范市商务局关于规范第${serial}类集市的通知
documentNumber: 示商务规〔2025〕${serial}号
issuers: [swj]
documentType: 通知
normative: true
registrationNumber: SFCR-2025-013000${serial}
writtenDate: 2025-03-03
publishDate: 2025-03-05
effectiveDate: 2025-04-10
expiryDate: 2030-04-09
${more}---

请抓好落实。
`

describe('a small office', () => {
  const tables = new Map<string, CoverageTable>()
  let report: AssessedReport

  beforeAll(async () => {
    const office = makeOffice({
      'content/policies/2025/sswg-2025-2.md': policy(2),
      'content/policies/2025/sswg-2025-5.md': policy(5, 'interpretation: {required: false, exemptReason: 只涉及内部会务}\n'),
      'content/policies/2025/sswg-2025-6.md': policy(6, 'indexNumber: 11379900MB2600122R/2025-00006\n'),
      'content/interpretations/2025/sswg-2025-2-text.md': `---
title: 《示范市商务局关于规范第2类集市的通知》解读
publishDate: 2025-03-05
interprets: [sswg-2025-2]
form: text
---

为什么要规范。
`,
    })
    report = await assessedAt(office.folder)
    office.remove()
    for (const table of report.assessment.tables) tables.set(table.id, table)
  })

  test('counts interpretations of what asks for one, and names what lacks it', () => {
    expect(tables.get('interpretations')!.rows).toEqual([['2025', 2, 1, '50%', '《示范市商务局关于规范第6类集市的通知》']])
  })

  test('counts the elements that are given, and names who lacks them', () => {
    const rows = new Map(tables.get('elements')!.rows.map(row => [row[0], row.slice(1)]))
    expect(rows.get('发文字号（documentNumber）')).toEqual([3, 3, '100%', ''])
    expect(rows.get('索引号（indexNumber）')).toEqual([3, 1, '33.3%', 'sswg-2025-2、sswg-2025-5'])
  })

  test('lists the numbers that are not public, from the first on', () => {
    expect(tables.get('numbers')!.rows.filter(([, year]) => year === 2025)).toEqual([['示商务规', 2025, 6, 3, '', '1、3、4']])
  })

  test('says of every column when it was last added to', () => {
    const rows = new Map(tables.get('columns')!.rows.map(row => [row[0], row.slice(1)]))
    expect(rows.get('政策解读')).toEqual([1, '2025-03-05', 628])
    expect(rows.get('政府开放活动')).toEqual([0, '—', '—'])
  })

  test('says of every rule how much it looked at', () => {
    const results = new Map(report.assessment.results.map(result => [result.id, result]))
    expect(results.get('normative-registration')).toMatchObject({checked: 3, failed: 0})
    expect(results.get('report-balance')).toMatchObject({checked: 0})
    expect(results.get('document-number-gap')).toMatchObject({checked: 3, review: 1})
  })
})

test('every table of the sample office has as many cells as its header', async () => {
  const {assessment} = await assessedAt(root)
  expect(assessment.tables.map(({id}) => id)).toEqual(['interpretations', 'elements', 'decisions', 'columns', 'numbers'])
  for (const {id, header, rows} of assessment.tables) {
    expect(rows.length, id).toBeGreaterThan(0)
    for (const row of rows) expect(row, id).toHaveLength(header.length)
  }
})
