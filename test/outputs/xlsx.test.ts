import {inflateRawSync} from 'node:zlib'
import {afterEach, describe, expect, it, vi} from 'vitest'
import {inert} from '../../src/base/csv.ts'
import xlsx from '../../src/outputs/xlsx.ts'
import {all, one, readXml, textOf} from './read-xml.ts'
import {emptySite, fullSite, hostile, madeBytes, type Sample} from './sample-site.ts'

interface Member {
  readonly text: string
  readonly times: readonly number[]
}

/** The members of a zip archive by its central directory, each with its DOS time and date from both headers. */
function unzip(bytes: Uint8Array): Map<string, Member> {
  const archive = Buffer.from(bytes)
  const end = archive.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  const members = new Map<string, Member>()
  let at = archive.readUInt32LE(end + 16)
  for (let count = archive.readUInt16LE(end + 10); count > 0; count--) {
    const [size, name, extra, comment] = [20, 28, 30, 32].map(offset =>
      offset === 20 ? archive.readUInt32LE(at + 20) : archive.readUInt16LE(at + offset),
    ) as [number, number, number, number]
    const local = archive.readUInt32LE(at + 42)
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const times = [at + 12, at + 14, local + 10, local + 12].map(offset => archive.readUInt16LE(offset))
    members.set(archive.toString('utf8', at + 46, at + 46 + name), {
      text: inflateRawSync(archive.subarray(start, start + size)).toString(),
      times,
    })
    at += 46 + name + extra + comment
  }
  return members
}

const workbookOf = async (sample: Sample) => unzip((await madeBytes(xlsx, sample)).get('policies/ledger.xlsx')!)
const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n'
const xmlOf = (text: string) => readXml(xmlHead + text.replace(/^<\?xml[^>]*\?>\s*/, ''))

/** Cells as a spreadsheet shows them; everything must be a shared string. */
async function cellsOf(sample: Sample): Promise<string[][]> {
  const members = await workbookOf(sample)
  const strings = all(xmlOf(members.get('xl/sharedStrings.xml')!.text), 'si').map(item => textOf(one(item, 't')))
  const rows = all(one(xmlOf(members.get('xl/worksheets/sheet1.xml')!.text), 'sheetData'), 'row')
  return rows.map(row =>
    all(row, 'c').map(cell => {
      expect(cell.attributes.t).toBe('s')
      expect(all(cell, 'f')).toEqual([])
      return strings[Number(textOf(one(cell, 'v')))]!
    }),
  )
}

describe('xlsx', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('holds the same cells as the csv, all of them text', async () => {
    const [header, row] = await cellsOf(fullSite())
    expect(header!.slice(0, 4)).toEqual(['序号', '标题', '发文字号', '发文机关'])
    expect(row!.slice(0, 4)).toEqual(['1', '示范市预付卡管理办法', '示商务规〔2024〕3号', '示范市商务局'])
    expect(row).toHaveLength(12)
  })

  it('has a bold header that stays in sight, and columns as wide as their text', async () => {
    const members = await workbookOf(fullSite())
    const sheet = xmlOf(members.get('xl/worksheets/sheet1.xml')!.text)
    const widths = all(one(sheet, 'cols'), 'col').map(({attributes}) => Number(attributes.width))
    expect(widths).toHaveLength(12)
    expect(widths[1]).toBeGreaterThan(widths[0]!)
    expect(members.get('xl/styles.xml')!.text).toMatch(/<b\s*\/>/)
    expect(one(one(one(sheet, 'sheetViews'), 'sheetView'), 'pane').attributes).toMatchObject({ySplit: '1', state: 'frozen'})
  })

  it('is the same bytes whenever it is made', async () => {
    vi.useFakeTimers({toFake: ['Date']})
    vi.setSystemTime(Date.UTC(2024, 0, 1))
    const first = await madeBytes(xlsx, fullSite())
    vi.setSystemTime(Date.UTC(2031, 6, 9, 13, 14, 16))
    const second = await madeBytes(xlsx, fullSite())
    expect(Buffer.from(first.get('policies/ledger.xlsx')!).equals(Buffer.from(second.get('policies/ledger.xlsx')!))).toBe(true)
    for (const {times} of unzip(second.get('policies/ledger.xlsx')!).values()) expect(times).toEqual([0, 0x21, 0, 0x21])
  })

  it('is a header alone for an empty site', async () => {
    expect(await cellsOf(emptySite())).toHaveLength(1)
  })

  it.each(hostile)('reads back with the title %j', async title => {
    const rows = await cellsOf(fullSite(title))
    expect(rows[1]![1]!.trim()).toBe(inert(title).trim())
    expect(rows[1]![1]).not.toMatch(/^[=+\-@\t\r\n]/)
  })

  it('cuts a text that Excel would refuse', async () => {
    const rows = await cellsOf(fullSite('长'.repeat(40_000)))
    expect(rows[1]![1]).toHaveLength(32_767)
  })
})
