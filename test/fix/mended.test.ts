import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {JsonObject} from '../../src/base/types.ts'
import {mended} from '../../src/fix/mended.ts'
import {goldenIn} from '../golden.ts'
import fc from '../properties.ts'
import {changed, dataOf, fixed, front, gb18030, office, policy, readPolicy, told} from './files.ts'

const golden = goldenIn(import.meta.dirname)

describe('a file with comments, odd spacing, a tab, and no line feed at its end', () => {
  const before = readFileSync(join(import.meta.dirname, 'golden', 'before.md'), 'utf8')

  test('changes only where it is said', async () => {
    const found = await changed(before)
    golden('after.md', found!.after)
    golden(
      'changes.txt',
      told(found)
        .map(line => `${line}\n`)
        .join(''),
    )
    expect(readPolicy(found!.after).diagnostics).toEqual([])
  })
  test.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('keeps %s', async (_, end) => {
    const after = await fixed(before.replaceAll('\n', end))
    expect(after.replaceAll(end, '\n')).toBe(await fixed(before))
    expect(after.replaceAll(end, '')).not.toMatch(/[\r\n]/)
  })
  test('keeps line ends that are mixed', async () => {
    let count = 0
    const mixed = before.replaceAll('\n', () => (count++ % 3 === 0 ? '\r\n' : '\n'))
    const ends = (text: string) => text.match(/\r?\n/g)
    expect(ends(await fixed(mixed))).toEqual(ends(mixed))
  })
})

/** The line of a field before and after; null when it stays. */
async function line(key: string, written: string): Promise<string | null> {
  const text = front({[key]: written})
  const after = await fixed(text)
  const [was, is] = [text.split('\n'), after.split('\n')]
  const others = was.findIndex((one, index) => one !== written && one !== is[index])
  expect(others, after).toBe(-1)
  return after === text ? null : is[was.indexOf(written)]!
}

