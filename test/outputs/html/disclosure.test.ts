import {describe, expect, it} from 'vitest'
import {type Given, pagesOf} from '../site.ts'
import {entryOf, partOf, textOf} from './affairs.ts'

const converted: Given = {
  at: 'policy policies/2025/sswz-2025-15',
  data: {
    title: '家政企业信用等级评定结果的通报',
    indexNumber: '11379900MB2600122R/2025-00015',
    summary: '公布评定结果。',
    writtenDate: '2025-11-03',
    publishDate: '2025-11-05',
    disclosureCategory: 6,
    origin: {type: 'convertedFromRequest', date: '2025-11-04'},
  },
}
const pages = await pagesOf([
  entryOf('guide', 'guide'),
  entryOf('rule', 'shencha-zhidu'),
  entryOf('rule', 'tiaoli', {
    title: '中华人民共和国政府信息公开条例',
    level: 'regulation',
    externalUrl: 'https://www.gov.cn/x',
    documentNumber: undefined,
  }),
  entryOf('report', 'report-2025', {answers: undefined}),
  entryOf('listing', 'jiben-mulu'),
  entryOf('workplan', 'workplan-2024', {tasks: []}),
  entryOf('page', 'about'),
  converted,
])
const column = pages.get('disclosure/index.html')!

describe('政府信息公开', () => {
  it('has its four parts and the way to apply, in this order', () => {
    const heads = [...column.matchAll(/<h2[^>]* id="part-(\w+)">(.*?)<\/h2>/g)].map(match => match[2])
    expect(heads).toEqual([
      '政府信息公开指南',
      '政府信息公开制度',
      '法定主动公开内容',
      '政府信息公开工作年度报告',
      '依申请公开',
      '其他公开内容',
    ])
    expect(textOf(column)).toContain('2026年3月2日更新')
    expect(column).toContain('<a href="/guide/#application">')
    expect(pages.get('guide/index.html')).toContain('<h2 id="application">依申请公开</h2>')
  })

  it('names all fifteen items of article 20, those without anything too', () => {
    const list = partOf(column, '<ol class="fifteen"')
    expect(list.match(/<li /g)).toHaveLength(15)
    expect(textOf(list)).toContain('负责人姓名 1条')
    expect(textOf(list)).toContain('财政预算、决算信息 暂无')
  })

  it('keeps what the law does not name apart, and lists what there is only', () => {
    const others = partOf(column, '<section class="sec" aria-labelledby="part-others"')
    expect(others).toContain('href="/workplans/"')
    expect(others).not.toContain('href="/proposals/"')
  })

  it('stands empty and still says so', async () => {
    const empty = textOf((await pagesOf([])).get('disclosure/index.html')!)
    expect(empty).toContain('政府信息公开指南正在编制。')
    expect(empty).toContain('目前没有公布制度。')
    expect(empty).toContain('目前没有公布年度报告。')
  })
})

describe('an item of article 20', () => {
  it('lists its entries of any kind, with what the listing wants', () => {
    const six = textOf(pages.get('disclosure/categories/6/index.html')!)
    expect(six).toContain('《中华人民共和国政府信息公开条例》第二十条第（六）项')
    expect(six).toContain('家政企业信用等级评定结果的通报')
    const first = pages.get('disclosure/categories/1/index.html')!
    expect(first).toContain('目前没有归入这一类的信息，应当公开的事项见下表。')
    expect(textOf(partOf(first, '<table'))).toContain('行政规范性文件的标题、正文')
  })

  it('says that it has none', () => {
    expect(pages.get('disclosure/categories/14/index.html')).toContain('本机关目前没有归入这一类的信息。')
  })
})

describe('what was asked for and then made public', () => {
  it('has a list', () => {
    const list = partOf(pages.get('disclosure/converted/index.html')!, '<ul class="list"')
    expect(textOf(list)).toContain('家政企业信用等级评定结果的通报')
    expect(textOf(list)).toContain('2025年11月4日转为主动公开')
    expect(list.match(/<li[ >]/g)).toHaveLength(1)
  })
})

describe('the rules', () => {
  it('go by level, the law first', () => {
    const page = pages.get('rules/index.html')!
    expect([...page.matchAll(/<h2 id="(\w+)">/g)].map(match => match[1])).toEqual(['regulation', 'office'])
    expect(partOf(pages.get('rules/tiaoli/index.html')!, '<dl class="meta"')).toContain(
      '<a href="https://www.gov.cn/x">官方网站上的原文</a>',
    )
  })
})

describe('the catalogue of information', () => {
  it('has 索引, 名称, 内容概述, 生成日期 of each', () => {
    const page = pages.get('catalog/index.html')!
    expect(textOf(partOf(page, '<table'))).toContain(
      '家政企业信用等级评定结果的通报 公布评定结果。 11379900MB2600122R/2025-00015 2025年11月3日',
    )
    expect(page).toContain('href="/catalog/jiben-mulu/"')
  })

  it('shows a listing as a table that leads where things are', () => {
    const table = partOf(pages.get('catalog/jiben-mulu/index.html')!, '<table')
    expect(textOf(table)).toContain('政策文件 行政规范性文件的标题、正文')
    expect(table).toContain('<a href="/policies/">查看政策文件</a>')
  })
})

describe('the guide', () => {
  const page = pages.get('guide/index.html')!

  it('says right under its title when it was brought up to date', () => {
    expect(page).toMatch(/<\/h1>\s*<p class="updated">更新日期：2026年3月2日<\/p>/)
  })

  it('names all that the law wants of it', () => {
    const text = textOf(page)
    for (const label of [
      '政府信息的分类',
      '编排体系',
      '获取方式',
      '机构名称',
      '办公地址',
      '办公时间',
      '联系电话',
      '传真号码',
      '互联网联系方式',
    ])
      expect(text).toContain(label)
    expect(page).toContain('<a href="tel:0000-80000001">0000-80000001</a>')
    expect(partOf(page, '<ol class="process"').match(/<li>/g)).toHaveLength(4)
  })

  it('opens with its own words, then says what the law wants, then the rest of them', async () => {
    const written = entryOf(
      'guide',
      'guide',
      {},
      {
        html: '<p>为了方便公众，编制本指南。</p><h2 id="s1">一、不予公开的信息</h2><p>国家秘密。</p>',
        toc: [{id: 's1', title: '一、不予公开的信息', children: []}],
      },
    )
    const html = (await pagesOf([written])).get('guide/index.html')!
    const order = ['编制本指南', 'id="agency"', 'id="assistance"', 'id="s1"', '国家秘密'].map(text => html.lastIndexOf(text))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(html.match(/编制本指南。<\/p>/g)).toHaveLength(1)
  })

  it('leaves out what it does not have', async () => {
    const short = entryOf('guide', 'guide', {application: undefined, fees: undefined, remedies: undefined})
    const html = (await pagesOf([short])).get('guide/index.html')!
    expect(html).not.toContain('id="application"')
    expect(html).not.toContain('id="fees"')
  })
})
