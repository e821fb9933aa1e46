/** What a reader's words mean: 文号 in every spelling, clauses, questions. */
import {describe, expect, test} from 'vitest'
import {
  chineseNumber,
  clauseOf,
  letters,
  numberOf,
  numberWithin,
  termsOf,
  withoutAsking,
  wordsOf,
} from '../../../themes/default/search/text.js'

describe('a 文号', () => {
  test.each([
    '示商务规〔2024〕3号',
    '示商务规[2024]3号',
    '示商务规(2024)3号',
    '示商务规（2024）3号',
    '示商务规【2024】3号',
    '示商务规［2024］３号',
    '示商务规 2024 3',
    '示商务规2024年3号',
    '示商务规〔2024〕第3号',
    '示商务规２０２４第０３号',
  ])('%s', text => {
    expect(numberOf(text)).toEqual(['示商务规', '2024', '3'])
  })

  test('may lack parts', () => {
    expect(numberOf('2014 5')).toEqual(['', '2014', '5'])
    expect(numberOf('济政发 5')).toEqual(['济政发', '', '5'])
    expect(numberOf('济政发〔2014〕')).toEqual(['济政发', '2014', ''])
    expect(numberOf('国务院令第711号')).toEqual(['国务院令', '', '711'])
  })

  test.each(['预付卡', '12345', '2024', '2024年10月施行', '第十二条', ''])('is not %s', text => {
    expect(numberOf(text)).toBeNull()
  })

  test('may stand among other words', () => {
    expect(numberWithin('关于示商务规〔2024〕3号的解读')).toMatchObject({number: ['关于示商务规', '2024', '3']})
    expect(termsOf(numberWithin('示商务规2024年3号 解读')!.rest)).toEqual(['解读'])
    expect(numberWithin('2024年3月的公告')).toBeNull()
  })
})

describe('a clause', () => {
  test.each([
    ['预付卡管理办法第十二条', '12', '第十二条', '预付卡管理办法'],
    ['《预付卡管理办法》的第12条', '12', '第12条', '《预付卡管理办法》'],
    ['第一百零三条之二 罚款', '103-2z', '第一百零三条之二', '罚款'],
    ['立法法第八十条第二款第（三）项', '80', '第八十条第二款', '立法法'],
  ])('%s', (text, name, title, rest) => {
    const clause = clauseOf(text)!
    expect(clause).toMatchObject({name, title})
    expect(letters(clause.rest).startsWith(letters(rest))).toBe(true)
  })

  test('is none of an 条例 or an 一条街', () => {
    expect(clauseOf('条例')).toBeNull()
    expect(clauseOf('商业一条街')).toBeNull()
  })

  test.each([
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['一百', 100],
    ['一百零三', 103],
    ['一百一十', 110],
    ['一千二百六十', 1260],
    ['两百〇五', 205],
    ['45', 45],
  ])('%s is %d', (text, number) => {
    expect(chineseNumber(text)).toBe(number)
  })
})

test('words are parted by spaces and signs, and width and case do not count', () => {
  expect(termsOf('　预付卡、ＲＣＥＰ rcep “退卡”')).toEqual(['预付卡', 'rcep', '退卡'])
})

test.each([
  ['怎么申请以旧换新补贴', ['申请以旧换新补贴']],
  ['预付卡退卡需要多久？', ['预付卡退卡']],
  ['请问哪里可以查到的政策', ['查到的政策']],
  ['预付卡', ['预付卡']],
])('asking is left out: %s', (text, terms) => {
  expect(termsOf(withoutAsking(text))).toEqual(terms)
})

test('words out of the dictionary stay whole, and so do those of the synonyms', () => {
  expect(wordsOf(['网约车'], [])).toEqual(['网约车'])
  expect(wordsOf(['一刻钟生活圈建设'], ['一刻钟生活圈'])).toEqual(['一刻钟生活圈', '建设'])
  expect(wordsOf(['申请补贴的办法'], [])).toEqual(['申请', '补贴', '办法'])
  expect(wordsOf(['狗'], ['狗'])).toEqual(['狗'])
})
