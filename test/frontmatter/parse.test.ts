import {createRequire} from 'node:module'
import {describe, expect, test} from 'vitest'
import {explanations} from '../../src/frontmatter/explanations.ts'
import {type Parsed, parse, parseYaml} from '../../src/frontmatter/parse.ts'

const file = (front: string, body = '## 一、总则\n') => `---\n${front}\n---\n${body}`
const known = new Set(explanations.map(({id}) => id))

/** `2:3 yaml-colon` for each diagnostic; each must carry a reason, a note and an explanation. */
const told = ({diagnostics}: Pick<Parsed, 'diagnostics'>) =>
  diagnostics.map(({ruleId, place, reason, note, path}) => {
    expect(known).toContain(ruleId)
    expect(reason).toMatch(/\p{Script=Han}/u)
    expect(reason).not.toMatch(/undefined|\n/)
    expect(note).toBeTruthy()
    expect(path).toBe('content/a.md')
    return `${place!.start.line}:${place!.start.column} ${ruleId}`
  })
const parsed = (text: string) => parse(text, 'content/a.md')
const front = (yaml: string) => parsed(file(yaml))

describe('a sound file', () => {
  const text = file(
    `title: 关于“夜间消费”的措施  # 注释
writtenDate: 2026-11-23
year: 2026
normative: true
issuers: [swj, 'czj']
origin:
  type: own
  "url": "https://a.example"
attachments:
  - file: a.pdf
    title: 附件
  -
empty:`,
    '正文',
  )
  const {data, positions, keyPositions, body, diagnostics} = parsed(text)

  test('is read as plain JSON, dates as text', () => {
    expect(diagnostics).toEqual([])
    expect(data).toEqual({
      title: '关于“夜间消费”的措施',
      writtenDate: '2026-11-23',
      year: 2026,
      normative: true,
      issuers: ['swj', 'czj'],
      origin: {type: 'own', url: 'https://a.example'},
      attachments: [{file: 'a.pdf', title: '附件'}, null],
      empty: null,
    })
  })
  test('every value and key has its place in the file', () => {
    const lines = text.split('\n')
    const at = (places: typeof positions, pointer: string) => {
      const {start, end} = places[pointer]!
      return start.line === end.line ? lines[start.line - 1]!.slice(start.column - 1, end.column - 1) : 'several lines'
    }
    expect(at(positions, '/title')).toBe('关于“夜间消费”的措施')
    expect(at(positions, '/issuers')).toBe("[swj, 'czj']")
    expect(at(positions, '/issuers/1')).toBe("'czj'")
    expect(at(positions, '/origin/url')).toBe('"https://a.example"')
    expect(at(keyPositions, '/origin/url')).toBe('"url"')
    expect(at(keyPositions, '/attachments/0/title')).toBe('title')
    expect(at(positions, '/attachments')).toBe('several lines')
    expect(positions['/empty']!.start.line).toBe(14)
    expect(positions['']!.start).toEqual({line: 1, column: 1})
    expect(Object.keys(positions).sort()).toEqual(
      [
        '',
        '/title',
        '/writtenDate',
        '/year',
        '/normative',
        '/issuers',
        '/issuers/0',
        '/issuers/1',
        '/origin',
        '/origin/type',
        '/origin/url',
        '/attachments',
        '/attachments/0',
        '/attachments/0/file',
        '/attachments/0/title',
        '/attachments/1',
        '/empty',
      ].sort(),
    )
  })
  test('the body keeps its lines', () => {
    expect(body.split('\n').indexOf('正文')).toBe(text.split('\n').indexOf('正文'))
    expect(body.trim()).toBe('正文')
  })
})

