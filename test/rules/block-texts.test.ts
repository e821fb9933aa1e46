/** The blocks of a body as texts, and where each character of them stands. */
import {expect, test} from 'vitest'
import {parse} from '../../src/markdown/parse.ts'
import {passagesIn} from '../../src/rules/block-texts.ts'

const passages = (text: string) => passagesIn(parse(text, 'content/pages/a.md').tree)
const at = (text: string, word: string): string => {
  const passage = passages(text).find(passage => passage.text.includes(word))!
  const from = passage.text.indexOf(word)
  const {start, end} = passage.place(from, from + word.length)
  return `${start.line}:${start.column}-${end.line}:${end.column}`
}

test('paragraphs, headings, cells, code and html, in order', () => {
  const text = '## 甲\n\n乙**丙**\n\n- 丁\n\n> 戊\n\n| 己 |\n|---|\n| 庚 |\n\n```\n辛\n```\n\n<p>壬</p>\n'
  expect(passages(text).map(({text, kind, isTop}) => `${kind}${isTop ? '' : '-'} ${text}`)).toEqual([
    'heading 甲',
    'paragraph 乙丙',
    'paragraph- 丁',
    'paragraph- 戊',
    'cell- 己',
    'cell- 庚',
    'code 辛',
    'html <p>壬</p>',
  ])
})

test('of html in a line only a break parts words, and a comment is nobody’s text', () => {
  expect(passages('甲<b>乙</b><br>丙<!-- 丁 -->\n\n<!-- 戊 -->').map(({text}) => text)).toEqual(['甲乙\n丙'])
})

test.each([
  ['甲乙丙', '乙', '1:2-1:3'],
  ['甲\n乙丙丁', '丙', '2:2-2:3'],
  ['甲**乙丙**丁', '丙', '1:5-1:6'],
  ['甲**乙丙**丁', '丁', '1:8-1:9'],
  ['> 甲\n\n- 一\n\n  二三', '三', '5:4-5:5'],
  // As written it is longer: the whole piece.
  ['甲&amp;乙', '乙', '1:1-1:8'],
])('%j: %s stands at %s', (text, word, place) => {
  expect(at(text, word)).toBe(place)
})

test('a word that goes on in another piece ends with its own', () => {
  expect(at('甲**乙**', '甲乙')).toBe('1:1-1:2')
})

test('a body is walked once', () => {
  const {tree} = parse('甲', 'content/pages/a.md')
  expect(passagesIn(tree)).toBe(passagesIn(tree))
})
