import {describe, expect, it} from 'vitest'
import {citationsIn} from '../../src/markdown/citations.ts'
import {parse} from '../../src/markdown/parse.ts'

const codes = new Set(['示商务规', '示商务发', '示政发'])
const of = (...paragraphs: string[]) => citationsIn(parse(paragraphs.join('\n\n'), 'x.md').tree, {codes})
/** text, and what is cited: number | title | 本 # clause. */
const short = (...paragraphs: string[]) =>
  of(...paragraphs).map(({text, number, title, self, clause}) => [
    text,
    [number, title && `《${title}》`, self && '本'].filter(Boolean).join(' ') + (clause ? `#${clause}` : ''),
  ])

describe('numbers and titles', () => {
  it.each([
    ['根据示商务规〔2023〕2号执行。', [['示商务规〔2023〕2号', '示商务规〔2023〕2号']]],
    [
      '根据示商务规[2023]2号、示政发（2020）第03号执行。',
      [
        ['示商务规[2023]2号', '示商务规〔2023〕2号'],
        ['示政发（2020）第03号', '示政发〔2020〕3号'],
      ],
    ],
    ['执行《示范市预付卡管理办法》。', [['《示范市预付卡管理办法》', '《示范市预付卡管理办法》']]],
    [
      '执行《示范市预付卡管理办法》（示商务规〔2023〕2号）。',
      [['《示范市预付卡管理办法》（示商务规〔2023〕2号）', '示商务规〔2023〕2号 《示范市预付卡管理办法》']],
    ],
    [
      '执行《办法》（2023年修订）（示商务规〔2023〕2号，以下简称《卡办法》）。',
      [['《办法》（2023年修订）（示商务规〔2023〕2号，以下简称《卡办法》）', '示商务规〔2023〕2号 《办法》']],
    ],
    ['执行《办法》（以下简称《卡办法》）。', [['《办法》', '《办法》']]],
    ['执行《国务院令》。', [['《国务院令》', '《国务院令》']]],
    ['依据国务院令第711号。', [['国务院令第711号', '国务院令第711号']]],
    [
      '示商务规〔2023〕2号《预付卡管理办法》',
      [
        ['示商务规〔2023〕2号', '示商务规〔2023〕2号'],
        ['《预付卡管理办法》', '《预付卡管理办法》'],
      ],
    ],
    [
      '《甲办法》《乙办法》和《丙办法》',
      [
        ['《甲办法》', '《甲办法》'],
        ['《乙办法》', '《乙办法》'],
        ['《丙办法》', '《丙办法》'],
      ],
    ],
  ])('%s', (text, expected) => expect(short(text)).toEqual(expected))

  it('the number in brackets behind one title is not that of the title before', () => {
    expect(short('《甲办法》和《乙办法》（示商务规〔2023〕2号）')).toEqual([
      ['《甲办法》', '《甲办法》'],
      ['《乙办法》（示商务规〔2023〕2号）', '示商务规〔2023〕2号 《乙办法》'],
    ])
    expect(short('《甲办法》（见《乙办法》示商务规〔2023〕2号）')[0]).toEqual(['《甲办法》', '《甲办法》'])
  })

  it('white space in a title is none of it', () =>
    expect(of('《示范市 预付卡\n管理办法》')[0]).toMatchObject({title: '示范市预付卡管理办法'}))
})

describe('titles within titles', () => {
  it.each([
    ['《关于印发〈预付卡管理办法〉的通知》', '关于印发〈预付卡管理办法〉的通知'],
    ['《关于印发《预付卡管理办法》的通知》', '关于印发〈预付卡管理办法〉的通知'],
    ['《关于修改〈关于印发《甲办法》的通知〉的决定》', '关于修改〈关于印发〈甲办法〉的通知〉的决定'],
  ])('%s is one', (text, title) => expect(of(`见${text}。`)).toMatchObject([{text, title}]))

  it('a title that never ends is not cited, the one inside it is', () => {
    expect(short('见《关于印发《预付卡管理办法》的通知。另见《乙办法》。')).toEqual([
      ['《预付卡管理办法》', '《预付卡管理办法》'],
      ['《乙办法》', '《乙办法》'],
    ])
  })
  it.each(['《》', '《。》', '《1》', '《 》', '》《'])('%s is no title', text => expect(of(text)).toEqual([]))
})

