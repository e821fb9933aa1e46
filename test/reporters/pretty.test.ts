import {describe, expect, it} from 'vitest'
import {terminalOf} from '../../src/reporters/marks.ts'
import {pretty} from '../../src/reporters/pretty.ts'
import {goldenIn} from '../golden.ts'
import {on, placeOf, said, settings} from './material.ts'

const expectGolden = goldenIn(import.meta.dirname)

const policy = 'content/policies/2025/sswg-2025-1.md'
const interpretation = 'content/interpretations/2025/sswg-2025-1-qa.md'
const files = {
  [policy]: `---
title: 关于规范“夜间经济”集聚区管理的若干规定
documentNumber: 示商务规〔2025〕1号
effectiveDate: 2025-07-01
expiryDate: 2025-06-30
---

## 一、总体要求

各县（区）要落实“放管服”要求，\t按季度报送进展。
`,
  [interpretation]: `---
title: 《若干规定》问答
interprets:
  - sswg-2025-11
---
`,
}

describe('the shape of a report', () => {
  it('shows the line, the carets, the near matches, the advice and what to do next', () => {
    const report = pretty(
      [
        said({
          ruleId: 'date-expiry-order',
          reason: '有效期至（expiryDate）早于施行日期（effectiveDate）',
          place: placeOf(files[policy]!, '2025-06-30'),
          actual: '2025-06-30',
          note: '规范性文件有效期从施行之日起算。若有效期 5 年，请写 expiryDate: 2030-06-30',
        }),
        said({
          source: 'schema',
          ruleId: 'schema-required',
          reason: '缺少“成文日期”（writtenDate）',
          place: {start: {line: 2, column: 1}, end: {line: 5, column: 23}},
          pointer: '',
          note: '在开头加一行\nwrittenDate: 2025-06-20',
        }),
        said({
          path: interpretation,
          source: 'graph',
          ruleId: 'relation-dangling',
          reason: '找不到被解读的文件“sswg-2025-11”',
          place: placeOf(files[interpretation]!, 'sswg-2025-11'),
          actual: 'sswg-2025-11',
          expected: ['sswg-2025-1'],
          note: '改成 sswg-2025-1，或先建好 sswg-2025-11',
        }),
        said({
          level: 'warn',
          verdict: 'review',
          ruleId: 'deadline-disclosure',
          reason: '成文后第 24 个工作日才公开',
          clause: {instrument: '《政府信息公开条例》', article: '第二十六条'},
          place: placeOf(files[policy]!, '2025-07-01'),
        }),
      ],
      settings(files),
    )
    expectGolden('report.txt', report)
  })

  it('says so when there is nothing to say', () => {
    expect(pretty([], settings())).toBe('✓ 没有发现问题\n')
  })

  it('tells what --strict does to warnings', () => {
    const warning = said({level: 'warn'})
    expect(pretty([warning], settings())).toContain('可以发布。看某一条的说明：gzgk explain date-order')
    expect(pretty([warning], settings({}, {strict: true}))).toContain('加了 --strict，有警告也算不通过。')
  })

  it('shows errors first when it may not show all, and counts all the same', () => {
    const many = [1, 2, 3, 4].map(number => said({level: 'warn', path: `content/a${number}.md`, reason: `警告之${number}`}))
    const report = pretty([...many, said({path: 'content/z.md', reason: '唯一的错误'})], settings({}, {max: 2}))
    expect(report).toContain('唯一的错误')
    expect(report).toContain('警告之1')
    expect(report).not.toContain('警告之2')
    expect(report).toContain('另有 3 条没有显示，要看全部请加 --max 0')
    expect(report).toContain('1 个文件有错误，4 个有警告：错误 1，警告 4')
  })

  it('is the same whatever the order of the diagnostics', () => {
    const list = [3, 1, 2].map(line => said({place: on(line, 2, 3), reason: `第${line}行`}))
    expect(pretty(list, settings())).toBe(pretty(list.toReversed(), settings()))
  })

  it('shows the value found where there is no line to show', () => {
    expect(pretty([said({actual: '2025年', expected: ['甲', '乙']})], settings())).toContain(
      '  现在是：2025年\n  可以写：甲、乙\n',
    )
  })

  it('calls near what is near, with or without its title', () => {
    const beside = (actual: string, ...expected: string[]): string => pretty([said({actual, expected})], settings())
    expect(beside('sswg-2025-11', 'sswg-2025-1《若干规定》')).toContain('相近的有：sswg-2025-1《若干规定》')
    expect(beside('《若干规顶》', '《若干规定》')).toContain('相近的有：《若干规定》')
    expect(beside('通知', '决定', '命令')).toContain('可以写：决定、命令')
  })

  it('leaves out what the advice names anyway', () => {
    const report = (note: string, ...expected: string[]): string =>
      pretty([said({actual: '2026-7-22', expected, note})], settings())
    expect(report('改成 writtenDate: 2026-07-22', '2026-07-22')).not.toMatch(/相近的有|可以写/)
    expect(report('从这些里选一个：甲、乙', '甲', '乙')).not.toContain('可以写')
    expect(report('是不是想写 甲？改成 form: 甲', '甲', '乙')).toContain('可以写：甲、乙')
    // The 2 of 2026 is not the 2 that would do.
    expect(report('核对 2026 年的表', '2')).toContain('可以写：2')
  })

  it('ends with what follows for the command at hand', () => {
    const verdict = {failed: '有错误的文件没有导入。', passed: '请逐条核对。'}
    expect(pretty([said()], settings({}, {verdict}))).toContain('\n有错误的文件没有导入。看某一条的说明')
    expect(pretty([said({level: 'warn'})], settings({}, {verdict}))).toContain('\n请逐条核对。看某一条的说明')
  })

  it('names a few of many allowed words', () => {
    const expected = Array.from({length: 12}, (_, index) => `词${index}`)
    expect(pretty([said({expected})], settings())).toContain('可以写：词0、词1、词2、词3、词4、词5、词6、词7 等 12 个')
  })
})

