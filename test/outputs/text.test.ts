import {describe, expect, it} from 'vitest'
import text from '../../src/outputs/text.ts'
import {emptySite, fullSite, hostile, made, sampleSite} from './sample-site.ts'

const path = 'policies/2024/sswg-2024-3/text.txt'

describe('text', () => {
  it('is title, number and text, for policies only', async () => {
    const files = await made(text, fullSite())
    expect([...files]).toEqual([[path, '示范市预付卡管理办法\n示商务规〔2024〕3号\n\n第一条 为了规范预付卡管理。\n']])
    expect((await made(text, emptySite())).size).toBe(0)
  })

  it('has no empty line where there is no number', async () => {
    const files = await made(text, sampleSite([{id: 'x', kind: 'policy', data: {title: '公告'}, body: '正文\n'}]))
    expect(files.get('policies/2024/x/text.txt')).toBe('公告\n\n正文\n')
  })

  it.each(hostile)('holds no control character with the title %j', async title => {
    const written = (await made(text, fullSite(title))).get(path)!
    expect(written).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/)
    expect(written).toContain('第一条')
  })
})