describe('the greedy prefix', () => {
  it.each([
    ['根据中发〔2016〕8号文件精神', '中发〔2016〕8号'],
    ['照国办发〔1996〕2号执行', '国办发〔1996〕2号'],
    ['按国办发(1985)49号办理', '国办发〔1985〕49号'],
    ['原甲县国土局作出甲国土资发（2018）366号决定', '甲国土资发〔2018〕366号'],
    ['市商务局关于示商务规〔2023〕2号的说明', '示商务规〔2023〕2号'],
    ['各单位要认真学习示商务规〔2023〕2号', '示商务规〔2023〕2号'],
  ])('%s', (text, number) => {
    const [found] = of(text)
    expect(found!.number).toBe(number)
    expect(text).toContain(found!.text)
    expect(found!.text.startsWith(number.slice(0, 2))).toBe(true)
  })
})

describe('clauses', () => {
  it.each([
    ['《甲办法》第三条', [['《甲办法》第三条', '《甲办法》#tiao-3']]],
    ['《甲办法》第十二条第二款第（三）项', [['《甲办法》第十二条第二款第（三）项', '《甲办法》#tiao-12-k2-x3']]],
    ['《甲办法》第十二条第（三）项', [['《甲办法》第十二条第（三）项', '《甲办法》#tiao-12-k1-x3']]],
    ['《甲办法》第12条第2款第3项', [['《甲办法》第12条第2款第3项', '《甲办法》#tiao-12-k2-x3']]],
    ['《甲办法》第十二条之一第二款', [['《甲办法》第十二条之一第二款', '《甲办法》#tiao-12-1z-k2']]],
    ['《甲办法》第一百零五条', [['《甲办法》第一百零五条', '《甲办法》#tiao-105']]],
    ['《甲办法》的第三条', [['《甲办法》的第三条', '《甲办法》#tiao-3']]],
    ['《甲办法》第二章第一节', [['《甲办法》第二章第一节', '《甲办法》#zhang-2-jie-1']]],
    ['《甲办法》附件2', [['《甲办法》附件2', '《甲办法》#annex-2']]],
    [
      '《甲办法》（示商务规〔2023〕2号）第三条',
      [['《甲办法》（示商务规〔2023〕2号）第三条', '示商务规〔2023〕2号 《甲办法》#tiao-3']],
    ],
    ['《甲办法》（以下简称《办法》）第三条', [['《甲办法》（以下简称《办法》）第三条', '《甲办法》#tiao-3']]],
    ['《甲办法》（2023年修订）第三条', [['《甲办法》（2023年修订）第三条', '《甲办法》#tiao-3']]],
    ['示商务规〔2023〕2号文件第三条', [['示商务规〔2023〕2号文件第三条', '示商务规〔2023〕2号#tiao-3']]],
  ])('%s', (text, expected) => expect(short(`依照${text}的规定。`)).toEqual(expected))

  it.each([
    ['《甲办法》第三条至第五条', ['tiao-3', 'tiao-5']],
    ['《甲办法》第三条、第五条和第七条第二款', ['tiao-3', 'tiao-5', 'tiao-7-k2']],
    ['《甲办法》第三条第一款、第三款', ['tiao-3-k1', 'tiao-3-k3']],
    ['《甲办法》第三条第二款第（一）项、第（三）项', ['tiao-3-k2-x1', 'tiao-3-k2-x3']],
    ['《甲办法》第三条第一项或者第二项', ['tiao-3-k1-x1', 'tiao-3-k1-x2']],
  ])('%s is one citation for each', (text, clauses) => {
    const found = of(text)
    expect(found.map(({clause}) => clause)).toEqual(clauses)
    expect(found.every(({title}) => title === '甲办法')).toBe(true)
    // The later ones are printed without the title, and linked so.
    expect(found.slice(1).every(one => one.text.startsWith('第'))).toBe(true)
  })

  it('of another instrument end a list', () => {
    expect(short('第九条 甲。', '第一条 依照《甲办法》第三条和本办法第九条的规定。')).toEqual([
      ['《甲办法》第三条', '《甲办法》#tiao-3'],
      ['本办法第九条', '本#tiao-9'],
    ])
  })

  it('without an instrument are left alone', () => expect(of('依照第三条、刑法第五条和该办法第七条的规定。')).toEqual([]))
})

