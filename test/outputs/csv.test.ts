import {describe, expect, it} from 'vitest'
import {inert} from '../../src/base/csv.ts'
import csv from '../../src/outputs/csv.ts'
import fc from '../properties.ts'
import {emptySite, fullSite, hostile, made, sampleSite} from './sample-site.ts'

const path = 'policies/ledger.csv'

/** RFC 4180, strictly: CRLF after every record, quotes doubled, no stray quote. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let rest = text
  while (rest !== '') {
    const row: string[] = []
    for (;;) {
      const field = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest)
      if (!field) throw new Error(`not RFC 4180: ${JSON.stringify(rest.slice(0, 40))}`)
      row.push(field[1]?.replaceAll('""', '"') ?? field[2]!)
      rest = rest.slice(field[0].length)
      if (field[3] === '\r\n') break
    }
    rows.push(row)
  }
  return rows
}

async function ledgerOf(title?: string): Promise<string[][]> {
  const text = (await made(csv, fullSite(title))).get(path)!
  expect(text.startsWith('\ufeff')).toBe(true)
  return readCsv(text.slice(1))
}

describe('csv', () => {
  it('is the ledger of policies, in words', async () => {
    expect(await ledgerOf()).toEqual([
      [
        '序号',
        '标题',
        '发文字号',
        '发文机关',
        '成文日期',
        '有效期至',
        '有效性',
        '主题分类',
        '行政规范性文件',
        '/registrationNumber',
        '解读',
        '网址',
      ],
      [
        '1',
        '示范市预付卡管理办法',
        '示商务规〔2024〕3号',
        '示范市商务局',
        '2024-05-20',
        '2029-06-30',
        '现行有效',
        '商贸、海关、旅游\\国内贸易（含供销）',
        '是',
        'SFCR-2024-0130001',
        'https://swj.example.gov.cn/interpretations/2024/sswg-2024-3-text/',
        'https://swj.example.gov.cn/policies/2024/sswg-2024-3/',
      ],
    ])
  })

  it('numbers policies by 成文日期', async () => {
    const days = ['2024-03-01', '2023-01-01', '2024-01-01']
    const policies = days.map((writtenDate, index) => ({
      id: `p${index}`,
      kind: 'policy',
      data: {title: writtenDate, writtenDate},
    }))
    const rows = readCsv((await made(csv, sampleSite(policies))).get(path)!.slice(1))
    expect(rows.slice(1).map(row => row.slice(0, 2))).toEqual([
      ['1', '2023-01-01'],
      ['2', '2024-01-01'],
      ['3', '2024-03-01'],
    ])
  })

  it('is a header alone for an empty site', async () => {
    const text = (await made(csv, emptySite())).get(path)!
    expect(readCsv(text.slice(1))).toHaveLength(1)
  })

  it.each(hostile)('reads back, and starts no formula, with the title %j', async title => {
    const rows = await ledgerOf(title)
    expect(rows).toHaveLength(2)
    expect(rows[1]![1]).toBe(inert(title))
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
  })

  it('keeps the number of records and fields whatever the title', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({unit: 'binary'}), async title => {
        const rows = await ledgerOf(title)
        expect(rows.map(row => row.length)).toEqual([12, 12])
      }),
      {numRuns: 50},
    )
  })
})

describe('inert', () => {
  it('puts an apostrophe before what a spreadsheet would run', () => {
    expect(['=1', '+1', '-1', '@a', '\ta', '\ra', '\u0000=1', '＝1'].map(inert)).toEqual([
      "'=1",
      "'+1",
      "'-1",
      "'@a",
      "'\ta",
      "'\ra",
      "'=1",
      "'＝1",
    ])
  })

  it('leaves everything else alone', () => {
    expect(['a=1', '《通知》', "'a", ''].map(inert)).toEqual(['a=1', '《通知》', "'a", ''])
  })
})
