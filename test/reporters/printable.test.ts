import {describe, expect, it} from 'vitest'
import {defused, printable, visible} from '../../src/reporters/printable.ts'

describe('printable', () => {
  it.each([
    ['甲\u001b[31m乙\u001b[0m丙', '甲乙丙'],
    ['\u001b]0;title\u0007后', '后'],
    ['\u001b]8;;https://example.com\u001b\\链接\u001b]8;;\u001b\\', '链接'],
    ['\u009b2J清屏', '清屏'],
    ['\u001bc复位', '复位'],
    ['\u001b后面的字留下', '后面的字留下'],
    ['没有结尾的\u001b]0;序列', '没有结尾的0;序列'],
    ['一行\r\n两行\t三', '一行 两行 三'],
    ['\u202e反\u2066转\u200e', '反转'],
    ['零\u200b宽\ufeff', '零宽'],
    ['\u0000\u0008\u007f\u0085x', ' x'],
    ['半个\ud83d字', '半个\ufffd字'],
    ['𠮷家', '𠮷家'],
    ['\u{e0041}标签', '标签'],
  ])('%j -> %j', (text, clean) => {
    expect(printable(text)).toBe(clean)
  })
})

describe('visible', () => {
  it('names a character', () => {
    expect(visible('\u202e')).toBe('<U+202E>')
    expect(visible('\u{e0041}')).toBe('<U+E0041>')
    expect(visible('\u0007')).toBe('<U+0007>')
  })
})

describe('defused', () => {
  it.each([
    ['::error::x', ': :error::x'],
    ['  ::stop-commands::x', '  : :stop-commands::x'],
    ['　::x', '　: :x'],
    ['a\n::x', 'a\n: :x'],
    ['std::vector', 'std::vector'],
    ['x ##[error]y', 'x # #[error]y'],
    ['##vso[task.setvariable]', '# #vso[task.setvariable]'],
    ['## 标题', '## 标题'],
  ])('%j -> %j', (text, safe) => {
    expect(defused(text)).toBe(safe)
  })
})