describe('what leaves no doubt', () => {
  test.each([
    ['documentNumber: 示商务规[2026]3号', 'documentNumber: 示商务规〔2026〕3号'],
    ['documentNumber: 示商务规［2026］3号', 'documentNumber: 示商务规〔2026〕3号'],
    ['documentNumber: 示商务规【2026】3号', 'documentNumber: 示商务规〔2026〕3号'],
    ['documentNumber: 示商务规(2026)3号', 'documentNumber: 示商务规〔2026〕3号'],
    ['documentNumber: 示商务规（2026）3号', 'documentNumber: 示商务规〔2026〕3号'],
    ['documentNumber: 示商务规〔2026〕第3号', 'documentNumber: 示商务规〔2026〕3号'],
    ['documentNumber: 示商务规〔2026〕003号', 'documentNumber: 示商务规〔2026〕3号'],
    ['documentNumber: 示商务规 〔２０２６〕 ３ 号', 'documentNumber: 示商务规〔2026〕3号'],
    ["documentNumber: '示商务规[2026]3号'  # 注", "documentNumber: '示商务规〔2026〕3号'  # 注"],
    ['documentNumber: 示范市人民政府令第 05 号', 'documentNumber: 示范市人民政府令第5号'],
    ['writtenDate: 2026/6/8', 'writtenDate: 2026-06-08'],
    ['writtenDate: 2026.6.8', 'writtenDate: 2026-06-08'],
    ['writtenDate: 2026-6-8', 'writtenDate: 2026-06-08'],
    ['writtenDate: 2026年6月8日', 'writtenDate: 2026-06-08'],
    ['writtenDate: 2026 年 6 月 8 日', 'writtenDate: 2026-06-08'],
    ['writtenDate: ２０２６－０６－０８', 'writtenDate: 2026-06-08'],
    ['writtenDate: ２０２６年６月８日', 'writtenDate: 2026-06-08'],
    ['writtenDate: 二〇二六年六月八日', 'writtenDate: 2026-06-08'],
    ['writtenDate: 20260608', 'writtenDate: 2026-06-08'],
    ['writtenDate: "2026/6/8"', 'writtenDate: "2026-06-08"'],
    ['normative: 是', 'normative: true'],
    ['normative: "否"', 'normative: false'],
    ['normative: ｔｒｕｅ', 'normative: true'],
    ["disclosureCategory: '3'", 'disclosureCategory: 3'],
    ['disclosureCategory: ３', 'disclosureCategory: 3'],
    ['contact: {postcode: 100000}', "contact: {postcode: '100000'}"],
    ['contact: {postcode: 010000}', "contact: {postcode: '010000'}"],
    ['contact: {postcode: １０００００}', "contact: {postcode: '100000'}"],
    ['contact: {postcode: "１０００００"}', 'contact: {postcode: "100000"}'],
    ['origin: {type: Own}', 'origin: {type: own}'],
    ['origin: {type: 本机关制作}', 'origin: {type: own}'],
    ['numbering: ａｓ－ｉｓｓｕｅｄ', 'numbering: as-issued'],
    ['summary: 0123', "summary: '0123'"],
    ['summary: 2026', "summary: '2026'"],
    ['summary: 110101199001011234', "summary: '110101199001011234'"],
    ['内容概述: 概要', 'summary: 概要'],
    ['"内容概述" :  概要', '"summary" :  概要'],
    ['summary：概要', 'summary: 概要'],
    ['summary：  概要　', 'summary: 概要'],
    ['summary：概要 \t', 'summary: 概要 \t'],
    ['内容概述:概要', 'summary: 概要'],
    ['keywords:\n- 甲\n-乙', 'keywords:\n- 甲\n- 乙'],
    ['keywords:\n\t- 甲\n\t- 乙', 'keywords:\n  - 甲\n  - 乙'],
    ['keywords:\n　－ 甲', 'keywords:\n  - 甲'],
  ])('%j', async (written, meant) => {
    const [key] = written.split(/["：: ]/u).filter(Boolean)
    const text = front({[key === '内容概述' ? 'summary' : key!]: written})
    expect(await fixed(text)).toBe(text.replace(written, meant))
  })
})

describe('what leaves a doubt, or cannot be read, is left to the editor', () => {
  test.each([
    'documentNumber: 示商务规2026-3',
    'documentNumber: 示商务规〔2026〕3',
    'documentNumber: “示商务规[2026]3号”',
    'writtenDate: 26-6-8',
    'writtenDate: 2026-6',
    'writtenDate: 2026年2月30日',
    'writtenDate: 2026-6/8',
    'writtenDate: 2026/6/8 10:00',
    'writtenDate: 8/6/2026',
    'writtenDate: |\n  2026/6/8',
    'normative: 有',
    'normative: 需要',
    'disclosureCategory: 03',
    "disclosureCategory: '第3类'",
    'contact: {postcode: 1000}',
    'origin: {type: 转}',
    'subjects: [综合政务＼电子政务（试行）]',
    'summary: true',
    'summary: 通知: 关于',
    'summary: [甲',
    'summary: *甲*',
    'issuers: swj',
    'writenDate: 2026/6/8',
    '文号: 示商务规[2026]3号',
    'title: 甲\n标题: 乙',
    'keywords:\n-甲\n  - 乙',
    'summary: |\n  名称：值\n名称',
  ])('%j', async written => {
    const [key] = written.split(/[:：]/u)
    expect(await line(key!, written)).toBeNull()
  })
  test.each(['---\n标题: 甲\n', '标题: 甲\n', '', '---\n---\n', '---js\n标题: 甲\n---\n', '———\n标题: 甲\n———\n'])(
    'the whole file %j',
    async text => {
      expect(await changed(text)).toBeNull()
    },
  )
  test('a file of another kind than its folder, whose labels may mean something else', async () => {
    const notice = '---\n标题: 甲\n发布日期: 2026-01-05\ncategory: notice\ncolumn: 服务公开\n'
    expect(await changed(`${notice}issuers: [swj]\n---\n\n正文。\n`)).toBeNull()
  })
  test('a slip in a text of several lines, which is none', async () => {
    const text = front({summary: 'summary：|\n  名称：值\n  -甲'})
    expect(await fixed(text)).toBe(text.replace('summary：', 'summary: '))
  })
})

describe('times', () => {
  const response = (time: string) =>
    `---\ntitle: 甲\npublishDate: 2026-01-05\nissuers: [swj]\nfirstResponse: ${time}\n---\n\n正文。\n`
  const timed = async (time: string) => {
    const file = {path: 'content/responses/2026/a.md', bytes: Buffer.from(response(time)), schema: 'response', isEntry: true}
    return (await mended(file, office))?.after
  }
  test.each(['2026/1/5 9:30', '2026年1月5日 9:30', '2026年1月5日9：30', '2026-01-05T09:30', '２０２６－０１－０５　０９：３０'])(
    '%s',
    async time => expect(await timed(time)).toBe(response('2026-01-05 09:30')),
  )
  test.each(['2026-01-05 下午3:30', '2026-01-05 9点', '2026-01-05 25:00', '2026-01-05'])('%s is left', async time =>
    expect(await timed(time)).toBeUndefined(),
  )
})

test('a number with a zero at its end is the number, where one is wanted', async () => {
  const report = (fees: string) => Buffer.from(`---\ntable2: {fees: ${fees}}\n---\n`)
  const counted = async (fees: string) =>
    (await mended({path: 'content/reports/2025.md', bytes: report(fees), schema: 'report', isEntry: true}, office))?.after
  expect(await counted('1.50')).toBe(String(report('1.5')))
  expect(await counted("'1.50'")).toBe(String(report('1.5')))
  expect(await counted('01.50')).toBeUndefined()
})

describe('own 发文字号 in the text', () => {
  const body = (text: string) => front({}, `\n${text}\n`)
  test.each([
    ['按照示商务规[2025]1号办理', '按照示商务规〔2025〕1号办理'],
    ['（示商务规（2025）1号）', '（示商务规〔2025〕1号）'],
    ['示商务规\\[2025\\]第01号', '示商务规〔2025〕第01号'],
    ['示商务规〔2025]1号', '示商务规〔2025〕1号'],
    ['- 示商务字 [2025] 1号\n- 乙', '- 示商务字 〔2025〕 1号\n- 乙'],
    ['| 甲 |\n|---|\n| 示商务规【2025】1号 |', '| 甲 |\n|---|\n| 示商务规〔2025〕1号 |'],
    ['**示商务规[2025]1号**', '**示商务规〔2025〕1号**'],
  ])('%j', async (text, meant) => expect(await fixed(body(text))).toBe(body(meant)))
  test.each([
    '国办发[2025]1号',
    '示商务规[2025]',
    '示商务规[25]1号',
    '`示商务规[2025]1号`',
    '[示商务规[2025]1号](/policies/)',
    '示商务规[2025]1号\n\n[2025]: https://www.example.gov.cn/',
    '示商务规[2025]**1号**',
    '示商务规\n[2025]1号',
    '## 示商务规[2025]1号',
    '<p>示商务规[2025]1号</p>',
  ])('%j stays', async text => expect(await fixed(body(text))).toBe(body(text)))
  test.each([
    'numbering: as-issued',
    'historical: true',
    'origin: {type: reprint, source: 甲, url: https://www.example.gov.cn/}',
  ])('stays as it was issued: %s', async more => {
    const text = front({more}, '\n示商务规[2025]1号\n')
    expect(readPolicy(text).data).not.toBeNull()
    expect(await changed(text)).toBeNull()
  })
  test('stays while the front matter has errors, as nobody looks at it', async () => {
    expect(await changed(front({more: 'foo: 1'}, '\n示商务规[2025]1号\n'))).toBeNull()
  })
})

describe('encodings', () => {
  const text = front({title: '标题: 关于促进夜间消费的若干措施'})
  const meant = front()
  const utf16 = (big: boolean) => (big ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, 'utf16le'))
  test.each([
    ['GB18030（GBK、ANSI）', gb18030(text)],
    ['UTF-16（Unicode）', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 BE（Unicode big endian）', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['UTF-16（Unicode）', utf16(false)],
    ['UTF-16 BE（Unicode big endian）', utf16(true)],
    ['UTF-8（带 BOM）', Buffer.from(`\ufeff${text}`)],
  ])('%s becomes UTF-8 without a mark', async (name, bytes) => {
    const found = await changed(bytes)
    expect(found?.after).toBe(meant)
    expect(told(found)).toEqual([`1:1 文件编码：${name} → UTF-8`, '2:1 字段名：标题 → title'])
    expect(await changed(found!.after)).toBeNull()
  })
  test('a mark alone is a change', async () => {
    expect(told(await changed(`\ufeff${meant}`))).toEqual(['1:1 文件编码：UTF-8（带 BOM） → UTF-8'])
  })
  const bytes = Buffer.from(text)
  test.each([
    ['UTF-8 that lost a byte', Buffer.concat([bytes.subarray(0, 12), bytes.subarray(13)])],
    [
      'UTF-8 that lost two, and could be GB18030',
      Buffer.concat([Buffer.from('---\ntitle: '), Buffer.from('申报').subarray(0, 4), Buffer.from('\n---\n')]),
    ],
    ['UTF-8 with a line of GB18030', Buffer.concat([bytes, gb18030('附件：申报表')])],
    [
      'Big5',
      Buffer.concat([
        Buffer.from('---\ntitle: '),
        Buffer.from('b4a3a8d1aa41b0c8aabaa46aa54ea5d1', 'hex'),
        Buffer.from('\n---\n'),
      ]),
    ],
    ['a NUL', Buffer.from(`${text}\0`)],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])],
    ['a broken front matter in GB18030', gb18030('---\n标题: [甲\n---\n')],
  ])('%s is left', async (_, other) => expect(await changed(other)).toBeNull())
})

