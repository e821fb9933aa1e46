import {describe, expect, it} from 'vitest'
import {turnOn} from '../../../src/base/turns.ts'
import {frameOf} from '../../../src/outputs/html/frame.ts'
import {policy} from '../../../src/outputs/html/policy.ts'
import {office} from '../office.ts'
import {type Given, pagesOf, siteOf} from '../site.ts'

// biome-ignore lint/suspicious/noExplicitAny: a view is looked into freely
const contentOf = (id: string, given: readonly Given[] = office, today?: string): any => {
  const {site} = siteOf(given, today === undefined ? {} : {today})
  return policy(site, site.byId.get(id)!).view.page
}
const one = (data: object, refs: Given['refs'] = []): Given[] => [
  {at: 'policy policies/2024/a', data: {title: '甲办法', publishDate: '2024-01-02', issuers: ['swj'], ...data}, refs},
]

describe('the facts', () => {
  it('stand in the order that readers and assessors expect', () => {
    const labels = contentOf('sswg-2024-3').facts.map(({label}: {label: string}) => label)
    expect(labels).toEqual([
      '发文机关',
      '成文日期',
      '发布日期',
      '主题分类',
      '施行日期',
      '有效期至',
      '索引号',
      '登记号',
      '特色主题',
    ])
  })

  it('link issuers and subjects to their lists, and say so when something is not set', () => {
    const {facts} = contentOf('sswz-2026-5')
    const value = (label: string) => facts.find((fact: {label: string}) => fact.label === label).values
    expect(value('发文机关')).toEqual([{text: '示范市商务局', url: '/policies/issuer/swj/'}])
    expect(value('成文日期')).toEqual([{text: '未载明'}])
    expect(value('有效期至')).toEqual([{text: '未单独规定'}])
    expect(value('主题分类')).toEqual([{text: '未分类'}])
  })

  it('name where it comes from when it is not the own', () => {
    const facts = (origin: object) => contentOf('a', one({origin})).facts.at(-1)
    expect(facts({type: 'convertedFromRequest'}).values).toEqual([{text: '依申请公开转为主动公开'}])
    expect(facts({type: 'reprint', source: '示范市人民政府网站', url: 'https://a.example/'}).values).toEqual([
      {text: '转载自示范市人民政府网站', url: 'https://a.example/'},
    ])
    expect(facts({type: 'own'}).label).not.toBe('来源')
  })
})

describe('the banner', () => {
  it('is silent while the document is plainly in force', () => {
    expect(contentOf('sswg-2024-3').banner).toBeUndefined()
  })

  it('says what replaced it, with a link', () => {
    expect(contentOf('sswg-2021-1').banner).toEqual({
      tone: 'off',
      title: '本文件自2024年8月1日起废止，仅供查阅',
      links: [{title: '《关于印发〈示范市展会管理办法〉的通知》（示商务规〔2024〕3号）', url: '/policies/2024/sswg-2024-3/'}],
    })
  })

  it('says when a document will begin, and when it ended by itself', () => {
    expect(contentOf('sswz-2026-5').banner).toEqual({tone: 'soon', title: '尚未施行：本文件自2027年1月1日起施行'})
    expect(contentOf('a', one({expiryDate: '2025-06-30'})).banner).toEqual({
      tone: 'off',
      title: '本文件自2025年7月1日起失效，仅供查阅',
      text: '有效期至2025年6月30日。',
    })
  })

  it('moves with the day of the build', () => {
    expect(contentOf('sswg-2024-3', office, '2024-07-31').stamp.state).toBe('upcoming')
    expect(contentOf('sswg-2024-3', office, '2024-08-01').stamp.state).toBe('in-force')
    expect(contentOf('sswg-2024-3', office, '2029-08-01').stamp.state).toBe('expired')
  })
})

