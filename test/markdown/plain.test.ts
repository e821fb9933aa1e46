/** The fast way to the tree, against remark's own: same nodes, same positions, same data. */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, describe, expect, it, vi} from 'vitest'
import {parse} from '../../src/markdown/parse.ts'
import {treeOf} from '../../src/markdown/plain/document.ts'
import {read} from '../../src/markdown/read.ts'
import {remark} from '../../src/markdown/remark.ts'
import fc from '../properties.ts'
import {examples} from './examples.ts'
import {compare} from './oracle.ts'

const path = 'content/policies/2025/sswg-2025-1.md'
const root = join(import.meta.dirname, '..', '..')

/** How many characters of a text remark is asked about. */
function asked(text: string): number {
  let length = 0
  treeOf(text, part => {
    length += part.length
    return remark(part)
  })
  return length
}

/** The bodies of all Markdown files in a folder, their front matter blanked out. */
function bodiesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter(file => file.endsWith('.md'))
    .sort()
    .map(file => readFileSync(join(folder, file), 'utf8').replace(/^---\n.*?\n---\n/s, front => front.replace(/[^\n]/g, '')))
}
const content = bodiesIn(join(root, 'content'))
const folders = [
  ['content', content],
  ['test', bodiesIn(join(root, 'test'))],
  ['docs', bodiesIn(join(root, 'docs'))],
  ['texts at hand', bodiesIn(join(root, '..', 'shared', 'data'))],
] as const

describe('the tree of a small text is that of remark', () => {
  it.each(examples)('%j', text => {
    for (const whole of [text, `${text}\n`, `\n\n${text}\n\n`, `正文。\n\n${text}\n\n第二条　正文。\n`]) compare(whole)
    for (const before of ['- 甲', '1. 甲', '| 甲 |\n| - |', '> 甲', '    甲', '## 甲']) compare(`${before}\n\n${text}`)
    for (const behind of ['- 甲', '1. 甲', '| 甲 |\n| - |', '> 甲', '    甲', '## 甲', '**甲**乙'])
      compare(`${text}\n\n${behind}`)
    for (const before of ['甲', '- 甲', '| 甲 |\n| - |', '## 甲']) compare(`${before}\n${text}`)
    compare(`${text}\n\n正文`.replace(/(?<!\r)\n/g, '\r\n'))
  })
})

describe('the tree of a real text is that of remark', () => {
  it.each(folders)('in %s', (_, bodies) => {
    for (const body of bodies) {
      compare(body)
      compare(body.replaceAll('\n', '\r\n'))
    }
  })
})

const starts = [
  ['', 30],
  ...['　', '第一条　', '（一）', '一、', '1.　', '1.'].map(start => [start, 1] as const),
  ...['# ', '## ', '#', '####### ', '##\t', '> ', '>', '```', '~~~', '---', '***', '___', '===', '='].map(
    start => [start, 1] as const,
  ),
  ...['- ', '* ', '+ ', '1. ', '2. ', '10) ', '-', '1)', '- [ ] ', '- - ', '-  ', '-     '].map(start => [start, 1] as const),
  ...[' ', '  ', '    ', '\t', '  - ', '   1. '].map(start => [start, 1] as const),
  ...['<div>', '<!--', '-->', '<?', '<script>', '</script>', '</b>'].map(start => [start, 1] as const),
  ...['[a]: /u', '[^1]: x', '\\', '&nbsp;', '\uFEFF', '𠮷', '\u2028'].map(start => [start, 1] as const),
] as const
const words = [
  ...['甲', '乙丙', 'a', '1', ' ', '　', '，', '。', '：', '（', '）', '“', '”', '𠮷', '😀', '—', '！', '\u00a0'],
  ...['**', '*', '_', '__', '***', '~', '~~', '`', '``', '**粗**', '*斜*', '**（一）甲。**', '__a__'],
  ...['[', ']', '](', '(', ')', '](/u)', '[a](/b)', '[目录](https://e.cn/a_b.html)', '[a](<b>)', '[a](b "t")', '[^1]', '![a](b)'],
  ...['<', '>', '<b>', '<http://a.cn>', '&', '&amp;', '&#35;', '\\', '\\*', '|', ' | ', '\\|', '\t', '\0'],
  ...['www.a.cn', 'http://a.cn/b', '://', 'a@b.cn', '@', '#', ' ##', '-', '+', '.', '=', ':', '!', '"', '$'],
]
const tameWords = words.slice(0, 22).concat('甲', '乙', '，', '**', '[目](/u)', '[2023]')
const ends = ['', '', '', '', '', ' ', '  ', '\\', '\t', ' #', '|', '\r']
const tameSeparators = ['\n', '\n\n', '\n\n', '\n\n', '\n\n\n']
const separators = [...tameSeparators, '\r\n', '\r\n\r\n', '\n \n', '\n\t\n', '\r']

const joined = (parts: readonly string[], most: number) =>
  fc.array(fc.constantFrom(...parts), {maxLength: most}).map(all => all.join(''))
const start = fc.oneof(...starts.map(([value, weight]) => ({weight, arbitrary: fc.constant(value)})))
const wildLine = fc.tuple(start, joined(words, 5), fc.constantFrom(...ends)).map(parts => parts.join(''))
const tameLine = fc.tuple(fc.constantFrom('', '', '', '- ', '1. ', '## '), joined(tameWords, 7)).map(parts => parts.join(''))
const cell = fc.tuple(fc.constantFrom(' ', '', '  '), joined(['甲', '**b**', '[a](/b)', '1', '，'], 2), fc.constantFrom(' ', ''))
const oddCell = fc.tuple(fc.constantFrom(' ', '\t'), joined(words, 3), fc.constantFrom(' ', ''))
const row = (columns: number) =>
  fc
    .array(fc.oneof({weight: 9, arbitrary: cell}, {weight: 1, arbitrary: oddCell}), {minLength: columns, maxLength: columns})
    .map(cells => `|${cells.map(parts => `${parts.join('')}|`).join('')}`)
