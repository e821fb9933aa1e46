import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import type {Json, JsonSchema} from '../../src/base/types.ts'
import {explanations} from '../../src/frontmatter/explanations.ts'
import {formats} from '../../src/frontmatter/formats.ts'
import {englishKeys} from '../../src/frontmatter/labels.ts'
import {parse} from '../../src/frontmatter/parse.ts'
import {compileSchemas, validatorOf} from '../../src/frontmatter/validate.ts'

/** A kind of our own, with one of everything that schemas may hold. */
const {common, paper} = JSON.parse(readFileSync(new URL('paper.schemas.json', import.meta.url), 'utf8')) as Record<
  string,
  JsonSchema
>

const schemas = new Map([
  ['common', common!],
  ['paper', paper!],
])
const validator = compileSchemas(schemas)
const known = new Set(explanations.map(({id}) => id))

function check(yaml: string) {
  const parsed = parse(`---\n${yaml}\n---\n`, 'content/a.md')
  expect(parsed.diagnostics).toEqual([])
  const {data, positions, keyPositions, diagnostics} = englishKeys(parsed.data as Json, validator.schema('paper'), {
    ...parsed,
    path: 'content/a.md',
  })
  const all = [...diagnostics, ...validator.validate('paper', data, positions, 'content/a.md', {keyPositions})]
  for (const {ruleId, reason, note, source} of all) {
    expect(known).toContain(ruleId)
    expect(reason).toMatch(/\p{Script=Han}/u)
    expect(`${reason}${note}`).not.toMatch(/undefined|null|schema|must|\[object|NaN/)
    expect(note).toBeTruthy()
    expect(source).toBe('schema')
  }
  return all
}
/** One mistake, one diagnostic: `2:8 rule | reason | note`. */
const one = (yaml: string) => {
  const all = check(`title: 甲\n${yaml}`)
  const [first] = all
  expect(all.map(({reason}) => reason)).toHaveLength(1)
  const {line, column} = first!.place!.start
  return {...first!, text: `${line}:${column} ${first!.ruleId} | ${first!.reason} | ${first!.note}`}
}

test('what is right passes', () => {
  expect(
    check(`title: 某通知
documentNumber: 示商务规〔2026〕3号
writtenDate: 2024-02-29
time: 2026-01-05 23:59
url: https://a.example/b?c=d#e
redirectFrom: [/art/2020/3/2/art_1021_88.html, /old/, /]
issuers: [swj, czj]
normative: false
category: 15
access: 主动公开
numbering: as-issued
stage: {state: planned, dueDate: 2026-12-01}
basedOn: [sswg-2026-1, {to: a-1}, {title: 某办法}]
attachments: [{file: 附件/表一.xlsx, name: 表}]
target: {kind: outside, name: 甲}
contact: {email: a@b.example}
codes: {示商务规: {slug: sswg}}`),
  ).toEqual([])
})

describe('missing', () => {
  test('at the top it stands on line 1, with the line to add', () => {
    const [missing] = check('writtenDate: 2026-01-05')
    expect(missing).toMatchObject({
      ruleId: 'field-missing',
      reason: '缺少标题（title）',
      note: '在信息栏里加一行 title: 某通知   （标题，换成实际内容）',
      pointer: '',
      place: {start: {line: 1, column: 1}},
    })
  })
  test('below it stands at its parent', () => {
    expect(one('attachments:\n  - file: a.pdf\n  - file: b.pdf\n    name: 乙').text).toBe(
      '4:5 field-missing | 附件第1项缺少附件名称（name） | 在“附件第1项”里加一行 name: 申报表   （附件名称，换成实际内容）',
    )
  })
  test('under a condition it says which', () => {
    expect(one('stage:\n  state: planned').text).toBe(
      '3:1 field-missing | 环节：状态（state）为 planned（待公开）时，缺少计划日期（dueDate） | 在“环节”里加一行 dueDate: 2026-12-01   （计划日期，换成实际内容）',
    )
    expect(one('basedOn:\n  - {}').reason).toBe('依据第1项：没有写本站条目（to）时，缺少文件标题（title）')
    expect(one('pair: {from: 甲}').reason).toContain('缺少止（to）')
  })
  test('it names the clause that asks for it, and no clause for a form that nobody asked for', () => {
    const asked: JsonSchema = {
      $id: 'asked.schema.json',
      type: 'object',
      additionalProperties: false,
      properties: {
        agency: {title: '机构', type: 'string', 'x-clause': '政府信息公开条例第十二条、第十三条'},
        plan: {title: '方案', type: 'string', minLength: 2, 'x-clause': '国办发〔2016〕80号'},
      },
      required: ['agency', 'plan'],
    }
    const validate = (data: Json) =>
      compileSchemas(new Map([['asked', asked]]))
        .validate('asked', data, {}, 'content/a.md')
        .map(({clause}) => clause)
    expect(validate({})).toEqual([
      {instrument: '政府信息公开条例', article: '第十二条、第十三条'},
      {instrument: '国办发〔2016〕80号', article: ''},
    ])
    expect(validate({agency: '甲', plan: '乙'})).toEqual([undefined])
  })
  test('what must be there is not to be deleted', () => {
    expect(check('title:')[0]).toMatchObject({reason: '标题（title）没有填写', note: '写上内容，例如 title: 某通知'})
  })
  test('a field under the name that others have for it', () => {
    expect(check('题目: 甲').map(({reason, note}) => `${reason} | ${note}`)).toEqual([
      '没有“题目”这个字段 | 是不是想写 title（标题）？把“题目”改成 title',
    ])
    expect(one('文号: 示商务规〔2026〕3号').expected).toEqual(['documentNumber'])
    // No form of this test has a field for it.
    expect(one('体裁: 通知').note).toMatch(/^删去它/u)
  })
  test('nothing behind the colon', () => {
    expect(one('writtenDate:').text).toBe(
      '3:13 field-missing | 成文日期（writtenDate）没有填写 | 写上内容，例如 writtenDate: 2026-06-20；没有内容时删去这一行',
    )
    expect(one("writtenDate: ''").reason).toBe('成文日期（writtenDate）是空的')
    expect(one('basedOn: [~]').reason).toBe('依据第1项没有填写')
  })
  test('one of several', () => {
    expect(one('contact: {}').reason).toBe('联系方式（contact）里要写电话（phone）或邮箱（email）')
    expect(one('either: {}').reason).toBe('二选一（either）里要写甲（one）或乙（two）')
    expect(one('either: {one: a, two: b}').reason).toBe('二选一（either）里甲（one）、乙（two）只能写一个')
  })
})

describe('unknown', () => {
  test('near a key or a label', () => {
    expect(one('writenDate: 2026-01-05').text).toBe(
      '3:1 field-unknown | 没有“writenDate”这个字段 | 是不是想写 writtenDate（成文日期）？把“writenDate”改成 writtenDate',
    )
    expect(one('成文日: 2026-01-05').expected).toEqual(['writtenDate'])
    expect(one('发文字号（必填）: 示商务规〔2026〕3号').expected).toEqual(['documentNumber'])
    expect(one('written_date: 2026-01-05').expected).toEqual(['writtenDate'])
    expect(one('ＵＲＬ: https://a.example').expected).toEqual(['url'])
  })
  test('takes the missing one with it', () => {
    expect(check('titel: 甲').map(({reason}) => reason)).toEqual(['没有“titel”这个字段'])
  })
  test('at home elsewhere, or nowhere', () => {
    expect(one('file: a.pdf').note).toBe('它应写在附件（attachments）里面')
    expect(one('xyzzy: 1').note).toMatch(/^删去它；这里可以写：标题、发文字号、成文日期/)
    expect(one('attachments:\n  - file: a.pdf\n    name: 乙\n    xyzzy: 1').text).toBe(
      '6:5 field-unknown | 附件第1项里没有“xyzzy”这个字段 | 删去它；这里可以写：文件路径、附件名称',
    )
  })
  test('not here', () => {
    expect(one('stage: {state: published, reason: 不涉及什么}').text).toBe(
      '3:27 field-not-allowed | 状态（state）为 published（已公开）时，不能写环节的理由（reason） | 删去 reason',
    )
  })
  test('in a map the name itself', () => {
    expect(one('codes:\n  abc: {slug: a}').text).toContain('4:3 field-format | 代字表（codes）里“abc”不能作名称')
  })
})

describe('wrong type', () => {
  test.each([
    ['title', 'title: 2026', '标题（title）应是文字，这里会被读成数字', "改成 title: '2026'"],
    ['issuers', 'issuers: swj', '发文机关（issuers）应是列表，这里是“swj”', '改成 issuers: [swj]'],
    ['issuers', 'issuers: swj、czj', '发文机关（issuers）应是列表，这里是“swj、czj”', '改成 issuers: [swj, czj]'],
    [
      'keywords',
      'keywords: 夜间消费，步行街',
      '主题词（keywords）应是列表，这里是“夜间消费，步行街”',
      '改成 keywords: [夜间消费, 步行街]',
    ],
    ['keywords', 'keywords: 2026', '主题词（keywords）应是列表，这里是“2026”', "改成 keywords: ['2026']"],
    [
      'attachments',
      'attachments: {file: a.pdf, name: 乙}',
      '附件（attachments）应是列表，这里是几个字段',
      '改成 attachments: [{file: a.pdf, name: 乙}]',
    ],
    ['normative', 'normative: 是', '规范性文件（normative）应是 true 或 false，这里是“是”', '改成 normative: true'],
    ['normative', 'normative: NO', '规范性文件（normative）应是 true 或 false，这里是“NO”', '改成 normative: false'],
    ['normative', 'normative: 也许', '规范性文件（normative）应是 true 或 false，这里是“也许”', '是否。例如 normative: true'],
    ['category', 'category: １２', '类别（category）应是整数，这里是“１２”', '改成 category: 12'],
    ['category', "category: '3'", '类别（category）应是整数，这里是“3”', '改成 category: 3'],
    ['category', 'category: 第3项', '类别（category）应是整数，这里是“第3项”', '改成 category: 3'],
    ['category', 'category: 1.5', '类别（category）应是整数，这里是“1.5”', '序号。例如 category: 1'],
    ['title', 'title: [甲]', '标题（title）应是文字，这里是列表', '改成 title: 甲'],
    ['title', 'title: {a: 1}', '标题（title）应是文字，这里是几个字段', '照原件写。例如 title: 某通知'],
    [
      'stage',
      'stage: planned',
      '环节（stage）要分字段写，至少有状态（state），这里只有“planned”',
      '改成这样的写法：{state: planned}',
    ],
    [
      'attachments',
      'attachments: [a.pdf]',
      '附件第1项要分字段写，至少有文件路径（file）、附件名称（name），这里只有“a.pdf”',
      '改成这样的写法：{file: a.pdf, name: 申报表}',
    ],
    ['issuers', 'issuers: 【swj】', '发文机关（issuers）应是列表，这里是“【swj】”', '改成 issuers: [swj]'],
    ['category', 'category: 第十二项', '类别（category）应是整数，这里是“第十二项”', '改成 category: 12'],
    ['target', 'target: 3', '对象（target）应是文字，这里会被读成数字', "改成 target: '3'"],
    ['target', 'target: [a]', '对象（target）应是文字或几个字段，这里是列表', '改成 target: a'],
    ['basedOn', 'basedOn: [[]]', '依据第1项应是文字或几个字段，这里是列表', '编号，或写明标题。例如 sswg-2026-1'],
  ])('%s %s', (key, yaml, reason, note) => {
    const all = check(key === 'title' ? yaml : `title: 甲\n${yaml}`)
    expect(all).toHaveLength(1)
    expect(all[0]).toMatchObject({ruleId: 'field-type', reason, note})
  })
})

describe('dates', () => {
  test.each([
    ['2026年11月23日', '2026-11-23'],
    ['2026年1月5号', '2026-01-05'],
    ['2026/1/5', '2026-01-05'],
    ['2026.1.5', '2026-01-05'],
    ['2026．1．5', '2026-01-05'],
    ['26-1-5', '2026-01-05'],
    ['99-12-31', '1999-12-31'],
    ['2026-1-5', '2026-01-05'],
    ['２０２６－０１－０５', '2026-01-05'],
    ['２０２６年１月５日', '2026-01-05'],
    ['20260105', '2026-01-05'],
    ["'20260105'", '2026-01-05'],
    ['2026—01—05', '2026-01-05'],
    ['2026-01-05T09:00:00+08:00', '2026-01-05'],
    ['2026-01-05 09:00', '2026-01-05'],
    ['“2026-01-05”', '2026-01-05'],
    ["' 2026-01-05'", '2026-01-05'],
    ['二〇二六年一月五日', '2026-01-05'],
    ['二○二六年十一月二十三日', '2026-11-23'],
    ['二零二六年十二月三十一日', '2026-12-31'],
  ])('%s is offered as %s', (written, meant) => {
    const {ruleId, expected, note} = one(`writtenDate: ${written}`)
    expect({ruleId, expected, note}).toEqual({ruleId: 'date-invalid', expected: [meant], note: `改成 writtenDate: ${meant}`})
  })
  test.each([
    ['2026-02-30', '成文日期（writtenDate）有误：2026年2月没有30日，最后一天是28日：2026-02-30'],
    ['2024-02-30', '成文日期（writtenDate）有误：2024年2月没有30日，最后一天是29日：2024-02-30'],
    ['2026-11-31', '成文日期（writtenDate）有误：2026年11月没有31日，最后一天是30日：2026-11-31'],
    ['2026年2月30日', '成文日期（writtenDate）有误：2026年2月没有30日，最后一天是28日：2026年2月30日'],
    ['2026-13-01', '成文日期（writtenDate）有误：没有13月：2026-13-01'],
    ['2026-00-10', '成文日期（writtenDate）有误：没有0月：2026-00-10'],
    ['2026-01-00', '成文日期（writtenDate）有误：2026年1月没有0日：2026-01-00'],
    ['2026年11月', '成文日期（writtenDate）缺少“日”：2026年11月'],
    ['2026-11', '成文日期（writtenDate）缺少“日”：2026-11'],
    ['待定', '成文日期（writtenDate）不是日期：待定'],
    ['11/23/2026', '成文日期（writtenDate）不是日期：11/23/2026'],
    ['2026', '成文日期（writtenDate）不是日期：2026'],
  ])('%s is not guessed at', (written, reason) => {
    const told = one(`writtenDate: ${written}`)
    expect(told).toMatchObject({ruleId: 'date-invalid', reason})
    expect(told.expected).toBeUndefined()
  })
  test.each([
    ['2026-01-05T15:30', '2026-01-05 15:30'],
    ['2026年1月5日15时30分', '2026-01-05 15:30'],
    ['2026年1月5日下午3点', '2026-01-05 15:00'],
    ['2026-1-5 9:05', '2026-01-05 09:05'],
    ['2026-01-05　15：30', '2026-01-05 15:30'],
    ['2026-01-05 15:30:00', '2026-01-05 15:30'],
  ])('time %s is offered as %s', (written, meant) => {
    expect(one(`time: '${written}'`)).toMatchObject({ruleId: 'date-invalid', expected: [meant]})
  })
  test.each(['2026-01-05', '2026-01-05 25:00', '2026-01-05 12:60', '2026-02-30 12:00', '明天'])(
    'time %s is not guessed at',
    written => {
      expect(one(`time: ${written}`).expected).toBeUndefined()
    },
  )
})

describe('a reference by name', () => {
  const {passes, meant, isOne} = formats['entry-name']!
  test.each(['sswg-2026-1', '示商务规〔2026〕1号', '示商务规[2026]1号', '《某通知》', '某通知', '关于甲、乙的通知'])(
    '%s may stand',
    text => expect(passes(text)).toBe(true),
  )
  test.each([
    'Sswg-2026-1',
    '../政策/sswg-2026-1.md',
    'sswg-2026-1.md',
    'sswg-2026-1、sswg-2026-2',
    '示商务规〔2026〕1号，《某通知》',
  ])('%s may not', text => expect(passes(text)).toBe(false))
  test('is one, or only words that may name one', () => {
    expect(['sswg-2026-1', '《甲》', '甲'].map(text => isOne!(text))).toEqual([true, true, false])
    expect(meant('content/政策/sswg-2026-1.md')).toBe('sswg-2026-1')
  })
})

describe('formats', () => {
  test.each([
    ['documentNumber: 示商务规[2026]3号', '示商务规〔2026〕3号', '六角括号'],
    ['documentNumber: 示商务规（2026）3号', '示商务规〔2026〕3号', '六角括号'],
    ['documentNumber: 示商务规(2026)第3号', '示商务规〔2026〕3号', '六角括号'],
    ['documentNumber: 示商务规〔2026〕003号', '示商务规〔2026〕3号', '不规范'],
    ['documentNumber: 示商务规〔2026〕 3 号', '示商务规〔2026〕3号', '不规范'],
    ['documentNumber: 三号文', undefined, '认不出来'],
    ['documentNumber: 示商务规〔2026〕3', '示商务规〔2026〕3号', '不规范'],
    ['documentNumber: 示商务规2026-3号', '示商务规〔2026〕3号', '不规范'],
    ['url: www.a.example/b', 'https://www.a.example/b', '不是完整的网址'],
    ['url: https:/a.example', 'https://a.example', '不是完整的网址'],
    ['url: https：//a.example', 'https://a.example', '不是完整的网址'],
    ['url: javascript:alert(1)', undefined, '不能用“javascript:”开头'],
    ['url: data:text/html,x', undefined, '不能用“data:”开头'],
    ['url: JavaScript:alert(1)', undefined, '不能用“JavaScript:”开头'],
    ['url: ftp://a.example/', undefined, '不能用“ftp:”开头'],
    ['url: //a.example/', 'https://a.example/', '不是完整的网址'],
    ['url: https://a.example/ b', undefined, '空格'],
    ['url: https://user@a.example/', undefined, '不是完整的网址'],
    ["url: 'https://a.example\\b'", undefined, '不是完整的网址'],
    ['url: 见官网', undefined, '不是完整的网址'],
    ['basedOn: [SSWG-2026-1]', 'sswg-2026-1', '不是条目编号'],
    ['basedOn: [../2026/sswg-2026-1.md]', 'sswg-2026-1', '不是条目编号'],
    ['basedOn: [/policies/2026/sswg-2026-1/]', 'sswg-2026-1', '不是条目编号'],
    ['basedOn: [某通知]', undefined, '不是条目编号'],
    [`basedOn: [${'a'.repeat(81)}]`, undefined, '太长'],
    ['redirectFrom: [art/1.html]', '/art/1.html', '不是本站路径'],
    ['redirectFrom: [https://a.example/b/c]', '/b/c/', '不带网站域名'],
    ['redirectFrom: [/a/../b/]', undefined, '不是本站路径'],
    ['redirectFrom: [//a.example/]', '/a.example/', '不是本站路径'],
    ["redirectFrom: ['/a b/']", undefined, '不是本站路径'],
    ['attachments: [{file: ../a.pdf, name: 乙}]', 'a.pdf', '不在本文件旁边'],
    ['attachments: [{file: /a.pdf, name: 乙}]', 'a.pdf', '不在本文件旁边'],
    ["attachments: [{file: 'a\\b.pdf', name: 乙}]", 'a/b.pdf', '\\'],
    ["attachments: [{file: 'C:\\b.pdf', name: 乙}]", 'b.pdf', '不在本文件旁边'],
    ['attachments: [{file: ./a.pdf, name: 乙}]', 'a.pdf', '.'],
    ['attachments: [{file: a%2e.pdf, name: 乙}]', 'a-2e.pdf', '%'],
    ['attachments: [{file: con.pdf, name: 乙}]', undefined, '设备名'],
    ["attachments: [{file: 'http://a.example/a.pdf', name: 乙}]", undefined, '不能写网址'],
    ['issuers: [SWJ]', 'swj', '写法不对'],
    ['issuers: [市商务局]', undefined, '写法不对'],
  ])('%s', (yaml, meant, reason) => {
    const told = one(yaml)
    expect(told.reason).toContain(reason)
    expect(told.expected).toEqual(meant === undefined ? undefined : [meant])
    if (meant) expect(told.note).toContain(meant)
    if (meant) expect(check(`title: 甲\n${yaml.replace(told.actual!, meant)}`)).toEqual([])
  })
})

describe('other values', () => {
  test.each([
    ['access: 主动', '公开属性（access）不能是“主动”', '是不是想写 主动公开？改成 access: 主动公开'],
    ['access: 公开', '公开属性（access）不能是“公开”', '从这些里选一个：主动公开、依申请公开、不予公开'],
    ['issuers: [swj、czj]', '发文机关第1项里是几项，要一项一项分开：swj、czj', '各项之间用半角逗号加空格：swj, czj'],
    ['access: 保密', '公开属性（access）不能是“保密”', '从这些里选一个：主动公开、依申请公开、不予公开'],
    [
      'stage: {state: 待公开, dueDate: 2026-12-01}',
      '环节的状态（state）不能是“待公开”',
      '是不是想写 planned（待公开）？改成 state: planned',
    ],
    [
      'stage: {state: Published}',
      '环节的状态（state）不能是“Published”',
      '是不是想写 published（已公开）？改成 state: published',
    ],
    ['numbering: 如原件', '序号（numbering）不能是“如原件”', '改成 numbering: as-issued'],
    ['category: 16', '类别（category）不能大于 15，现在是 16', '序号。例如 category: 1'],
    ['category: 0', '类别（category）不能小于 1，现在是 0', '序号。例如 category: 1'],
    ['ratio: 0', '比例（ratio）必须大于 0，现在是 0', '百分数。例如 ratio: 1'],
    ['ratio: 100', '比例（ratio）必须小于 100，现在是 100', '百分数。例如 ratio: 1'],
    ['ratio: 7', '比例（ratio）必须是这个数的倍数： 5，现在是 7', '百分数。例如 ratio: 1'],
    ['issuers: []', '发文机关（issuers）至少要有 1 项', '机关编号。例如 issuers: [swj]'],
    ['issuers: [a, b, c, d]', '发文机关（issuers）最多 3 项，现有 4 项', '删去多余的项'],
    ['keywords: [甲, ""]', '主题词第2项是空的，至少 1 个字', '例如 ……'],
    ['stage: {state: notApplicable, reason: 无}', '环节的理由（reason）太短，至少 4 个字', '理由。例如 reason: 不涉及'],
    ['target: {kind: inside}', '对象缺少编号（to）', '在“对象”里加一行 to: ……   （编号，换成实际内容）'],
    ['target: {kind: outside, nam: 甲}', '对象里没有“nam”这个字段', '是不是想写 name（名称）？把“nam”改成 name'],
    ['target: 甲', '对象（target）不是条目编号：甲', '写成条目的文件名去掉 .md，只用小写字母、数字和短横线，如 sswg-2026-3'],
  ])('%s', (yaml, reason, note) => {
    expect(one(yaml)).toMatchObject({reason, note})
  })
  test('a text too long, or with blanks around', () => {
    expect(check(`title: ${'长'.repeat(21)}`)[0]).toMatchObject({reason: '标题（title）太长：有 21 个字，最多 20 个字'})
    expect(check("title: ' 甲'")[0]).toMatchObject({ruleId: 'field-format', expected: ['甲'], note: '改成 title: 甲'})
  })
  test('the same twice stands at the second', () => {
    const {text, pointer} = one('issuers:\n  - swj\n  - czj\n  - swj')
    expect(text).toBe('6:5 field-value | 发文机关第3项与第1项重复 | 删去重复的一项')
    expect(pointer).toBe('/issuers/2')
  })
  test('mistakes come in order of place', () => {
    expect(check('access: x\nissuers: swj\nwrittenDate: x\ntitle: " "').map(({place}) => place!.start.line)).toEqual([2, 3, 4, 5])
  })
})

describe('labels', () => {
  test('are keys at every depth, and places move along', () => {
    const parsed = parse('---\n标题: 甲\n附件:\n  - 文件路径: ../a.pdf\n    附件名称: 乙\n---\n', 'content/a.md')
    const {data, positions, keyPositions} = englishKeys(parsed.data as Json, validator.schema('paper'), {
      ...parsed,
      path: 'content/a.md',
    })
    expect(data).toEqual({title: '甲', attachments: [{file: '../a.pdf', name: '乙'}]})
    expect(positions['/attachments/0/file']!.start).toEqual({line: 4, column: 11})
    expect(keyPositions['/attachments/0/name']!.start).toEqual({line: 5, column: 5})
    expect(Object.keys(positions)).not.toContain('/标题')
    expect(validator.validate('paper', data, positions, 'content/a.md').map(({place}) => place!.start)).toEqual([
      {line: 4, column: 11},
    ])
  })
  test('label and key together are an error', () => {
    for (const yaml of ['title: 甲\n标题: 乙', '标题: 乙\ntitle: 甲']) {
      const parsed = parse(`---\n${yaml}\n---\n`, 'content/a.md')
      const renamed = englishKeys(parsed.data as Json, validator.schema('paper'), {...parsed, path: 'content/a.md'})
      expect(renamed.data).toEqual({title: '甲'})
      expect(renamed.diagnostics).toMatchObject([{ruleId: 'yaml-duplicate-key', reason: '“标题”和“title”是同一个字段，写了两次'}])
      expect(renamed.positions['/title']!.start.line).toBe(yaml.startsWith('title') ? 2 : 3)
    }
  })
  test('names of a map are not labels', () => {
    const parsed = parse('---\n标题: 甲\n代字表:\n  标题: {网址名: a}\n---\n', 'content/a.md')
    expect(englishKeys(parsed.data as Json, validator.schema('paper'), {...parsed, path: 'a'}).data).toEqual({
      title: '甲',
      codes: {标题: {slug: 'a'}},
    })
  })
  test('nothing to rename, nothing new', () => {
    const data = {title: '甲'}
    expect(englishKeys(data, validator.schema('paper'), {positions: {}, keyPositions: {}, path: 'a'}).data).toBe(data)
  })
})

describe('schemas', () => {
  test('are compiled once', () => {
    expect(validatorOf(schemas)).toBe(validatorOf(schemas))
  })
  test('need no $id', () => {
    const plain = compileSchemas(
      new Map<string, JsonSchema>([
        ['a', {type: 'object', properties: {b: {$ref: 'c.schema.json#/$defs/b'}}}],
        ['c', {$defs: {b: {title: '乙', type: 'string'}}}],
      ]),
    )
    expect(plain.validate('a', {b: 1}, {}, 'a.md')[0]!.reason).toBe('乙（b）应是文字，这里会被读成数字')
  })
  test('an unknown one is our own mistake', () => {
    expect(() => validator.validate('nothing', {}, {}, 'a.md')).toThrow('no schema named nothing')
  })
  test('a whole file is not called 信息栏', () => {
    expect(validator.validate('paper', {}, {}, 'gzgk.config.yml')[0]!.note).toMatch(/^在文件里加一行/)
    expect(validator.validate('paper', [], {}, 'gzgk.config.yml')[0]!.reason).toBe('文件应是几个字段，这里是列表')
  })
})