test('a mend after which the file says something else is dropped, and the others are made', async () => {
  const schema = {
    type: 'object',
    properties: {'<<': {title: '合并', type: 'string'}, day: {title: '日期', type: 'string', format: 'date'}},
  }
  const odd = {...office, schemas: new Map([['odd', schema]])}
  // A key that may not be written, whatever a schema says.
  const text = '---\n合并: 甲\n日期: 2026/1/5\n---\n'
  const found = await mended({path: 'content/odd/a.md', bytes: Buffer.from(text), schema: 'odd', isEntry: true}, odd)
  expect(found?.after).toBe('---\n合并: 甲\nday: 2026-01-05\n---\n')
  expect(told(found)).toEqual(['3:1 字段名：日期 → day', '3:5 日期（day）：2026/1/5 → 2026-01-05'])
})

test('a registry is mended like a front matter', async () => {
  const text =
    '# 名录\n- id: swj\n  机关全称:   示范市商务局\n- {id: czj, name: 示范市财政局, 曾用名: [{name: 甲, until: 2020/1/5}]}\n'
  const file = {path: 'content/_data/organizations.yml', bytes: Buffer.from(text), schema: 'organizations', isEntry: false}
  const found = await mended(file, office)
  expect(found?.after).toBe(
    '# 名录\n- id: swj\n  name:   示范市商务局\n- {id: czj, name: 示范市财政局, formerNames: [{name: 甲, until: 2020-01-05}]}\n',
  )
})