describe('line ends and marks', () => {
  test.each(['\r\n', '\r', '\n'])('%j', end => {
    const {data, body, positions, diagnostics} = parsed(['---', 'title: 甲', 'year: 1', '---', '', '正文'].join(end))
    expect(diagnostics).toEqual([])
    expect(data).toEqual({title: '甲', year: 1})
    expect(positions['/year']!.start).toEqual({line: 3, column: 7})
    expect(body).toBe('\n\n\n\n\n正文')
  })
  test('a byte order mark at the start', () => {
    expect(parsed(`\ufeff${file('title: 甲')}`).data).toEqual({title: '甲'})
  })
  test('blanks behind the fences, and ---yaml', () => {
    expect(parsed('--- \t\ntitle: 甲\n---  \n正文').body).toBe('\n\n\n正文')
    expect(parsed('---yaml\ntitle: 甲\n---\n正文')).toMatchObject({data: {title: '甲'}, diagnostics: []})
  })
  test('line separators in the body become spaces, and are told', () => {
    const result = parsed(file('title: 甲', '一\u2028二\n三\u2029四'))
    expect(result.body.trim()).toBe('一 二\n三 四')
    expect(told(result)).toEqual(['4:2 text-line-separator'])
    expect(result.diagnostics[0]!.level).toBe('warn')
  })
  test('line separators instead of line feeds', () => {
    expect(told(parsed('---\u2028title: 甲\u2028---\u2028正文'))).toEqual(['1:4 text-line-separator'])
    expect(told(front('title: 甲\u2029乙'))).toEqual(['2:9 text-invisible'])
  })
  test('nothing behind the closing fence', () => {
    expect(parsed('---\ntitle: 甲\n---')).toMatchObject({data: {title: '甲'}, body: '\n\n\n'})
  })
  test('an empty front matter', () => {
    for (const empty of ['---\n---\n', '---\n\n---\n', '---\n# 注释\n---\n', '---\n#\n---\n'])
      expect(parsed(empty)).toMatchObject({data: {}, diagnostics: []})
  })
})

describe('F1, F2: no fence reaches an engine', () => {
  const engines = [
    'js',
    'javascript',
    'JS',
    'json',
    'coffee',
    'cson',
    'toml',
    'yml',
    'yaml js',
    ...Object.getOwnPropertyNames(Object.prototype),
  ]
  test.each(engines.flatMap(name => [`---${name}`, `--- ${name}`]))('%s', fence => {
    Reflect.deleteProperty(globalThis, 'PWNED')
    for (const text of [`${fence}\n{title: (globalThis.PWNED = 1)}\n---\n`, `${fence}\nglobalThis.PWNED = 1\n---\n`]) {
      const result = parsed(text)
      expect(told(result)).toEqual(['1:1 frontmatter-fence'])
      expect(result.data).toBeNull()
    }
    expect(globalThis).not.toHaveProperty('PWNED')
  })
  test('nor inside the front matter or the body', () => {
    expect(told(parsed('---\ntitle: 甲\n---js\nglobalThis.PWNED = 1\n---\n'))).toEqual(['3:1 frontmatter-fence'])
    const body = '---js\nglobalThis.PWNED = 1\n---\n'
    expect(parsed(file('title: 甲', body))).toMatchObject({data: {title: '甲'}, body: `\n\n\n${body}`, diagnostics: []})
    expect(globalThis).not.toHaveProperty('PWNED')
  })
})

describe('F3: nothing is remembered', () => {
  test('the same bad text is bad twice', () => {
    const bad = file('title: "甲')
    expect(told(parsed(bad))).toEqual(['2:8 yaml-syntax'])
    expect(told(parsed(bad))).toEqual(['2:8 yaml-syntax'])
  })
  test('the same good text gives another object', () => {
    const good = file('title: 甲')
    const first = parsed(good).data as {title: string}
    first.title = '乙'
    expect(parsed(good).data).toEqual({title: '甲'})
    const matter = createRequire(import.meta.url)('gray-matter') as {cache: object}
    expect(matter.cache).toEqual({})
  })
})

