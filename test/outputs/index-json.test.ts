import {describe, expect, it} from 'vitest'
import indexJson from '../../src/outputs/index-json.ts'
import {emptySite, fullSite, hostile, made, sampleSite} from './sample-site.ts'

const path = 'policies/index.json'

describe('index-json', () => {
  it('is a table of all policies', async () => {
    const index = JSON.parse((await made(indexJson, fullSite())).get(path)!)
    expect(index.rows).toHaveLength(1)
    const row = Object.fromEntries(index.fields.map((field: string, column: number) => [field, index.rows[0][column]]))
    expect(row).toEqual({
      id: 'sswg-2024-3',
      url: '/policies/2024/sswg-2024-3/',
      title: '示范市预付卡管理办法',
      documentNumber: '示商务规〔2024〕3号',
      issuers: ['swj'],
      writtenDate: '2024-05-20',
      publishDate: '2024-05-24',
      effectiveDate: '2024-07-01',
      expiryDate: '2029-06-30',
      subjects: [0],
      topics: [],
      type: '通知',
      state: 'in-force',
      interpreted: 1,
      year: '2024',
      normative: 1,
    })
    expect(index.issuers).toEqual({swj: '示范市商务局'})
    expect(index.subjects).toEqual(['商贸、海关、旅游\\国内贸易（含供销）'])
    expect(index.states['in-force']).toBe('现行有效')
  })

  it('takes at most 300 bytes a policy', async () => {
    const many = Array.from({length: 200}, (_, index) => ({
      id: `sswg-2024-${index + 1}`,
      kind: 'policy',
      data: {
        title: '示范市商务局等三部门关于印发示范市促进消费若干措施的通知',
        documentNumber: `示商务规〔2024〕${index + 1}号`,
        issuers: ['swj', 'czj', 'scjgj'],
        writtenDate: '2024-05-20',
        publishDate: '2024-05-24',
        effectiveDate: '2024-07-01',
        expiryDate: '2029-06-30',
        subjects: ['商贸、海关、旅游\\国内贸易（含供销）'],
        topics: ['xiaofei'],
        documentType: '通知',
      },
    }))
    const text = (await made(indexJson, sampleSite(many))).get(path)!
    expect(Buffer.byteLength(text) / many.length).toBeLessThanOrEqual(300)
  })

  it('is an empty table for an empty site', async () => {
    expect(JSON.parse((await made(indexJson, emptySite())).get(path)!)).toMatchObject({rows: [], issuers: {}, subjects: []})
  })

  it.each(hostile)('gives back the title %j as it was written', async title => {
    const {rows, fields} = JSON.parse((await made(indexJson, fullSite(title))).get(path)!)
    expect(rows[0][fields.indexOf('title')]).toBe(title)
  })
})
