/** One search, without a browser: what is found, in which order, and how it was found. */
import {describe, expect, test} from 'vitest'
import {pairsOf} from '../../../src/search/pairs.ts'
import {find, tiers} from '../../../themes/default/search/find.js'
import {pairsIn} from '../../../themes/default/search/pairs.js'
import {countsOf, isChosen, readTable, suggestions} from '../../../themes/default/search/table.js'
import {letters} from '../../../themes/default/search/text.js'

interface Given {
  readonly title: string
  readonly text?: string
  readonly number?: string
  readonly date?: string
  readonly tone?: string
  readonly clauses?: string
  readonly values?: readonly (readonly [string, string])[]
}

/** A little library, found in as the browser finds: by pairs, without any check of the text. */
function library(given: readonly Given[], synonyms: Record<string, string[]> = {}) {
  const table = {
    kinds: ['政策文件'],
    states: given.map(({tone = 'ok'}) => ['状态', tone]),
    values: given.flatMap(({values = []}) => values),
    pages: given.map(({title, number = '', date = '2026-01-01', clauses = '', values = []}, index) => [
      `p${index}`,
      `/p${index}/`,
      title,
      number,
      date,
      0,
      index,
      values.map(value => given.flatMap(({values = []}) => values).indexOf(value)),
      clauses,
    ]),
  }
  const pages = readTable(table)
  const texts = given.map(({title, text = ''}) => {
    const {pairs} = pairsOf([`${title}。${text}`])
    return new Set(pairs)
  })
  const holding = async (term: string) => {
    const pairs: number[] = pairsIn(term)
    return Uint8Array.from(texts, own => Number(pairs.length > 0 && pairs.every(pair => own.has(pair))))
  }
  const read = async ({index}: {index: number}) => ({plain: letters(`${given[index]!.title}${given[index]!.text ?? ''}`)})
  const asked: string[][] = []
  const rank = async (words: string[]) => {
    asked.push(words)
    return new Map<number, number>()
  }
  const search = async (query: string) => {
    const found = await find(query, {pages, synonyms, holding, rank, read})
    return {...found, titles: found.hits.map(({page}: {page: {title: string}}) => page.title) as string[]}
  }
  return {search, pages, asked}
}

const office: readonly Given[] = [
  {
    title: '示范市单用途商业预付卡管理办法',
    number: '示商务规〔2026〕2号',
    date: '2026-07-24',
    clauses: '1-30',
    text: '资金存管。',
  },
  {
    title: '示范市单用途商业预付卡管理办法',
    number: '示商务规〔2021〕2号',
    date: '2021-05-01',
    tone: 'off',
    clauses: '1-20',
    text: '备案。',
  },
  {title: '《示范市单用途商业预付卡管理办法》政策解读', date: '2026-07-30', text: '示商务规〔2026〕2号怎样退卡。'},
  {title: '关于预付卡退款的处置情况', date: '2026-08-01', text: '市民反映预付卡退款，适用管理办法。'},
  {title: '旧的通知', tone: 'off', date: '2026-09-01', text: '预付卡资金存管。'},
  {title: '示范市犬只管理规定', number: '示政发〔2020〕12号', date: '2020-01-01', text: '养犬应当登记。'},
]

