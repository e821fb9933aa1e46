import {describe, expect, it} from 'vitest'
import {attachedTitles} from '../../src/import/attached.ts'
import {writeMarkdown} from '../../src/import/processors.ts'
import {readFragment} from '../../src/import/read-html.ts'
import {readMarkdown} from '../../src/import/read-markdown.ts'
import {structured} from '../../src/import/structure.ts'

const shaped = (text: string, from: number | null = null, title = '') => {
  const {blocks} = readMarkdown(text, readFragment)
  const attached = from === null ? [] : attachedTitles(blocks, from, title)
  const {nodes, remarks} = structured(blocks, {attached, alone: new Set(), rule: null})
  return {
    text: writeMarkdown({type: 'root', children: [...nodes]}),
    remarks: remarks.map(({kind, text: what}) => `${kind} ${what}`),
  }
}
/** Headings as `depth text`. */
const headings = (text: string, from: number | null = null, title = ''): string[] =>
  shaped(text, from, title)
    .text.split('\n')
    .filter(line => line.startsWith('#'))

describe('divisions', () => {
  it('are headings, as deep as the divisions above them that the text has', () => {
    expect(headings('第一章 总 则\n\n第一条 甲。\n\n第二章 分则\n\n第一节 申报\n\n第二条 乙。')).toEqual([
      '## 第一章 总则',
      '## 第二章 分则',
      '### 第一节 申报',
    ])
    expect(headings('### 第一编 总则\n\n第一章 任务\n\n第一节 范围\n\n第一条 甲。')).toEqual([
      '## 第一编 总则',
      '### 第一章 任务',
      '#### 第一节 范围',
    ])
  })

  it('articles and their items stay paragraphs', () => {
    expect(headings('第一条 申报材料：\n\n（一）申请书\n\n说明一句。\n\n第二条 乙。\n\n一、甲\n\n二。')).toEqual([])
  })

  it('a heading that the print broke is put together, and said', () => {
    const {text, remarks} = shaped('第二章 听取和审议\n\n专项工作报告\n\n第八条 甲。\n\n第三章\n\n附则\n\n第九条 乙。')
    expect(text).toContain('## 第二章 听取和审议专项工作报告\n')
    expect(text).toContain('## 第三章 附则\n')
    expect(remarks).toEqual(['joined 第二章 听取和审议 / 专项工作报告', 'joined 第三章 / 附则'])
  })

  it('a heading that lost its number is told and stays', () => {
    const {text, remarks} = shaped('第七条 甲。\n\n评定\n\n第八条 乙。')
    expect(text).toBe('第七条 甲。\n\n评定\n\n第八条 乙。\n')
    expect(remarks).toEqual(['unclear 评定'])
  })
})

describe('一、 and （一）', () => {
  it('are headings where they are titles with text below', () => {
    expect(
      headings('一、总体要求\n\n（一）指导思想\n\n全面贯彻。\n\n（二）目标。到2025年。\n\n二、工作任务\n\n抓好落实。'),
    ).toEqual(['## 一、总体要求', '### （一）指导思想', '## 二、工作任务'])
  })

  it('are paragraphs as sentences and as items of a list', () => {
    expect(headings('一、元旦：放假1天。\n\n二、春节放假。\n\n说明。')).toEqual([])
    expect(headings('一、申请书\n\n二、营业执照\n\n三、场地证明\n\n以上各一份。')).toEqual([])
  })

  it('are no titles at the end of a text', () => {
    expect(headings('一、总体要求')).toEqual([])
  })
})

describe('headings of the source', () => {
  it('without a number keep their rank, below the title', () => {
    expect(headings('# 背景\n\n甲。\n\n### 细节\n\n乙。')).toEqual(['## 背景', '### 细节'])
  })
})

describe('attached texts', () => {
  const text =
    '附件：1.早市申报表\n\n2.评分\n标准\n\n落款\n\n附件1\n\n早市\n\n申报表\n\n一、填表说明\n\n如实填写。\n\n附件2\n\n评分标准\n\n正文。\n\n不相干的短行\n\n正文。'

  it('begin with a title that the document names, however it is broken', () => {
    expect(headings(text, 4)).toEqual(['## 附件1', '### 早市申报表', '#### 一、填表说明', '## 附件2', '### 评分标准'])
  })

  it('that a title 印发 or 《》 names', () => {
    expect(
      headings('现印发给你们。\n\n落款\n\n早市工作方案\n\n一、目标\n\n到2025年。', 2, '示范市商务局关于印发早市工作方案的通知'),
    ).toEqual(['## 早市工作方案', '### 一、目标'])
    expect(headings('《甲方案》已经同意。\n\n落款\n\n甲方案\n\n正文。', 2)).toEqual(['## 甲方案'])
  })

  it('are not named after the fact', () => {
    expect(headings('正文。\n\n落款\n\n甲方案\n\n按《甲方案》执行。', 2)).toEqual([])
  })
})
