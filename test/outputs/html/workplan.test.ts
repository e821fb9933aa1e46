import {describe, expect, it} from 'vitest'
import {pagesOf} from '../site.ts'
import {entryOf, partOf, textOf} from './affairs.ts'

const task = (number: string, state: string, more = {}) => ({
  number,
  section: '深化政策解读',
  task: `任务${number}`,
  department: '法规科',
  deadline: '2024-12-31',
  state,
  ...more,
})
const plan = entryOf('workplan', 'workplan-2024', {
  tasks: [
    task('一', 'done', {
      section: '推动主动公开',
      evidence: ['jijuqu-shenbao', {title: '局外的材料', url: 'https://example.gov.cn/x'}],
      note: '已公开',
    }),
    task('二', 'underway'),
    task('三', 'delayed'),
    task('四', 'done'),
  ],
})
const notice = entryOf('notice', '2025/jijuqu-shenbao', {cites: undefined})
const pages = await pagesOf([plan, notice])
const page = pages.get('workplans/2024/index.html')!

describe('a workplan', () => {
  it('counts how far it is', () => {
    expect(page).toContain('已完成2项，共4项')
    expect(textOf(page)).toContain('进行中1项，已逾期1项')
    expect(textOf(pages.get('workplans/index.html')!)).toContain('已完成2项，共4项')
  })

  it('shows each task under its part, with who, when, how far and the proof', () => {
    const [first, second] = page.split('<table').slice(1)
    expect(first).toContain('<caption>推动主动公开</caption>')
    expect(textOf(`<table${first}`)).toContain('一 任务一 已公开 法规科 2024年12月31日 已完成')
    expect(first).toContain('<a href="/notices/2025/jijuqu-shenbao/">')
    expect(first).toContain('<a href="https://example.gov.cn/x">局外的材料</a>')
    expect(second).toContain('<caption>深化政策解读</caption>')
    expect(second).toContain('class="st live">已逾期')
  })

  it('is named on the page of its proof', () => {
    const related = partOf(pages.get('notices/2025/jijuqu-shenbao/index.html')!, '<section class="sec related"')
    expect(related).toContain('体现的工作任务')
    expect(related).toContain('href="/workplans/2024/"')
  })
})