const delimiters = (columns: number) =>
  fc
    .array(fc.constantFrom('-', ' --- ', ':-:', ' :-- ', '--: ', ' - '), {minLength: columns, maxLength: columns})
    .map(cells => `|${cells.join('|')}|`)
const columns = fc.integer({min: 1, max: 3})
/** Once in a while a row has a cell too many or too few. */
const table = fc
  .tuple(columns, fc.integer({min: 0, max: 9}))
  .chain(([count, odd]) =>
    fc.tuple(row(count), delimiters(odd === 0 ? count + 1 : count), fc.array(row(odd === 1 ? count + 1 : count), {maxLength: 2})),
  )
  .map(([head, delimiter, rows]) => [head, delimiter, ...rows].join('\n'))
const list = fc
  .tuple(
    fc.constantFrom('- ', '* ', '+ ', '1. ', '7) '),
    fc.array(fc.tuple(joined(tameWords, 5), fc.constantFrom('\n', '\n', '\n\n'))),
  )
  .map(([marker, items]) => items.map(([text, end]) => `${marker}${text}${end}`).join(''))
/** Lists in lists; once in a while a line is out of step. */
const nested = fc
  .array(
    fc.tuple(
      fc.constantFrom('- ', '- ', '* ', '1. ', '2. '),
      joined(tameWords, 4),
      fc.array(
        fc.tuple(
          fc.constantFrom('  ', '  ', '   ', ' ', '    '),
          fc.constantFrom('- ', '1. ', '2. ', '- - ', ''),
          joined(tameWords, 3),
        ),
        {
          maxLength: 3,
        },
      ),
      fc.constantFrom('\n', '\n', '\n\n'),
    ),
    {maxLength: 3},
  )
  .map(items =>
    items
      .map(([marker, text, below, end]) => [`${marker}${text}`, ...below.map(parts => parts.join(''))].join('\n') + end)
      .join(''),
  )
const quote = fc.tuple(fc.constantFrom('> ', '> ', '>', '>  ', '> > ', '> - '), joined(tameWords, 5)).map(parts => parts.join(''))
const block = fc.oneof(
  {weight: 4, arbitrary: wildLine},
  {weight: 4, arbitrary: tameLine},
  {weight: 1, arbitrary: table},
  {weight: 1, arbitrary: list},
  {weight: 1, arbitrary: nested},
  {weight: 1, arbitrary: quote},
)
const document = fc.oneof(
  fc.array(fc.tuple(block, fc.constantFrom(...tameSeparators)), {maxLength: 4}),
  fc.array(fc.tuple(block, fc.constantFrom(...separators)), {maxLength: 4}),
)

describe('the tree of any text is that of remark', () => {
  it('put together from what could mean something', () => {
    fc.assert(
      fc.property(document, parts => {
        const text = parts.flat().join('')
        compare(text)
        compare(text.trimEnd())
      }),
      {numRuns: 10_000},
    )
  }, 300_000)
})

describe('the fast way', () => {
  it('is taken by 公文', () => {
    const length = content.join('').length
    expect(length).toBeGreaterThan(10_000)
    expect(content.map(asked).reduce((sum, each) => sum + each, 0)).toBeLessThan(length / 50)
  })
  it.each([
    '第一条　为了规范单用途预付卡，制定本办法。\n\n## 第二章　总则\n\n（一）甲；\n（二）乙。\n\n1.申请表\n',
    '**（一）甲。** 由[商务局](/about/)会同**有关部门**办理，详见[目录](https://www.example.gov.cn/a/0.html)，*不得*拖延。',
    '| 事项 | 时限 |\n| --- | ---: |\n| **甲** | [1](/u) |\n\n- 甲\n- **乙**\n\n丙\n\n1. 甲\n\n2. 乙\n',
    '示商务规[2023]2号，10~20人，A&B，1<2\r\n\r\n姓名：________\r\n',
    '',
  ])('is taken by %j', text => expect(asked(text)).toBe(0))
  it('is left for one block, not for those around it', () => {
    expect(asked('正文。\n\n> 引用\n\n正文。')).toBeLessThan(10)
    expect(asked('正文。\n\n```\n甲\n\n乙\n```\n\n正文。')).toBeLessThan(30)
  })
  it('takes time that grows with the text, whatever it is', () => {
    const time = (text: string) => {
      const before = process.cpuUsage()
      treeOf(text, null)
      const {user, system} = process.cpuUsage(before)
      return user + system
    }
    for (const piece of ['[a', '[a](b', '**甲 ', '甲\n', '- 甲\n\n', '甲*乙\n\n', '| 甲 |\n', '*a [b', '~', '&', '# a\n']) {
      time(piece.repeat(10_000))
      expect(time(piece.repeat(40_000)), piece).toBeLessThan(2_000_000)
    }
  })
})

describe('reading', () => {
  afterEach(() => {
    vi.doUnmock('../../src/markdown/parse.ts')
  })
  it('gives what parsing gives', async () => {
    for (const text of ['甲', '甲\n\n> 乙', '甲`乙`', 'a'.repeat(600_000)])
      expect(await read(text, path)).toEqual(parse(text, path))
  })
  it('loads remark only for a text that needs it', async () => {
    vi.doMock('../../src/markdown/parse.ts', () => {
      throw new Error('remark is not needed here')
    })
    await expect(read('第一条　**甲**\n\n- 乙', path)).resolves.toMatchObject({diagnostics: []})
    await expect(read('甲`乙`', path)).rejects.toThrow()
  })
})