describe('short names', () => {
  it('mean what they were given to', () => {
    expect(short('依照《甲办法》（示商务规〔2023〕2号，以下简称《办法》）。', '《办法》第三条规定，')).toEqual([
      ['《甲办法》（示商务规〔2023〕2号，以下简称《办法》）', '示商务规〔2023〕2号 《甲办法》'],
      ['《办法》第三条', '示商务规〔2023〕2号 《甲办法》#tiao-3'],
    ])
    expect(short('依照《甲办法》（以下简称“《办法》”）。', '《办法》第三条')).toHaveLength(2)
  })
  it('do not mean what had the name before', () => {
    const found = (text: string) =>
      citationsIn(parse(text, 'x.md').tree).map(({title, number, former}) => [title, number ?? null, former ?? false])
    expect(
      found(
        '依照《甲办法》（示商务规〔2023〕2号，以下简称《办法》）。\n\n原《办法》第三条、修订前的《办法》和旧《甲办法》（示商务规〔2020〕1号）。',
      ),
    ).toEqual([
      ['甲办法', '示商务规〔2023〕2号', false],
      ['办法', null, true],
      ['办法', null, true],
      ['甲办法', '示商务规〔2020〕1号', true],
    ])
  })
  it('are only the name that was given', () =>
    expect(short('依照《甲办法》（以下简称《办法》）。', '《规定》第三条')[1]).toEqual(['《规定》第三条', '《规定》#tiao-3']))
})

describe('the document itself', () => {
  const articles = ['第一条 甲。', '第二条 甲：', '（一）乙；', '（二）丙。', '丁。', '第三条 戊。']
  const last = (text: string) => short(...articles, `第四条 ${text}`).slice(-3)
  it.each([
    ['依照本办法第三条。', [['本办法第三条', '本#tiao-3']]],
    ['依照本条例第二条第二款。', [['本条例第二条第二款', '本#tiao-2-k2']]],
    ['依照本实施细则第二条第（二）项。', [['本实施细则第二条第（二）项', '本#tiao-2-k1-x2']]],
    [
      '依照本办法第一条、第三条。',
      [
        ['本办法第一条', '本#tiao-1'],
        ['第三条', '本#tiao-3'],
      ],
    ],
    ['依照前条。', [['前条', '本#tiao-3']]],
    ['本办法自公布之日起施行。', []],
    ['本办法所称卡，是指乙。', []],
  ])('%s', (text, expected) => expect(last(text)).toEqual(expected))

  it('has only the clauses that it has: those above are the nearest, others are of another law', () => {
    expect(last('依照本办法第二条第九款。')).toEqual([['本办法第二条第九款', '本#tiao-2']])
    expect(last('修改为：“依照本法第三十条。”')).toEqual([])
  })

  it('前款, 本条 and 本款 depend on where they stand', () => {
    const text = [
      '第一条 甲。',
      '乙。',
      '丙的，依照前款执行；本条第一款的除外，本条不适用。',
      '（一）前款所列；',
      '第二条 前款的规定。',
      '丁：',
      '（一）戊。',
      '己，依照前款第（一）项。',
      '庚，本款第（一）项除外。',
    ]
    expect(short(...text)).toEqual([
      ['前款', '本#tiao-1-k2'],
      ['本条第一款', '本#tiao-1-k1'],
      ['前款第（一）项', '本#tiao-2-k2-x1'],
      ['本款第（一）项', '本#tiao-2-k4'],
    ])
  })

  it('前款 outside an article is left alone', () => expect(of('一、甲', '依照前款、前条、本条第一款。')).toEqual([]))

  it('in an attachment means the attachment', () => {
    expect(short('第一条 甲。', '附件1', '第一条 乙。', '第二条 依照本办法第一条。')).toEqual([
      ['本办法第一条', '本#annex-1-tiao-1'],
    ])
    expect(short('一、依照本办法第二条办理。', '附件1', '第一条 乙。', '第二条 丙。')).toEqual([
      ['本办法第二条', '本#annex-1-tiao-2'],
    ])
  })

  it('is called by the names that are given', () => {
    const {tree} = parse('第一条 甲。\n\n第二条 依照本倡议第一条、本办法第一条。', 'x.md')
    expect(citationsIn(tree, {selfNames: ['本倡议']}).map(({text}) => text)).toEqual(['本倡议第一条'])
  })
})

