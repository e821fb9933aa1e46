import {describe, expect, it} from 'vitest'
import {pagesOf} from '../site.ts'
import {entryOf, partOf, stagesWith, textOf} from './affairs.ts'

const items = [
  {
    number: 1,
    title: '编制网点规划',
    organizer: '流通科',
    decisionMaker: 'czj',
    procedures: ['公众参与'],
    plannedCompletion: '2024-07',
  },
  {number: 2, title: '制定冷链方案', organizer: '市场科', plannedCompletion: '2024-11-30'},
]
const catalogue = entryOf('catalogue', 'catalogue-2024', {items})
const empty = entryOf('catalogue', 'catalogue-2023', {
  title: '示范市商务局2023年度重大行政决策事项目录',
  year: 2023,
  items: [],
  adjustments: undefined,
})
const decision = entryOf('decision', '2024/wangdian-guihua')
const alone = entryOf('decision', '2022/laoxiangmu', {isPartOf: undefined, title: '目录之前的事项', stages: stagesWith({})})

const pages = await pagesOf([catalogue, empty, decision, alone])

describe('the catalogue of a year', () => {
  const page = pages.get('decisions/2024/index.html')!
  const rows = page.split('<tr>').map(textOf)

  it('lists every item with its dossier, its state and how much is public', () => {
    expect(page).toContain('<a href="/decisions/2024/wangdian-guihua/">编制网点规划</a>')
    expect(rows.find(row => row.includes('编制网点规划'))).toMatch(
      /1 编制网点规划 决策机关：示范市财政局 法定程序：公众参与 流通科 2024年7月 已作出决定 9 \/ 10项/,
    )
  })

  it('says of an item without a dossier that nothing is public yet', () => {
    expect(rows.find(row => row.includes('制定冷链方案'))).toContain('市场科 2024年11月30日 材料尚未公开 —')
    expect(page).toContain('共2项：已作出决定1项，材料尚未公开1项。')
  })

  it('tells its adjustments by the item’s title', () => {
    expect(rows.find(row => row.includes('需与国土空间规划衔接'))).toContain('2024年3月29日 编制网点规划')
  })

  it('leads to the other years', () => {
    expect(partOf(page, '<nav class="choices"')).toContain('<a href="/decisions/2023/">2023年</a>')
  })
})

describe('an empty year', () => {
  it('says so', () => {
    const page = pages.get('decisions/2023/index.html')!
    expect(page).toContain('2023年度未确定重大行政决策事项。')
    expect(page).not.toContain('<table')
  })
})

describe('the list of decisions', () => {
  const page = pages.get('decisions/index.html')!

  it('shows every year once, newest first, with what has no catalogue', () => {
    expect([...page.matchAll(/<h2 class="h2" id="y(\d+)"/g)].map(match => match[1])).toEqual(['2024', '2023', '2022'])
    const text = textOf(page)
    expect(text).toContain('第1项 · 已公开9 / 10项 已作出决定')
    expect(text).toContain('制定冷链方案 第2项 · 材料尚未公开')
    expect(text).toContain('2023年度未确定重大行政决策事项。')
    expect(text).toContain('目录之前的事项 已公开9 / 10项')
  })

  it('leaves a year without a catalogue its own list, and the catalogue its address', () => {
    expect(textOf(pages.get('decisions/2022/index.html')!)).toContain('目录之前的事项')
    expect(pages.get('decisions/2024/index.html')).toContain('重大行政决策事项目录')
  })

  it('says when there is none', async () => {
    expect((await pagesOf([])).get('decisions/index.html')).toContain('目前没有公布重大行政决策事项目录。')
  })
})
