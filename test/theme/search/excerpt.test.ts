/** Excerpts mark the reader's words where they are, whatever words the index has made of the text. */
import {expect, test} from 'vitest'
import {bodyOf, excerptOf, says} from '../../../themes/default/search/excerpt.js'

/** A fragment as Pagefind hands it out: words parted by zero-width spaces, headings by the number of their first word. */
function fragment(title: string, sections: readonly (readonly [heading: string, text: string])[]) {
  const words = [...`${title}. `].slice(0, -1)
  const anchors = sections.map(([text, body], index) => {
    const location = words.length
    words.push(...text, '. ', ...(body.match(/&\w+;|./gu) ?? []), ' ')
    return {element: 'h3', id: `tiao-${index + 1}`, text, location}
  })
  return {raw_content: words.join('\u200b'), anchors, meta: {title}}
}

const body = bodyOf(
  fragment('示范市预付卡管理办法', [
    ['第一条', '为了规范经营者的行为，制定本办法。'],
    ['第二条', '经营者应当与银行签订资金存管协议，按照 Ａ类 标准存入资金。&lt;注&gt;'],
    ['第三条', '预付卡的退卡，自申请之日起七个工作日内办理。资金存管的银行应当配合退卡。'],
  ]),
)
const textOf = (parts: readonly {text: string; isMarked: boolean}[]) =>
  parts.map(({text, isMarked}) => (isMarked ? `[${text}]` : text)).join('')

test('the words are marked across the borders of the index’s own words', () => {
  const {parts, heads} = excerptOf(body, [['金存管']])
  expect(textOf(parts)).toContain('签订资[金存管]协议')
  expect(heads.map(({id}: {id: string}) => id)).toEqual(['tiao-2', 'tiao-3'])
})

test('the place with most of the words is shown, and its clause comes first', () => {
  const {parts, heads} = excerptOf(body, [['资金存管'], ['退卡']])
  expect(textOf(parts)).toMatch(/\[退卡\].*\[资金存管\]/u)
  expect(heads[0]).toMatchObject({id: 'tiao-3', text: '第三条'})
})

test('the clause that was asked for is shown, wherever the words are', () => {
  expect(textOf(excerptOf(body, [['资金存管']], 'tiao-1').parts)).toMatch(/^第一条.*为了规范/u)
  expect(textOf(excerptOf(body, [['资金存管']], 'tiao-9').parts)).toContain('[资金存管]')
})

test('width, case and spaces do not count, signs are shown as they are', () => {
  const {parts} = excerptOf(body, [['a类标准']])
  expect(textOf(parts)).toContain('[Ａ类 标准]存入资金。<注>')
})

test('a word of the title alone gives the beginning of the text, and no clause', () => {
  const {parts, heads} = excerptOf(body, [['示范市预付卡']])
  expect(textOf(parts)).toContain('为了规范经营者')
  expect(heads).toEqual([])
})

test('whether the text has a word is said of the text, not of its words', () => {
  expect(says(body, ['金存管'])).toBe(true)
  expect(says(body, ['没有', '退卡'])).toBe(true)
  expect(says(body, ['存管退卡'])).toBe(false)
})