describe('fences', () => {
  test.each([
    ['', '1:1 frontmatter-missing', '文件是空的'],
    ['\n\n', '1:1 frontmatter-missing', '文件是空的'],
    ['# 标题\n正文', '1:1 frontmatter-missing', '没有信息栏'],
    ['title: 甲\n---\n正文', '1:1 frontmatter-fence', '缺少开头的 ---'],
    ['\n\n---\ntitle: 甲\n---\n', '3:1 frontmatter-fence', '前面有空行'],
    [' ---\ntitle: 甲\n---\n', '1:1 frontmatter-fence', '不是信息栏的开始标记'],
    ['----\ntitle: 甲\n----\n', '1:1 frontmatter-fence', '不是信息栏的开始标记'],
    ['———\ntitle: 甲\n———\n', '1:1 frontmatter-fence', '不是信息栏的开始标记'],
    ['－－－\ntitle: 甲\n－－－\n', '1:1 frontmatter-fence', '不是信息栏的开始标记'],
    ['- - -\ntitle: 甲\n- - -\n', '1:1 frontmatter-fence', '不是信息栏的开始标记'],
    ['---\ntitle: 甲\n', '2:1 frontmatter-fence', '没有结束'],
    ['---', '1:1 frontmatter-fence', '没有结束'],
    ['---\ntitle: 甲\nyear: 1\n\n正文没有冒号\n', '3:1 frontmatter-fence', '没有结束'],
    ['---\ntitle: 甲\n———\n正文\n', '3:1 frontmatter-fence', '不是信息栏的结束标记'],
    ['---\ntitle: 甲\n...\n正文\n', '3:1 frontmatter-fence', '不是信息栏的结束标记'],
    ['---\ntitle: 甲\n ---\n正文\n', '3:1 frontmatter-fence', '不是信息栏的结束标记'],
    ['---\ntitle: 甲\n----\n正文\n', '3:1 frontmatter-fence', '多写了短横'],
    ['---\ntitle: 甲\n--- 乙\n正文\n', '3:1 frontmatter-fence', '以 --- 开头'],
    ['---\ntitle: 甲\n\n## 一、总则\n正文\n\n---\n尾\n', '2:1 frontmatter-fence', '没有结束'],
    ['---\ntitle: 甲\n———\n正文\n\n---\n尾\n', '3:1 frontmatter-fence', '不是信息栏的结束标记'],
  ])('%j', (text, where, reason) => {
    const result = parsed(text)
    expect(told(result)).toEqual([where])
    expect(result.diagnostics[0]!.reason).toContain(reason)
    expect(result.data).toBeNull()
  })
  test('an unclosed one is told where to end', () => {
    expect(parsed('---\ntitle: 甲\nissuers:\n  - swj\n\n正文第一段\n').diagnostics[0]!.note).toBe(
      '在第 4 行“- swj”后面加一行 ---',
    )
    const letter = parsed('---\ntitle: 甲\nissuers: [swj]\n\n各区县商务局，各有关单位：\n\n现将办法印发给你们。\n')
      .diagnostics[0]!
    expect(letter.note).toBe('在第 3 行“issuers: [swj]”后面加一行 ---')
    expect(letter.place!.start).toEqual({line: 3, column: 1})
    expect(parsed('---\ntitle: 甲\n\nyear: 2026\n\n各单位：\n').diagnostics[0]!.note).toContain('第 4 行')
  })
})

describe('F5: scalars mean what they say', () => {
  test.each([
    '2026-11-23',
    '2026-11-23T00:30:00+08:00',
    '12:30:45',
    '1_000',
    '1,000',
    'yes',
    'No',
    'on',
    '0755x',
    '二〇二六年',
    '=',
    '0b11',
    '1.2.3',
    'NaN',
    '.5.',
  ])('%s stays text', text => {
    expect(front(`a: ${text}`)).toMatchObject({data: {a: text}, diagnostics: []})
  })
  test.each([
    '0123',
    '+1',
    '-0',
    '1.50',
    '1.',
    '.5',
    '1e3',
    '0o17',
    '0x1F',
    '110101199003077310',
    '12345678901234567890',
    '.inf',
    '-.INF',
    '.nan',
    '1E400',
    '00',
  ])('%s asks for quotes and stays text meanwhile', text => {
    const result = front(`a:\n  - ${text}`)
    // 110101199003077310 reads back as it was written, by luck: its neighbours do not.
    expect(told(result)).toEqual(['3:5 yaml-quote-needed'])
    expect(result.diagnostics[0]).toMatchObject({actual: text, expected: [`'${text}'`], pointer: '/a/0'})
    expect(result.data).toEqual({a: [text]})
  })
  test('numbers, booleans and nothing', () => {
    expect(front('a: [1, -5, 1.5, 0, true, false, null, ~, "1", \'true\']').data).toEqual({
      a: [1, -5, 1.5, 0, true, false, null, null, '1', 'true'],
    })
  })
  test('block texts', () => {
    expect(front('a: |\n  一\n  二\nb: >-\n  x\n  y')).toMatchObject({data: {a: '一\n二\n', b: 'x y'}, diagnostics: []})
  })
})