describe('where citations are looked for', () => {
  it('not in links, code, images, raw html and headings', () => {
    expect(
      of(
        '[《甲办法》](a.md) `《甲办法》` ![《甲办法》](a.png)',
        '## 解读《甲办法》',
        '    《甲办法》',
        '<table><tr><td>《甲办法》</td></tr></table>',
      ),
    ).toEqual([])
  })
  it('not in what becomes a heading, but behind it', () => {
    expect(short('一、落实《甲办法》', '（一）学习《甲办法》。落实《乙办法》。', '（二）宣传工作。开展培训。')).toEqual([
      ['《乙办法》', '《乙办法》'],
    ])
  })
  it('in lists, quotes, tables and notes', () => {
    expect(
      short('- 《甲办法》', '> 《乙办法》', '|名称|\n|-|\n|《丙办法》|', '正文[^1]', '[^1]: 《丁办法》').map(([text]) => text),
    ).toEqual(['《甲办法》', '《乙办法》', '《丙办法》', '《丁办法》'])
  })
  it('over bold and line breaks, never over a link', () => {
    expect(short('执行《甲**办法**》第三条和《乙\n办法》')).toEqual([
      ['《甲办法》第三条', '《甲办法》#tiao-3'],
      ['《乙\n办法》', '《乙办法》'],
    ])
    expect(short('《甲[办法](a.md)》第三条')).toEqual([])
    expect(short('《甲办法》[第三条](a.md)')).toEqual([['《甲办法》', '《甲办法》']])
  })
})

describe('places', () => {
  it('are those of the text as written', () => {
    const source = '甲\n\n一、要求\n\n根据 **《甲办法》**（示商务规〔2023〕2号）第三条、\\*第五条，以及 &amp; 示政发〔2020〕3号。'
    const found = citationsIn(parse(source, 'x.md').tree, {codes})
    const lines = source.split('\n')
    expect(found.map(({place}) => lines[place.start.line - 1]!.slice(place.start.column - 1, place.end.column - 1))).toEqual([
      '《甲办法》**（示商务规〔2023〕2号）第三条',
      '示政发〔2020〕3号',
    ])
    for (const {place} of found) expect(source.slice(place.start.offset, place.end.offset)).toMatch(/^[《示]/)
  })
  it('are the same every time', () => {
    const {tree} = parse('《甲办法》、《乙办法》（以下简称《办法》）、《办法》第三条', 'x.md')
    expect(citationsIn(tree, {codes})).toEqual(citationsIn(tree, {codes}))
  })
})