describe('carets', () => {
  const line = (text: string, piece: string, more: Parameters<typeof said>[0] = {}, width = 100): string =>
    pretty(
      [said({place: placeOf(text, piece), ...more})],
      settings({[policy]: text}, {terminal: terminalOf({isTTY: true, columns: width, env: {NO_COLOR: '1'}, platform: 'linux'})}),
    )

  it('stand under wide and ambiguous characters', () => {
    const report = [
      line('\n标题：关于“夜间经济”的若干规定', '夜间'),
      line('\n示商务规〔2025〕1号', '2025'),
      line('\na…b—c·d×e', 'e'),
      line('\nｈｔｔｐｓ：／／全角', '全角'),
    ].join('\n')
    expectGolden('wide.txt', report)
  })

  it('stand under surrogate pairs, combining marks and emoji', () => {
    const report = [
      line('\n𠮷野家与𬭊的测试', '的测试'),
      line('\n葛󠄀城市（异体字选择符）', '城市'),
      line('\ne\u0301te\u0301 后面', '后面'),
      line('\n👨‍👩‍👧 家庭 👍🏽 好', '好'),
    ].join('\n')
    expectGolden('clusters.txt', report)
  })

  it('stand after tabs, which end at every fourth cell', () => {
    expectGolden('tabs.txt', [line('\n\t缩进', '缩进'), line('\n甲\t乙\t丙', '丙'), line('\nabcd\te', 'e')].join('\n'))
  })

  it('show a window of a long line', () => {
    const long = `开头${'这一段很长，'.repeat(300)}错字${'后面还有很多，'.repeat(300)}结尾`
    const report = [line(`\n${long}`, '错字', {}, 60), line(`\n${long}`, '开头', {}, 60), line(`\n${long}`, '结尾', {}, 60)].join(
      '\n',
    )
    expectGolden('long.txt', report)
    for (const row of report.split('\n')) expect(row.length).toBeLessThan(80)
  })

  it('point at invisible characters by name', () => {
    expectGolden(
      'invisible.txt',
      [line('\n甲\u200b乙', '\u200b'), line('\n甲\u202e乙', '乙'), line('\n甲\u0007\u001b[31m乙', '乙')].join('\n'),
    )
  })

  it('say how far a place of many lines goes', () => {
    const text = '\n| 表 | 头 |\n|---|---|\n| 1 | 2 |\n'
    const report = pretty([said({place: {start: {line: 2, column: 1}, end: {line: 4, column: 10}}})], settings({[policy]: text}))
    expectGolden('many-lines.txt', report)
  })

  it('move what is said to its own line when there is no room', () => {
    expectGolden(
      'no-room.txt',
      line(
        '\nkind: 这是一个不认识的类别',
        '这是一个不认识的类别',
        {expected: ['政策文件', '政策解读', '重大行政决策事项目录']},
        60,
      ),
    )
  })

  it('do without the line when the place is past the end of the file', () => {
    expect(pretty([said({place: on(99, 3)})], settings(files))).toContain('  content/policies/2025/sswg-2025-1.md:99:3\n')
  })

  it('are drawn in ASCII on a Windows console of code page 936', () => {
    const terminal = terminalOf({isTTY: true, columns: 60, env: {}, platform: 'win32'})
    const text = `\n${'很长的一段。'.repeat(20)}错`
    expectGolden(
      'ascii.txt',
      pretty([said({place: placeOf(text, '错')})], settings({[policy]: text}, {terminal: {...terminal, colour: false}})),
    )
  })
})

