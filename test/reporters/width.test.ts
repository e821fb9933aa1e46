import {describe, expect, it} from 'vitest'
import {clipCells, clustersOf, displayWidth, padCells} from '../../src/reporters/width.ts'

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['政务公开', 8],
    ['〔2025〕', 8],
    ['“引号”', 8],
    ['‘单’', 6],
    ['…—·×', 8],
    ['①Ⅳ', 4],
    ['ＡＢ１２', 8],
    ['ｱｲ', 2],
    ['𠮷𬭊', 4],
    ['e\u0301', 1],
    ['葛\u{e0100}', 2],
    ['👍', 2],
    ['👨‍👩‍👧', 2],
    ['❤\ufe0f', 2],
    ['\u200b\u200d', 0],
    ['　', 2],
    ['한글', 4],
  ])('of %j is %i', (text, width) => {
    expect(displayWidth(text)).toBe(width)
  })
})

describe('clustersOf', () => {
  it('keeps what a reader sees as one character together, with its UTF-16 place', () => {
    expect(clustersOf('a𠮷e\u0301b').map(({text, start}) => [text, start])).toEqual([
      ['a', 0],
      ['𠮷', 1],
      ['e\u0301', 3],
      ['b', 5],
    ])
  })
})

describe('padCells and clipCells', () => {
  it('fill and cut by cells, never through a character', () => {
    expect(padCells('政务', 6)).toBe('政务  ')
    expect(padCells('政务公开', 6)).toBe('政务公开')
    expect(clipCells('政务公开', 8)).toBe('政务公开')
    expect(clipCells('政务公开', 7)).toBe('政务…')
    expect(clipCells('𠮷𠮷𠮷', 5)).toBe('𠮷…')
    // Marks without end on one character are cut too.
    expect(clipCells(`e${'\u0301'.repeat(500)}`, 8).length).toBeLessThan(200)
  })
})
