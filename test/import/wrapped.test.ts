import {describe, expect, it} from 'vitest'
import {readFragment} from '../../src/import/read-html.ts'
import {readMarkdown} from '../../src/import/read-markdown.ts'
import {joinWrapped} from '../../src/import/wrapped.ts'

const joined = (text: string, alone: readonly number[] = []): string[] =>
  joinWrapped(readMarkdown(text, readFragment).blocks, new Set(alone)).map(block => block.text)

describe('lines of no margin', () => {
  it('go on where a sentence is not over', () => {
    expect(joined('现将有关事项通知如下，请各单位结合实际认真组织\n实施，及时报告情况。')).toEqual([
      '现将有关事项通知如下，请各单位结合实际认真组织实施，及时报告情况。',
    ])
  })

  it('begin anew behind a full stop, before a number, and after a short line', () => {
    const lines = ['第一条 甲方负责场地的日常管理和维护工作。', '第二条 乙方负责。', '联系人', '某某']
    expect(joined(lines.join('\n'))).toEqual(lines)
  })

  it('are paragraphs behind a hard break and between empty lines', () => {
    const lines = ['现将有关事项通知如下，请各单位结合实际认真组织', '实施']
    expect(joined(lines.join('  \n'))).toEqual(lines)
    expect(joined(lines.join('\n\n'))).toEqual(lines)
  })
})

describe('lines set to a margin', () => {
  const sentence = '各单位要加强组织领导，明确责任分工。及时报告进展情况，确保按期完成2024年任务，不得拖延。'
  const paragraph = sentence.repeat(3)
  const wrap = (text: string): string => text.match(/.{1,16}/gu)!.join('\n')

  it('go on even behind a full stop and inside a number', () => {
    expect(joined(`${wrap(paragraph)}\n\n${wrap(`一、${paragraph}`)}`)).toEqual([paragraph, `一、${paragraph}`])
  })

  it('begin anew behind a line that is not full, and before a number that follows a full stop', () => {
    expect(joined(`${wrap(paragraph)}\n一、${wrap(paragraph)}`)).toEqual([paragraph, `一、${paragraph}`])
  })
})

it('what stands alone stays, and a Latin word keeps its blank', () => {
  const lines = ['请于月底前将有关材料报送到以下单位联系人处', '示范市商务局', '2024年3月5日']
  expect(joined(lines.join('\n'), [1, 2])).toEqual(lines)
  expect(joined('请将有关材料发送到以下电子邮箱并注明主题为 Market\nReport 的字样')).toEqual([
    '请将有关材料发送到以下电子邮箱并注明主题为 Market Report 的字样',
  ])
})
