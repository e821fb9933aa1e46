import {describe, expect, it} from 'vitest'
import {type Framed, frameOf} from '../../../src/outputs/html/frame.ts'
import {facetsOf, library} from '../../../src/outputs/html/library.ts'
import {office} from '../office.ts'
import {type Given, siteOf} from '../site.ts'

/** What is looked at of a page. */
interface View extends Framed {
  readonly page: {
    readonly title: string
    readonly facets: readonly unknown[]
    readonly cards: readonly {readonly documentNumber: string}[]
    readonly pagination: unknown
  }
}
const pagesOf = (given: readonly Given[]) => {
  const {site} = siteOf(given)
  return new Map([...library(site, site.project.kinds.get('policy')!)].map(({path, view}) => [path, view as unknown as View]))
}
const many = (count: number): Given[] =>
  Array.from({length: count}, (_, index) => ({
    at: `policy policies/2024/sswg-2024-${index + 1}`,
    data: {
      title: `第${index + 1}个办法`,
      documentNumber: `示商务规〔2024〕${index + 1}号`,
      publishDate: '2024-03-01',
      issuers: ['swj'],
    },
  }))

describe('the library', () => {
  it('has a page for every value of every classification', () => {
    expect([...pagesOf(office).keys()]).toEqual([
      'policies/index.html',
      'policies/status/upcoming/index.html',
      'policies/status/in-force/index.html',
      'policies/status/repealed/index.html',
      'policies/2026/index.html',
      'policies/2024/index.html',
      'policies/2021/index.html',
      'policies/issuer/swj/index.html',
      'policies/issuer/czj/index.html',
      'policies/topic/trade/index.html',
      'policies/topic/huizhan/index.html',
      'policies/type/normative/index.html',
      'policies/type/notice/index.html',
    ])
  })

  it('counts each value, and marks the one that is shown', () => {
    const {page} = pagesOf(office).get('policies/status/repealed/index.html')!
    expect(page.title).toBe('已废止的政策文件')
    expect(page.facets[0]).toEqual({
      key: 'status',
      title: '有效性',
      current: true,
      choices: [
        {title: '尚未施行', url: '/policies/status/upcoming/', value: 'upcoming', count: 1, current: false},
        {title: '现行有效', url: '/policies/status/in-force/', value: 'in-force', count: 1, current: false},
        {title: '已废止', url: '/policies/status/repealed/', value: 'repealed', count: 1, current: true},
      ],
    })
  })

  it('is newest first, and within a day the higher number', () => {
    const [first] = pagesOf(many(12)).values()
    expect(first!.page.cards.map(({documentNumber}) => documentNumber).slice(0, 3)).toEqual([
      '示商务规〔2024〕12号',
      '示商务规〔2024〕11号',
      '示商务规〔2024〕10号',
    ])
  })

  it('is cut into pages of fifty, each called differently and linked to its neighbours', () => {
    const pages = pagesOf(many(101))
    const numbered = [...pages.keys()].filter(path => path.startsWith('policies/page/') || path === 'policies/index.html')
    expect(numbered).toEqual(['policies/index.html', 'policies/page/2/index.html', 'policies/page/3/index.html'])
    const second = pages.get('policies/page/2/index.html')!
    expect(second.page.cards).toHaveLength(50)
    expect(second.page.pagination).toMatchObject({current: 2, total: 3, previous: '/policies/', next: '/policies/page/3/'})
    expect(frameOf(second).head.title).toBe('政策文件库（第2页） - 示范市商务局政务公开')
    expect([...pages.keys()]).toContain('policies/2024/page/2/index.html')
  })

  it('says that it is empty', () => {
    const pages = pagesOf([])
    expect([...pages.keys()]).toEqual(['policies/index.html'])
    expect(pages.get('policies/index.html')!.page.cards).toEqual([])
  })

  it('keeps years by 文号, not by the day of publication', () => {
    const {site} = siteOf([
      {at: 'policy policies/2023/sswg-2023-9', data: {title: '岁末的办法', publishDate: '2024-01-03', issuers: ['swj']}},
    ])
    expect(
      facetsOf(site)
        .find(({key}) => key === 'year')!
        .choices.map(({url}) => url),
    ).toEqual(['/policies/2023/'])
  })
})
