import {expect, test} from 'vitest'
import type {Json} from '../../src/base/types.ts'
import {parse, parseYaml} from '../../src/frontmatter/parse.ts'
import {stringify, stringifyYaml} from '../../src/frontmatter/stringify.ts'
import fc from '../properties.ts'

test('writes what an editor would write', () => {
  const data = {
    title: '关于促进夜间消费的若干措施',
    writtenDate: '2026-01-05',
    year: 2026,
    number: '0123',
    id: '110101199003077310',
    issuers: ['swj', 'czj'],
    draft: true,
    phone: undefined,
    origin: {type: 'own'},
    quoted: '通知: 关于“检查”',
    summary: '很长的一段话，'.repeat(40),
  }
  expect(stringify(data, '\n\n## 一、总则\n\n正文。\n\n', {order: ['writtenDate', 'title']})).toBe(`---
writtenDate: 2026-01-05
title: 关于促进夜间消费的若干措施
year: 2026
number: '0123'
id: '110101199003077310'
issuers:
  - swj
  - czj
draft: true
origin:
  type: own
quoted: '通知: 关于“检查”'
summary: ${data.summary}
---

## 一、总则

正文。
`)
})

test('writes comments above their fields', () => {
  const text = stringify({title: '甲', attachments: [{file: 'a.pdf'}]}, '', {
    comments: {'/title': '标题\n照原件写', '/attachments/0/file': '放在本文件旁边'},
  })
  expect(text).toBe('---\n# 标题\n# 照原件写\ntitle: 甲\nattachments:\n  - # 放在本文件旁边\n    file: a.pdf\n---\n')
  expect(parse(text, 'a.md').data).toEqual({title: '甲', attachments: [{file: 'a.pdf'}]})
})

test('a body that begins like a fence stays a body', () => {
  const text = stringify({title: '甲'}, '---js\nprocess.exit(1)\n---\n')
  const parsed = parse(text, 'a.md')
  expect(parsed.diagnostics).toEqual([])
  expect(parsed.body.trim()).toBe('---js\nprocess.exit(1)\n---')
})

test('a file that is YAML and nothing else, with comments', () => {
  const text = stringifyYaml([{id: 'swj', name: '示范市商务局'}], {comments: {'/0/name': '全称'}})
  expect(text).toBe('- id: swj\n  # 全称\n  name: 示范市商务局\n')
  expect(parseYaml(text, 'a.yml').data).toEqual([{id: 'swj', name: '示范市商务局'}])
  expect(stringifyYaml({})).toBe('')
})

test('nothing to say', () => {
  expect(stringify({}, '')).toBe('---\n---\n')
  expect(parse(stringify({}, '正文'), 'a.md')).toMatchObject({data: {}, body: '\n\n\n正文\n'})
})

const text = fc.oneof(
  fc.string({maxLength: 20}),
  fc.stringMatching(/^[\u0020-\u007e\u4e00-\u4e20：，。〔〕“”\n]{0,20}$/u),
  fc.constantFrom(
    'null',
    'true',
    '~',
    '- a',
    '# b',
    'a: b',
    '2026-01-05',
    '0x1F',
    '1_000',
    '12:30',
    '---',
    '...',
    "it's",
    '[',
    '{',
    '*',
    '&',
    '!',
    '|',
    '>',
    '%',
    '@',
    '`',
    ' 前',
    '后 ',
    '0o7',
    '.inf',
    '1e3',
    '<<',
    '',
  ),
)
const key = fc.oneof(
  fc.stringMatching(/^[a-z]{1,8}$/),
  fc.constantFrom('标题', 'true', 'null', '1', '2026-01-05', 'a b', 'a/b', 'a~b', 'a#b', '-', 'a:b', "'", '"'),
)
const visible = (value: string): boolean => !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\ufeff]/u.test(value)
const {value} = fc.letrec<{value: Json}>(tie => ({
  value: fc.oneof(
    {maxDepth: 4, depthSize: 'small'},
    text.filter(visible),
    fc.boolean(),
    fc.constant(null),
    fc.maxSafeInteger(),
    fc.double({min: -1e9, max: 1e9, noNaN: true}).filter(number => !Object.is(number, -0)),
    fc.array(tie('value'), {maxLength: 4}),
    fc.dictionary(key, tie('value'), {maxKeys: 4, noNullPrototype: true}),
  ),
}))

test('a line of blanks in a text is read back as it was', () => {
  for (const value of [' \n', ' \n甲', '甲\n  \n乙', '\n \n'])
    expect(parse(stringify({标题: value}, ''), 'a.md').data).toEqual({标题: value})
})

test('what is written is read back the same', () => {
  fc.assert(
    fc.property(
      fc.dictionary(key, value, {maxKeys: 6, noNullPrototype: true}),
      fc.stringMatching(/^[a-z#\-\n 甲乙]{0,40}$/u),
      (data, body) => {
        const written = stringify(data, body)
        const read = parse(written, 'a.md')
        expect(read.diagnostics.filter(({level}) => level === 'error')).toEqual([])
        expect(read.data).toEqual(data)
        expect(read.body.trim()).toBe(body.trim())
      },
    ),
    {numRuns: 1500},
  )
})
