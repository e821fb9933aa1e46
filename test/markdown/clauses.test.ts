import {describe, expect, it} from 'vitest'
import {nearestAnchor} from '../../src/base/anchors.ts'
import {clauseAt, jointAt} from '../../src/markdown/clauses.ts'

describe('clauseAt', () => {
  it.each([
    ['第三条', 'tiao-3', 3],
    ['第三条的规定', 'tiao-3', 3],
    ['第 12 条 第 2 款', 'tiao-12-k2', 12],
    ['第十二条之一', 'tiao-12-1z', 6],
    ['第十二条第二款第（三）项第1目', 'tiao-12-k2-x3-m1', 15],
    ['第十二条第（三）项', 'tiao-12-k1-x3', 9],
    ['第十二条第三项', 'tiao-12-k1-x3', 7],
    ['第二编第一章第三节', 'bian-2-zhang-1-jie-3', 9],
    ['附件2', 'annex-2', 3],
  ])('%s', (text, clause, length) => expect(clauseAt(text)).toMatchObject({clause, length}))
  it.each(['第条', '三条', '第三款', '第三项', '第三十', '附件', '条', ''])('%s is none', text =>
    expect(clauseAt(text)).toBeNull(),
  )
  it('takes what is left out from the clause before', () => {
    const before = clauseAt('第三条第二款第一项')!.parts
    expect(clauseAt('第三款', before)).toMatchObject({clause: 'tiao-3-k3', length: 3})
    expect(clauseAt('第三项', before)).toMatchObject({clause: 'tiao-3-k2-x3'})
    expect(clauseAt('第四条', before)).toMatchObject({clause: 'tiao-4'})
  })
})

describe('jointAt', () => {
  it.each([
    ['、第五条', 1],
    ['和第五条', 1],
    ['至第五条', 1],
    ['以及第五条', 2],
    ['、本条', 0],
    ['，第五条', 0],
    ['规定第五条', 0],
  ])('%s', (text, width) => expect(jointAt(text)).toBe(width))
})

describe('nearestAnchor', () => {
  const anchors = new Set([
    'zhang-1',
    'tiao-3',
    'tiao-3-k1',
    'tiao-3-k2',
    'tiao-3-k2-x1',
    'tiao-4',
    'tiao-4-k1',
    'tiao-4-k1-x1',
    'tiao-4-k2',
    'tiao-4-k2-x1',
    'tiao-12-1z',
    'annex-2',
    's1',
    's1-2',
  ])
  it.each([
    ['tiao-3-k2-x1', 'tiao-3-k2-x1'],
    ['tiao-3-x1', 'tiao-3-k2-x1'],
    ['tiao-3-k1-x1', 'tiao-3-k2-x1'],
    ['tiao-4-x1', 'tiao-4'],
    ['tiao-3-k2-x9', 'tiao-3-k2'],
    ['tiao-3-k9', 'tiao-3'],
    ['tiao-12-1z-k2', 'tiao-12-1z'],
    ['annex-2-tiao-7', 'annex-2'],
    ['zhang-1-jie-9', 'zhang-1'],
    ['s1-2-3', 's1-2'],
    ['tiao-5', null],
    ['tiao-12', null],
    ['tiao-30-k1', null],
  ])('%s -> %s', (clause, expected) => expect(nearestAnchor(clause, anchors)).toBe(expected))
})
