import {describe, expect, it} from 'vitest'
import {digest} from '../../src/base/digest.ts'
import json from '../../src/outputs/json.ts'
import {emptySite, fullSite, hostile, made} from './sample-site.ts'

const policy = 'policies/2024/sswg-2024-3/index.json'
const read = async (path: string, title?: string) => JSON.parse((await made(json, fullSite(title))).get(path)!)

describe('json', () => {
  it('makes one file an entry, and none for what was taken down', async () => {
    const files = await made(json, fullSite())
    expect([...files.keys()].sort()).toEqual([
      'consultations/2024/draft/index.json',
      'decisions/2024/plan/index.json',
      'interpretations/2024/sswg-2024-3-text/index.json',
      policy,
    ])
    expect((await made(json, emptySite())).size).toBe(0)
  })

  it('says what the page says, with whole addresses', async () => {
    const document = await read(policy)
    expect(document).toMatchObject({
      spec: 'gzgk-entry/1',
      id: 'sswg-2024-3',
      kind: 'policy',
      kindTitle: '政策文件',
      url: 'https://swj.example.gov.cn/policies/2024/sswg-2024-3/',
      data: {documentNumber: '示商务规〔2024〕3号', writtenDate: '2024-05-20', normative: true},
      validity: {state: 'in-force', label: '现行有效', since: '2024-07-01', until: '2029-07-01', by: null},
      body: {html: '<p>第一条 为了规范预付卡管理。</p>', text: '第一条 为了规范预付卡管理。'},
    })
    expect(document.validity.timeline.map(({state, from}: {state: string; from: string | null}) => [state, from])).toEqual([
      ['upcoming', null],
      ['in-force', '2024-07-01'],
      ['expired', '2029-07-01'],
    ])
  })

  it('gives relations in both directions, and what stands outside the site by name', async () => {
    expect((await read(policy)).relations).toEqual({
      out: [
        {
          relation: 'basedOn',
          label: '依据',
          id: null,
          kind: null,
          title: '商业预付卡管理条例',
          url: null,
          documentNumber: '国令第1号',
        },
      ],
      in: [
        {
          relation: 'interprets',
          label: '解读材料',
          id: 'sswg-2024-3-text',
          kind: 'interpretation',
          title: '《示范市预付卡管理办法》解读',
          url: 'https://swj.example.gov.cn/interpretations/2024/sswg-2024-3-text/',
          clauses: ['第三条'],
        },
      ],
    })
    const {relations, validity} = await read('interpretations/2024/sswg-2024-3-text/index.json')
    expect(relations.out).toMatchObject([{relation: 'interprets', label: '解读', id: 'sswg-2024-3', clauses: ['第三条']}])
    expect(validity).toBeNull()
  })

  it('lists the attachments that are there, with type, size and digest', async () => {
    expect((await read(policy)).attachments).toEqual([
      {
        title: '申请表',
        url: 'https://swj.example.gov.cn/policies/2024/sswg-2024-3/sswg-2024-3/annex-1.docx',
        mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        size: 11,
        sha256: digest('office file'),
      },
    ])
  })

  it('keeps to itself who reviewed it, and the marks meant for the tool', async () => {
    expect((await read(policy)).data).not.toHaveProperty('review')
  })

  it.each(hostile)('gives back the title %j as it was written', async title => {
    expect((await read(policy, title)).title).toBe(title)
  })
})
