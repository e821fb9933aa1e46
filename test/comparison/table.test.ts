/** The 新旧条文对照表 as data: what each passage is called, what is said of it, and that nothing of either text is lost. */

import {describe, expect, test} from 'vitest'
import type {ComparedRow} from '../../src/base/comparison-table.ts'
import {tableOf} from '../../src/comparison/index.ts'
import fc from '../properties.ts'
import {edited, passages} from './material.ts'

const table = (before: string, after: string) => tableOf(passages(before), passages(after))
const names = (text: string): string[] => table('', text).rows.map(({after}) => after!.clause)
const notes = (before: string, after: string): string[] =>
  table(before, after)
    .rows.filter(({kind}) => kind !== 'same')
    .map(({kind, notes: said}) => `${kind}: ${said.join('；')}`)

describe('what a passage is called', () => {
  test('articles, paragraphs, items; 第一款 only where there is a second', () => {
    expect(
      names(
        '第一章　总则\n\n第一条　商务局负责下列工作：\n\n（一）规划；\n\n（二）指导。\n\n第二条　经营者应当备案。\n\n备案材料包括：\n\n（一）申请表；\n\n备案不收费。\n\n第二条之一　备案可以在网上办理。',
      ),
    ).toEqual([
      '第一章',
      '第一条',
      '第一条第（一）项',
      '第一条第（二）项',
      '第二条第一款',
      '第二条第二款',
      '第二条第二款第（一）项',
      '第二条第三款',
      '第二条之一',
    ])
  })

  test('an outline by its numbers, what has none by nothing', () => {
    expect(names('各区商务局：\n\n一、总体要求\n\n（一）目标任务\n\n1. 完成培训。\n\n示范市商务局')).toEqual([
      '',
      '一、',
      '一、（一）',
      '一、（一）1.',
      expect.any(String),
    ])
  })
})

describe('what is said of a passage', () => {
  test('where it came from, where it went, what it touches', () => {
    expect(notes('第一条　经营者应当在5日内备案。', '第二条　经营者应当在7日内备案。')).toEqual([
      'changed: 由第一条改为第二条；涉及期限',
    ])
    const [one, two] = ['经营者应当明码标价，不得短斤少两，不得强买强卖。', '市场开办者应当设置公平秤，每月公布抽检结果并上墙。']
    expect(notes(`第一条　${one}\n\n第二条　${two}`, `第一条　${two}\n\n第三条　${one}`)).toContain('moved: 由第一条移至第三条')
  })

  test('what was taken into another paragraph, or cut out of one', () => {
    const [first, second] = [
      '报告包括抽检、处罚、培训和经费使用的情况，以及下一步的打算。',
      '起草报告应当听取街道办事处的意见，并向社会公布。',
    ]
    const [apart, whole] = [`第二条　${first}\n\n${second}`, `第二条　${first}${second}`]
    expect(notes(apart, whole)).toContain('removed: 文字并入第二条')
    expect(notes(whole, apart)).toContain('added: 文字由第二条第一款分出'.replace('第一款', ''))
  })
})

describe('what is said of the whole', () => {
  const text = '第一条　经营者应当备案，每年一次。\n\n第二条　本办法自2026年1月1日起施行。'
  test.each([
    ['identical', text, text],
    ['printed', text, text.replaceAll('，', ',').replace('第二条　', '第二条 ')],
    ['changed', text, text.replace('每年', '每季度')],
    ['changed', text, text.replace('第二条', '第三条')],
    ['all-new', '', text],
    ['all-gone', text, ''],
    ['identical', '', ''],
  ])('%s', (verdict, before, after) => {
    expect(table(before, after).verdict).toBe(verdict)
  })

  test('two strangers are no new text: what went is told, too', () => {
    const {verdict, counts} = table(text, '第一条　本市鼓励建设夜间市集。')
    expect([verdict, counts.removed > 0, counts.added > 0]).toEqual(['changed', true, true])
  })
})

/** One side as a receiver has it: its passages by their places. */
function side(rows: readonly ComparedRow[], which: 'before' | 'after'): string[] {
  const other = which === 'before' ? 'added' : 'removed'
  return rows
    .flatMap(row => (row[which] ? [{at: row[which].at, text: row[which].label + textOf(row, other)}] : []))
    .toSorted((a, b) => a.at - b.at)
    .map(({text}) => text)
}
const textOf = ({parts}: ComparedRow, without: string): string =>
  parts
    .filter(({op}) => op !== without)
    .map(({text}) => text)
    .join('')

test('both texts come back from the table, exactly, and its counts are of its rows', () => {
  fc.assert(
    fc.property(edited, ([before, after]) => {
      const {rows, counts} = table(before, after)
      expect(side(rows, 'before')).toEqual(passages(before).map(({label, text}) => label + text))
      expect(side(rows, 'after')).toEqual(passages(after).map(({label, text}) => label + text))
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(rows.length)
    }),
    {numRuns: 200},
  )
})
