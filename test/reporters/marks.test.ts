import {describe, expect, it} from 'vitest'
import {painter, terminalOf} from '../../src/reporters/marks.ts'

const colour = (isTTY: boolean, env: Record<string, string>, noColour = false): boolean =>
  terminalOf({isTTY, env, platform: 'linux', noColour}).colour

describe('colours', () => {
  it.each([
    [true, {}, true],
    [false, {}, false],
    [true, {NO_COLOR: '1'}, false],
    [true, {NO_COLOR: ''}, true],
    [true, {CI: 'true'}, false],
    [true, {TERM: 'dumb'}, false],
    [false, {FORCE_COLOR: '1'}, true],
    [false, {CI: 'true', FORCE_COLOR: '3'}, true],
    [true, {FORCE_COLOR: '0'}, false],
    [true, {NO_COLOR: '1', FORCE_COLOR: '1'}, true],
  ] as const)('on a TTY %j with %j: %j', (isTTY, env, wanted) => {
    expect(colour(isTTY, env)).toBe(wanted)
  })

  it('yield to --no-color', () => {
    expect(colour(true, {FORCE_COLOR: '1'}, true)).toBe(false)
  })

  it('leave text alone when off', () => {
    expect(painter(false)('error', '错误')).toBe('错误')
    expect(painter(true)('error', '错误')).toBe('\u001b[31m\u001b[1m错误\u001b[22m\u001b[39m')
  })
})

describe('marks', () => {
  const bar = (platform: string, env: Record<string, string>): string => terminalOf({isTTY: true, env, platform}).marks.bar
  it('are ASCII where the console is not known to take UTF-8', () => {
    expect(bar('win32', {})).toBe('|')
    expect(bar('linux', {LANG: 'zh_CN.GB18030'})).toBe('|')
  })
  it('are drawn where it is', () => {
    expect(bar('win32', {WT_SESSION: 'x'})).toBe('│')
    expect(bar('win32', {TERM_PROGRAM: 'vscode'})).toBe('│')
    expect(bar('linux', {LANG: 'C'})).toBe('│')
    expect(bar('linux', {LANG: 'zh_CN.UTF-8'})).toBe('│')
  })
})

describe('width', () => {
  it('is the terminal’s within reason, and fixed where there is none', () => {
    const width = (isTTY: boolean, columns: number): number => terminalOf({isTTY, columns, env: {}, platform: 'linux'}).width
    expect([width(true, 90), width(true, 10), width(true, 500), width(false, 90)]).toEqual([90, 40, 120, 100])
  })
})
