import {describe, expect, it} from 'vitest'
import {citationsIn} from '../../src/markdown/citations.ts'
import {compile} from '../../src/markdown/compile.ts'
import {excessByLine, excessIn, isHarmless, limits} from '../../src/markdown/complexity.ts'
import {parse} from '../../src/markdown/parse.ts'
import {limitDepth} from '../../src/markdown/pipeline.ts'
import fc from '../properties.ts'
import {harmless, shapes} from './shapes.ts'

const path = 'content/policies/2025/sswg-2025-1.md'

describe('shapes on which parsers choke', () => {
  it.each(shapes)('%s is refused before it is parsed', (_, text) => {
    const {tree, diagnostics} = parse(text, path)
    expect(tree.children).toEqual([])
    expect(diagnostics).toHaveLength(1)
    expect(diagnostics[0]).toMatchObject({level: 'error', source: 'markdown', ruleId: 'markdown-too-complex', path})
    expect(diagnostics[0]!.place!.start.line).toBeGreaterThan(0)
    expect(diagnostics[0]!.reason).not.toMatch(/[a-z]{3,}Error|\bat \w/)
  })

  it.each(harmless)('%s is parsed and compiled', async (_, text) => {
    const {tree, diagnostics} = parse(text, path)
    expect(diagnostics).toEqual([])
    citationsIn(tree)
    expect((await compile(tree, {path})).diagnostics).toEqual([])
  })

  // Cut short, wrapped and repeated, a shape may pass; it must never throw, nor take more than the one diagnostic to say so.
  it.each([...shapes, ...harmless])('parts of %s never throw', async (_, text) => {
    const parts = [
      text.slice(0, 150),
      text.slice(0, 900),
      text.slice(0, 3000),
      text.slice(0, 3000).replace(/.{70}/g, '$&\n'),
      `${text.slice(0, 90)}\n\n`.repeat(20),
    ]
    for (const part of parts) {
      const {tree, diagnostics} = parse(part, path)
      citationsIn(tree)
      const compiled = await compile(tree, {path})
      expect(
        [...diagnostics, ...compiled.diagnostics].filter(({ruleId}) => ruleId === 'markdown-too-complex').length,
      ).toBeLessThanOrEqual(1)
    }
  })
})

describe('the place of an excess', () => {
  it('is the line of a long line, a quote, a list', () => {
    expect(excessIn(`一\n\n${'字'.repeat(limits.line + 1)}`)).toMatchObject({line: 3})
    expect(excessIn(`一\n\n二\n\n${'>'.repeat(60)}三`)).toMatchObject({line: 5})
    expect(excessIn(`一\n${' '.repeat(300)}- 二`)).toMatchObject({line: 2})
  })
  it('is where the paragraph begins', () => {
    expect(excessIn(`一\n\n二\n${'*a\n'.repeat(700)}`)).toMatchObject({line: 3})
  })
})

describe('a text that a look at the whole finds harmless', () => {
  const harmlessFirst = (text: string): void => {
    if (isHarmless(text)) expect(excessByLine(text), JSON.stringify(text.slice(0, 200))).toBeNull()
    expect(excessIn(text)).toEqual(excessByLine(text))
  }
  it('breaks no limit line by line', () => {
    // Long enough, one after the other, to come near the limits and over them.
    const piece = fc.constantFrom(
      ...[
        '*',
        '_',
        '~',
        '[',
        ']',
        '`',
        '<',
        '<b>',
        '|',
        '> ',
        '- ',
        '1. ',
        '+',
        '1) ',
        ' ',
        '\t',
        '  - ',
        '@',
        '[^',
        '&',
        '甲',
        'a',
      ],
      ...['\n', '\n\n', '\r\n', '\r', '|-|', ':-', '-', '* * *', '```\n', 'a\n', '|a', '*a', '[a]', '<?', '**甲**'],
    )
    const part = fc.tuple(
      fc.array(piece, {minLength: 1, maxLength: 4}),
      fc.constantFrom(1, 3, 20, 51, 190, 201, 300, 601, 1201, 5001),
    )
    const text = fc
      .array(part, {minLength: 1, maxLength: 4})
      .map(parts => parts.map(([all, times]) => all.join('').repeat(times)).join('\n'))
    fc.assert(fc.property(text, harmlessFirst), {numRuns: 1000})
  }, 300_000)
  it.each([
    ['rows without bars', `a\n:-\n${'b\n'.repeat(limits.mostRows + 1)}`],
    ['an indentation', `a\n${' '.repeat(limits.indent)}1. b`],
    ['an indentation of tabs', `a\n${' \t'.repeat(limits.indent / 2 + 1)}- b`],
    ['items within each other', `${'- '.repeat(limits.nesting + 1)}a`],
    ['numbered items within each other', '1) '.repeat(limits.nesting + 1)],
    ['items without an end', `${'+ '.repeat(limits.nesting)}+`],
    ['quotes within each other', '>'.repeat(limits.nesting + 1)],
    ['columns', `${'|a'.repeat(limits.columns + 1)}\n${'|-'.repeat(limits.columns + 1)}`],
    ['footnotes', '[^a\n\n'.repeat(limits.work / 20)],
    ['rules', `${'- '.repeat(90)}\n`.repeat(limits.work / 90)],
  ])('has not one %s too many', (_, text) => {
    expect(excessIn(text)).not.toBeNull()
    harmlessFirst(text)
    harmlessFirst(text.slice(0, -20))
  })
  it('is what most texts are', () => {
    const body = '第一条　**甲**：\n\n| 一 | 二 |\n| - | - |\n| [1](/u) | 2 |\n\n- 甲\n- 乙\n\n'
    expect(isHarmless(body.repeat(30))).toBe(true)
    expect(isHarmless('第一条　示范市商务局负责本办法的实施。\n\n'.repeat(1000))).toBe(true)
  })
})