describe('the stamp', () => {
  it('carries the word that will take its place, for the reader whose day is later', () => {
    expect(contentOf('sswz-2026-5').stamp).toEqual({
      state: 'upcoming',
      tone: 'soon',
      words: '尚未施行（2027年1月1日起施行）',
      short: '2027年1月1日起施行',
      turns: [{from: '2027-01-01', tone: 'ok', words: '现行有效', short: '现行有效'}],
    })
  })

  it('says in the browser on any later day what a build of that day says', () => {
    const days = ['2024-06-30', '2024-07-01', '2026-12-31', '2027-01-01', '2029-06-30', '2029-07-01', '2040-01-01']
    for (const id of ['sswg-2024-3', 'sswg-2021-1', 'sswz-2026-5']) {
      for (const built of days) {
        const {turns = [], ...now} = contentOf(id, office, built).stamp
        for (const day of days.filter(day => day >= built))
          expect(turnOn([{from: null, ...now}, ...turns], day).words, `${id}, ${built}, ${day}`).toBe(
            contentOf(id, office, day).stamp.words,
          )
      }
    }
  })
})

describe('本文件解读', () => {
  it('lists every form with what it takes to read it', () => {
    expect(contentOf('sswg-2024-3').reads.items).toEqual([
      {url: '/interpretations/2024/sswg-2024-3-graphic/', title: '一图读懂展会办法', form: '图解', detail: '附文字说明'},
      {url: '/interpretations/2024/sswg-2024-3-text/', title: '展会办法解读', form: '文字解读'},
      {url: '/interpretations/2024/sswg-2024-3-video/', title: '三分钟看懂展会办法', form: '视频', detail: '3分12秒，有字幕'},
    ])
    expect(contentOf('sswg-2021-1').reads.items[0].detail).toBe('2问')
  })

  it('says by when it will come, while that is still to come', () => {
    expect(contentOf('sswz-2026-5').reads).toEqual({wait: '解读材料正在编制，将于2026年12月20日前公开。'})
    expect(contentOf('sswz-2026-5', office, '2026-12-21').reads).toEqual({wait: '解读材料正在编制，完成后在这里公开。'})
  })

  it('is absent where nothing is and nothing need be', () => {
    expect(contentOf('a', one({})).reads).toBeUndefined()
    expect(contentOf('a', one({interpretation: {required: false, exemptReason: '内部会务'}})).reads).toBeUndefined()
  })
})

describe('与本文件有关', () => {
  const groups = (id: string, given: readonly Given[] = office) =>
    Object.fromEntries(
      contentOf(id, given).related.map(({title, items}: {title: string; items: {title: string}[]}) => [
        title,
        items.map(item => item.title),
      ]),
    )

  it('shows both ends of every relation', () => {
    expect(groups('sswg-2024-3')).toMatchObject({
      解读材料: ['一图读懂展会办法', '展会办法解读', '三分钟看懂展会办法'],
      制定依据: ['展会条例'],
      替代的文件: ['示范市展会管理办法'],
      引用本文件: ['关于2026年展会安排的通知'],
    })
    expect(groups('sswg-2021-1')).toMatchObject({替代本文件的文件: ['关于印发《示范市展会管理办法》的通知']})
    expect(groups('sswz-2026-5')).toMatchObject({引用的文件: ['关于印发《示范市展会管理办法》的通知']})
  })

  it('names instruments outside the site without a link', () => {
    const [basis] = contentOf('sswg-2024-3').related.find(({key}: {key: string}) => key === 'out.basedOn').items
    expect(basis).toEqual({title: '展会条例', documentNumber: '示政令第9号', note: '第三条'})
  })

  it('says that nothing cites it', () => {
    expect(contentOf('a', one({})).related).toEqual([
      {key: 'in.cites', title: '引用本文件', items: [], empty: '暂无文件引用本文件。'},
    ])
  })

  it('counts citations read in running text, and repeats none that stands under a stronger relation', () => {
    const given: Given[] = [
      ...one({}),
      {
        at: 'policy policies/2024/b',
        data: {title: '乙', publishDate: '2024-02-01'},
        refs: [{rel: 'basedOn', to: 'a', at: '/basedOn/0'}],
      },
      {at: 'policy policies/2024/c', data: {title: '丙', publishDate: '2024-03-01'}},
    ]
    const {site} = siteOf(given)
    const meant = new Map([
      ['b', ['a']],
      ['c', ['a', null, 'a']],
    ])
    const read = {...site, meant}
    const {related} = policy(read, read.byId.get('a')!).view.page as unknown as {
      readonly related: readonly {readonly title: string; readonly items: readonly {readonly title: string}[]}[]
    }
    expect(related.map(({title, items}) => [title, items.map(item => item.title)])).toEqual([
      ['以本文件为依据的文件', ['乙']],
      ['引用本文件', ['丙']],
    ])
  })
})

