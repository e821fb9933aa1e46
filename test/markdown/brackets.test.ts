import {describe, expect, test} from 'vitest'
import type {Frontmatter} from '../../src/base/types.ts'
import {bracketSlips} from '../../src/markdown/brackets.ts'
import {parse} from '../../src/markdown/parse.ts'

const codes = new Set(['示商务规'])
const slips = (text: string, more: Partial<Frontmatter> = {}) =>
  bracketSlips(parse(text, 'content/a.md').tree, {text, data: {title: '甲', ...more}, codes, path: 'content/a.md'})
const told = (text: string): string[] =>
  slips(text).map(
    ({place, reason, note}) => `${place!.start.line}:${place!.start.column}-${place!.end.column} ${reason} | ${note}`,
  )

describe('own 发文字号 with other brackets', () => {
  test('are each told with the number as it should be', () => {
    expect(told('甲\n按示商务规[2025]1号、示商务规\\(2025\\)第02号和示商务规〔2025〕3号办理\n\n> - 示商务规（2024）4号')).toEqual(
      [
        '2:2-14 正文里的发文字号没有用六角括号〔〕：示商务规[2025]1号 | 改成 示商务规〔2025〕1号',
        '2:15-31 正文里的发文字号没有用六角括号〔〕：示商务规(2025)第02号 | 改成 示商务规〔2025〕第02号',
        '4:5-17 正文里的发文字号没有用六角括号〔〕：示商务规（2024）4号 | 改成 示商务规〔2024〕4号',
      ],
    )
  })
  test('are a remark, and come with a mend', () => {
    expect(slips('示商务规[2025]1号')).toMatchObject([
      {level: 'info', ruleId: 'number-brackets', source: 'markdown', fix: {edit: {text: '示商务规〔2025〕1号'}}},
    ])
  })
  test.each(['示商务规[2025]**1号**', '示商务规\n[2025]1号', '示商务规[2025]1&#21495;'])(
    'are told without a mend when they are not written in one piece: %j',
    text => {
      expect(slips(text)).toHaveLength(1)
      expect(slips(text)[0]!.fix).toBeUndefined()
    },
  )
  test.each(['国办发[2025]1号', '示商务规〔2025〕1号', '示商务规[2025]第', '会议（2025年）', '`示商务规[2025]1号`'])(
    'none: %j',
    text => expect(slips(text)).toEqual([]),
  )
  test('nothing is said of a text that is kept as it was issued', () => {
    for (const more of [{numbering: 'as-issued'}, {historical: true}, {origin: {type: 'reprint'}}])
      expect(slips('示商务规[2025]1号', more)).toEqual([])
    expect(slips('示商务规[2025]1号', {historical: false, origin: {type: 'own'}})).toHaveLength(1)
  })
  test('of any length are found in no time', () => {
    const began = performance.now()
    slips('示商务规[2025]'.repeat(20_000))
    slips(`[${' '.repeat(200_000)}`)
    slips('['.repeat(2000) + '示商务规[2025]1号'.repeat(5000))
    expect(performance.now() - began).toBeLessThan(8000)
  })
})