describe('the size of a body', () => {
  const long = `${'字'.repeat(99)}\n\n`.repeat(2000)
  it('is limited to 512 KiB', () => {
    expect(parse(long, path).diagnostics[0]).toMatchObject({
      ruleId: 'markdown-too-complex',
      reason: expect.stringContaining('512 KiB'),
    })
  })
  it('may be raised, to 2 MiB at most', () => {
    expect(parse(long, path, {size: 1024 * 1024}).diagnostics).toEqual([])
    expect(parse('a'.repeat(2_100_000), path, {size: 9_000_000}).diagnostics[0]!.reason).toContain('2048 KiB')
  })
})

describe('what real texts hold', () => {
  it.each([
    ['a tight list of 400 links', Array.from({length: 400}, (_, index) => `- [附件${index}](file-${index}.pdf)`).join('\n')],
    [
      'a table of 1,500 rows and 8 columns',
      `|${' 列 |'.repeat(8)}\n|${' - |'.repeat(8)}\n${`|${' 值 |'.repeat(8)}\n`.repeat(1500)}`,
    ],
    ['a code block full of brackets', `\`\`\`json\n${'{"a": [["*", "_"], [1]]},\n'.repeat(900)}\`\`\`\n\n正文`],
    [
      'blanks to fill in',
      '姓名：________ 电话：________________ 地址：________________________________________________\n'.repeat(40),
    ],
    ['rules between parts', '正文\n\n---\n\n* * *\n\n'.repeat(200)],
    ['a nested list', '- 一\n  - 二\n    - 三\n      - 四\n        - 五\n'.repeat(100)],
    ['3,000 paragraphs', '第一条 示范市商务局负责本办法的实施。\n\n'.repeat(3000)],
  ])('%s', (_, text) => expect(excessIn(text)).toBeNull())
})

describe('tables', () => {
  const table = (rows: number) => `|序号|名称|\n|-|-|\n${'|1|甲|\n'.repeat(rows)}`
  it('of more than 2,000 rows are better attached', () => {
    const {tree, diagnostics} = parse(`正文\n\n${table(2001)}`, path)
    expect(diagnostics).toMatchObject([{level: 'warn', ruleId: 'table-too-long', actual: '2001', place: {start: {line: 3}}}])
    expect(tree.children).toHaveLength(2)
  })
  it('of 2,000 rows pass', () => expect(parse(table(2000), path).diagnostics).toEqual([]))
})

describe('depth', () => {
  it('is limited behind the parser too', async () => {
    let node: object = {type: 'text', value: '深'}
    for (let depth = 0; depth < 400; depth++) node = {type: 'emphasis', children: [node]}
    const {html, diagnostics} = await compile({type: 'root', children: [{type: 'paragraph', children: [node]}]} as never, {path})
    expect(html).toEqual([])
    expect(diagnostics).toMatchObject([{ruleId: 'markdown-too-complex', path}])
  })
  it('of 256 is let through', () => {
    let node: object = {type: 'text', value: ''}
    for (let depth = 0; depth < 250; depth++) node = {type: 'element', tagName: 'i', children: [node]}
    expect(() => limitDepth()({type: 'root', children: [node]} as never)).not.toThrow()
  })
})

describe('the output', () => {
  it('may be 50 times as large as the input, not more', async () => {
    // One long address, written out again at every mention.
    const text = `${'[甲] '.repeat(300)}\n\n[甲]: https://example.com/${'a'.repeat(3000)}`
    const {tree, diagnostics} = parse(text, path)
    expect(diagnostics).toEqual([])
    expect(await compile(tree, {path})).toMatchObject({
      html: [],
      diagnostics: [{ruleId: 'markdown-too-complex', reason: expect.stringContaining('倍')}],
    })
  })
})
