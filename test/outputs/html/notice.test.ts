import {describe, expect, it} from 'vitest'
import {pagesOf} from '../site.ts'
import {entryOf, partOf, textOf} from './affairs.ts'

const notice = (id: string, patch: Parameters<typeof entryOf>[2] = {}) =>
  entryOf('notice', `2026/${id}`, {title: id, publishDate: '2026-03-02', cites: undefined, ...patch})
const pages = await pagesOf([
  notice('gonggao'),
  notice('dongtai', {category: 'news', column: '结果公开', publishDate: '2026-05-06'}),
  notice('jinji', {urgentUntil: '2026-11-23', publishDate: '2026-01-05'}),
  notice('guoqi', {urgentUntil: '2026-11-22', publishDate: '2026-01-04', column: undefined}),
])
const listed = (path: string): string[] =>
  [...partOf(pages.get(path)!, '<ul class="list"').matchAll(/href="\/notices\/2026\/(\w+)\/"/g)].map(match => match[1]!)

describe('the lists of notices', () => {
  it('show all, newest first', () => {
    expect(listed('notices/index.html')).toEqual(['dongtai', 'gonggao', 'jinji', 'guoqi'])
  })

  it('are narrowed by sort and by column, urgent ones first', () => {
    expect(listed('notices/category/notice/index.html')).toEqual(['jinji', 'gonggao', 'guoqi'])
    expect(listed('notices/category/news/index.html')).toEqual(['dongtai'])
    expect(listed('notices/column/execution/index.html')).toEqual(['jinji', 'gonggao'])
    expect(listed('notices/2026/index.html')).toHaveLength(4)
  })

  it('say which choice is open and how many each holds', () => {
    const page = pages.get('notices/column/result/index.html')!
    expect(page).toContain('<a href="/notices/column/result/" aria-current="page">结果公开<span class="n">1</span></a>')
    expect(pages.get('notices/column/service/index.html')).toContain('目前没有“服务公开”信息。')
  })

  it('mark what is urgent until its last day', () => {
    const text = textOf(pages.get('notices/index.html')!)
    expect(text).toMatch(/jinji [^a-z]*紧急提示/)
    expect(text.match(/紧急提示/g)).toHaveLength(1)
  })
})

describe('a notice', () => {
  it('says its sort and leads to its column', () => {
    const page = pages.get('notices/2026/gonggao/index.html')!
    expect(page).toContain('通知公告 · 执行公开')
    expect(partOf(page, '<dl class="meta"')).toContain('<a href="/notices/column/execution/">执行公开</a>')
  })
})
