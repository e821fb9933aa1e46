import {describe, expect, test} from 'vitest'
import {explanations} from '../../src/markdown/explanations.ts'
import {parse} from '../../src/markdown/parse.ts'
import {slipsIn} from '../../src/markdown/slips.ts'

const known = new Set(explanations.map(({id}) => id))
const slips = (body: string, title = '关于开展检查的通知') => {
  const found = slipsIn(parse(body, 'content/a.md').tree, body, title, 'content/a.md')
  for (const {ruleId, note} of found) {
    expect(known).toContain(ruleId)
    expect(note).toBeTruthy()
  }
  return found
}
/** `line:column rule | reason | note` */
const told = (body: string): string[] =>
  slips(body).map(
    ({place, ruleId, reason, note}) => `${place!.start.line}:${place!.start.column} ${ruleId} | ${reason} | ${note}`,
  )

describe('what is as it should be', () => {
  test.each([
    '各单位：\n\n## 一、总体要求\n\n落实到位。',
    '#双十一# 促销提醒',
    '见[文件](a.pdf)和[说明](<附 件.pdf>)。',
    '![现场](现场.png)',
    '| 甲 | 乙 |\n|---|---|\n| 1 |\n| 1 | 2 |',
    '```\n代码\n```',
    '~~~\n代码\n~~~',
    '取值范围[1,2]（见附件）',
    '依据《办法》[第三条](b.md#tiao-3)（有效）',
    '第1行\n第2行',
    '![](图.png "a")'.replace('[]', '[图]'),
    '[![图](a.png)](b.md)',
    '收到[如下]（3件）。',
  ])('%s', body => expect(told(body)).toEqual([]))
})

describe('the title again', () => {
  test.each(['# 关于开展检查的通知\n\n各单位：', '关于开展检查的通知\n\n各单位：', '\n## 关于开展 检查的通知\n'])('%j', body => {
    expect(slips(body).map(({ruleId, level}) => `${ruleId} ${level}`)).toEqual(['title-repeated warn'])
  })
  test('further down is its own affair', () => {
    expect(slips('各单位：\n\n## 关于开展检查的通知\n')).toEqual([])
  })
})

describe('headings that are none', () => {
  test('a blank is missing, or the sign is wide', () => {
    expect(told('一\n\n##工作要求\n\n＃＃ 保障措施\n\n#总则')).toEqual([
      '3:1 heading-literal | 标题的“##”后面少一个空格，会原样显示在网页上 | 改成 ## 工作要求',
      '5:1 heading-literal | 标题的“＃”是全角的，会原样显示在网页上 | 改成 ## 保障措施',
      '7:1 heading-literal | 标题的“#”后面少一个空格，会原样显示在网页上 | 改成 ## 总则',
    ])
  })
  test('only at the beginning of a line', () => expect(told('见**重点**##号文件')).toEqual([]))
})

describe('links that are none', () => {
  test('brackets are wide, or there is a blank', () => {
    expect(told('见[申报表]（申报表.xlsx）。\n\n见[申报表](申报 表.xlsx)和！[图]（a.png）。')).toEqual([
      '1:2 link-literal | 链接的括号是全角的，不会成为链接 | 改成 [申报表](申报表.xlsx)',
      '3:19 link-literal | 链接的括号是全角的，不会成为链接 | 改成 ![图](a.png)',
      '3:2 link-literal | 链接地址里有空格，不会成为链接 | 用尖括号括住地址：[申报表](<申报 表.xlsx>)',
    ])
  })
  test('address or words are missing', () => {
    expect(slips('[申报表]() [](a.pdf)').map(({ruleId, level, reason}) => `${ruleId} ${level} ${reason}`)).toEqual([
      'link-empty error 链接没有写地址',
      'link-empty warn 链接没有文字，读者看不见它',
    ])
  })
  test('an image says nothing', () => {
    expect(told('文字![](a.png)')).toEqual([
      '1:3 image-alt | 图片没有文字说明，看不见图的人不知道是什么 | 在方括号里写上图里的内容，如 ![流程图：受理、审查、决定](a.png)',
    ])
  })
})

describe('tables', () => {
  test('without their second line, or drawn wide', () => {
    expect(told('| 甲 | 乙 |\n| 1 | 2 |')).toEqual([
      '1:1 table-literal | 表格第二行不是 |---|---|，不会成为表格 | 在第一行下面加一行 |---|---|',
    ])
    expect(told('｜ 甲 ｜\n｜---｜')).toEqual(['1:1 table-literal | 表格的竖线是全角的“｜”，不会成为表格 | 把“｜”都改成半角的 |'])
  })
  test('a cell too many is an error: it would be lost', () => {
    const [slip] = slips('| 甲 | 乙 |\n|---|---|\n| 1 | 2 | 3 | 4 |')
    expect(slip).toMatchObject({level: 'error', ruleId: 'table-cells', place: {start: {line: 3, column: 1}}})
    expect(slip!.reason).toBe('表格第2行有4格，表头只有2格，多出的“3、4”不会显示')
    expect(slips('| 甲 |\n|---|\n| 1 | |')).toEqual([])
  })
})

describe('code', () => {
  test('by four blanks, or a fence left open', () => {
    expect(told('段落\n\n    各单位：')[0]).toMatch(/^3:\d code-block \| 行首空了四格以上/u)
    expect(told('段落\n\n```\n后面都是')[0]).toMatch(/^3:1 code-block \| “```”没有成对/u)
  })
})

test('brackets without end cost no time', () => {
  const lines = Array.from({length: 400}, () => '[甲](乙（'.repeat(40)).join('\n\n')
  expect(slips(lines)).toEqual([])
})