describe('F6, F7: what hides or expands is refused', () => {
  test.each([
    ['a: !!binary aGVsbG8=', '2:4 yaml-refused'],
    ['a: !!js/function "x"', '2:4 yaml-refused'],
    ['a: !<tag:yaml.org,2002:str> x', '2:4 yaml-refused'],
    ['a: !重要 x', '2:4 yaml-refused'],
    ['!!map\na: 1', '2:1 yaml-refused'],
    ['a: &x 1', '2:4 yaml-refused'],
    ['a: *x', '2:4 yaml-refused'],
    ['a: [*x]', '2:5 yaml-refused'],
    ['<<: {a: 1}', '2:1 yaml-refused'],
    ['%YAML 1.1\na: 1', '2:1 yaml-refused'],
    ['a: 1\n...\nb: 2', '3:1 yaml-refused'],
    ['? a\n: 1', '2:1 yaml-refused'],
    ['? [a]\n: 1', '2:1 yaml-refused'],
    ['__proto__: 1', '2:1 yaml-refused'],
    ['"__proto__": {polluted: 1}', '2:1 yaml-refused'],
    ['"\\u005f_proto__": {polluted: 1}', '2:1 yaml-refused'],
    ['a:\n  constructor: 1', '3:3 yaml-refused'],
    ['a: [{prototype: 1}]', '2:6 yaml-refused'],
    ['a: 甲\u202e乙', '2:5 text-invisible'],
    ['a: 甲\u200b乙', '2:5 text-invisible'],
    ['a: 甲\ufeff乙', '2:5 text-invisible'],
    ['\u2066a: 甲', '2:1 text-invisible'],
    ['a: 甲\u0000', '2:5 text-invisible'],
    ['a: 甲\u001b[31m', '2:5 text-invisible'],
    ['a: 甲\u0085', '2:5 text-invisible'],
    ['a: 甲\ud800', '2:5 text-invisible'],
    ['a: \udc00甲', '2:4 text-invisible'],
    ['a: 甲\ufffd', '2:5 text-invisible'],
    ['a: 甲\u{e0041}', '2:5 text-invisible'],
    ['a: "甲\\u202e"', '2:4 text-invisible'],
    ['a: "甲\\ud800"', '2:4 text-invisible'],
    ['a: "甲\\0"', '2:4 text-invisible'],
    ['"甲\\u200b": 1', '2:1 text-invisible'],
  ])('%j', (yaml, where) => {
    const result = front(yaml)
    expect(told(result)).toEqual([where])
    expect(Object.getPrototypeOf(result.data ?? {})).toBe(Object.prototype)
    expect(Object.keys(result.data ?? {})).not.toContain('__proto__')
    expect({}).not.toHaveProperty('polluted')
  })
  test('billion laughs', () => {
    const result = front(
      `a: &a [x]\n${[...'bcdefghi'].map((key, index) => `${key}: &${key} [*${'abcdefgh'[index]},*${'abcdefgh'[index]}]`).join('\n')}`,
    )
    expect(result.data).toBeNull()
    expect(new Set(result.diagnostics.map(({ruleId}) => ruleId))).toEqual(new Set(['yaml-refused']))
  })
  test('a text that begins with a sign is told to take quotes', () => {
    expect(front('title: *重要* 通知').diagnostics[0]!.note).toBe("如果这是文字内容，请加引号：title: '*重要* 通知'")
  })
  test('a directive is not refused inside a text', () => {
    expect(front('a: |\n  %YAML 1.1\n  ...\n  &x *y !z').diagnostics).toEqual([])
    expect(front("a: '*x'\nb: x & y ! z\nc: 50%").diagnostics).toEqual([])
  })
})