describe('历史沿革', () => {
  it('goes from what is to come back to the beginning, and marks today', () => {
    const events = contentOf('sswg-2024-3').history.map(
      ({date, text, now, due}: {date: string; text: string; now?: boolean; due?: boolean}) =>
        `${date} ${text}${now ? ' *' : ''}${due ? ' …' : ''}`,
    )
    expect(events).toEqual([
      '2029-08-01 有效期将届满 …',
      '2024-08-01 施行 *',
      '2024-06-21 首次公开',
      '2024-06-19 印发',
      '2024-06-18 成文',
    ])
  })

  it('links what brought a change about', () => {
    const [last] = contentOf('sswg-2021-1').history
    expect(last).toMatchObject({text: '废止', now: true, link: {url: '/policies/2024/sswg-2024-3/'}})
  })
})

describe('the page', () => {
  it('offers the original for download and lists only annexes as such', () => {
    const {downloads, files} = contentOf('sswg-2024-3')
    expect(downloads).toEqual([
      {
        title: '版式文件',
        url: '/policies/2024/sswg-2024-3/sswg-2024-3.pdf',
        type: 'PDF',
        size: 223_232,
        download: '版式文件.pdf',
      },
    ])
    expect(files.map(({title}: {title: string}) => title)).toEqual(['备案表'])
  })

  it('comes in the order of a reader: state, what it is, what it means, text, relations, history, contact', async () => {
    const page = (await pagesOf(office)).get('policies/2024/sswg-2024-3/index.html')!
    const order = [
      'class="kind"',
      '<h1',
      'class="docno"',
      'class="meta"',
      'class="tools',
      'class="reads"',
      'class="toc"',
      'id="text"',
      'id="files"',
      'id="related"',
      'id="history"',
      'id="contact"',
      'index.json">JSON',
    ]
    const places = order.map(mark => page.indexOf(mark))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  it('tells machines whether the law is in force', () => {
    const {site} = siteOf(office)
    const graph = (id: string) =>
      (frameOf(policy(site, site.byId.get(id)!).view).head.jsonld as {'@graph': object[]})['@graph'][0]
    expect(graph('sswg-2024-3')).toMatchObject({
      '@type': 'Legislation',
      legislationIdentifier: '示商务规〔2024〕3号',
      legislationLegalForce: 'InForce',
      temporalCoverage: '2024-08-01/2029-07-31',
    })
    expect(graph('sswg-2021-1')).toMatchObject({legislationLegalForce: 'NotInForce'})
    expect(graph('sswz-2026-5')).toMatchObject({'@type': 'DigitalDocument', identifier: '示商务字〔2026〕5号'})
  })

  it('can be found by issuer, year, topic, sort and state', () => {
    const {site} = siteOf(office)
    const find = frameOf(policy(site, site.byId.get('sswg-2024-3')!).view).head.find
    const filters = find.filter(({as}) => as === 'filter').map(({name, content}) => `${name}:${content}`)
    expect(filters).toEqual([
      '类别:政策文件',
      '年份:2024',
      '机构:示范市商务局',
      '机构:示范市财政局',
      '主题:商贸、海关、旅游',
      '主题:办展会',
      '文种:通知',
      '有效性:现行有效',
    ])
  })
})
