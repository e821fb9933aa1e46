import {describe, expect, it} from 'vitest'
import {readFragment} from '../../src/import/read-html.ts'
import {readMarkdown} from '../../src/import/read-markdown.ts'

const read = (text: string) => readMarkdown(text, readFragment)
const texts = (text: string): string[] => read(text).blocks.map(block => block.text)
const notes = (text: string): string[] => read(text).notes.map(({kind, text: what}) => `${kind} ${what}`)

describe('lines', () => {
  it('have their place in the source, and know whether they only wrap', () => {
    const {blocks} = read('\n# 标题\n\n第一行\n第二行\n\n　　第三行\n')
    expect(blocks.map(({text, place}) => [place.line, text])).toEqual([
      [2, '标题'],
      [4, '第一行'],
      [5, '第二行'],
      [7, '第三行'],
    ])
    expect(blocks.map(block => block.type === 'line' && [block.depth, block.wraps])).toEqual([
      [1, false],
      [null, false],
      [null, true],
      [null, false],
    ])
  })

  it('begin anew after a hard break', () => {
    expect(read('第一行  \n第二行\\\n第三行').blocks.map(block => block.type === 'line' && block.wraps)).toEqual([
      false,
      false,
      false,
    ])
  })

  it('indented by four blanks are text, not code', () => {
    expect(texts('    第一条 缩进的。\n\n\t第二条 制表。')).toEqual(['第一条 缩进的。', '第二条 制表。'])
  })

  it('that hold nothing to see are none', () => {
    expect(texts('甲\n\n\u200b\n\n&nbsp;\n\n乙')).toEqual(['甲', '乙'])
  })
})

describe('what is left out is noted', () => {
  it('emphasis comes off, its text stays', () => {
    expect(texts('**一、范围。**全部单位。')).toEqual(['一、范围。全部单位。'])
    expect(notes('**一、范围。**全部单位。')).toEqual(['emphasis 一、范围。'])
  })

  it('images and comments', () => {
    expect(texts('前![图](a.png)后\n\n<!-- 备注 -->')).toEqual(['前后'])
    expect(notes('前![图](a.png)后\n\n<!-- 备注 -->')).toEqual(['image a.png', 'comment <!-- 备注 -->'])
  })

  it('links: only those that lead on from a new site stay', () => {
    expect(notes('[甲](/a.htm)[乙](https://a.example/)[丙](javascript:x)')).toEqual([
      'link 甲（/a.htm）',
      'link 丙（javascript:x）',
    ])
    expect(texts('[甲](/a.htm)[乙](https://a.example/)')).toEqual(['甲乙'])
  })

  it('tags', () => {
    expect(texts('面积m<sup>2</sup>，<u>下划</u>')).toEqual(['面积m2，下划'])
    expect(notes('面积m<sup>2</sup>，<u>下划</u>')).toEqual(['html <u>', 'html </u>'])
  })
})

describe('blocks', () => {
  it('an address ends where Chinese text begins', () => {
    const {blocks} = read('网址：http://a.example.gov.cn/x，邮箱见网页。')
    const line = blocks[0]!
    expect(line.text).toBe('网址：http://a.example.gov.cn/x，邮箱见网页。')
    expect(line.type === 'line' && line.children.map(({type}) => type)).toEqual(['text', 'link', 'text'])
  })

  it('an ordered list keeps the numbers that are printed', () => {
    expect(texts('3. 甲\n5. 乙\n\n   续\n')).toEqual(['3. 甲', '5. 乙', '续'])
    expect(texts('2) 甲\n2) 乙')).toEqual(['2) 甲', '2) 乙'])
  })

  it('a table is taken whole, and one with empty ends of rows is doubted', () => {
    const whole = read('| 甲 | 乙 |\n| --- | --- |\n| 项 目 | 2 |')
    expect(whole.blocks.map(({text}) => text)).toEqual(['甲乙项目2'])
    expect(whole.notes.map(({kind}) => kind)).toEqual(['spaces', 'table'])
    expect(notes('| 甲 | 乙 | 丙 | 丁 |\n| --- | --- | --- | --- |\n| 一 | 二 |  |  |')).toContainEqual(
      expect.stringContaining('ragged-table'),
    )
  })

  it('raw html is read as a page is, without what runs', () => {
    expect(texts('<div><p>甲</p><script>alert(1)</script><p onclick="x()">乙</p></div>')).toEqual(['甲', '乙'])
  })
})