describe('F8: caps come before the parser', () => {
  const huge = (yaml: string) => {
    const result = front(yaml)
    expect(told(result)).toHaveLength(1)
    expect(result.diagnostics[0]!.ruleId).toBe('frontmatter-too-big')
    expect(result.data).toBeNull()
  }
  test('100,000 keys', () => huge(Array.from({length: 100_000}, (_, index) => `k${index}: v`).join('\n')))
  test('1,001 lines', () => huge('# \n'.repeat(1001)))
  test('64 KiB', () => huge(`a: ${'文'.repeat(22_000)}`))
  test('many small items', () => huge(`a: [${'1,'.repeat(10_000)}1]`))
  test.each(['[', '{a: ', '- ', '? ', 'a:\n  - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - '])(
    'deep %j',
    opening => huge(opening.repeat(opening.length < 6 ? 12_000 : 1)),
  )
  test('deep by indentation', () => huge(Array.from({length: 40}, (_, index) => `${' '.repeat(index)}a:`).join('\n')))
  test('within the caps all passes', () => {
    expect(front(Array.from({length: 900}, (_, index) => `k${index}: v`).join('\n')).diagnostics).toEqual([])
    expect(front(`a: ${'['.repeat(25)}${']'.repeat(25)}`).diagnostics).toEqual([])
    expect(front(`a: ${'文'.repeat(20_000)}`).diagnostics).toEqual([])
    expect(front(`a: '${'[{'.repeat(100)}'\nb: ${'（【'.repeat(100)}`).diagnostics).toEqual([])
  })
})