describe('a search', () => {
  const {search} = library(office, {狗: ['养犬', '犬只'], 购物卡: ['预付卡']})

  test('for a 文号 begins with its document, whatever its brackets, and lists what cites it', async () => {
    for (const query of [
      '示商务规〔2026〕2号',
      '示商务规[2026]2号',
      '示商务规 2026 2',
      '示商务规2026年2号',
      '商务规（2026）2号',
    ]) {
      const {hits, titles} = await search(query)
      expect(hits[0], query).toMatchObject({page: {index: 0}, tier: query.startsWith('示') ? tiers.number : tiers.near})
      if (query.startsWith('示')) expect(titles, query).toContain('《示范市单用途商业预付卡管理办法》政策解读')
    }
  })

  test('for a part of a 文号 lists all that it may be', async () => {
    expect((await search('2026 2')).hits[0]).toMatchObject({page: {index: 0}, tier: tiers.near})
    expect((await search('示商务规 2')).hits.map(({page}: {page: {index: number}}) => page.index)).toEqual([0, 1])
    expect((await search('关于示政发〔2020〕12号的说明')).hits[0]).toMatchObject({page: {index: 5}, tier: tiers.number})
  })

  test('for a title begins with it, the one in force before the old one, and then with what names it', async () => {
    const {hits} = await search('示范市单用途商业预付卡管理办法')
    expect(hits.slice(0, 3).map(({page}: {page: {index: number}}) => page.index)).toEqual([0, 1, 2])
    expect(hits[0].tier).toBe(tiers.title)
    expect((await search('预付卡管理办法')).hits[0].page.index).toBe(0)
  })

  test('for a word puts those in force first where no title has it', async () => {
    const {hits} = await search('资金存管')
    expect(hits.map(({page}: {page: {index: number}}) => page.index)).toEqual([0, 4])
    expect(hits[0].tier).toBe(tiers.text)
  })

  test('for a clause of a named document opens there, if it has one', async () => {
    const {hits} = await search('预付卡管理办法第二十五条')
    expect(hits[0]).toMatchObject({page: {index: 0}, clause: {name: '25', title: '第二十五条'}})
    expect(hits.find(({page}: {page: {index: number}}) => page.index === 1).clause).toBeNull()
  })

  test('uses synonyms, says so, and puts them after the reader’s own words', async () => {
    expect(await search('狗')).toMatchObject({titles: ['示范市犬只管理规定'], also: ['养犬']})
    const {also, hits} = await search('购物卡')
    expect(also).toEqual(['预付卡'])
    expect(hits).toHaveLength(5)
  })

  test('widens step by step: without the asking, in words, with some of them, and says how', async () => {
    expect(await search('预付卡怎么退款')).toMatchObject({note: 'plain', titles: ['关于预付卡退款的处置情况']})
    expect(await search('存管预付卡资金')).toMatchObject({note: 'words', titles: ['示范市单用途商业预付卡管理办法', '旧的通知']})
    const some = await search('预付卡异地存管')
    expect(some.note).toBe('some')
    expect(some.titles[0]).toBe('示范市单用途商业预付卡管理办法')
    expect(await search('婚姻介绍')).toMatchObject({titles: [], note: 'some'})
  })

  test('goes on when all that has the pairs of a word does not have the word', async () => {
    const {search} = library([
      {title: '甲', text: '行政复议机关。议机，政复。'},
      {title: '乙', text: '复议机关'},
    ])
    expect(await search('政复议机关怎么办')).toMatchObject({titles: ['甲']})
    const other = library([
      {title: '甲', text: '申请人。请人的。人的申。的申请。'},
      {title: '乙', text: '补贴的申请和人'},
    ])
    expect((await other.search('申请人的申请')).note).toBe('words')
  })

  test('finds nothing for nothing', async () => {
    expect((await search('！？')).titles).toEqual([])
  })
})

describe('filters', () => {
  const {pages} = library([
    {
      title: '甲',
      values: [
        ['年份', '2026'],
        ['机构', '商务局'],
      ],
    },
    {
      title: '乙',
      values: [
        ['年份', '2026'],
        ['机构', '财政局'],
      ],
    },
    {
      title: '丙',
      values: [
        ['年份', '2025'],
        ['机构', '商务局'],
        ['机构', '财政局'],
      ],
    },
  ])

  test('count what choosing them would leave, and keep what is chosen', () => {
    expect(countsOf(pages, {}, ['年份', '机构', '主题'])).toEqual([
      {
        name: '年份',
        choices: [
          ['2026', 2],
          ['2025', 1],
        ],
      },
      {
        name: '机构',
        choices: [
          ['商务局', 2],
          ['财政局', 2],
        ],
      },
      {name: '主题', choices: []},
    ])
    const selected = {年份: ['2025']}
    expect(pages.filter((page: {title: string}) => isChosen(page, selected)).map(({title}: {title: string}) => title)).toEqual([
      '丙',
    ])
    expect(countsOf(pages, selected, ['年份', '机构'])).toEqual([
      {
        name: '年份',
        choices: [
          ['2026', 2],
          ['2025', 1],
        ],
      },
      {
        name: '机构',
        choices: [
          ['商务局', 1],
          ['财政局', 1],
        ],
      },
    ])
    expect(countsOf([], {年份: ['2024']}, ['年份'])[0]!.choices).toEqual([['2024', 0]])
  })
})

describe('suggestions', () => {
  const {pages} = library(office)
  test('begin at two characters, with titles that begin so, then 文号, then titles that have them', () => {
    expect(suggestions(pages, '示')).toEqual([])
    expect(suggestions(pages, '示范市犬').map(({text}: {text: string}) => text)).toEqual(['示范市犬只管理规定'])
    expect(suggestions(pages, '示商务规〔2026').map(({text}: {text: string}) => text)[0]).toBe('示商务规〔2026〕2号')
    expect(suggestions(pages, '预付卡').map(({text}: {text: string}) => text)).toContain('关于预付卡退款的处置情况')
  })

  test('name everything once, and eight at most', () => {
    const many = library(
      Array.from({length: 30}, (_, index) => ({title: `通知${index % 20}`, values: [['主题', '通知类']] as const})),
    )
    const texts = suggestions(many.pages, '通知').map(({text}: {text: string}) => text)
    expect(texts).toHaveLength(8)
    expect(new Set(texts).size).toBe(8)
    expect(texts).toContain('通知类')
  })
})