/** A field as it may be written, with what it then is; `undefined` in a pair: it stays as it is written. */
type Field = readonly [key: string, label: string, forms: readonly (readonly [written: string, meant: unknown])[]]
const date = (iso: string, ...forms: string[]) => [iso, ...forms].map(form => [form, iso] as const)
const fields: readonly Field[] = [
  [
    'documentNumber',
    '发文字号',
    ['〔2026〕3号', '[2026]03号', '（2026）第3号'].map(end => [`示商务规${end}`, '示商务规〔2026〕3号'] as const),
  ],
  [
    'writtenDate',
    '成文日期',
    [...date('2026-06-08', '2026/6/8', '2026年6月8日', '20260608'), ['2026-6', '2026-6'], ['六月', '六月']],
  ],
  ['publishDate', '发布日期', date('2026-06-24', '2026.6.24', '２０２６－６－２４')],
  [
    'normative',
    '行政规范性文件',
    [
      ['是', true],
      ['否', false],
      ['true', true],
      ['有', '有'],
    ],
  ],
  [
    'summary',
    '内容概述',
    [
      ['2026', '2026'],
      ['示商务规[2025]1号：2026/6/8', '示商务规[2025]1号：2026/6/8'],
      ['007', '007'],
    ],
  ],
  [
    'disclosureCategory',
    '法定主动公开类别',
    [
      ['3', 3],
      ['３', 3],
      ['第3类', '第3类'],
    ],
  ],
]
const gaps = fc.constantFrom(' ', '  ', '\t', '    ')
const ends = fc.constantFrom('', ' ', '   # 注：2026/6/8', ' # [2026]')
const fieldLine = (field: Field) =>
  fc
    .record({
      form: fc.constantFrom(...field[2]),
      isLabel: fc.boolean(),
      gap: gaps,
      end: ends,
      quote: fc.constantFrom('', "'", '"'),
    })
    .map(({form: [written, meant], isLabel, gap, end, quote}) => ({
      line: `${isLabel ? field[1] : field[0]}:${gap}${quote}${written}${quote}${end}`,
      // In quotes it is a text whatever it says: what a truth value or number may be is known from its field.
      meant: [field[0], meant] as const,
    }))