describe('F9: slips are told with the mended line, and reading goes on', () => {
  test.each([
    ['标题：关于检查的通知', '2:3 yaml-colon', '标题: 关于检查的通知', {标题: '关于检查的通知'}],
    ['title： 甲', '2:6 yaml-colon', 'title: 甲', {title: '甲'}],
    ['title ：甲', '2:7 yaml-colon', 'title: 甲', {title: '甲'}],
    ['x: 1\n标题：甲', '3:3 yaml-colon', '标题: 甲', {x: 1, 标题: '甲'}],
    ['x: 1\nissuers：\n  - swj', '3:8 yaml-colon', 'issuers:', {x: 1, issuers: ['swj']}],
    ['x:\n  - file：a.pdf\n    title: 甲', '3:9 yaml-colon', '  - file: a.pdf', {x: [{file: 'a.pdf', title: '甲'}]}],
    ['title: 甲\n  date：乙', '3:7 yaml-colon', '  date: 乙', null],
    ['title:甲\nx: 1', '2:6 yaml-colon', 'title: 甲', {title: '甲', x: 1}],
    ['title:2026-01-05\nx: 1', '2:6 yaml-colon', 'title: 2026-01-05', {title: '2026-01-05', x: 1}],
    ['title:甲', '2:6 yaml-colon', 'title: 甲', {title: '甲'}],
    ['a:\n  - b\n  -c', '4:3 yaml-dash', '  - c', {a: ['b', 'c']}],
    ['a:\n-b\nc: 1', '3:1 yaml-dash', '- b', {a: ['b'], c: 1}],
    ['a:\n\t- b', '3:1 yaml-indent', '  - b', {a: ['b']}],
    ['a:\n  b: 1\n\tc: 2', '4:1 yaml-indent', '  c: 2', {a: {b: 1, c: 2}}],
    ['a:\n　　- b', '3:1 yaml-indent', '    - b', {a: ['b']}],
    ['a:\n    b: 1\n\tc: 2', '4:1 yaml-indent', '    c: 2', {a: {b: 1, c: 2}}],
    ['a:\n  -商贸', '3:3 yaml-dash', '  - 商贸', {a: ['商贸']}],
    ['a: 1\ntitle:\u00a0甲', '3:7 yaml-colon', 'title: 甲', {a: 1, title: '甲'}],
    ['title:　甲\nb: 1', '2:7 yaml-colon', 'title: 甲', {title: '甲', b: 1}],
  ])('%j', (yaml, where, line, data) => {
    const result = front(yaml)
    expect(told(result)).toEqual(expect.arrayContaining([where]))
    const indent = line.search(/\S/)
    expect(result.diagnostics[0]!.note).toBe(`${indent > 0 ? `行首空 ${indent} 格，` : ''}这一行改成 ${line.trim()}`)
    if (data) {
      expect(told(result)).toHaveLength(1)
      expect(result.data).toEqual(data)
    }
  })
  test('all of them at once, and what is behind them', () => {
    const result = front('标题：甲\n文号：乙\nyear: 0123\nyear: 1')
    expect(told(result)).toEqual(['2:3 yaml-colon', '3:3 yaml-colon', '4:7 yaml-quote-needed', '5:1 yaml-duplicate-key'])
  })
  test('places are those of the file as it is, not as mended', () => {
    const {positions, keyPositions, diagnostics} = front('标题：甲\nissuers:\n\t- swj\nyear：   0123\nx:y')
    expect(positions['/标题']).toEqual({start: {line: 2, column: 4}, end: {line: 2, column: 5}})
    expect(keyPositions['/标题']!.start).toEqual({line: 2, column: 1})
    expect(positions['/issuers/0']!.start).toEqual({line: 4, column: 4})
    expect(positions['/x']!.start).toEqual({line: 6, column: 3})
    expect(told({diagnostics})).toContain('5:9 yaml-quote-needed')
  })
  test('a full-width colon in a text is no slip', () => {
    expect(front('title: 通知：关于检查\nissuers:\n  - 甲：乙\nx: "一\n  二：三"').diagnostics).toEqual([])
    expect(front('标题: |\n  甲：乙\n  -丙\nurl: https://a.example/b:c').diagnostics).toEqual([])
  })

  test.each([
    ['a: 1\na: 2', '3:1 yaml-duplicate-key', '第 2 行'],
    ['caf\u00e9: 1\ncafe\u0301: 2', '3:1 yaml-duplicate-key', '第 2 行'],
    ['a: {b: 1, b: 2}', '2:11 yaml-duplicate-key', '第 2 行'],
    ['"a": 1\n\'a\': 2', '3:1 yaml-duplicate-key', '第 2 行'],
    ['title: 通知: 关于检查', '2:8 yaml-syntax', '冒号加空格'],
    ['x: {word: 低保, also： [最低生活保障]}', '2:21 yaml-syntax', '“also”后面的冒号是全角的'],
    ['title: "甲\nx: 1', '2:8 yaml-syntax', '引号没有成对'],
    ["title: '甲\nx: 1", '2:8 yaml-syntax', '引号没有成对'],
    ['title: "甲"乙"', '2:11 yaml-syntax', '后引号的后面还有内容'],
    ["title: 'it's'", '2:12 yaml-syntax', '后引号的后面还有内容'],
    ['title: "\\q"', '2:9 yaml-syntax', '转义'],
    ['title: @甲', '2:8 yaml-syntax', '不能以“@”开头'],
    ['title: `甲`', '2:8 yaml-syntax', '不能以“`”开头'],
    ['title: %甲', '2:8 yaml-syntax', '不能以“%”开头'],
    ['title: ,甲', '2:8 yaml-syntax', '不能以“,”开头'],
    ['title: [甲]乙', '2:11 yaml-syntax', '括号'],
    ['title: [甲', '2:8 yaml-syntax', '没有成对'],
    ['title: {甲: 1\nx: 2', '2:8 yaml-syntax', '没有成对'],
    ['title: 甲]\nx: [', '3:4 yaml-syntax', '没有成对'],
    ['x: [甲, 乙\ny: [丙]\nz: 1', '2:4 yaml-syntax', '没有成对'],
    ['title: ]', '2:8 yaml-syntax', '没有配好'],
    ['title: >甲', '2:9 yaml-syntax', '后面不能直接写内容'],
    ['title: - 甲', '2:8 yaml-syntax', '另起一行'],
    ['a: 1\n  b: 2', '3:1 yaml-syntax', '缩进没有对齐'],
    [' a: 1\nb: 2', '3:1 yaml-syntax', '缩进没有对齐'],
    ['a:\n  b: 1\n c: 2', '4:1 yaml-syntax', '缩进没有对齐'],
    ['a:\n  - x\n - y', '4:1 yaml-syntax', '缩进没有对齐'],
    ['a: 1\n一段文字\nb: 2', '3:1 yaml-syntax', '没有“字段名: ”'],
    [': 1', '2:1 yaml-syntax', '没有字段名'],
    ['- a\n- b', '2:1 frontmatter-shape', '列表'],
    ['一段文字', '2:1 frontmatter-shape', '一段文字'],
    ['"一段文字"', '2:1 frontmatter-shape', '一段文字'],
    ['42', '2:1 frontmatter-shape', '一段文字'],
    ['[a]', '2:1 frontmatter-shape', '列表'],
    ['a: 关于 #双11# 的提醒', '2:7 yaml-comment', '注释'],
    ['a: 关于检查\n  的通知', '2:4 yaml-folded', '几行'],
  ])('%j', (yaml, where, reason) => {
    const result = front(yaml)
    expect(told(result)).toEqual([where])
    expect(result.diagnostics[0]!.reason).toContain(reason)
  })
})