describe('strangers in the text', () => {
  it('cannot move the cursor, hide text or speak to the build log', () => {
    const evil =
      '甲\u001b[2J\u001b]8;;https://example.com\u0007乙\u202e丙\u009b31m\u0000\r\n::error::丁 ##[error]戊 ##vso[task.x]己'
    const report = pretty(
      [said({reason: evil, path: `content/${evil}.md`, actual: evil, expected: [evil], note: evil, ruleId: evil})],
      settings(),
    )
    expect(report).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/u)
    expect(report).not.toMatch(/^\s*::/mu)
    expect(report).not.toMatch(/##(?:\[|vso\[)/u)
    expect(report).toContain('甲乙丙')
  })

  it('keep a quoted value of the length of a file out of the headline', () => {
    expect(pretty([said({reason: '长'.repeat(5000)})], settings()).length).toBeLessThan(500)
  })
})

describe('colours', () => {
  it('are there only when asked for', () => {
    const coloured = terminalOf({isTTY: true, columns: 80, env: {}, platform: 'linux'})
    expect(pretty([said()], settings({}, {terminal: coloured}))).toContain('\u001b[31m')
    expect(pretty([said()], settings())).not.toContain('\u001b')
  })
})

describe('what check --fix would mend', () => {
  const fix = {what: '标题（title）', edit: {place: on(1, 1, 2), text: '甲'}}
  const last = (...diagnostics: Parameters<typeof said>[0][]) =>
    pretty(
      diagnostics.map(draft => said(draft)),
      settings({}, {command: 'npx gzgk'}),
    )
      .trimEnd()
      .split('\n')
      .slice(-3)
  it('is counted in one line, with the command', () => {
    expect(last({fix}, {}, {fix: {what: '文件编码', edit: 'utf-8'}})).toEqual([
      '1 个文件有错误：错误 3，警告 0',
      '其中 2 处可以用 npx gzgk check --fix 自动改正。',
      '有错误时不能发布。看某一条的说明：npx gzgk explain date-order',
    ])
  })
  it('is only content', () => {
    expect(last({fix, path: 'gzgk.config.yml'}).join()).not.toContain('--fix')
    expect(last({}).join()).not.toContain('--fix')
  })
})
