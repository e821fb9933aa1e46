import {describe, expect, it} from 'vitest'
import {home} from '../../../src/outputs/html/home.ts'
import {office} from '../office.ts'
import {type Given, siteOf} from '../site.ts'

/** What is looked at of the page. */
interface Home {
  readonly counts: string
  readonly calls: readonly {readonly url: string; readonly deadline: string; readonly left: string}[]
  readonly urgent: unknown
  readonly gate: readonly {readonly url: string}[]
}
const homeOf = (given: readonly Given[], today?: string): Home => {
  const [page] = home(siteOf(given, today === undefined ? {} : {today}).site)
  return page!.view.page as unknown as Home
}
const call = (id: string, opens: string, closes: string): Given => ({
  at: `consultation consultations/2026/${id}`,
  data: {title: `关于${id}的意见征集`, publishDate: opens, opens, closes},
})

describe('the home page', () => {
  it('counts what there is', () => {
    expect(homeOf(office).counts).toBe('收录政策文件3份、解读4份、重大行政决策0项')
  })

  it('calls for opinions only while they can be given, the first to close on top', () => {
    const given = [
      call('over', '2026-10-01', '2026-11-22'),
      call('last-day', '2026-10-24', '2026-11-23'),
      call('first-day', '2026-11-23', '2026-12-23'),
      call('soon', '2026-11-24', '2026-12-24'),
    ]
    const {calls} = homeOf(given)
    expect(calls.map(({url}) => url)).toEqual(['/consultations/2026/last-day/', '/consultations/2026/first-day/'])
    expect(calls[0]!.deadline).toBe('2026年11月23日截止')
  })

  it('leaves the number of days left to the reader’s own calendar', () => {
    const [first] = homeOf([call('a', '2026-11-01', '2026-12-01')]).calls
    expect(first!.left).toBe('2026年12月1日截止（还有{days}天）')
  })

  it('shows an urgent notice until its day', () => {
    expect(homeOf(office).urgent).toEqual([{title: '关于展馆停电的紧急通知', url: '/notices/2026/tingdian/'}])
    expect(homeOf(office, '2026-12-01').urgent).toEqual([])
  })

  it('opens no door onto nothing', () => {
    expect(homeOf(office).gate.map(({url}) => url)).toEqual(['/policies/in-force/'])
    const bare = {title: '公开指南', updated: '2026-03-01'}
    expect(homeOf([{at: 'guide guide/guide', data: bare}]).gate.map(({url}) => url)).toEqual(['/guide/', '/policies/in-force/'])
    const guide: Given = {at: 'guide guide/guide', data: {...bare, application: {steps: ['填写申请表']}}}
    expect(homeOf([guide]).gate).toEqual([
      {title: '政府信息公开指南', url: '/guide/', text: '怎么查、怎么申请。更新于2026年3月1日'},
      {title: '现行有效文件', url: '/policies/in-force/', text: '现行有效、废止、失效清单'},
      {title: '依申请公开', url: '/guide/#application', text: '受理渠道和办理流程'},
    ])
  })
})
