import {readdirSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {decode} from '../../src/frontmatter/decode.ts'
import {caps} from '../../src/frontmatter/fence.ts'
import {readOrdinary} from '../../src/frontmatter/ordinary.ts'
import {parse} from '../../src/frontmatter/parse.ts'
import {refused} from '../../src/frontmatter/refuse.ts'
import {stringify} from '../../src/frontmatter/stringify.ts'
import {readYaml} from '../../src/frontmatter/yaml.ts'
import {kinds} from '../../src/kinds/index.ts'
import fc from '../properties.ts'

/** What is read of a source; null when it is declined. Read, it must be what `yaml` reads, without a word to say. */
function same(source: string, whole = false) {
  const ordinary = readOrdinary(source, caps, whole)
  if (!ordinary) return null
  expect(refused(source, 'content/a.md'), source).toEqual([])
  const {diagnostics, broken, texts: _, folded, ...read} = readYaml(source, 'content/a.md', whole)
  expect({diagnostics, broken, folded}, source).toEqual({diagnostics: [], broken: null, folded: new Set()})
  expectSame(ordinary, read, source)
  return ordinary
}

/** A file by the short way and by the long one, which a byte order mark leads to. */
function sameFile(text: string): void {
  expectSame(parse(text, 'content/a.md'), parse(`\ufeff${text}`, 'content/a.md'), text)
}

/** As text, so that the order of keys counts where content sets it. */
function expectSame(actual: object, expected: object, source: string): void {
  const parts = (read: object) => Object.fromEntries(Object.entries(read).map(([name, part]) => [name, JSON.stringify(part)]))
  expect(parts(actual), source).toEqual(parts(expected))
}

const filesBelow = (folder: URL, ending: string): URL[] =>
  readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter(file => file.isFile() && file.name.endsWith(ending))
    .map(file => new URL(`file://${file.parentPath}/${file.name}`))
const root = new URL('../../', import.meta.url)
const ownFiles = [new URL('content/', root), new URL('test/', root)].flatMap(folder => filesBelow(folder, '.md'))
const frontMatterOf = (text: string): string | undefined => /^---(\n(?:.*\n)*?)---(?:\n|$)/u.exec(text)?.[1]

describe('the files at hand', () => {
  test('those of the sample office are ordinary', () => {
    const sources = filesBelow(new URL('content/', root), '.md').map(file => frontMatterOf(readFileSync(file, 'utf8')))
    expect(sources.length).toBeGreaterThan(50)
    for (const source of sources) expect(source === undefined || same(source)).toBeTruthy()
  })
  test('all are read the same', () => {
    for (const file of ownFiles) same(frontMatterOf(readFileSync(file, 'utf8')) ?? '')
  })
  test('with their bodies', () => {
    for (const file of ownFiles) sameFile(readFileSync(file, 'utf8'))
  })
  test('so are registries and configs', () => {
    const files = [new URL('content/', root), new URL('test/', root)].flatMap(folder => filesBelow(folder, '.yml'))
    for (const file of files) same(readFileSync(file, 'utf8'), true)
  })
  test('the sample of every kind is ordinary', () => {
    for (const {name, sample} of kinds)
      expect(frontMatterOf(stringify(sample.data, '')), name).toSatisfy(source => same(source) !== null)
  })
})

describe('what is ordinary', () => {
  const ordinary = {
    'plain text': 'title: 关于“夜间消费”的若干措施（试行）',
    'a label': '标题: 甲',
    'a number, and what looks like one': 'a: 0\nb: 2026\nc: 2026-06-18\nd: 2026-06-18 15:30\ne: 8888-1234\nf: 10：30',
    'true and false': 'a: true\nb: false',
    'quotation marks': `a: 'x: y'\nb: "x # y"\nc: 'it''s'\nd: ''\ne: "*重要*"`,
    'an address': 'a: https://www.example.gov.cn/art/2020/1.html?a=1#b',
    'a list in brackets': 'a: [swj, czj]\nb: []\nc: [ 1, true,"x" , \'y\' ]',
    'a map in braces': "a: {b: c, d: [1, 2], e: {f: 'g'}}\nh:\n  - {i: https://j.cn/k}\n  - {}",
    'a list behind dashes': 'a:\n  - x\n  - 1\nb:\n- x\n- y',
    'a list of maps': 'a:\n  - file: a.pdf\n    title: 附件\n  - file: b.pdf',
    'maps in maps': 'a:\n  b:\n    c:\n      - d: [e]\n        f:\n          - g\n  h: i',
    'comments and empty lines': '# 一\na: b\n\n# 二\nc:\n  # 三\n  - d\n\n  - e\n# 四\n',
    'any indentation that is kept to': 'a:\n   - x\n   - y\nb:\n -  c: 1\n    d: 2',
    'blanks at the end': 'a: b  \nc: [d]   \ne: "f"  ',
  }
  for (const [name, yaml] of Object.entries(ordinary))
    test(name, () => {
      expect(same(`\n${yaml}\n`)).not.toBeNull()
      sameFile(`---\n${yaml}\n---\n\n正文\n`)
    })
})

describe('what is declined', () => {
  const declined = {
    'an anchor': 'a: &b c',
    'an alias': 'a: *b',
    'a tag': 'a: !!str c',
    'text on several lines': 'a: b\n  c',
    'a block of text': 'a: |\n  b',
    'a comment behind a value': 'a: b # c',
    'a comment below a value': 'a: b\n  # c',
    'a colon in a value': 'a: b: c',
    'a colon at the end': 'a: b:',
    'a wide colon': 'a：b',
    'no blank behind a colon': 'a:b',
    'no blank behind a dash': 'a:\n  -b',
    'no value': 'a:\nb: c',
    'an empty item': 'a:\n  -\n  - b',
    'a key twice': 'a: b\na: c',
    'a name that every object has': 'constructor: a',
    'an indented top': '  a: b',
    'entries in different columns': 'a:\n  b: 1\n   c: 2',
    'an entry between two columns': 'a:\n    b: 1\n  c: 2',
    'a list among keys': 'a: b\n- c',
    'a tab': 'a:\tb',
    'a number that would not be printed so': 'a: 0123',
    'a long number': 'a: 110101199001011234',
    'a fraction': 'a: 1.50',
    null: 'a: null',
    'braces without blanks': 'a: {b:c}',
    'a pair in brackets': 'a: [b: c]',
    'an open bracket': 'a: [b,\n  c]',
    'a comma too many': 'a: [b, ]',
    'an escape': 'a: "b\\n"',
    'an open quotation mark': 'a: "b',
    'something behind a quotation mark': `a: 'b' c`,
    'an end': 'a: b\n...\n',
    'a directive': '%YAML 1.2\na: b',
    nothing: '',
    'only a comment': '# a',
    'an invisible character': 'a: b\u200bc',
    'a list': '- a',
  }
  for (const [name, yaml] of Object.entries(declined))
    test(name, () => {
      expect(readOrdinary(`\n${yaml}\n`, caps, false)).toBeNull()
      sameFile(`---\n${yaml}\n---\n\n正文\n`)
    })
  test('more than the caps allow', () => {
    sameFile(`---\n${'\n'.repeat(caps.lines + 1)}a: b\n---\n`)
    sameFile(`---\na: ${'甲'.repeat(caps.tokens)}\n---\n`)
    const deep = Array.from({length: 12}, (_, level) => `${' '.repeat(level)}a:\n`).join('')
    expect(readOrdinary(`\n${deep}${' '.repeat(12)}a: b\n`, caps, false)).toBeNull()
  })
})

const key = fc.oneof(
  {weight: 20, arbitrary: fc.constantFrom('title', 'a', 'b', 'c', 'd', '标题', 'x-y', '_z', 'null', 'true', 'y', '年份（年）')},
  {weight: 1, arbitrary: fc.constantFrom('0', 'a.b', '__proto__', '<<', 'constructor', '"a"')},
)
const good = fc.constantFrom(
  ...[
    '甲',
    '关于〔2026〕3号的通知',
    '2026-06-18',
    '2026-06-18 15:30',
    '0',
    '12',
    'true',
    'a b',
    'a:b',
    'a# b',
    '10：30',
    "'a'",
    '"a"',
  ],
  ...[
    "'it''s'",
    "''",
    '[a, b]',
    '[]',
    '[a,b ]',
    '[ 1 ]',
    `['a', "b"]`,
    '{a: b}',
    '{}',
    '[{a: 1}, [b]]',
    'https://a.cn/#b',
    '/a/',
  ],
)
const bad = fc.constantFrom(
  ...[
    '012',
    '1e3',
    '0x1f',
    '0o7',
    '1.5',
    '.5',
    '-1',
    '+1',
    'True',
    'null',
    '~',
    'NULL',
    'a: b',
    'a:',
    '#b',
    'a #b',
    '- a',
    '-a',
    '? a',
  ],
  ...[
    '"a\\n"',
    "'a",
    '"a" b',
    "'a': b",
    '"a, b"',
    "'[a'",
    '[a, ]',
    '[a: b]',
    '[a',
    'a]',
    '{a:b}',
    '{a: b',
    '{a: }',
    '{a: b, a: c}',
  ],
  ...[
    '|',
    '>-',
    '&a b',
    '*a',
    '!a b',
    '%a',
    '@a',
    '`a',
    '　甲',
    '甲　',
    '\u00a0甲',
    '甲\u00a0',
    '12:30',
    '1_000',
    '[a # b]',
    '[a#b]',
  ],
  ...[
    '123456789012345678',
    '\u{20000}',
    'é',
    '.',
    '...',
    '[https://a.cn, a:1]',
    '[a:, b]',
    '[a:b]',
    "{'a': b}",
    '{a: {b: [c, {d: e}]}}',
  ],
)
const noise = fc.string({unit: fc.constantFrom(...Array.from(`ab1 :#-[]{},'"?&*!|>%@\`~甲“：（\t\\/.+=`)), maxLength: 8})
const plain = fc.oneof({weight: 10, arbitrary: good}, {weight: 1, arbitrary: bad}, {weight: 1, arbitrary: noise})
const blanks = fc.constantFrom('', '', '', '', '', ' ', '  ')

/** Sources that are often sound: a tree of maps and lists, printed with some freedom. */
const tree = fc.letrec<{value: string[]; map: string[]; list: string[]}>(tie => ({
  value: fc.oneof(
    {depthSize: 'small', withCrossShrink: true},
    plain.map(text => [text]),
    tie('map'),
    tie('list'),
  ),
  map: fc
    .array(fc.tuple(key, tie('value'), fc.constantFrom('  ', '  ', '  ', '    ', ' ', ''), blanks), {minLength: 1, maxLength: 4})
    .map(entries =>
      entries.flatMap(([name, value, indent, end]) =>
        value.length === 1 && !/^(?:- |\S+:(?: |$))/u.test(value[0]!)
          ? [`${name}: ${value[0]}${end}`]
          : [`${name}:${end && ' '}`, ...value.map(line => indent + line)],
      ),
    ),
  list: fc
    .array(fc.tuple(tie('value'), fc.constantFrom('- ', '- ', '-  ')), {minLength: 1, maxLength: 3})
    .map(items =>
      items.flatMap(([value, mark]) => value.map((line, index) => (index === 0 ? mark : ' '.repeat(mark.length)) + line)),
    ),
}))
const between = fc.constantFrom('', '', '', '', '', '', '\n', '\n# 注', '\n  # 注', '\n  ', '\n\t')
const sound = fc
  .tuple(tree.map, fc.array(between, {maxLength: 12}))
  .map(([lines, gaps]) => `\n${lines.map((line, at) => line + (gaps[at] ?? '')).join('\n')}\n`)

type Damage = {readonly at: number; readonly what: 'insert' | 'delete' | 'repeat' | 'indent' | 'join'; readonly mark: string}
const damage: fc.Arbitrary<Damage> = fc.record({
  at: fc.nat(400),
  what: fc.constantFrom('insert', 'insert', 'delete', 'repeat', 'indent', 'join'),
  mark: fc.constantFrom(
    ...Array.from(`:#-[]{},'"?&*!|>%@~：—  \t\n　\u200b\r甲a0`),
    '---',
    '...',
    ': ',
    ' #',
    '- ',
    '\n\n',
    '\n  ',
  ),
})
function damaged(source: string, {at, what, mark}: Damage): string {
  const spot = at % (source.length + 1)
  if (what === 'insert') return source.slice(0, spot) + mark + source.slice(spot)
  if (what === 'delete') return source.slice(0, spot) + source.slice(spot + 1)
  const lines = source.split('\n')
  const row = at % lines.length
  const line = lines[row]!
  if (what === 'repeat') lines.splice(row, 0, line)
  else if (what === 'indent') lines[row] = at % 2 ? ` ${line}` : line.slice(1)
  else lines.splice(row, 2, line + (lines[row + 1] ?? ''))
  return lines.join('\n')
}

const runs = Number(process.env['GZGK_RUNS'] ?? 3000)

describe('what is made up', () => {
  test('sound sources', () => {
    let read = 0
    fc.assert(
      fc.property(sound, source => {
        if (same(source)) read++
        same(source.slice(1), true)
      }),
      {numRuns: runs},
    )
    expect(read).toBeGreaterThan(runs / 20)
  })
  test('damaged ones', () => {
    fc.assert(
      fc.property(sound, fc.array(damage, {minLength: 1, maxLength: 3}), (source, damages) => {
        const broken = damages.reduce(damaged, source)
        same(broken)
        same(broken, true)
      }),
      {numRuns: runs},
    )
  })
  test('real ones, damaged', () => {
    const sources = ownFiles.flatMap(file => frontMatterOf(readFileSync(file, 'utf8')) ?? [])
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.array(damage, {minLength: 1, maxLength: 2}), (source, damages) => {
        same(damages.reduce(damaged, source))
      }),
      {numRuns: runs},
    )
  })
  test('whole files', () => {
    const body = fc.constantFrom('', '正文', '正文\n\n---\n\n正文\n', '\u2028', 'a\r\nb', '\u{1f600}', '甲\u200b乙', '\n\n')
    const fence = fc.constantFrom('---\n', '---\n', '---', '--- \n', '---\r\n', '----\n', '---a\n')
    fc.assert(
      fc.property(fence, sound, fence, body, (open, source, end, rest) => {
        sameFile(`${open}${source.slice(1)}${end}${rest}`)
      }),
      {numRuns: runs / 2},
    )
  })
  test('bytes', () => {
    const text = fc.oneof(
      fc.uint8Array(),
      fc.string({unit: 'binary'}).map(text => new TextEncoder().encode(text)),
    )
    const mark = fc.constantFrom([], [], [0xef, 0xbb, 0xbf], [0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf])
    fc.assert(
      fc.property(mark, text, (mark, rest) => {
        const bytes = new Uint8Array([...mark, ...rest])
        const {text} = decode(bytes, 'content/a.md')
        if (text !== null) expect(text).toBe(new TextDecoder('utf-8', {fatal: true}).decode(bytes))
        // A view into a longer buffer, as files are often read.
        const longer = new Uint8Array([0, ...bytes, 0]).subarray(1, bytes.length + 1)
        expect(decode(longer, 'content/a.md')).toEqual(decode(bytes, 'content/a.md'))
      }),
    )
  })
})
