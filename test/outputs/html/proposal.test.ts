import {describe, expect, it} from 'vitest'
import {pagesOf} from '../site.ts'
import {entryOf, partOf, textOf} from './affairs.ts'

const npc = entryOf('proposal', '2026/npc-0087', {
  title: '关于菜市场的建议的答复',
  number: '0087',
  publishDate: '2026-08-01',
  answers: undefined,
})
const cppcc = entryOf('proposal', '2025/cppcc-0456', {
  title: '关于老字号的提案的答复',
  number: '0456',
  body: 'cppcc',
  result: 'C',
  proposer: undefined,
  publishDate: '2025-08-01',
  answers: undefined,
})
const pages = await pagesOf([npc, cppcc])

describe('replies', () => {
  it('stand in two tables, the result in words', () => {
    const page = pages.get('proposals/index.html')!
    const [first, second] = page
      .split('<table')
      .slice(1)
      .map(part => textOf(`<table${part}`))
    expect(first).toMatch(
      /人大代表建议 编号 标题 届次 建议人 办理结果 答复日期 0087 关于菜市场的建议的答复 .* A类：已经解决或采纳 2024年8月20日/,
    )
    expect(second).toMatch(/政协提案 编号 标题 届次 提案者 .* 0456 关于老字号的提案的答复 .* — C类：因条件限制等留作参考/)
    expect(textOf(pages.get('proposals/2025/index.html')!)).not.toContain('菜市场')
  })

  it('say on their page which session, which number, what came of it', () => {
    const facts = textOf(partOf(pages.get('proposals/2026/npc-0087/index.html')!, '<dl class="meta"'))
    expect(facts).toContain('届次 示范市第十六届人民代表大会第三次会议')
    expect(facts).toContain('编号 0087')
    expect(facts).toContain('办理结果 A类：已经解决或采纳')
  })

  it('are missed in words', async () => {
    expect((await pagesOf([])).get('proposals/index.html')).toContain('目前没有公布建议提案的办理结果。')
  })
})
