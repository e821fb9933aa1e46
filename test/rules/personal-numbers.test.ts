/** Which numbers belong to a person, and which only look so. All are made up: the place 379900 and the year 1900 are nobody's. */
import {describe, expect, test} from 'vitest'
import {personalNumbersIn} from '../../src/rules/personal-numbers.ts'

const told = (text: string): string[] =>
  personalNumbersIn(text).map(
    ({kind, index, length, isGuess}) => `${kind}${isGuess ? '?' : ''} ${text.slice(index, index + length)}`,
  )

describe('公民身份号码', () => {
  test.each([
    '379900190001010018',
    '37990019000101000X',
    '37990019000101000x',
    '379900 19000101 0018',
    '379900-19000101-0018',
    '３７９９００１９０００１０１００１８',
  ])('%s', number => {
    expect(told(`甲某（${number}），`)).toEqual([`identity ${number}`])
  })

  test.each([
    ['a wrong check digit', '379900190001010019'],
    ['no province', '109900190001010018'],
    ['no day', '379900190002300018'],
    ['no month', '379900190013010018'],
    ['too early a year', '379900170001010018'],
    ['one digit more', '3799001900010100180'],
    ['one digit before', '1379900190001010018'],
    ['a part of a code', 'SD-379900190001010018'],
    ['a part of a file name', '379900190001010018.pdf'],
    ['an address', 'https://example.com/?id=379900190001010018'],
    ['covered', '3799**********0018'],
  ])('not with %s', (_, number) => {
    expect(told(`${number}，`)).toEqual([])
  })

  test('one that is named and has a slip, or lost its last digits in a spreadsheet, is a guess', () => {
    expect(told('身份证号：379900190001010019')).toEqual(['identity? 379900190001010019'])
    expect(told('甲某\t379900190001010000')).toEqual(['identity? 379900190001010000'])
  })

  test('an 统一社会信用代码 of digits only, where it is named or an 索引号 goes on', () => {
    expect(told('统一社会信用代码：113700201901010079')).toEqual([])
    expect(told('索引号 113700201901010167/2024-00031')).toEqual([])
    expect(told('法定代表人113700201901010079')).toEqual(['identity 113700201901010079'])
    // Named so, but its own check digit is wrong.
    expect(told('统一社会信用代码：379900190001010018')).toEqual(['identity 379900190001010018'])
  })
})

describe('手机号码', () => {
  test.each([
    '13900000000',
    '139-0000-0000',
    '139 0000 0000',
    '+86 13900000000',
    '8613900000000',
    '１３９０００００００００'.slice(0, 11),
  ])('%s', number => {
    expect(told(`电话：${number}。`)).toEqual([`mobile ${number}`])
  })

  test('several in a row', () => {
    expect(told('13900000000/13900000001、19900000002 18800000003')).toEqual([
      'mobile 13900000000',
      'mobile 13900000001',
      'mobile 19900000002',
      'mobile 18800000003',
    ])
  })

  test.each([
    '12900000000',
    '15400000000',
    '139000000000',
    '013900000000',
    '13900000000元',
    '13900000000 万元',
    '¥13900000000',
    '0.13900000000',
    '13900000000.5',
    '2024-13900000000',
    '许可证编号：13900000000',
    '139****0000',
    '0000-80000001',
    '2023 2024 2025 2026',
  ])('not %s', text => {
    expect(told(`${text}，`)).toEqual([])
  })
})

describe('银行卡号', () => {
  test('is sure where it is named, a guess where only its form speaks for it', () => {
    expect(told('卡号：6222000000000000004')).toEqual(['card 6222000000000000004'])
    expect(told('甲某 6222 0000 0000 0009')).toEqual(['card? 6222 0000 0000 0009'])
    expect(told('甲某 9558800000000000000')).toEqual(['card? 9558800000000000000'])
    expect(told('银行卡 4000000000000002')).toEqual(['card 4000000000000002'])
  })

  test.each([
    '卡号：6222000000000000005',
    '卡号：1222000000000000004',
    '甲某 4000000000000002',
    '订单号：6222000000000000004',
    '6222000000000000004元',
    '62220000000000000040',
    '0000000000000000',
  ])('not %s', text => {
    expect(told(`${text}，`)).toEqual([])
  })
})

test('what is covered keeps its ends and its length', () => {
  const masked = (text: string): string[] => personalNumbersIn(text).map(number => number.masked)
  expect(masked('379900190001010018')).toEqual(['3799**********0018'])
  expect(masked('+86 139-0000-0001')).toEqual(['139****0001'])
  expect(masked('卡号6222 0000 0000 0009')).toEqual(['6222********0009'])
})

test('several kinds in a text, from left to right', () => {
  expect(told('甲某，379900190001010018，13900000000，卡号6222000000000000004')).toEqual([
    'identity 379900190001010018',
    'mobile 13900000000',
    'card 6222000000000000004',
  ])
})

test.each(['1', '1 ', '1-', '13900000000 ', '379900190001010019，', '１', 'https://', '6222 '])(
  'a long text of “%s” takes no time',
  piece => {
    const before = performance.now()
    personalNumbersIn(piece.repeat(Math.ceil(500_000 / piece.length)))
    expect(performance.now() - before).toBeLessThan(2000)
  },
)
