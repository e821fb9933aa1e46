import {describe, expect, it} from 'vitest'
import {takeLetterhead} from '../../src/import/letterhead.ts'
import {readFragment} from '../../src/import/read-html.ts'
import {readMarkdown} from '../../src/import/read-markdown.ts'

const known = {title: '示范市商务局关于早市的通知', documentNumber: '示商务字〔2024〕3号', issuers: ['示范市商务局']}
const take = (text: string, more: Partial<typeof known> = {}) => {
  const {removed, differs, rest} = takeLetterhead(readMarkdown(text, readFragment).blocks, {...known, ...more})
  return {
    removed: removed.map(({kind, text: what}) => `${kind} ${what}`),
    differs: differs.map(({kind, text: what}) => `${kind} ${what}`),
    rest: rest.map(({text: what}) => what),
  }
}

describe('what agrees goes', () => {
  it('mark, title on several lines, number', () => {
    expect(take('示范市商务局文件\n\n示商务字〔2024〕3号\n\n示范市商务局\n关于 早市的\n通知\n\n各单位：')).toEqual({
      removed: ['mark 示范市商务局文件', 'number 示商务字〔2024〕3号', 'title 示范市商务局', 'title 关于 早市的', 'title 通知'],
      differs: [],
      rest: ['各单位：'],
    })
  })

  it('a number in other brackets is the same number', () => {
    expect(take('示商务字[2024]第3号\n\n各单位：').removed).toEqual(['number 示商务字[2024]第3号'])
  })

  it('the order, on one line or two', () => {
    const order = {title: '示范市菜市场条例', documentNumber: '示范市人民政府令第12号'}
    expect(take('示范市人民政府令\n\n第 12 号\n\n正文。', order).removed).toEqual(['order 示范市人民政府令', 'order 第 12 号'])
    expect(take('示范市人民政府令第12号\n\n正文。', order).rest).toEqual(['正文。'])
  })
})

describe('what differs stays', () => {
  it('another number', () => {
    expect(take('示商务字〔2024〕4号\n\n各单位：')).toEqual({
      removed: [],
      differs: ['number 示商务字〔2024〕4号'],
      rest: ['示商务字〔2024〕4号', '各单位：'],
    })
  })

  it('another title above the number', () => {
    expect(take('示范市商务局关于夜市的通知\n\n示商务字〔2024〕3号\n\n各单位：')).toEqual({
      removed: ['number 示商务字〔2024〕3号'],
      differs: ['title 示范市商务局关于夜市的通知'],
      rest: ['示范市商务局关于夜市的通知', '各单位：'],
    })
  })

  it('an order of another number, a mark of another organ', () => {
    expect(take('示范市人民政府令\n\n第13号\n\n正文。', {documentNumber: '示范市人民政府令第12号'}).rest).toEqual([
      '示范市人民政府令',
      '第13号',
      '正文。',
    ])
    expect(take('示范市财政局文件\n\n各单位：').differs).toEqual(['mark 示范市财政局文件'])
  })

  it('a text without letterhead', () => {
    expect(take('各单位：\n\n现通知如下。')).toEqual({removed: [], differs: [], rest: ['各单位：', '现通知如下。']})
  })

  it('the beginning of a sentence that is also that of the title', () => {
    expect(take('示范市商务局\n\n关于早市，现通知如下。').rest).toEqual(['示范市商务局', '关于早市，现通知如下。'])
  })
})
