import {describe, expect, it} from 'vitest'
import {codeIn, documentNumbersIn, numberKey, parseDocumentNumber} from '../../src/base/document-number.ts'

const normals = (text: string, codes: string[] = []) => documentNumbersIn(text, new Set(codes)).map(({normal}) => normal)

describe('发文字号 in running text', () => {
  it.each([
    ['〔〕', '示商务规〔2023〕2号'],
    ['[ ]', '示商务规[2023]2号'],
    ['［ ］', '示商务规［2023］2号'],
    ['【 】', '示商务规【2023】2号'],
    ['( )', '示商务规(2023)2号'],
    ['（ ）', '示商务规（2023）2号'],
    ['﹝ ﹞', '示商务规﹝2023﹞2号'],
    ['第', '示商务规〔2023〕第2号'],
    ['leading zero', '示商务规〔2023〕002号'],
    ['spaces', '示商务规 〔 2023 〕 2 号'],
  ])('is found and put right with %s', (_, text) => {
    expect(normals(`详情${text}。`, ['示商务规'])).toEqual(['示商务规〔2023〕2号'])
    expect(parseDocumentNumber(text)?.normal).toBe('示商务规〔2023〕2号')
  })

  // The greedy prefix: Han characters of the sentence run into those of the number.
  it.each([
    ['根据中发〔2016〕8号文件', '中发〔2016〕8号'],
    ['2024年7月10日中华人民共和国国务院令第76号公布', '国务院令第76号'],
    ['二〇二四年十一月十日国务院令第79号公布', '国务院令第79号'],
    ['日政发〔2020〕3号', '日政发〔2020〕3号'],
    ['照国办发〔1996〕2号执行', '国办发〔1996〕2号'],
    ['按国办发(1985)49号办理', '国办发〔1985〕49号'],
    ['原甲县国土局作出甲国土资发（2018）366号决定', '甲国土资发〔2018〕366号'],
    ['以及示政办发〔2020〕3号', '示政办发〔2020〕3号'],
    ['省政府办公厅示政办发〔2020〕3号', '示政办发〔2020〕3号'],
    ['认真贯彻落实示政发〔2020〕3号', '示政发〔2020〕3号'],
    ['现将示政发〔2020〕3号转发给你们', '示政发〔2020〕3号'],
    ['市商务局印发了示商务规〔2023〕2号', '示商务规〔2023〕2号'],
    ['经示政发〔2020〕3号批准', '示政发〔2020〕3号'],
    ['和示政发〔2020〕3号', '示政发〔2020〕3号'],
    ['废止的示政发〔2020〕3号', '示政发〔2020〕3号'],
  ])('%s', (text, normal) => {
    expect(normals(text)).toEqual([normal])
    expect(text.slice(documentNumbersIn(text)[0]!.index)).toMatch(new RegExp(`^${normal.slice(0, 2)}`))
  })

  it('keeps codes that begin like a preposition or hold one', () => {
    expect(normals('（经开管发〔2020〕3号）')).toEqual(['经开管发〔2020〕3号'])
    expect(normals('国经贸资〔2002〕859号')).toEqual(['国经贸资〔2002〕859号'])
    expect(normals('文件目录、和政发〔2020〕3号')).toEqual(['和政发〔2020〕3号'])
  })

  it('lets the lexicon decide where a code begins', () => {
    expect(codeIn('各县区认真学习示商务规', new Set(['示商务规', '商务规']))).toBe('示商务规')
  })

  it('finds orders, with the country left out', () => {
    expect(normals('中华人民共和国国务院令第711号公布')).toEqual(['国务院令第711号'])
    expect(normals('根据国务院令第711号')).toEqual(['国务院令第711号'])
    expect(normals('国家发展和改革委员会令第3号')).toEqual(['国家发展和改革委员会令第3号'])
    expect(normals('商务部令2018年第6号')).toEqual(['商务部令2018年第6号'])
  })

  it('finds several, from left to right', () => {
    expect(normals('示政发〔2020〕3号、示政办发〔2021〕4号和国务院令第7号')).toEqual([
      '示政发〔2020〕3号',
      '示政办发〔2021〕4号',
      '国务院令第7号',
    ])
  })

  it.each(['2023年5号楼', '第3号', '〔2023〕2号', '示商务规〔23〕2号', '示商务规〔2023〕号', '房间（2023）'])(
    'leaves %s alone',
    text => {
      expect(normals(text)).toEqual([])
    },
  )
})

describe('a text that is a 发文字号', () => {
  it('is taken apart', () => {
    expect(parseDocumentNumber('示商务规〔2023〕2号')).toEqual({
      normal: '示商务规〔2023〕2号',
      code: '示商务规',
      year: 2023,
      serial: 2,
    })
    expect(parseDocumentNumber('国令第706号')).toEqual({normal: '国令第706号', code: '国令', year: null, serial: 706})
    expect(parseDocumentNumber('2023年第4号')).toEqual({normal: '2023年第4号', code: '', year: 2023, serial: 4})
  })
  it.each(['根据', '示商务规〔2023〕2号文件', '2023年', ''])('%s is none', text => expect(parseDocumentNumber(text)).toBeNull())
  it('compares 国令 and 国务院令 as one series', () => {
    expect(numberKey('国令第706号')).toBe(numberKey('国务院令第706号'))
    expect(numberKey('示商务规〔2023〕2号')).toBe('示商务规〔2023〕2号')
  })
})