describe('the body', () => {
  const body = (...lines: string[]) =>
    parsed(`---\ntitle: 甲\n---\n${lines.join('\n')}`).diagnostics.map(
      ({place, ruleId, level}) => `${place!.start.line}:${place!.start.column} ${ruleId} ${level}`,
    )
  test('says what hides in it, once a line', () => {
    expect(body('甲\u200b乙\u200b', '', '甲\ufeff', '甲\u202e乙', '\ufffd', '软\u00ad连')).toEqual([
      '4:2 text-invisible warn',
      '6:2 text-invisible warn',
      '7:2 text-invisible error',
      '8:1 text-invisible error',
      '9:2 text-invisible warn',
    ])
    expect(body(...Array.from({length: 40}, () => '甲\u200b'))).toHaveLength(20)
  })
  test('keeps what joins emoji and the letters of other scripts', () => {
    expect(body('👨\u200d👩\u200d👧', 'ᠮᠣᠩ\u180bᠭᠣᠯ', 'می\u200cخواهم', '葛󠄀城')).toEqual([])
    expect(body('甲\u200d乙', 'a\u200cb')).toEqual(['4:2 text-invisible warn', '5:2 text-invisible warn'])
  })
})

describe('a line out of line is told where to stand', () => {
  test.each([
    ['contact:\n  department: 甲\n phone: 乙', '行首改成 2 个空格，与第 3 行“department: 甲”左边对齐'],
    ['contact:\n  department: 甲\n   phone: 乙', '行首改成 2 个空格，与第 3 行“department: 甲”左边对齐'],
    ['attachments:\n  - file: a.pdf\n   title: 甲', '行首改成 4 个空格，与第 3 行“file: a.pdf”左边对齐'],
    ['attachments:\n  - file: a.pdf\n  title: 甲', '行首改成 4 个空格，与第 3 行“file: a.pdf”左边对齐'],
    ['issuers:\n  - swj\n - czj', '行首改成 2 个空格，与第 3 行“swj”左边对齐'],
    ['title: 甲\n year: 2026', '行首不留空格，与第 2 行“title: 甲”左边对齐'],
  ])('%j', (yaml, note) => {
    expect(front(yaml).diagnostics.map(diagnostic => diagnostic.note)).toEqual([note])
  })
})

describe('a file that is YAML and nothing else', () => {
  const yaml = (text: string) => parseYaml(text, 'content/a.md')
  test('may hold a list, and begins on line 1', () => {
    expect(yaml('- id: swj\n  name: 甲')).toMatchObject({data: [{id: 'swj', name: '甲'}], diagnostics: []})
    expect(yaml('a: 1\nb: 2').positions['/b']!.start).toEqual({line: 2, column: 4})
  })
  test('may begin with dashes', () => {
    const {data, positions} = yaml('# 注释\n---\na: 1\n')
    expect(data).toEqual({a: 1})
    expect(positions['/a']!.start.line).toBe(3)
  })
  test('stands under the same laws', () => {
    expect(told(yaml('a: &x 1'))).toEqual(['1:4 yaml-refused'])
    expect(told(yaml('标题：甲'))).toEqual(['1:3 yaml-colon'])
    expect(told(yaml('a: 1\n---\nb: 2'))).toEqual(['2:1 yaml-refused'])
    expect(told(yaml('a\n'.repeat(20_001)))).toEqual(['1:1 frontmatter-too-big'])
  })
  test('may be empty, and longer than a front matter', () => {
    expect(yaml('')).toMatchObject({data: {}, diagnostics: []})
    expect(yaml(Array.from({length: 3000}, (_, index) => `k${index}: v`).join('\n')).diagnostics).toEqual([])
  })
  test('may not be a text', () => {
    expect(told(yaml('abc'))).toEqual(['1:1 frontmatter-shape'])
  })
})