const between = fc.constantFrom('', '# 注：发文字号[2026]', '   ')
const sources = fc
  .record({
    title: fc.constantFrom('title: 甲', '标题:  甲', '标题：甲', 'title:甲'),
    lines: fc.tuple(...fields.map(fieldLine)),
    gaps: fc.array(between, {maxLength: 6}),
    body: fc.array(
      fc.constantFrom(
        '示商务规[2025]1号',
        '正文。',
        '',
        '\\[2025\\]',
        '# 一',
        '- 示商务规（2025）1号 ',
        '国办发[2025]1号',
        '> 甲',
      ),
      {maxLength: 8},
    ),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    isOpen: fc.boolean(),
  })
  .map(({title, lines, gaps: others, body, end, isOpen}) => {
    const front = [title, 'issuers:  [ swj,czj ]', ...lines.flatMap(({line}, index) => [line, ...others.slice(index, index + 1)])]
    return {
      text: ['---', ...front, '---', ...body, ...(isOpen ? [] : [''])].join(end),
      data: {title: '甲', issuers: ['swj', 'czj'], ...Object.fromEntries(lines.map(({meant}) => meant))} as JsonObject,
    }
  })

describe('whatever is written', () => {
  test('is mended once and for all, where it is said and nowhere else, and then says what was meant', async () => {
    await fc.assert(
      fc.asyncProperty(sources, async ({text, data}) => {
        const found = await changed(text)
        const after = found?.after ?? text
        expect(dataOf(after)).toEqual(data)
        expect(await changed(after)).toBeNull()
        const [was, is] = [text, after].map(whole => whole.split(/(\r\n|\r|\n)/))
        expect(is!.length).toBe(was!.length)
        const touched = new Set(found?.changes.map(({at}) => at.line))
        for (const [index, piece] of was!.entries()) {
          const isLine = index % 2 === 0
          if (!isLine || !touched.has(index / 2 + 1)) expect(is![index]).toBe(piece)
          else expect(is![index]).not.toBe(piece)
        }
        // A comment is nobody's value.
        expect(after.match(/#.*/gu)).toEqual(text.match(/#.*/gu))
      }),
      {numRuns: 150},
    )
  })
  test('of any bytes nothing breaks, and what is made is UTF-8', async () => {
    const soup = fc.array(
      fc.constantFrom(
        '---',
        '\n',
        '\r\n',
        '标题',
        '：',
        ':',
        ' ',
        '\t',
        '- ',
        '-甲',
        '[2026]',
        '示商务规',
        '3号',
        "'",
        '"',
        '|',
        '2026/1/5',
        '\ufeff',
        '\0',
        '{',
        '}',
        '#',
      ),
      {maxLength: 40},
    )
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          soup.map(parts => Buffer.from(parts.join(''))),
          fc.uint8Array({maxLength: 60}),
        ),
        async bytes => {
          const found = await mended(policy(Buffer.concat([Buffer.from('---\n'), bytes])), office)
          if (!found) return
          expect(found.after.isWellFormed?.() ?? true).toBe(true)
          expect(await changed(found.after)).toBeNull()
        },
      ),
      {numRuns: 300},
    )
  })
})
