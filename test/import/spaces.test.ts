import {describe, expect, it} from 'vitest'
import {bare, hiddenCount, tidy, unwrapped} from '../../src/import/spaces.ts'
import fc from '../properties.ts'

describe('tidy', () => {
  it.each([
    ['第一章 总 则', '第一章 总则'],
    ['第一章　总　　则', '第一章　总则'],
    ['几 个 问 题 的 通 知', '几个问题的通知'],
    ['主 任：某 某 市商务局副局长', '主任：某某 市商务局副局长'],
    ['　　　　某某某　　市商务局局长', '某某某　市商务局局长'],
    ['市长 某某某', '市长 某某某'],
    ['第一条　为了规范，制定本办法。', '第一条　为了规范，制定本办法。'],
    ['第一百二十四 条市商务局负责。', '第一百二十四条市商务局负责。'],
    ['中共示范市委 示范市人民政府关于早市的意见', '中共示范市委 示范市人民政府关于早市的意见'],
    ['按照 GB 50180 执行', '按照 GB 50180 执行'],
    ['2024 年 3 月', '2024 年 3 月'],
    ['张　三　　李　四', '张三　李四'],
    ['商场、 超市 、 市场', '商场、超市、市场'],
    ['　　缩进的一段。  ', '缩进的一段。'],
    ['零宽\u200b空格\u200b', '零宽空格'],
    ['\u00a0\u00a0（此件公开发布）', '（此件公开发布）'],
    ['   ', ''],
    ['', ''],
  ])('%j becomes %j', (before, after) => {
    expect(tidy(before).text).toBe(after)
  })

  it('counts the gaps it closes, not those it keeps', () => {
    expect(tidy('几 个 问题').closed).toBe(1)
    expect(tidy('市长 某某某').closed).toBe(0)
  })

  it('changes nothing but white space, and finds nothing more to do the second time', () => {
    const character = fc.constantFrom(
      '第',
      '一',
      '条',
      '总',
      '则',
      '、',
      '。',
      '（',
      '）',
      'A',
      '1',
      ' ',
      '　',
      '\u00a0',
      '\u200b',
      '\t',
    )
    fc.assert(
      fc.property(fc.array(character, {maxLength: 30}), characters => {
        const line = characters.join('')
        const {text} = tidy(line)
        expect(bare(text)).toBe(bare(line))
        expect(text).not.toMatch(/^\s|\s$|[\s]{2}/u)
        expect(hiddenCount(text)).toBe(0)
      }),
    )
  })
})

describe('unwrapped', () => {
  it.each([
    ['现将有关\n事项通知', '现将有关事项通知'],
    ['按照 GB\n50180 执行', '按照 GB 50180 执行'],
    ['（一）\n  范围', '（一）范围'],
    ['one\ntwo', 'one two'],
  ])('%j becomes %j', (before, after) => {
    expect(unwrapped(before)).toBe(after)
  })
})
