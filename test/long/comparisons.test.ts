/** Many comparisons are made in threads as one by one; long texts take seconds, and their forms, too. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {tableOf} from '../../src/comparison/index.ts'
import {comparisonCsv} from '../../src/outputs/comparison/csv.ts'
import {comparisonDocx} from '../../src/outputs/comparison/document-docx.ts'
import {comparisonHtml} from '../../src/outputs/comparison/document-html.ts'
import {build} from '../../src/pipeline/index.ts'
import {passages} from '../comparison/material.ts'
import {makeOffice} from '../office.ts'
import {open} from '../sites/fixture.ts'

const policy = (year: number, at: number, more: string): string => `---
title: 示范市第${at}市场管理办法
documentNumber: 示商务规〔${year}〕${at}号
indexNumber: 11379900MB2600122R/${year}-${String(at).padStart(5, '0')}
registrationNumber: SFCR-${year}-013${String(at).padStart(4, '0')}
issuers: [swj]
documentType: 通知
normative: true
writtenDate: ${year}-03-01
publishDate: ${year}-03-02
effectiveDate: ${year}-05-01
subjects:
  - 商贸、海关、旅游\\国内贸易（含供销）
summary: 规范市场经营。
access: 主动公开
disclosureCategory: 1
historical: true
${more}---

第一条　第${at}市场的经营者应当在${year - 2015}日内备案。

第二条　市场开办者应当每月公布抽检结果。
`

test('one thread makes what many make', async () => {
  const office = makeOffice()
  onTestFinished(() => office.remove())
  for (let at = 1; at <= 80; at++) {
    office.put(`content/policies/2021/sswg-2021-${at}.md`, policy(2021, at, ''))
    office.put(`content/policies/2026/sswg-2026-${at}.md`, policy(2026, at, `replaces: [sswg-2021-${at}]\n`))
  }
  for (const [out, threads] of [
    ['one', 1],
    ['many', 4],
  ] as const) {
    const {written} = await build(await open(office.folder), {search: false, cache: false, threads, out})
    expect(written).toBe(true)
  }
  const list = (out: string): string => readFileSync(join(office.folder, out, 'files.json'), 'utf8')
  expect(list('many')).toBe(list('one'))
  expect(list('one').match(/compare\/sswg-2021-\d+\/compare\.docx/gu)).toHaveLength(80)
})

test('two texts of a hundred thousand characters: the table and all its forms within a minute and a gigabyte', async () => {
  const article = (at: number, more: string): string =>
    `第${at}条　经营者${at}应当遵守第${at * 7}号规定，保持场所整洁，按照${at * 13}元的标准缴纳费用${more}。`
  const text = (more: (at: number) => string): string =>
    Array.from({length: 2500}, (_, at) => article(at + 1, more(at))).join('\n\n')
  const before = passages(text(at => (at % 5 === 0 ? '，每季度一次' : '')))
  const after = passages(text(at => (at % 3 === 0 ? '，不得拖欠' : '')))
  expect(after.map(({text: own}) => own.length).reduce((sum, length) => sum + length, 0)).toBeGreaterThan(90_000)
  const [began, full] = [performance.now(), process.memoryUsage().rss]
  const table = tableOf(before, after)
  const names = {name: '《示范市市场管理办法》', detail: null}
  comparisonHtml(table, names, names, false)
  comparisonCsv(table)
  await comparisonDocx(table, names, names, false)
  // Generous: a bound against what grows with the square, no measurement.
  expect(performance.now() - began).toBeLessThan(60_000)
  expect(process.memoryUsage().rss - full).toBeLessThan(1_000_000_000)
})
